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
Columns = tuple[Column, Column, Column, Column, tuple[Column, Column]]


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


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Link]):
    """How links get other scores beside all others of their ends; one that does not `counts` keeps its own.

    `scores` takes columns: both ends as numbers, score, days between or NaN, texts of both; it gives 0 for no worth.
    """

    counts: Callable[[Link], bool]
    scores: Callable[[Column, Column, Column, Column, tuple[Column, Column]], Column]


@dataclass(frozen=True, slots=True)
class Linked(Generic[Item, Link, Group]):
    """Items that share a key meet; pairs that met are judged into links; linked items are merged into groups.

    Two items meet when `least` keys bring them together; a key does so for its first `most` holders by time (`when`).
    `judge` sees each pair once, in either order; what follows sees scores as `weighed`. `merge` gets one component with
    all links among its items, in any order; those that `binds` names make components; those that `shows` names, by what
    they are unweighed, are given also where they lead out. `draws` names outsiders that whole groups need to be merged.
    """

    name: str
    version: int
    keys: Callable[[Item], Iterable[str]]
    judge: Callable[[Iterable[tuple[Item, Item]]], Iterable[Link]]
    merge: Callable[[Sequence[Item], Sequence[Link]], list[Group]]
    binds: Callable[[Link], bool] = every
    shows: Callable[[Link], bool] = none
    draws: Callable[[Set[str], Iterable[Link]], Set[str]] | None = None
    when: Callable[[Item], datetime | None] | None = None
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
    that `enough` items hold counts when `counts` says so of those that hold it, and sees the first `most` by name.
    `mark` makes an item anew with those of its keys that count.
    """

    name: str
    version: int
    sketch: Callable[[Item], Remembered]
    keys: Callable[[Remembered], Iterable[int]]
    counts: Callable[[Sequence[Remembered]], bool]
    mark: Callable[[Item, Set[int]], Item]
    enough: int
    most: int
