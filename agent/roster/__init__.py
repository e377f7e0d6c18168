"""Rosters: any messy file of people read into records, and people ranked for a person's needs."""

from agent.roster.circles import ABOUT
from agent.roster.evidence import Item as EvidenceItem
from agent.roster.evidence import evidence_items
from agent.roster.grouping import LARGEST, Grouping
from agent.roster.ranking import Prepared, Ranker, ranker_of
from agent.roster.reading import read_roster, read_roster_bytes, read_roster_files, read_rosters
from agent.roster.relevance import EvidenceIndex, MemoryCache, VectorCache

__all__ = [
    "ABOUT",
    "LARGEST",
    "EvidenceIndex",
    "EvidenceItem",
    "Grouping",
    "MemoryCache",
    "Prepared",
    "Ranker",
    "VectorCache",
    "evidence_items",
    "ranker_of",
    "read_roster",
    "read_roster_bytes",
    "read_roster_files",
    "read_rosters",
]
