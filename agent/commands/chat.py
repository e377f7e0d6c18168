"""`chat`: one message a line, one reply each."""

from __future__ import annotations

import traceback
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from typing import IO, TYPE_CHECKING

from agent.commands.arguments import Subparsers, add_command, file, words
from agent.commands.shapes import of_reply
from agent.commands.terminal import Terminal, exit_code, tell, to_json
from agent.errors import BadInput, CoachError, StoreUnavailable

if TYPE_CHECKING:
    from asyncio import Runner

    from agent import Coach, Talk
    from agent.records.people import Roster
    from agent.records.replies import Message, Reply

ROLES = ("mentee", "mentor", "organiser")
LONGEST_LINE = 1_000_000
"""Characters of a line that are read; a message may be far shorter."""


def add(commands: Subparsers) -> None:
    """The command."""
    chat = add_command(commands, "chat", "talk with the coach, one message a line", run)
    chat.add_argument("--user", metavar="NAME", type=words, help="default: your login name")
    chat.add_argument("--role", choices=ROLES, default="mentee")
    chat.add_argument("--conversation", metavar="ID", type=words, help="go on with this one")
    chat.add_argument("--roster", metavar="FILE", type=file, help="a list of people to look in")
    chat.add_argument("--plan", metavar="FILE", type=file, help="hand a plan in")
    chat.add_argument(
        "--shared", metavar="FILE", type=file, help="the page that a mentee handed to you"
    )
    chat.add_argument(
        "--plan-out", metavar="FILE", type=file, help="write the plan after each turn"
    )


@dataclass
class _Chat:
    """A conversation on a terminal.

    roster: the list in use, as far as known; last: what the coach said last, where it goes on;
    choices: what a number chooses; worst: the exit code of what went wrong so far.
    """

    coach: Coach
    talk: Talk
    terminal: Terminal
    plan_out: Path | None
    roster: Roster | None
    last: Message | None = None
    choices: tuple[str, ...] = ()
    answered: int = 0
    worst: int = 0

    def failed(self, code: int, problem: object) -> None:
        """Keeps the conversation going after a message that could not be answered."""
        self.terminal.problem(problem)
        self.worst = self.worst or code


def run(args: Namespace, terminal: Terminal) -> int:
    """Answers until standard input ends; exit 2 when a message could not be used."""
    from asyncio import Runner

    with Runner() as runner:
        stack = AsyncExitStack()
        try:
            chat = runner.run(_begun(stack, args, terminal))
            _greet(chat)
            _converse(chat, runner)
        finally:
            runner.run(stack.aclose())
    return chat.worst


def _converse(chat: _Chat, runner: Runner) -> None:
    """Reads outside the event loop, so that an interrupt ends a wait for the next message."""
    try:
        for line in lines(chat.terminal.stdin):
            runner.run(_answer(chat, _chosen(chat, line)))
            _prompt(chat)
    except KeyboardInterrupt:
        chat.terminal.note("")
    _take_leave(chat)


def lines(stream: IO[str]) -> Iterator[str]:
    """The messages, one for each line that is not blank; of an endless line its beginning."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while not rest.endswith("\n") and (rest := stream.readline(LONGEST_LINE)):
            pass
        message = line.removeprefix("\ufeff").strip()
        if message:
            yield message


async def _begun(stack: AsyncExitStack, args: Namespace, terminal: Terminal) -> _Chat:
    """The conversation, with the files handed in; nothing is begun when one is no good."""
    from agent import Coach, read_plan, read_shared

    coach = await stack.enter_async_context(Coach.open(now=args.now, tell=tell))
    plan = read_plan(args.plan) if args.plan else None
    roster = coach.read_roster(args.roster) if args.roster else None
    page = read_shared(args.shared) if args.shared else None
    talk = await coach.conversation(args.user or _login(), args.role, args.conversation)
    if plan is not None:
        await talk.replace_plan(plan)
    if roster is not None:
        await talk.attach_roster(roster)
    if page is not None:
        await coach.receive(talk.user, page)
    chat = _Chat(coach, talk, terminal, args.plan_out, roster)
    chat.last = next((m for m in reversed(await talk.history()) if m.role == "coach"), None)
    await _write_plan(chat)
    return chat


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise BadInput("say who you are: --user NAME") from None


def _greet(chat: _Chat) -> None:
    """The opening line and where the conversation stands, for a reader; a program gets none."""
    from agent import choices_text, plain

    if chat.terminal.json:
        return
    last = chat.last
    chat.choices = last.suggestions if last else chat.coach.first_suggestions()
    said = [plain(chat.coach.opening())]
    said += [plain(last.text)] if last else []
    said += [choices_text(chat.choices)] if chat.choices else []
    said += [_read(chat.roster)] if chat.roster else []
    chat.terminal.line("\n\n".join(said) + "\n")
    _prompt(chat)


def _read(roster: Roster) -> str:
    from agent import load_catalogue, plain

    report = roster.report
    checks = len(report.problems) + len(report.duplicates)
    said = load_catalogue().say(
        "chat.roster", people=report.people, name=roster.name, checks=checks
    )
    return plain(said)


def _take_leave(chat: _Chat) -> None:
    """How to go on, once something was said."""
    from agent import load_catalogue

    if chat.last or chat.answered:
        chat.terminal.note(load_catalogue().say("chat.again", id=chat.talk.id))


def _prompt(chat: _Chat) -> None:
    if chat.terminal.interactive and not chat.terminal.json:
        chat.terminal.stdout.write("> ")
        chat.terminal.stdout.flush()


def _chosen(chat: _Chat, line: str) -> str:
    """The suggestion whose number was typed, else what was typed."""
    number = int(line) if line.isascii() and line.isdigit() and len(line) < 3 else 0
    return chat.choices[number - 1] if 0 < number <= len(chat.choices) else line


async def _answer(chat: _Chat, message: str) -> None:
    """One turn. What cannot be answered costs this message and no other."""
    try:
        reply = await chat.talk.say(message)
        chat.answered += 1
        await _shown(chat, reply)
        await _write_plan(chat)
    except (StoreUnavailable, BrokenPipeError):
        raise
    except CoachError as error:
        chat.failed(exit_code(error), error)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not end the conversation
        chat.failed(1, _fault(error))


def _fault(error: Exception) -> str:
    """Which fault and where, without the person's words."""
    from agent import load_catalogue

    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}, {Path(frame.filename).name} line {frame.lineno}"
    return load_catalogue().say("chat.fault", what=what)


async def _shown(chat: _Chat, reply: Reply) -> None:
    from agent import reply_text

    if chat.terminal.json:
        chat.terminal.line(to_json(of_reply(reply, await _roster(chat, reply))))
        return
    chat.choices = reply.suggestions
    chat.terminal.line(f"\n{reply_text(reply)}\n")


async def _roster(chat: _Chat, reply: Reply) -> Roster | None:
    """The list that the reply's record ranks; read again only when it is another one."""
    wanted = (reply.record or {}).get("roster")
    if wanted and (chat.roster is None or chat.roster.id != wanted):
        chat.roster = await chat.talk.roster()
    return chat.roster


async def _write_plan(chat: _Chat) -> None:
    from agent import json_file, write_file

    if chat.plan_out:
        write_file(chat.plan_out, json_file(await chat.talk.plan()))
