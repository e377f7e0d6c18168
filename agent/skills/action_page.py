"""The action plan as one page: their own words in the order of the two questions, gaps marked."""

from __future__ import annotations

import re

from agent.prompts import Catalogue
from agent.records.action_plan import ActionPage, ActionPlan
from agent.records.base import Words

PARTS = ("problem", "steps", "people", "resources", "measure", "mentors")
"""In the order of the questions [0.7]: which issue, and how; then what the page still needs."""
RESTS_ON = ("action-plan-two-questions", "shared-projects-bond")
_NEXT_STEP = re.compile(r"\s*(?:\n+|;|(?<=[.!?])\s|,?\s*\b(?:and )?then\b,?|\d[.)])\s*", re.I)


def action_page(plan: ActionPlan | None, catalogue: Catalogue) -> ActionPage:
    """The page; private words are not on it, since it is made to be handed around."""
    said = plan or ActionPlan()
    texts = {part: _open(getattr(said, part)) for part in (*PARTS, "team")}
    steps = tuple(one for part in _NEXT_STEP.split(texts["steps"]) if (one := part.strip(" .")))
    gaps = tuple(part for part in PARTS if not texts[part])
    page = ActionPage(
        team=texts["team"],
        problem=texts["problem"],
        people=texts["people"],
        steps=steps,
        resources=texts["resources"],
        measure=texts["measure"],
        mentors=texts["mentors"],
        gaps=gaps,
        citations=RESTS_ON,
    )
    return page.model_copy(update={"text": catalogue.say("action_plan.page", page=page)})


def _open(words: Words | None) -> str:
    return words.text if words and not words.private else ""
