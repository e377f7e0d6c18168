"""The one LangGraph workflow, a function: plan, messages and a message in, plan and reply out.

hear ─┬─ care ───────────────────┐
      └─ recall ─ work ─ check ──┴─ reply
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, TypedDict

from agent import checks
from agent.along import Along, Written
from agent.care_contacts import Contact
from agent.errors import NotFound
from agent.guidance import Found, Guidance
from agent.hearing import EDITED, listen
from agent.hearing.ear import Ear
from agent.learning import ALWAYS_PRIVATE, Clash, learn
from agent.learning.editing import edited
from agent.model import Budget, Model
from agent.prompts import Catalogue
from agent.records.base import Source
from agent.records.matching import Shortlist
from agent.records.meetings import Agenda, Pitch
from agent.records.people import Roster
from agent.records.plan import Plan
from agent.records.replies import Citation, Reply, SkillName, Usage
from agent.roster import Grouping, Prepared, Ranker
from agent.skills import ANSWERED_FROM_LIBRARY, BY_NAME, Draft, Situation, leave, owner, steer
from agent.turns import Heard, TurnInput, TurnResult

MOST_HANDOVERS = 4
"""How many skills may work in one turn, so that no two can pass a turn to and fro."""

_PREPARED_KEPT = 64
_LONGEST_READ_BACK = 160

Tell = Callable[[str], None]
"""Takes a line about what is being done."""


@dataclass
class Tools:
    """What the workflow works with; one for the whole process.

    ranker: gives the ranker over one user's vectors; readers: a sentence, true for these
    settings, on who could read a conversation in which a model is used, or is not; model: the
    language model, None in guided mode.
    """

    guidance: Guidance
    ranker: Callable[[str], Ranker]
    grouping: Grouping
    catalogue: Catalogue
    readers: Callable[[bool], str]
    contacts: tuple[Contact, ...]
    model: Model | None = None
    _written: Written = field(default_factory=dict)
    _prepared: dict[tuple[str, ...], Prepared] = field(default_factory=dict)

    def prepare(
        self, user: str, tell: Tell | None, roster: Roster, needs: tuple[str, ...]
    ) -> Prepared:
        """The roster measured against these needs; the last few are kept in memory.

        `tell` is given a line now and then while many people are read for the first time.
        """
        key = (user, roster.id, *needs)
        if key not in self._prepared:
            if len(self._prepared) >= _PREPARED_KEPT:
                self._prepared.pop(next(iter(self._prepared)))
            progress = partial(self._tell_of, tell) if tell else None
            prepared = self.ranker(user).prepare(roster, needs, progress=progress)
            if prepared.note:
                return prepared
            self._prepared[key] = prepared
        return self._prepared[key]

    def _tell_of(self, tell: Tell, done: int, of: int) -> None:
        tell(self.catalogue.say("progress.reading", done=done, of=of))

    def along(self, turn: TurnInput) -> Along | None:
        """The model for one turn; None in guided mode and where the person wants none."""
        if self.model is None or turn.conversation in turn.plan.without_model:
            return None
        budget = Budget()
        return Along(self.model, self.catalogue, self._written, turn.user, turn.progress, budget)

    def forget(self, user: str) -> None:
        """Drops what is kept in memory of this user."""
        for key in [key for key in self._written if key.startswith(f"{user}\0")]:
            del self._written[key]
        self._prepared = {key: one for key, one in self._prepared.items() if key[0] != user}


class State(TypedDict, total=False):
    """What travels through the graph; nothing of it outlives the turn."""

    turn: TurnInput
    along: Along | None
    heard: Heard
    plan: Plan
    found: Found | None
    drafts: tuple[Draft, ...]
    problems: tuple[str, ...]
    reply: Reply


@cache
def compiled() -> Any:
    """The compiled graph, once for the process."""
    from langgraph.graph import END, START, StateGraph

    graph = StateGraph(State, context_schema=Tools)
    graph.add_node("hear", _hear)
    graph.add_node("care", _care)
    graph.add_node("recall", _recall)
    graph.add_node("work", _work)
    graph.add_node("check", _check)
    graph.add_node("reply", _reply)
    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _way, ["care", "recall"])
    graph.add_edge("recall", "work")
    graph.add_edge("work", "check")
    graph.add_edge("check", "reply")
    graph.add_edge("care", "reply")
    graph.add_edge("reply", END)
    return graph.compile()


def workflow(tools: Tools) -> Callable[[TurnInput], Awaitable[TurnResult]]:
    """The workflow as a function over one turn."""

    async def run(turn: TurnInput) -> TurnResult:
        given = {"turn": turn, "along": tools.along(turn)}
        state = await compiled().ainvoke(given, context=tools)
        if state["reply"].erase:
            tools.forget(turn.user)
        return TurnResult(plan=state["plan"], reply=state["reply"])

    return run


async def _hear(state: State, runtime: Any) -> State:
    """What the message says; its facts enter the plan here and nowhere else."""
    turn = state["turn"]
    classifier = runtime.context.guidance.classifier
    predict = classifier.predict if classifier else lambda _: ()
    heard = listen(turn, predict, owner)
    if along := state["along"]:
        heard = await along.hear(Ear(turn, predict, owner), heard)
    learnt = learn(turn.plan, heard.facts)
    plan = learnt.plan
    if turn.edit and heard.wish == EDITED:
        source = Source(kind="conversation", conversation=turn.conversation, turn=turn.number)
        plan = edited(plan, turn.edit, source)
    if heard.settled or heard.wish == "skipped" or _asked_enough(heard, turn):
        plan = leave(plan, heard.answered or _pending(turn))
    return {"heard": replace(heard, clashes=_unasked(heard, learnt.clashes)), "plan": plan}


def _unasked(heard: Heard, clashes: tuple[Clash, ...]) -> tuple[Clash, ...]:
    """The clashes worth saying: not those of a correction or of the very question asked."""
    if heard.act == "correction":
        return ()
    return tuple(clash for clash in clashes if clash.field != heard.answered)


def _pending(turn: TurnInput) -> str:
    return (turn.last.asks or "") if turn.last else ""


def _asked_enough(heard: Heard, turn: TurnInput) -> bool:
    """Whether the open question was answered by nothing a second time and is left."""
    field_name = _pending(turn)
    return heard.act == "nothing" and turn.plan.asked.get(field_name, 0) >= 2


def _way(state: State) -> str:
    return "care" if state["heard"].act == "care" else "recall"


def _situation(state: State, tools: Tools) -> Situation:
    turn = state["turn"]
    return Situation(
        plan=state["plan"],
        heard=state["heard"],
        roster=turn.roster,
        found=state.get("found"),
        guidance=tools.guidance,
        prepare=partial(tools.prepare, turn.user, turn.progress),
        grouping=tools.grouping,
        catalogue=tools.catalogue,
        now=turn.now,
        source=Source(kind="conversation", conversation=turn.conversation, turn=turn.number),
        messages=turn.messages,
        readers=tools.readers(turn.conversation not in state["plan"].without_model),
        contacts=tools.contacts,
        minor=turn.minor,
        model=tools.model.name if tools.model else "",
    )


async def _care(state: State, runtime: Any) -> State:
    """Answers without touching the plan."""
    turn = state["turn"]
    situation = _situation({**state, "plan": turn.plan}, runtime.context)
    return {"drafts": (BY_NAME["care"].work(situation),), "plan": turn.plan}


async def _recall(state: State, runtime: Any) -> State:
    """What the library says to a question; skills with fixed steps cite theirs by statement."""
    heard = state["heard"]
    if heard.act != "topic" or heard.skill not in ANSWERED_FROM_LIBRARY:
        return {"found": None}
    return {"found": await to_thread(runtime.context.guidance.search, heard.text)}


async def _work(state: State, runtime: Any) -> State:
    """Lets the wanted skill draft, and those it hands over to in the same turn."""
    situation = _situation(state, runtime.context)
    drafts = await to_thread(_drafted, situation)
    if along := state["along"]:
        written = await along.write(drafts, situation, _redrafted)
        if written is not drafts and _problems(written, state["turn"], runtime.context):
            along.stand_in()
        else:
            drafts = written
    return {"drafts": drafts, "plan": drafts[-1].plan}


async def _redrafted(situation: Situation) -> tuple[Draft, ...]:
    return await to_thread(_drafted, situation)


def _drafted(situation: Situation) -> tuple[Draft, ...]:
    heard = situation.heard
    if heard.act == "command":
        first = steer(situation)
    elif _is_open_to_all(situation):
        first = _unsure(situation)
    else:
        first = BY_NAME[heard.skill].work(situation)
    drafts = [first]
    while drafts[-1].then and len(drafts) < MOST_HANDOVERS:
        has_shown = any(isinstance(draft.made, Shortlist) for draft in drafts)
        situation = replace(situation, plan=drafts[-1].plan, has_shown_people=has_shown)
        drafts.append(BY_NAME[drafts[-1].then].work(situation))
    return tuple(drafts)


def _is_open_to_all(situation: Situation) -> bool:
    """Whether nothing was asked and nothing was heard that one skill alone can answer."""
    is_unclear = situation.heard.act == "nothing" and situation.open is None
    return is_unclear and bool(situation.heard.likely or situation.plan.goal)


def _read_back(situation: Situation) -> str:
    """The message, where it is short and has no quotes of its own."""
    said = situation.heard.text.strip().rstrip(".")
    return "" if len(said) > _LONGEST_READ_BACK or '"' in said else said


def _unsure(situation: Situation) -> Draft:
    """Offers the two likeliest skills as suggestions, or what usually comes next."""
    likely = situation.heard.likely
    if likely:
        offers = tuple(situation.say(f"offer.{skill}") for skill in likely)
        return Draft(
            situation.plan,
            says=(situation.say("steer.likely", said=_read_back(situation)),),
            suggestions=offers,
        )
    offers = situation.catalogue.choices("steer.next", begun=bool(situation.plan.goal))
    return Draft(situation.plan, says=(situation.say("steer.unclear"),), suggestions=offers)


async def _check(state: State, runtime: Any) -> State:
    """Withholds whatever breaks the contract of its record."""
    turn, plan = state["turn"], state["plan"]
    found = _problems(state["drafts"], turn, runtime.context)
    return {"problems": found, "plan": turn.plan if found else plan}


def _problems(drafts: tuple[Draft, ...], turn: TurnInput, tools: Tools) -> tuple[str, ...]:
    found: list[str] = []
    for draft in drafts:
        found.extend(checks.problems(draft.made, draft.plan, turn.roster))
        for cited in draft.cites:
            try:
                tools.guidance.entry(cited)
            except NotFound:
                found.append(f"{cited} is not in the library")
    return tuple(found)


async def _reply(state: State, runtime: Any) -> State:
    """What the person reads: paragraphs, at most one question, suggestions, citations."""
    tools: Tools = runtime.context
    turn, drafts = state["turn"], state["drafts"]
    if problems := state.get("problems", ()):
        return {"reply": _withheld(turn, state["heard"], problems, tools)}
    last = drafts[-1]
    skill, telling = _telling(state["heard"], drafts)
    along = state["along"]
    says = [*_clashes(state["heard"].clashes, tools.catalogue), *(along.told() if along else ())]
    if _kept_private(state["heard"]):
        says.append(tools.catalogue.say("steer.private"))
    says += [text for draft in drafts for text in draft.says if text]
    question = last.question
    if question:
        says.append(question)
    if along:
        says = list(await along.in_their_language(says, _names(turn)))
        question = says[-1] if question else ""
    cites = dict.fromkeys(cited for draft in drafts for cited in draft.cites)
    reply = Reply(
        conversation=turn.conversation,
        turn=turn.number,
        text=_text(says, along, tools.catalogue),
        skill=skill,
        record=telling.record if telling else None,
        citations=tuple(_citation(cited, tools.guidance) for cited in cites),
        question=question or None,
        asks=last.asks,
        suggestions=(*(along.offers() if along else ()), *last.suggestions)[
            : checks.MOST_SUGGESTIONS
        ],
        author="model" if along and along.wrote else "guided",
        problems=tuple(problem for draft in drafts for problem in draft.problems),
        erase=last.erase,
        usage=along.usage if along else Usage(),
        prompts=along.budget.prompts if along else (),
        replaced=bool(along and along.replaced),
    )
    return {"reply": reply}


def _text(says: list[str], along: Along | None, catalogue: Catalogue) -> str:
    """All paragraphs, and at the end what a model was used for."""
    said = says or [catalogue.say("steer.unclear")]
    used = along.used() if along else ""
    return "\n\n".join((*said, used) if used else said)


def _names(turn: TurnInput) -> tuple[str, ...]:
    """Names that stay as they are in any language."""
    people = turn.roster.people if turn.roster else ()
    asked = (one.name for one in turn.plan.outreach)
    shown = {match.id for match in turn.plan.shortlist.matches} if turn.plan.shortlist else set()
    return (*asked, *(person.name for person in people if person.id in shown or len(people) <= 50))


def _kept_private(heard: Heard) -> bool:
    """Whether the message asked that its own words be kept private."""
    told = [fact.words for fact in heard.facts if fact.words and fact.field not in ALWAYS_PRIVATE]
    return any(words.private for words in told)


def _telling(heard: Heard, drafts: tuple[Draft, ...]) -> tuple[SkillName, Draft | None]:
    """The skill and draft whose record the reply carries.

    What a reader sees most of goes first: people, a message or an agenda before the plan's own
    fields; of several, the last. Without any record it is the skill that ended the turn.
    """
    named = list(zip([heard.skill, *(draft.then for draft in drafts)], drafts, strict=False))
    with_record = [(skill, draft) for skill, draft in named if skill and draft.record is not None]
    seen = [one for one in with_record if isinstance(one[1].made, Shortlist | Pitch | Agenda)]
    if seen or with_record:
        return (seen or with_record)[-1]
    skill = next((skill for skill, _ in reversed(named) if skill), heard.skill)
    return skill, None


def _clashes(clashes: tuple[Clash, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(
        catalogue.say("steer.clash", before=clash.before, now=clash.now) for clash in clashes
    )


def _citation(id: str, guidance: Guidance) -> Citation:
    entry = guidance.entry(id)
    return Citation(
        id=id, title=entry.title, sources=tuple(one.in_full for one in guidance.references(entry))
    )


def _withheld(turn: TurnInput, heard: Heard, problems: tuple[str, ...], tools: Tools) -> Reply:
    text = tools.catalogue.say("steer.withheld", problems="; ".join(problems[:3]))
    return Reply(
        conversation=turn.conversation,
        turn=turn.number,
        text=text,
        skill=heard.skill,
        problems=problems,
    )
