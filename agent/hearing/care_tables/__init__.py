"""The words of care: concept -> patterns (see `phrases` for how a pattern is written).

Contractions are spelled out before matching ("can't", "cant" -> "can not"; "anyone" -> "anybody"),
so patterns use the long form. A table that another language adds has the same shape.
"""

from __future__ import annotations

from agent.hearing.care_tables.conduct import CONDUCT
from agent.hearing.care_tables.languages import ELSEWHERE
from agent.hearing.care_tables.people import PEOPLE
from agent.hearing.care_tables.peril import PERIL
from agent.hearing.care_tables.scope import SCOPE
from agent.hearing.care_tables.unfairness import UNFAIRNESS

CONCEPTS: dict[str, str] = PEOPLE | PERIL | CONDUCT | UNFAIRNESS | SCOPE | ELSEWHERE
"""Every concept by name."""
