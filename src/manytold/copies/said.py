"""What the owner says of copies: who is one, and who is none, whatever the words show."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from manytold.model.copies import CopyLink
from manytold.model.corrections import TOGETHER, parted

Near = Mapping[str, Mapping[str, CopyLink]]
NOBODY: frozenset[str] = frozenset()
COPY_SAID = "a copy, says the owner"


@dataclass(frozen=True, slots=True)
class Said:
    """Who belongs together, and on which sides of corrections each stands, by article; empty where nothing was said."""

    partners: Mapping[str, Set[str]]
    sides: Mapping[str, Set[str]]

    def __bool__(self) -> bool:
        return bool(self.partners or self.sides)

    def grow(self, lead: str, copies: set[str], left: Set[str], near: Near) -> set[str]:
        """A group grown from its lead: of those that would be its copies the most alike first, each with all of `left`
        that belong to it, unless that is refused.
        """
        if not self._concerns(left):
            return copies
        members: set[str] = set()
        marks: set[str] = set()
        queue: list[tuple[float, str]] = [(0.0, lead)]
        while queue:
            name = heappop(queue)[1]
            unit = self._unit(name) & left
            theirs = {mark for one in unit for mark in self.sides.get(one, NOBODY)}
            if name in members or name not in unit or parted(marks, theirs):
                continue
            members |= unit
            marks |= theirs
            for one in sorted(unit):
                for other in sorted(near.get(one, {}).keys() & copies):
                    heappush(queue, (-near[one][other].share, other))
        return members

    def _concerns(self, some: Set[str]) -> bool:
        return not (some.isdisjoint(self.partners) and some.isdisjoint(self.sides))

    def _unit(self, name: str) -> set[str]:
        """Everybody who belongs together with one."""
        unit, edge = {name}, [name]
        while edge:
            new = self.partners.get(edge.pop(), NOBODY) - unit
            unit |= new
            edge += sorted(new)
        return unit


def said_of(links: Iterable[CopyLink]) -> Said:
    """What the owner says, out of all links."""
    partners: dict[str, set[str]] = {}
    sides: dict[str, set[str]] = {}
    for link in links:
        if not link.said:
            continue
        if link.a == link.b:
            sides.setdefault(link.a, set()).add(link.said)
        else:
            partners.setdefault(link.a, set()).add(link.b)
            partners.setdefault(link.b, set()).add(link.a)
    return Said(partners, sides)


def told(links: Iterable[CopyLink]) -> list[CopyLink]:
    """The links between two texts; where the owner speaks too, his word stands before what the words show."""
    found: dict[tuple[str, str], CopyLink] = {}
    for link in sorted(links, key=lambda k: (not k.said, k.share, k.longer, k.kind, k.reason)):
        if link.a == link.b:
            continue
        word = found.get((link.a, link.b))
        is_backed = word is not None and word.said and not link.said
        reason = f"{COPY_SAID}; {link.reason}"
        found[link.a, link.b] = replace(link, reason=reason, said=TOGETHER) if is_backed else link
    return list(found.values())
