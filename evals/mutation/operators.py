"""Ways to break an output: each gives a name for what is broken and the broken data."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Data = dict[str, Any]
Change = Callable[[Data], None]

PARTS = ("introduction", "why", "relevance", "commitment", "call_to_action")


def mutants(data: Data) -> Iterator[tuple[str, Data]]:
    """Every broken form of an output, by what it holds."""
    for key, changes in (("pitch", _pitch), ("agenda", _agenda), ("shortlist", _shortlist)):
        if data.get(key):
            yield from (_broken(data, f"{key}: {name}", do) for name, do in changes(data))
    for number in range(len(data.get("turns", ()))):
        for name, change in _turn(number, data):
            yield _broken(data, f"turn {number + 1}: {name}", change)


def _broken(data: Data, name: str, change: Change) -> tuple[str, Data]:
    mutant = copy.deepcopy(data)
    change(mutant)
    return name, mutant


def _pitch(data: Data) -> Iterator[tuple[str, Change]]:
    for part in PARTS:
        if data["pitch"]["parts"][part]:
            yield f"{part} is emptied", _part_emptied(part)
            yield f"{part} is left out of the text", _part_dropped(part)
    yield "a quote is altered", lambda d: _in_text(d, 'You write: "', 'You write: "As an expert, ')
    yield "a claim's source is altered", lambda d: _claim(d, "quote", "has won many prizes")
    yield (
        "an unsupported claim is added",
        lambda d: _added(d, "relevance", " You lead a large team."),
    )
    yield "flattery is added", lambda d: _added(d, "why", " Your work is truly inspiring.")
    yield "a link is added", lambda d: _added(d, "why", " See https://me.example/cv.")
    yield "an address is added", lambda d: _added(d, "why", " Write to me@me.example.")
    yield "an exclamation mark is added", lambda d: _added(d, "why", " Please!")
    yield "the subject is gone", lambda d: d["pitch"].update(subject="")
    yield "the channel is another", lambda d: d["pitch"].update(channel="message")
    yield "the words are miscounted", lambda d: d["pitch"].update(words=d["pitch"]["words"] + 40)
    yield "it is far too long", lambda d: _added(d, "why", " and so on" * 60)
    yield "a gap is hidden", lambda d: d["pitch"].update(gaps=[*d["pitch"]["gaps"], "why"])
    yield "the private word is in", lambda d: _added(d, "why", " I use a wheelchair.")
    yield "the mentor's name is another", lambda d: _in_text(d, "Signe Moe", "Signe Lund")


def _part_emptied(part: str) -> Change:
    return lambda data: data["pitch"]["parts"].update({part: ""})


def _part_dropped(part: str) -> Change:
    def drop(data: Data) -> None:
        pitch = data["pitch"]
        pitch["text"] = pitch["text"].replace(pitch["parts"][part], "")

    return drop


def _in_text(data: Data, old: str, new: str) -> None:
    pitch = data["pitch"]
    pitch["text"] = pitch["text"].replace(old, new)
    pitch["parts"] = {name: text.replace(old, new) for name, text in pitch["parts"].items()}


def _claim(data: Data, key: str, value: str) -> None:
    data["pitch"]["claims"][0]["source"][key] = value


def _added(data: Data, part: str, words: str) -> None:
    pitch = data["pitch"]
    old = pitch["parts"][part]
    pitch["parts"][part] = old + words
    pitch["text"] = pitch["text"].replace(old, old + words)


def _agenda(data: Data) -> Iterator[tuple[str, Change]]:
    for index, item in enumerate(data["agenda"]["items"]):
        yield f"item {index + 1} takes a minute more", _item(index, minutes=item["minutes"] + 1)
        yield f"item {index + 1} is gone", _item_gone(index)
    yield "the whole is another", lambda d: d["agenda"].update(minutes=45)
    yield "nobody lets the mentor speak", lambda d: _owned_by(d, "mentor", "mentee")
    yield "the mentee owns nothing", lambda d: _owned_by(d, "mentee", "both")
    yield "a citation is invented", lambda d: d["agenda"].update(citations=["no-such-entry"])
    yield "nothing is cited", lambda d: d["agenda"].update(citations=[])
    yield "an item takes no time", _no_time


def _item(index: int, **change: Any) -> Change:
    return lambda data: data["agenda"]["items"][index].update(change)


def _item_gone(index: int) -> Change:
    def drop(data: Data) -> None:
        del data["agenda"]["items"][index]

    return drop


def _owned_by(data: Data, old: str, new: str) -> None:
    for item in data["agenda"]["items"]:
        item["owner"] = new if item["owner"] == old else item["owner"]


def _no_time(data: Data) -> None:
    first, second = data["agenda"]["items"][:2]
    second["minutes"] += first["minutes"]
    first["minutes"] = 0


def _shortlist(data: Data) -> Iterator[tuple[str, Change]]:
    yield "the order is turned round", lambda d: d["shortlist"]["matches"].reverse()
    yield "the first is gone", lambda d: d["shortlist"]["matches"].pop(0)
    yield "a deal-breaker is ignored", _let_in
    yield (
        "the reason is another",
        lambda d: d["shortlist"]["excluded"][0].update(
            deal_breaker="capacity", reason="no free place", field="capacity"
        ),
    )
    for index, match in enumerate(data["shortlist"]["matches"]):
        if match["evidence"]:
            yield f"quote of {match['id']} is altered", _quote(index, "matches", "evidence")
            yield f"{match['id']} covers nothing", _covers(index, [])
        else:
            yield f"{match['id']} covers the need", _covers(index, [0])
        for place, factor in enumerate(match["factors"]):
            yield f"{factor['factor']} of {match['id']} is turned", _finding(index, place)
    yield (
        "the score of one twin is raised",
        lambda d: d["shortlist"]["matches"][1].update(score=0.5),
    )
    yield "nobody is quoted", _unquoted


def _let_in(data: Data) -> None:
    out = data["shortlist"]["excluded"].pop(0)
    twin = copy.deepcopy(data["shortlist"]["matches"][-1])
    data["shortlist"]["matches"].append({**twin, "id": out["id"], "name": out["name"]})


def _quote(index: int, group: str, kind: str) -> Change:
    def alter(data: Data) -> None:
        part = data["shortlist"][group][index][kind][0]
        part["quote"] = part["quote"].replace("I ", "I always ", 1)

    return alter


def _covers(index: int, needs: list[int]) -> Change:
    return lambda data: data["shortlist"]["matches"][index].update(covers=needs)


def _finding(index: int, place: int) -> Change:
    turned = {"met": "unmet", "unmet": "met", "unknown": "met", "partly": "unknown"}

    def turn(data: Data) -> None:
        factor = data["shortlist"]["matches"][index]["factors"][place]
        factor["finding"] = turned[factor["finding"]]

    return turn


def _unquoted(data: Data) -> None:
    for match in data["shortlist"]["matches"]:
        match["evidence"] = []


def _turn(number: int, data: Data) -> Iterator[tuple[str, Change]]:
    def change(**values: Any) -> Change:
        return lambda d: d["turns"][number].update(values)

    turn = data["turns"][number]
    yield "another skill answers", change(skill="care" if turn["skill"] != "care" else "goals")
    yield "the reply is empty", change(text="")
    yield "three questions are asked", change(text=turn["text"] + " Why? When? Where?")
    yield "it exclaims", change(text=turn["text"] + " Well then!")
    yield "it guesses a gender", change(text=turn["text"] + " Ask her about it.")
    yield "it speaks as a machine", change(text=turn["text"] + " As an AI, I cannot feel.")
    yield "it promises a call", change(text=turn["text"] + " I will call Signe for you.")
    yield "a template shows", change(text=turn["text"] + " {{ name }}")
    yield "it never ends", change(text=turn["text"] + " word" * 400)
    yield "no way on", change(question=None, suggestions=[])
    yield "it was withheld", change(problems=["a claim without a source"])
    yield (
        "it quotes what nobody wrote",
        change(text=turn["text"] + ' "I love long walks by the sea."'),
    )
    if turn.get("asks"):
        yield "it asks for something else", change(asks="profile.age")
    if turn.get("citations"):
        yield from _cited(turn, change)
    yield "words are made up in the plan", _composed(number)
    yield "the message is swallowed", _swallowed(number)


def _cited(turn: Data, change: Callable[..., Change]) -> Iterator[tuple[str, Change]]:
    cited = turn["citations"]
    yield "nothing is cited", change(citations=[])
    yield "one side is cited", change(citations=cited[:1])
    yield "an entry is invented", change(citations=[*cited, "no-such-entry"])
    if (heard := "sounds like what some call a sponsor") in turn["text"]:
        yield "another is heard", change(text=turn["text"].replace(heard, "sounds like a coach"))
    yield "no way on is offered", change(suggestions=["Go on"])
    yield "a point is nobody's", change(text=f"{turn['text']}\n\n- Smile. [Nobody, 2020]")


def _composed(number: int) -> Change:
    return lambda d: d["turns"][number].update(plan=_plan_with(d, number, "become a famous leader"))


def _swallowed(number: int) -> Change:
    return lambda d: d["turns"][number].update(
        plan=_plan_with(d, number, d["turns"][number]["said"])
    )


def _plan_with(data: Data, number: int, words: str) -> Data:
    plan: Data = copy.deepcopy(data["turns"][number].get("plan", {"goals": []}))
    plan["commitment"] = {"text": words, "lead": "I will", "source": {}}
    return plan
