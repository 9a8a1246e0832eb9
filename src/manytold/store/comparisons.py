"""What articles state, and what the tellings of an event say side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from manytold.model.findings import Comparison, FindingKind
from manytold.model.statements import Statements
from manytold.store.nouns import encode
from manytold.store.rows import Session, all_nouns, load_nouns, load_shown, remove, save_nouns, upsert
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
    upsert(session, comparisons, [{"id": c.event, "noun": encode(c), "shown": encode(_counted(c))} for c in found])


def load_comparisons(session: Session, event_ids: Iterable[str]) -> dict[str, Comparison]:
    """Comparisons by event."""
    return load_nouns(session, comparisons, event_ids, Comparison)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The one field of a finding that is counted."""

    kind: FindingKind


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What is only counted."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """The fields of a stored comparison that counts need."""

    findings: tuple[_Kind, ...]
    quotes: tuple[_Nothing, ...]


def _counted(of: Comparison) -> _Counted:
    return _Counted(tuple(_Kind(finding.kind) for finding in of.findings), tuple(_Nothing() for _ in of.quotes))


def count_findings(session: Session, event_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How many findings conflict and how many quotations there are, by event."""
    found = load_shown(session, comparisons, event_ids, _Counted)
    return {
        event: (sum(one.kind == "conflicting" for one in of.findings), len(of.quotes)) for event, of in found.items()
    }


def delete_comparisons(session: Session, event_ids: Iterable[str]) -> None:
    """Forgets comparisons."""
    remove(session, comparisons, "id", event_ids)


def all_comparisons(session: Session) -> list[Comparison]:
    """Every comparison, by event."""
    return all_nouns(session, comparisons, comparisons.c.id, Comparison)
