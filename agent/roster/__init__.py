"""Rosters: any messy file of people read into records, and people ranked for a person's needs."""

from agent.roster.ranking import Prepared, Ranker
from agent.roster.reading import read_roster, read_roster_bytes, read_roster_files, read_rosters
from agent.roster.relevance import VectorCache

__all__ = [
    "Prepared",
    "Ranker",
    "VectorCache",
    "read_roster",
    "read_roster_bytes",
    "read_roster_files",
    "read_rosters",
]
