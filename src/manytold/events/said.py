"""What the owner says, as it stands in links: who is on which side, and why a pair stays apart."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from manytold.model.corrections import parted
from manytold.model.events import EventLink, StorylineLink

APART = "parted by the owner"
Pairs = Mapping[tuple[str, str], EventLink]


def sides_of(links: Iterable[EventLink | StorylineLink]) -> dict[str, frozenset[str]]:
    """The sides of corrections on which items stand, by item."""
    found: dict[str, set[str]] = {}
    for link in links:
        if link.said and link.a == link.b:
            found.setdefault(link.a, set()).add(link.said)
    return {item: frozenset(marks) for item, marks in found.items()}


def told_apart(pairs: Pairs, sides: Mapping[str, frozenset[str]]) -> Pairs:
    """The links, those between two sides of a correction with the owner's word as their first reason."""
    if not sides:
        return pairs
    nobody: frozenset[str] = frozenset()

    def told(link: EventLink) -> EventLink:
        is_apart = parted(sides.get(link.a, nobody), sides.get(link.b, nobody))
        return replace(link, why=f"{APART}; {link.why}") if is_apart else link

    return {pair: told(link) for pair, link in pairs.items()}
