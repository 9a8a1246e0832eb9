"""The owner's corrections as links of the steps that make groups, so that every way to run obeys them alike. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

from manytold.copies.said import COPY_SAID
from manytold.events.settle import settle
from manytold.model.copies import CopyLink
from manytold.model.corrections import TOGETHER, Correction, Matter, side
from manytold.model.events import EventLink, StorylineLink

Link = TypeVar("Link")
Make = Callable[[str, str, str], Link]
"""A link between two items with what is said of them."""
JOINED = "joined by the owner"


def links(settled: Iterable[Correction], homes: Mapping[str, str], make: Make[Link]) -> list[Link]:
    """The corrections as links between items; `homes` names the item of each article that is there.

    Who belongs together is linked in a chain. Sides are told by a link of each item with itself, so that parting a few
    from a thousand takes a thousand links and a row, and not all pairs.
    """
    return [make(*ends) for one in settled for ends in _ends(one, homes)]


def _ends(one: Correction, homes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    if one.says == TOGETHER:
        yield from ((a, b, TOGETHER) for a, b in pairwise(_items(one.articles, homes)))
        return
    for names, these in ((one.these, True), (one.those, False)):
        yield from ((item, item, side(one.id, these)) for item in _items(names, homes))


def _items(articles: Iterable[str], homes: Mapping[str, str]) -> list[str]:
    return sorted({homes[article] for article in articles if article in homes})


def copy_link(a: str, b: str, said: str) -> CopyLink:
    """The owner's word on copies; what the words themselves show is put beside it when groups are made."""
    return CopyLink(a, b, "reworked", 0.0, COPY_SAID if said == TOGETHER else "", said=said)


def event_link(a: str, b: str, said: str) -> EventLink:
    """The owner's word on events."""
    is_together = said == TOGETHER
    return EventLink(a, b, float(is_together), JOINED if is_together else "", is_together, said=said)


def storyline_link(a: str, b: str, said: str) -> StorylineLink:
    """The owner's word on storylines."""
    is_together = said == TOGETHER
    return StorylineLink(a, b, float(is_together), JOINED if is_together else "", said)


MAKE: Mapping[Matter, Make[Any]] = {"copy": copy_link, "event": event_link, "storyline": storyline_link}


def said_links(corrections: Iterable[Correction], of: Matter, homes: Mapping[str, str]) -> list[Any]:
    """What holds of corrections of one kind, as links of its step."""
    return links(settle(corrections, of), homes, MAKE[of])
