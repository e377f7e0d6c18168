"""The library of mentoring guidance: what it says, where that comes from, and how to find it.

Words are always read from `knowledge/`; the vectors beside them lie in an embedded Chroma store in
the data directory, built on first use and verified at every start. No user's data goes there.
"""

from agent.guidance.checking import check_knowledge, check_own
from agent.guidance.classifier import MessageClassifier
from agent.guidance.entries import KNOWLEDGE, Entry, Library, Reference, read_library
from agent.guidance.search import Found, Guidance, Passage, open_guidance

__all__ = [
    "KNOWLEDGE",
    "Entry",
    "Found",
    "Guidance",
    "Library",
    "MessageClassifier",
    "Passage",
    "Reference",
    "check_knowledge",
    "check_own",
    "open_guidance",
    "read_library",
]
