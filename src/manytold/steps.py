"""The four kinds of step. A step is a pure function with a name and a version; raising the version redoes its work."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

import numpy.typing as npt

from manytold.model.outcomes import Failed, Skipped

Item = TypeVar("Item")
Result = TypeVar("Result")
Link = TypeVar("Link")
Group = TypeVar("Group")
Remembered = TypeVar("Remembered")
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Each(Generic[Item, Result]):
    """One item in, one result out; no item knows of another."""

    name: str
    version: int
    work: Callable[[Item], Result | Skipped | Failed]


def every(link: object) -> bool:
    """Yes to every link."""
    return link is not None


def none(link: object) -> bool:
    """No to every link."""
    return link is None


def undated(_: object) -> None:
    """No time for any item."""


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Link]):
    """How links get other scores in the light of all the other links of both their ends.

    `counts` names the links that are weighed; another one keeps its score, and takes the link between the same ends out
    of what others are weighed by. `scores` takes columns, a row for each link: the numbers of its two ends, its score,
    the days between them (NaN where not known), whether others are weighed by it. It gives a score for each, 0 for a
    link that is worth nothing any more, and depends on no order of the rows.
    """

    counts: Callable[[Link], bool]
    scores: Callable[[Column, Column, Column, Column, Column], Column]


@dataclass(frozen=True, slots=True)
class Linked(Generic[Item, Link, Group]):
    """Items that share a key meet; pairs that met are judged into links; linked items are merged into groups.

    `judge` sees each pair once, in either order, and its links do not depend on that order. `merge` gets the items of
    one component with all links among them, and answers the same for any order of its input. Components are made by
    the links that `binds` names, those without which no group can hold; so a newcomer touches its neighbourhood alone.
    Links that lead out of the component are given too when `shows` says that they are worth telling.

    Two items meet when at least `least` keys bring them together. A key brings its first `most` holders together, by
    time (`when`; those without last), so that what a newcomer costs has a bound and the answer no order.

    Where links are `weighed`, `binds`, `shows`, `draws` and `merge` see them with the scores that they get from that.

    Where components grow with the collection, `draws` keeps a newcomer's touch small: of items that come with everybody
    of their present groups, and of all their links, it names the outsiders without whose groups merging these items
    might give another answer than merging the whole component. None means that the whole component is needed.
    """

    name: str
    version: int
    keys: Callable[[Item], Iterable[str]]
    judge: Callable[[Iterable[tuple[Item, Item]]], Iterable[Link]]
    merge: Callable[[Sequence[Item], Sequence[Link]], list[Group]]
    binds: Callable[[Link], bool] = every
    shows: Callable[[Link], bool] = none
    draws: Callable[[Set[str], Iterable[Link]], Set[str]] | None = None
    when: Callable[[Item], datetime | None] = undated
    least: int = 1
    most: int = 2000
    weighed: Weighed[Link] | None = None


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Item, Result]):
    """All items of one key at once give one result, whatever their order."""

    name: str
    version: int
    work: Callable[[Sequence[Item]], Result]


@dataclass(frozen=True, slots=True)
class Learned(Generic[Item, Remembered]):
    """What items have in common is learned from all of them and then marked in each.

    `sketch` is what is remembered of an item, `keys` (63-bit numbers) are its parts that others may have too. A key
    that `enough` items hold counts when `counts` says so of those that hold it, of which it sees the first `most` by
    name. `mark` makes an item anew with those of its keys that count.
    """

    name: str
    version: int
    sketch: Callable[[Item], Remembered]
    keys: Callable[[Remembered], Iterable[int]]
    counts: Callable[[Sequence[Remembered]], bool]
    mark: Callable[[Item, Set[int]], Item]
    enough: int
    most: int
