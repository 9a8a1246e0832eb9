"""Parts of a graph that hang together; everything in order of name, so that nothing depends on who came first."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from manytold.steps import Linked


class Edge(Protocol):
    """A link between two names."""

    @property
    def a(self) -> str:
        """The lesser name."""

    @property
    def b(self) -> str:
        """The greater name."""


AnyEdge = TypeVar("AnyEdge", bound=Edge)


class Forest:
    """Which names hang together (union by least name, with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        """The least name of those that hang together with this one."""
        parent = self._parent
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        """Has two names hang together."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first


def components(names: Iterable[str], edges: Iterable[AnyEdge]) -> list[tuple[list[str], list[AnyEdge]]]:
    """The parts, each with its names sorted and its edges in the given order; a lone name is a part of one."""
    forest = Forest()
    some = list(edges)
    for edge in some:
        forest.join(edge.a, edge.b)
    parts: dict[str, tuple[list[str], list[AnyEdge]]] = {}
    for name in sorted(set(names) | {end for edge in some for end in (edge.a, edge.b)}):
        parts.setdefault(forest.root(name), ([], []))[0].append(name)
    for edge in some:
        parts[forest.root(edge.a)][1].append(edge)
    return [part for _, part in sorted(parts.items())]


def neighbourhoods(
    names: Iterable[str], edges: Iterable[AnyEdge], step: Linked[Any, Any, Any]
) -> list[tuple[list[str], list[AnyEdge]]]:
    """The parts that a step's binding edges make of the names, each with every edge inside and those it shows."""
    some = list(edges)
    parts = components(set(names), (edge for edge in some if step.binds(edge)))
    home = {name: number for number, (part, _) in enumerate(parts) for name in part}
    found: list[tuple[list[str], list[AnyEdge]]] = [(part, []) for part, _ in parts]
    for edge in some:
        ends = {home.get(edge.a), home.get(edge.b)}
        if len(ends) == 1 or step.shows(edge):
            _hand_out(edge, ends, found)
    return found


def _hand_out(edge: AnyEdge, ends: Iterable[int | None], found: list[tuple[list[str], list[AnyEdge]]]) -> None:
    for number in ends:
        if number is not None:
            found[number][1].append(edge)
