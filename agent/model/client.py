"""Any OpenAI-compatible server: OpenAI, Azure OpenAI, Ollama, vLLM, llama.cpp, LM Studio.

One layer of repeats (the library's own are off), no redirect is followed, and every request
counts against the turn's budget. A turn that is stopped closes its connection, which ends the
work at the server too.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import AsyncGenerator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from agent.errors import ModelFailed
from agent.model.budget import Budget, estimated
from agent.model.dialect import Dialect, Remembered
from agent.model.faults import LEFT_AFTER_WAITING, Fault, failed, fault_of
from agent.model.protocol import Ask, T, Tell, json_in, parsed
from agent.records.base import Record
from agent.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENAI = "https://api.openai.com/v1"
_CONNECT_SECONDS = 5.0
_LONGEST_REQUEST = 60.0
_FINDING_OUT_SECONDS = 15.0
_REMEMBERED = "model.json"


class Ready(Record):
    """The answer to the small question by which a server's dialect is found out."""

    ready: bool


_TRIAL = Ask(
    system='You are a program that answers in JSON. Answer {"ready": true}.',
    user="Are you ready?",
    most_tokens=200,
)


class OpenAIModel:
    """One model behind one address."""

    def __init__(
        self, name: str, base_url: str = OPENAI, key: str = "", remembered: Path | None = None
    ) -> None:
        """`remembered` is the file in which the server's dialect is kept between processes."""
        self.name = name
        self._base_url = base_url
        self._key = key
        self._server = f"{name} at {base_url}"
        self._remembered = Remembered(remembered)
        self._dialect = self._remembered.of(self._server)
        self._finding = asyncio.Lock()
        self._has_asked = self._dialect is not None

    @property
    def host(self) -> str:
        """The server's name, when it is not this machine; else empty."""
        return host_of(self._base_url)

    @cached_property
    def _client(self) -> AsyncOpenAI:
        import httpx2
        import openai

        timeout = httpx2.Timeout(_LONGEST_REQUEST, connect=_CONNECT_SECONDS)
        return openai.AsyncOpenAI(
            api_key=self._key or "none",
            base_url=self._base_url,
            max_retries=0,
            timeout=timeout,
            http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False, timeout=timeout),
        )

    async def close(self) -> None:
        """Closes the connections, where any were opened."""
        if "_client" in self.__dict__:
            await self._client.close()

    async def find_out(self) -> None:
        """Asks a question without any user's words in each form, until one is answered rightly.

        Once in a process. A server that is silent stays unknown and is asked for the best form.
        """
        async with self._finding:
            if not self._has_asked:
                self._has_asked = True
                await self._try_forms()

    async def _try_forms(self) -> None:
        trial: Dialect | None = Dialect()
        budget = Budget(requests=6, seconds=_FINDING_OUT_SECONDS)
        while trial is not None and not budget.is_spent:
            try:
                text = await self._once(_TRIAL, Ready, budget, None, trial)
                Ready.model_validate_json(json_in(text))
            except ValueError:
                trial = trial.without("", streaming=False)
            except _Refused as refused:
                if not refused.fault.complaint:
                    return
                trial = trial.without(refused.fault.complaint, streaming=False)
            except ModelFailed:
                return
            else:
                self._keep(trial)
                return

    async def parse(self, ask: Ask, schema: type[T], budget: Budget, tell: Tell | None = None) -> T:
        """The answer as a record, with one repair. Raises ModelFailed.

        With `tell` the answer is streamed, and the number of words so far is told.
        """
        return await parsed(partial(self._text, schema, budget, tell), ask, schema)

    async def stream(self, ask: Ask, budget: Budget) -> AsyncGenerator[str]:
        """The answer piece by piece. Raises ModelFailed, also half-way."""
        seconds = budget.take()
        budget.note(ask.prompt)
        try:
            async with asyncio.timeout(min(seconds, _LONGEST_REQUEST)):
                async for piece in self._pieces(ask, None, budget, self._spoken):
                    yield piece
        except Exception as error:  # noqa: BLE001 - told apart there, and raised again if unknown
            raise failed(fault_of(error)) from None

    @property
    def _spoken(self) -> Dialect:
        return self._dialect or Dialect()

    def _keep(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._remembered.keep(self._server, dialect)

    async def _text(
        self, schema: type[BaseModel], budget: Budget, tell: Tell | None, ask: Ask
    ) -> str:
        """The answer's text; a fault that may pass is met with one repeat, a form with the next."""
        budget.note(ask.prompt)
        repeated = False
        while True:
            try:
                return await self._once(ask, schema, budget, tell, self._spoken)
            except _Refused as refused:
                fault = refused.fault
            lower = self._spoken.without(fault.complaint, streaming=tell is not None)
            if fault.complaint and lower:
                self._dialect = lower
                continue
            if repeated or fault.wait is None or budget.is_spent:
                raise failed(fault)
            if fault.wait > budget.remaining - LEFT_AFTER_WAITING:
                raise failed(fault)
            await asyncio.sleep(fault.wait)
            repeated = True

    async def _once(
        self,
        ask: Ask,
        schema: type[BaseModel],
        budget: Budget,
        tell: Tell | None,
        dialect: Dialect,
    ) -> str:
        seconds = min(budget.take(), _LONGEST_REQUEST)
        try:
            async with asyncio.timeout(seconds):
                if tell is None:
                    return await self._whole(ask, schema, budget, dialect)
                text = ""
                async for piece in self._pieces(ask, schema, budget, dialect):
                    text += piece
                    tell(len(text.split()))
                return text
        except ModelFailed:
            raise
        except Exception as error:  # noqa: BLE001 - told apart there, and raised again if unknown
            raise _Refused(fault_of(error)) from None

    async def _whole(
        self, ask: Ask, schema: type[BaseModel], budget: Budget, dialect: Dialect
    ) -> str:
        options = dialect.options(ask, schema, streaming=False)
        answer: Any = await self._client.chat.completions.create(model=self.name, **options)
        if not getattr(answer, "choices", None):
            raise ModelFailed("unusable")
        message = answer.choices[0].message
        text = str(message.content or "")
        _count(budget, ask, text, answer.usage)
        if message.refusal or answer.choices[0].finish_reason == "content_filter":
            raise ModelFailed("declined")
        return text

    async def _pieces(
        self, ask: Ask, schema: type[BaseModel] | None, budget: Budget, dialect: Dialect
    ) -> AsyncGenerator[str]:
        options = dialect.options(ask, schema, streaming=True)
        text, usage = "", None
        async with await self._client.chat.completions.create(model=self.name, **options) as answer:
            async for chunk in answer:
                usage = chunk.usage or usage
                delta = chunk.choices[0].delta if chunk.choices else None
                if delta is not None and delta.refusal:
                    raise ModelFailed("declined")
                if delta is not None and delta.content:
                    text += delta.content
                    yield delta.content
        _count(budget, ask, text, usage)


class _Refused(Exception):
    """A request that came to nothing, with its fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


def _count(budget: Budget, ask: Ask, text: str, usage: Any) -> None:
    """Counts what the server reports, or the estimate where it reports nothing."""
    sent = getattr(usage, "prompt_tokens", None)
    came = getattr(usage, "completion_tokens", None)
    budget.count(
        sum(estimated(m["content"]) for m in ask.messages) if sent is None else int(sent),
        estimated(text) if came is None else int(came),
    )


def host_of(base_url: str) -> str:
    """The host of an address, or nothing where it is this machine."""
    host = (urlsplit(base_url).hostname or "").rstrip(".").lower()
    try:
        here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = host == "localhost" or host.endswith(".localhost")
    return "" if here else host


def load_model(settings: Settings) -> OpenAIModel | None:
    """The model of the settings; None in guided mode."""
    if not settings.model:
        return None
    key = settings.openai_key.get_secret_value() if settings.openai_key else ""
    return OpenAIModel(
        settings.model,
        settings.openai_base_url or OPENAI,
        key,
        remembered=settings.home_path / _REMEMBERED,
    )
