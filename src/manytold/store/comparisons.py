"""What articles state, and what the tellings of an event say side by side."""

from collections.abc import Iterable

from manytold.model.findings import Comparison
from manytold.model.statements import Statements
from manytold.store.rows import Session, all_nouns, load_nouns, remove, save_nouns
from manytold.store.tables import comparisons, statements


def save_statements(session: Session, found: Iterable[Statements]) -> None:
    """Keeps statements by article."""
    save_nouns(session, statements, {item.article: item for item in found})


def load_statements(session: Session, ids: Iterable[str]) -> dict[str, Statements]:
    """Statements by article."""
    return load_nouns(session, statements, ids, Statements)


def delete_statements(session: Session, ids: Iterable[str]) -> None:
    """Forgets statements."""
    remove(session, statements, "id", ids)


def save_comparisons(session: Session, found: Iterable[Comparison]) -> None:
    """Keeps comparisons by event."""
    save_nouns(session, comparisons, {item.event: item for item in found})


def load_comparisons(session: Session, event_ids: Iterable[str]) -> dict[str, Comparison]:
    """Comparisons by event."""
    return load_nouns(session, comparisons, event_ids, Comparison)


def delete_comparisons(session: Session, event_ids: Iterable[str]) -> None:
    """Forgets comparisons."""
    remove(session, comparisons, "id", event_ids)


def all_comparisons(session: Session) -> list[Comparison]:
    """Every comparison, by event."""
    return all_nouns(session, comparisons, comparisons.c.id, Comparison)
