"""Rosters: any messy file of people read into records, and people ranked for a person's needs."""

from agent.roster.reading import read_roster, read_roster_bytes

__all__ = ["read_roster", "read_roster_bytes"]
