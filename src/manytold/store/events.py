"""Profiles, event groups, and the events described from them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select

from manytold.model.articles import Span
from manytold.model.events import Event, EventGroup, Profile, Telling, When
from manytold.store.groups import group_of, replace_members, resolve
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, all_nouns, load_nouns, load_shown, remove, rows_where, save_nouns, upsert
from manytold.store.tables import event_also, event_groups, events, profiles


def save_profiles(session: Session, found: Iterable[Profile]) -> None:
    """Keeps profiles by article."""
    save_nouns(session, profiles, {item.article: item for item in found})


def load_profiles(session: Session, ids: Iterable[str]) -> dict[str, Profile]:
    """Profiles by article."""
    return load_nouns(session, profiles, ids, Profile, again=True)


def delete_profiles(session: Session, ids: Iterable[str]) -> None:
    """Forgets profiles."""
    remove(session, profiles, "id", ids)


def save_event_groups(session: Session, gone: Iterable[str], groups: Iterable[EventGroup]) -> None:
    """Keeps groups and their members; ids in `gone` that no group has become aliases and lose their events."""
    found = {group.id: group for group in groups}
    lost = set(gone) - set(found)
    remove(session, event_groups, "id", lost)
    remove(session, events, "id", lost)
    save_nouns(session, event_groups, found)
    replace_members(session, "event", lost, {name: group.articles for name, group in found.items()})
    remove(session, event_also, "group", lost | set(found))
    also = sorted({(link.several, name) for name, group in found.items() for link in group.also})
    upsert(session, event_also, [{"item": item, "group": name} for item, name in also], keep=True)


def load_event_groups(session: Session, ids: Iterable[str]) -> dict[str, EventGroup]:
    """Event groups by id."""
    return load_nouns(session, event_groups, ids, EventGroup)


def save_events(session: Session, found: Iterable[Event]) -> None:
    """Keeps described events."""
    rows = [
        {
            "id": e.id,
            "time": microseconds(e.last_published),
            "standing": microseconds(e.standing or e.last_published),
            "noun": encode(e),
            "shown": encode(_Shown(**{name: getattr(e, name) for name in _SHOWN})),
        }
        for e in found
    ]
    upsert(session, events, rows)


def delete_events(session: Session, ids: Iterable[str]) -> None:
    """Forgets described events, not who is in them."""
    remove(session, events, "id", ids)


def load_event(session: Session, event: str) -> Event | None:
    """One event, also by an id that it once had."""
    now = resolve(session, "event", event)
    return load_events(session, [now]).get(now) if now else None


def load_events(session: Session, ids: Iterable[str]) -> dict[str, Event]:
    """Events by id."""
    return load_nouns(session, events, ids, Event)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The fields of a stored event that lists show: not what storylines are made of, nor what stands beside it."""

    id: str
    title: Span
    when: When
    where: Span | None
    tellings: tuple[Telling, ...]
    key_sentences: tuple[Span, ...]
    languages: tuple[str, ...]
    first_published: datetime | None
    last_published: datetime | None
    several: str = ""
    standing: datetime | None = None
    section: str = ""
    prominent: tuple[str, ...] = ()
    newsrooms: int = 0


_SHOWN = tuple(field.name for field in fields(_Shown))


def load_shown_events(session: Session, ids: Iterable[str]) -> dict[str, Event]:
    """Events by id with no terms, names, places and links."""
    return {
        one.id: Event(**{name: getattr(one, name) for name in _SHOWN}, terms=(), names=(), places=())
        for one in load_shown(session, events, ids, _Shown).values()
    }


def load_events_of(session: Session, article_ids: Iterable[str]) -> dict[str, str]:
    """The id of the event that each article tells, by article."""
    return group_of(session, "event", article_ids)


def load_also(session: Session, article_ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the events beside which round-ups are named, sorted, by article."""
    found: dict[str, list[str]] = {}
    for row in sorted(rows_where(session, event_also, "item", article_ids, "item", "group"), key=lambda row: row.group):
        found.setdefault(row.item, []).append(row.group)
    return found


def load_event_ids(session: Session, after: str = "", limit: int | None = None) -> list[str]:
    """Ids of events in order, those after a given one."""
    query = select(events.c.id).where(events.c.id > after).order_by(events.c.id).limit(limit)
    return list(session.execute(query).scalars())


def newest_event_ids(session: Session, limit: int) -> list[str]:
    """Ids of the events that were told last, the newest first; among equals in order of id."""
    query = select(events.c.id).order_by(events.c.time.desc(), events.c.id.desc()).limit(limit)
    return list(session.execute(query).scalars())


def standings(session: Session, ids: Iterable[str]) -> dict[str, int]:
    """Where events stand, by id; what it counts in is known to lists alone."""
    return {row.id: row.standing for row in rows_where(session, events, "id", ids, "id", "standing")}


def all_events(session: Session) -> list[Event]:
    """Every event, by id."""
    return all_nouns(session, events, events.c.id, Event)
