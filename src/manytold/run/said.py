"""The owner's corrections as links of the steps that make groups, so that every way to run obeys them alike. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from manytold.copies.said import COPY_SAID
from manytold.model.copies import CopyLink
from manytold.model.corrections import TOGETHER, Correction, Matter, side
from manytold.model.events import EventLink, StorylineLink
from manytold.run.components import Forest

Link = TypeVar("Link")
Make = Callable[[str, str, str], Link]
"""A link between two items with what is said of them."""
JOINED = "joined by the owner"


def settle(corrections: Iterable[Correction], of: Matter) -> tuple[Correction, ...]:
    """What holds of all that was ever said about one kind of groups: free of contradiction, the latest first.

    A later word takes the articles that it is about out of what was said earlier: an earlier `together` loses those
    that were parted since, an earlier `apart` those of `these` that were joined since with one of `those`, also by way
    of others. What loses nobody holds as it was said; so taking a word back brings back what it had replaced.
    """
    joined = _Joined()
    held: list[Correction] = []
    for one in sorted((c for c in corrections if c.of == of), key=lambda c: (c.said, c.id), reverse=True):
        left = _free_together(one, joined, held) if one.says == TOGETHER else _free_apart(one, joined)
        if left is None:
            continue
        held.append(left)
        if left.says == TOGETHER:
            joined.join(left.articles)
    return tuple(held)


class _Joined:
    """Who is together by what was said later."""

    def __init__(self) -> None:
        self._forest = Forest()

    def join(self, names: Iterable[str]) -> None:
        """Has all names be together."""
        for a, b in pairwise(sorted(names)):
            self._forest.join(a, b)

    def roots(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The names by those they are together with."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in names:
            found[self._forest.root(name)].add(name)
        return found


def _free_together(one: Correction, joined: _Joined, held: Sequence[Correction]) -> Correction | None:
    """A word of joining without those who may not be with the others any more."""
    names = set(one.articles)
    for other in held:
        if other.says == TOGETHER:
            continue
        mine = joined.roots(names)
        these, those = joined.roots(other.these), joined.roots(other.those)
        if mine.keys() & these.keys() and mine.keys() & those.keys():
            names -= {name for root in mine.keys() & these.keys() for name in mine[root]}
    return replace(one, these=tuple(sorted(names)), those=()) if len(names) > 1 else None


def _free_apart(one: Correction, joined: _Joined) -> Correction | None:
    """A word of parting without those who have been joined with the other side."""
    those = joined.roots(one.those)
    these = sorted(n for root, names in joined.roots(one.these).items() if root not in those for n in names)
    return replace(one, these=tuple(these)) if these and one.those else None


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
    return CopyLink(a, b, "reworked", 0.0, COPY_SAID if said == TOGETHER else "", said)


def event_link(a: str, b: str, said: str) -> EventLink:
    """The owner's word on events."""
    is_together = said == TOGETHER
    return EventLink(a, b, float(is_together), JOINED if is_together else "", is_together, said)


def storyline_link(a: str, b: str, said: str) -> StorylineLink:
    """The owner's word on storylines."""
    is_together = said == TOGETHER
    return StorylineLink(a, b, float(is_together), JOINED if is_together else "", said)


MAKE: Mapping[Matter, Make[Any]] = {"copy": copy_link, "event": event_link, "storyline": storyline_link}


def said_links(corrections: Iterable[Correction], of: Matter, homes: Mapping[str, str]) -> list[Any]:
    """What holds of corrections of one kind, as links of its step."""
    return links(settle(corrections, of), homes, MAKE[of])
