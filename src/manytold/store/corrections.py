"""The owner's corrections. They are no result of a step, so that nothing but the owner takes them away."""

from collections.abc import Iterable

from manytold.model.corrections import Correction
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, all_nouns, remove, rows_where, upsert
from manytold.store.tables import corrections, event_members, fingerprints, profiles
from manytold.store.tables import events as event_table


def save_correction(session: Session, one: Correction) -> None:
    """Keeps a correction; one that was said before in the same words counts as said now."""
    upsert(session, corrections, [{"id": one.id, "said": microseconds(one.said), "noun": encode(one)}])


def delete_correction(session: Session, one: str) -> None:
    """Forgets a correction."""
    remove(session, corrections, "id", [one])


def load_corrections(session: Session) -> list[Correction]:
    """Every correction, the one said first at the beginning."""
    return sorted(all_nouns(session, corrections, corrections.c.said, Correction), key=lambda c: (c.said, c.id))


def homes_of(session: Session, of: str, articles: Iterable[str]) -> dict[str, str]:
    """What stands for each article where groups of a kind are made: itself, or for storylines its described event."""
    if of == "storyline":
        rows = rows_where(session, event_members, "item", articles, "item", "group")
        there = {row.id for row in rows_where(session, event_table, "id", {row.group for row in rows}, "id")}
        return {row.item: row.group for row in rows if row.group in there}
    table = fingerprints if of == "copy" else profiles
    return {row.id: row.id for row in rows_where(session, table, "id", articles, "id")}
