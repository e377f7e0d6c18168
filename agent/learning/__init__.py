"""How what somebody tells enters a plan, each fact with its words and source, and leaves it."""

from agent.learning.facts import (
    ALWAYS_PRIVATE,
    Clash,
    Fact,
    choose,
    learn,
    standing,
    with_meeting,
    with_outreach,
)

__all__ = [
    "ALWAYS_PRIVATE",
    "Clash",
    "Fact",
    "choose",
    "learn",
    "standing",
    "with_meeting",
    "with_outreach",
]
