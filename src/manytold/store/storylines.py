"""Storylines: events that continue one another."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from manytold.model.events import Storyline
from manytold.store.groups import group_of, replace_members, resolve
from manytold.store.nouns import encode
from manytold.store.rows import Session, all_nouns, load_nouns, remove, rows_where, upsert
from manytold.store.tables import events, storylines


def save_storylines(session: Session, gone: Iterable[str], found: Iterable[Storyline]) -> None:
    """Keeps storylines, whose events are kept already; ids in `gone` that none has become aliases."""
    lines = {line.id: line for line in found}
    lost = set(gone) - set(lines)
    remove(session, storylines, "id", lost)
    told = {event for line in lines.values() for event in line.events}
    kept = {row.id: row for row in rows_where(session, events, "id", told, "id", "time", "standing")}
    rows = [_row(line, [kept[event] for event in line.events if event in kept]) for line in lines.values()]
    upsert(session, storylines, rows)
    replace_members(session, "storyline", lost, {name: line.events for name, line in lines.items()})


def _row(line: Storyline, told: Sequence[Row[Any]]) -> dict[str, Any]:
    """A storyline stands where its best event stands."""
    time, standing = (max((getattr(row, name) for row in told), default=0) for name in ("time", "standing"))
    return {"id": line.id, "time": time, "standing": standing, "section": line.section, "noun": encode(line)}


def load_storyline(session: Session, storyline: str) -> Storyline | None:
    """One storyline, also by an id that it once had."""
    now = resolve(session, "storyline", storyline)
    return load_storylines(session, [now]).get(now) if now else None


def load_storylines(session: Session, ids: Iterable[str]) -> dict[str, Storyline]:
    """Storylines by id."""
    return load_nouns(session, storylines, ids, Storyline)


def load_storylines_of(session: Session, event_ids: Iterable[str]) -> dict[str, str]:
    """The id of the storyline that each event is in, by event."""
    return group_of(session, "storyline", event_ids)


def all_storylines(session: Session) -> list[Storyline]:
    """Every storyline, by id."""
    return all_nouns(session, storylines, storylines.c.id, Storyline)
