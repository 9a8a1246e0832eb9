"""Where items of a linked step meet: their keys, the links judged between them, and who is near whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from manytold.model.copies import CopyLink
from manytold.model.events import EventLink, StorylineLink
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session, remove, rows_where, upsert
from manytold.store.tables import Meeting, copy_meeting, event_meeting, storyline_meeting

Link = TypeVar("Link", bound=CopyLink | EventLink | StorylineLink)

TOO_MANY = 2000
"""Items under one key above which the key says nothing and is dropped for all."""


class Linking(NamedTuple, Generic[Link]):
    """The tables of one linked step and the noun of its links."""

    tables: Meeting
    link: type[Link]


COPIES = Linking(copy_meeting, CopyLink)
EVENTS = Linking(event_meeting, EventLink)
STORYLINES = Linking(storyline_meeting, StorylineLink)


def replace_keys(session: Session, linking: Linking[Link], keys: Mapping[str, Iterable[int]]) -> None:
    """Keeps the keys of each item in place of those it had; keys that too many share are left out."""
    remove(session, linking.tables.keys, "item", keys)
    crowded = _crowded(session, linking, {key for some in keys.values() for key in some})
    rows = [{"key": key, "item": item} for item, some in keys.items() for key in sorted(set(some) - crowded)]
    upsert(session, linking.tables.keys, sorted(rows, key=lambda row: (row["key"], row["item"])), keep=True)


def _crowded(session: Session, linking: Linking[Link], keys: Iterable[int]) -> set[int]:
    return {row.key for row in rows_where(session, linking.tables.crowded, "key", keys, "key")}


def those_meeting(
    session: Session, linking: Linking[Link], keys: Mapping[str, Iterable[int]], limit: int = TOO_MANY
) -> set[tuple[str, str]]:
    """Pairs (`a` < `b`) of the given items with any item, stored under the same key by `replace_keys`.

    A key found under more than `limit` items is dropped for all items and for ever.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    asking = {key for some in keys.values() for key in some}
    for row in rows_where(session, linking.tables.keys, "key", asking, "key", "item"):
        holders[row.key].append(row.item)
    crowded = {key for key, items in holders.items() if len(items) > limit}
    if crowded:
        upsert(session, linking.tables.crowded, [{"key": key} for key in sorted(crowded)], keep=True)
        remove(session, linking.tables.keys, "key", crowded)
    meeting = ((item, other) for item, some in keys.items() for key in some for other in _others(holders, key, crowded))
    return {(a, b) if a < b else (b, a) for a, b in meeting if a != b}


def _others(holders: Mapping[int, list[str]], key: int, crowded: set[int]) -> list[str]:
    return [] if key in crowded else holders.get(key, [])


def remove_items(session: Session, linking: Linking[Link], items: Iterable[str]) -> set[str]:
    """Forgets keys and links of items; gives the items they were linked to."""
    gone = set(items)
    links = linking.tables.links
    near = {row.b for row in rows_where(session, links, "a", gone, "b")}
    near |= {row.a for row in rows_where(session, links, "b", gone, "a")}
    remove(session, links, "a", gone)
    remove(session, links, "b", gone)
    remove(session, linking.tables.keys, "item", gone)
    return near - gone


def save_links(session: Session, linking: Linking[Link], links: Iterable[Link]) -> None:
    """Keeps links, each once."""
    rows = [{"a": link.a, "b": link.b, "noun": encode(link)} for link in links]
    upsert(session, linking.tables.links, sorted(rows, key=lambda row: (row["a"], row["b"])))


def links_of(session: Session, linking: Linking[Link], items: Iterable[str]) -> list[Link]:
    """Every link that one of the items has, each once, by its ends."""
    some = set(items)
    rows = rows_where(session, linking.tables.links, "a", some, "a", "b", "noun")
    rows += rows_where(session, linking.tables.links, "b", some, "a", "b", "noun")
    found = {(row.a, row.b): row.noun for row in rows}
    return [decode(noun, linking.link) for _, noun in sorted(found.items())]
