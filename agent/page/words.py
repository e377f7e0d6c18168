"""The page's own labels and sentences, from the catalogue of all that the coach can say."""

from __future__ import annotations

from agent import load_catalogue


def say(key: str, **values: object) -> str:
    """The sentence `page.KEY`. Raises KeyError for a key that does not exist."""
    return load_catalogue().say(f"page.{key}", **values)


def choices(key: str) -> tuple[str, ...]:
    """The list of sentences `page.KEY`. Raises KeyError for a key that does not exist."""
    return load_catalogue().choices(f"page.{key}")


def has(key: str) -> bool:
    """Whether there is a sentence `page.KEY`."""
    return load_catalogue().has(f"page.{key}")


def named(kind: str, name: str) -> str:
    """What people call a field, factor or finding; its own name where the catalogue has none."""
    key = f"{kind}.{name}"
    return say(key) if has(key) else name.replace("_", " ")
