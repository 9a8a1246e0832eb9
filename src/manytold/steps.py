"""The three kinds of step. A step is a pure function with a name and a version; raising the version redoes its work."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from manytold.model.outcomes import Failed, Skipped

Item = TypeVar("Item")
Result = TypeVar("Result")
Link = TypeVar("Link")
Group = TypeVar("Group")


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
class Linked(Generic[Item, Link, Group]):
    """Items that share a key meet; pairs that met are judged into links; linked items are merged into groups.

    `judge` sees each pair once, in either order, and its links do not depend on that order. `merge` gets the items of
    one component with all links among them, and answers the same for any order of its input. Components are made by
    the links that `binds` names, those without which no group can hold; so a newcomer touches its neighbourhood alone.
    Links that lead out of the component are given too when `shows` says that they are worth telling.
    """

    name: str
    version: int
    keys: Callable[[Item], Iterable[str]]
    judge: Callable[[Iterable[tuple[Item, Item]]], Iterable[Link]]
    merge: Callable[[Sequence[Item], Sequence[Link]], list[Group]]
    binds: Callable[[Link], bool] = every
    shows: Callable[[Link], bool] = none


@dataclass(frozen=True, slots=True)
class Gathered(Generic[Item, Result]):
    """All items of one key at once give one result, whatever their order."""

    name: str
    version: int
    work: Callable[[Sequence[Item]], Result]
