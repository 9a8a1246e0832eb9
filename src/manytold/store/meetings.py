"""Where items of a linked step meet: the links judged between them. Who meets whom is found by `holders`."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from manytold.model.copies import CopyLink
from manytold.model.events import EventLink, StorylineLink
from manytold.store.holders import ids_of, numbers_of
from manytold.store.rows import Session, remove, remove_rows, rows_of_numbers, upsert
from manytold.store.tables import Meeting, copy_meeting, event_meeting, storyline_meeting

Link = TypeVar("Link", bound=CopyLink | EventLink | StorylineLink)


class Linking(NamedTuple, Generic[Link]):
    """The tables of one linked step, and how its links are taken apart for them and made of them again."""

    tables: Meeting
    parts: Callable[[Link], tuple[float, str]]
    link: Callable[[str, str, float, str], Link]


def _copy_link(a: str, b: str, weight: float, said: str) -> CopyLink:
    kind, longer, reason = said.split(" ", 2)
    return CopyLink(a, b, kind, weight, reason, float(longer))  # type: ignore[arg-type]


def _copy_parts(link: CopyLink) -> tuple[float, str]:
    return link.share, f"{link.kind} {link.longer} {link.reason}"


def _event_link(a: str, b: str, weight: float, said: str) -> EventLink:
    days, _, why = said.partition(" ")
    return EventLink(a, b, weight, why, days=float(days) if days else None)


def _event_parts(link: EventLink) -> tuple[float, str]:
    return link.score, f"{'' if link.days is None else link.days} {link.why}"


COPIES = Linking(copy_meeting, _copy_parts, _copy_link)
EVENTS = Linking(event_meeting, _event_parts, _event_link)
STORYLINES = Linking(storyline_meeting, lambda link: (link.score, link.why), StorylineLink)


def remove_links_of(session: Session, linking: Linking[Link], items: Iterable[str]) -> None:
    """Forgets every link of items."""
    numbers = numbers_of(session, linking.tables, items).values()
    remove(session, linking.tables.links, "a", numbers)
    remove(session, linking.tables.links, "b", numbers)


def remove_links(session: Session, linking: Linking[Link], pairs: Iterable[tuple[str, str]]) -> None:
    """Forgets the links between pairs."""
    some = list(pairs)
    numbers = numbers_of(session, linking.tables, {end for pair in some for end in pair})
    remove_rows(session, linking.tables.links, ("a", "b"), sorted((numbers[a], numbers[b]) for a, b in some))


def save_links(session: Session, linking: Linking[Link], links: Iterable[Link]) -> None:
    """Keeps links between items whose keys are held, each once."""
    some = list(links)
    numbers = numbers_of(session, linking.tables, {end for link in some for end in (link.a, link.b)})
    rows = [(numbers[link.a], numbers[link.b], *linking.parts(link)) for link in some]
    columns = ("a", "b", "weight", "said")
    upsert(session, linking.tables.links, [dict(zip(columns, row, strict=True)) for row in sorted(rows)])


def links_of(session: Session, linking: Linking[Link], items: Iterable[str]) -> list[Link]:
    """Every link that one of the items has, each once, in no order."""
    tables, make = linking.tables, linking.link
    names = {number: name for name, number in numbers_of(session, tables, items).items()}
    columns = ("a", "b", "weight", "said")
    rows = rows_of_numbers(session, tables.links, "a", names, *columns)
    rows += [row for row in rows_of_numbers(session, tables.links, "b", names, *columns) if row[0] not in names]
    names |= ids_of(session, tables, {end for row in rows for end in row[:2]} - names.keys())
    return [make(names[a], names[b], weight, said) for a, b, weight, said in rows]


def near_of(session: Session, linking: Linking[Link], items: Iterable[str]) -> set[str]:
    """The items at the other ends of all links that some items have."""
    tables, found = linking.tables, set[int]()
    numbers = set(numbers_of(session, tables, items).values())
    for side, other in ("ab", "ba"):
        found.update(number for (number,) in rows_of_numbers(session, tables.links, side, numbers, other))
    return set(ids_of(session, tables, found - numbers).values())
