"""The only owner of the database: what is kept, in one transaction each, and erased for good."""

from agent.store.store import Standing, Store
from agent.store.turns import ConversationSummary, FinishedTurn
from agent.store.vectors import Vectors

__all__ = ["ConversationSummary", "FinishedTurn", "Standing", "Store", "Vectors"]
