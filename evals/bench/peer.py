"""The peer of a turn: a bare five-node graph with two embeddings and one Chroma query.

It does what no coach could do without, and nothing else: no database, no checks, no plan.
"""

from __future__ import annotations

import time
from typing import Any, TypedDict

from agent.embedding import MiniLM
from evals.bench.invented import invented_roster, texts_of

_PASSAGES = 150


class _State(TypedDict, total=False):
    message: str
    vector: Any
    passages: list[str]
    draft: str
    reply: str


class BareGraph:
    """Hear (one embedding), recall (another, and a query), work, check, reply."""

    def __init__(self) -> None:
        self._embedder = MiniLM()
        self._collection = self._filled()
        self._graph = self._compiled()

    async def turn(self, message: str) -> float:
        """Seconds for one message."""
        began = time.perf_counter()
        await self._graph.ainvoke({"message": message})
        return time.perf_counter() - began

    def _filled(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        texts = texts_of(invented_roster(_PASSAGES))[:_PASSAGES]
        client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
        collection = client.get_or_create_collection("bench-peer", embedding_function=None)
        vectors: Any = self._embedder.embed(texts)
        ids = [str(number) for number in range(len(texts))]
        collection.upsert(ids=ids, embeddings=vectors, documents=texts)
        return collection

    def _compiled(self) -> Any:
        from langgraph.graph import END, START, StateGraph

        nodes = (self._hear, self._recall, self._work, self._check, self._reply)
        graph: Any = StateGraph(_State)
        before = START
        for node in nodes:
            name = node.__name__.strip("_")
            graph.add_node(name, node)
            graph.add_edge(before, name)
            before = name
        graph.add_edge(before, END)
        return graph.compile()

    async def _hear(self, state: _State) -> _State:
        return {"vector": self._embedder.embed([state["message"]])}

    async def _recall(self, state: _State) -> _State:
        vector: Any = self._embedder.embed([f"guidance on {state['message']}"])
        found = self._collection.query(query_embeddings=vector, n_results=5)
        return {"passages": found["documents"][0]}

    async def _work(self, state: _State) -> _State:
        return {"draft": "\n".join(state["passages"])}

    async def _check(self, state: _State) -> _State:
        return {"draft": state["draft"] or "nothing"}

    async def _reply(self, state: _State) -> _State:
        return {"reply": state["draft"]}
