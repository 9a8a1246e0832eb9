"""Storylines: events that continue one another."""

from collections.abc import Iterable

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
    times = {
        row.id: row.time
        for row in rows_where(session, events, "id", (e for line in lines.values() for e in line.events), "id", "time")
    }
    rows = [
        {"id": line.id, "time": max((times.get(e, 0) for e in line.events), default=0), "noun": encode(line)}
        for line in lines.values()
    ]
    upsert(session, storylines, rows)
    replace_members(session, "storyline", lost, {name: line.events for name, line in lines.items()})


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
