"""The language model: one protocol, the OpenAI-compatible client, the scripted double, the budget.

Nothing here is loaded unless a model is configured, and `openai` only at its first request.
"""

from agent.model.budget import Budget
from agent.model.client import OpenAIModel, load_model
from agent.model.protocol import Ask, Model
from agent.model.scripted import ScriptedModel

__all__ = ["Ask", "Budget", "Model", "OpenAIModel", "ScriptedModel", "load_model"]
