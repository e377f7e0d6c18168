"""The part of the coach that two or more people share: pages, briefs, circles, whole programmes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from agent.checks import passed
from agent.clock import Clock
from agent.embedding import load_embedder
from agent.errors import NotFound
from agent.learning.consent import handed_over, with_received
from agent.prompts import Catalogue
from agent.records.action_plan import ActionPage
from agent.records.briefs import Brief
from agent.records.groups import Assignment, Circles
from agent.records.meetings import AgendaKind
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.sharing import SharedPage
from agent.roster import ABOUT, Grouping
from agent.sessions import Sessions
from agent.skills.action_page import action_page
from agent.skills.brief_record import USUAL_MINUTES, Meeting, brief
from agent.skills.shared_page import Handover, chosen_page, handover_of


class Together:
    """What the coach offers to mentors and to groups; `Coach` opens it and is the door."""

    _sessions: Sessions
    _catalogue: Catalogue
    _clock: Clock

    def brief(
        self,
        shared: Mapping[str, str],
        *,
        minutes: int = USUAL_MINUTES,
        kind: AgendaKind | None = None,
        name: str = "",
    ) -> Brief:
        """A mentor's preparation from what a mentee handed over. Raises BadInput."""
        made = brief(shared, Meeting(name=name, kind=kind, minutes=minutes), self._catalogue)
        return passed(made, Plan(), None)

    async def receive(self, user: str, page: SharedPage) -> None:
        """Keeps the page that a mentee handed to this user as their mentor."""
        await self._sessions.change_plan(user, partial(with_received, page=page))

    def preview(self, plan: Plan, mentor: str | None = None) -> SharedPage:
        """The page that a mentor would get of this plan as it stands; nothing until chosen."""
        return chosen_page(plan, mentor or "")

    async def share(
        self,
        user: str,
        mentor: str,
        show: Sequence[str] | None = None,
        *,
        hand_over: Callable[[Handover], None] | None = None,
    ) -> Handover:
        """The page for one mentor: the fields of `show`, else what was chosen; at first nothing.

        With `hand_over`, which gives the page away, the plan remembers what cannot be called
        back. Raises BadInput for what is no field, NotFound for nobody the user's list knows.
        """
        plan = await self._sessions.plan(user)
        roster = await self._sessions.roster(user)
        if roster and not (
            roster.person(mentor) or plan.name_of(mentor) or plan.share(mentor).fields
        ):
            message = f"nobody in the list of {user} has the id {mentor}"
            raise NotFound(message)
        handover = handover_of(plan, mentor, show, self._catalogue)
        passed(handover.page, plan, None)
        if hand_over is not None:
            hand_over(handover)
        if hand_over is not None and handover.page.shared:
            given = partial(handed_over, page=handover.page, on=self._clock().date())
            await self._sessions.change_plan(user, given)
        return handover

    def circles(self, people: Roster, *, size: int = ABOUT) -> Circles:
        """Circles of at most `size` people in which everyone gives and gets. Raises BadInput."""
        return passed(self._grouping.circles(people, self._clock(), size), Plan(), people)

    def assign(
        self,
        mentees: Roster,
        mentors: Roster,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Assignment:
        """One-to-one proposals within capacity: as many as can be, then the closest."""
        made = self._grouping.assign(mentees, mentors, self._clock(), progress)
        return passed(made, Plan(), mentors)

    def action_plan(self, plan: Plan) -> ActionPage:
        """The action plan as one page; what nobody said stands in its gaps."""
        return action_page(plan.action_plan, self._catalogue)

    @cached_property
    def _grouping(self) -> Grouping:
        return Grouping(load_embedder(), self._catalogue)
