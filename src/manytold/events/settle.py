"""Everything that the owner ever said → what holds of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from manytold.model.corrections import TOGETHER, Correction, Matter


def settle(corrections: Iterable[Correction], of: Matter) -> tuple[Correction, ...]:
    """What holds of the corrections about one kind of groups: free of contradiction, the latest first.

    A later word takes the articles that it is about out of what was said earlier: an earlier `together` loses those
    that were parted since, an earlier `apart` those of `these` that were joined since with one of `those`, also by way
    of others. Nothing is thrown away, so that taking a word back brings back what it had replaced.
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
        self._groups: dict[str, set[str]] = {}

    def join(self, names: Iterable[str]) -> None:
        """Has all names be together."""
        group: set[str] = set()
        for name in names:
            group |= self._groups.get(name, {name})
        self._groups.update(dict.fromkeys(group, group))

    def roots(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The names, by the least name of those they are together with."""
        found: dict[str, set[str]] = defaultdict(set)
        least: dict[int, str] = {}
        for name in names:
            group = self._groups.get(name)
            root = name if group is None else least.setdefault(id(group), min(group))
            found[root].add(name)
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
