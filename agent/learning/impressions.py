"""What a mentee felt after talks, read for the order of their own list; it goes nowhere else.

Only "did you feel heard?" is asked, so only active listening is filled. The last talk counts.
"""

from __future__ import annotations

import re
from typing import Literal

from agent.records.plan import Plan

Heard = Literal["met", "partly", "unmet"]

_SAID: tuple[tuple[str, Heard], ...] = (
    (r"part(?:ly)?|somewhat|so[- ]so|a bit|sort of|mostly|half", "partly"),
    (r"not|no|nope|hardly|barely|never|\w+n't", "unmet"),
    (r"yes|yeah|very|fully|really|totally|definitely|completely|i did", "met"),
)
_READINGS = tuple((re.compile(rf"\b(?:{said})\b", re.IGNORECASE), heard) for said, heard in _SAID)


def impressions_of(plan: Plan) -> dict[str, Heard]:
    """Mentor id → whether the mentee felt heard, for those who said so."""
    found: dict[str, Heard] = {}
    for meeting in sorted(plan.meetings, key=lambda one: one.number):
        said = meeting.felt.text if meeting.felt else ""
        reading = next((heard for pattern, heard in _READINGS if pattern.search(said)), None)
        if reading:
            found[meeting.mentor] = reading
    return found
