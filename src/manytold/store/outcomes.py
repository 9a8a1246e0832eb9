"""What was left out or went wrong, each once per item and step."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select

from manytold.model.outcomes import Failed, Outcome, Skipped
from manytold.store.rows import Session, chunks, upsert
from manytold.store.tables import outcomes

CLEAR = delete(outcomes).where(
    outcomes.c.step == bindparam("of"), outcomes.c.what.in_(bindparam("whats", expanding=True))
)


def save_outcome(session: Session, what: str, step: str, outcome: Outcome) -> None:
    """Keeps why an item has no result, in place of what was said of it before."""
    save_outcomes(session, step, [type(outcome)(what, outcome.reason)])


def save_outcomes(session: Session, step: str, found: Iterable[Outcome]) -> None:
    """Keeps why items have no result; each names its item itself."""
    rows = {
        _plain(outcome.what): {
            "what": _plain(outcome.what),
            "step": step,
            "kind": "skipped" if isinstance(outcome, Skipped) else "failed",
            "reason": _plain(outcome.reason),
        }
        for outcome in found
    }
    upsert(session, outcomes, list(rows.values()))


def _plain(words: str) -> str:
    """What both databases can hold as text: no NUL, no lone surrogates."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def clear_outcomes(session: Session, step: str, whats: Iterable[str]) -> None:
    """Forgets outcomes of items that this time went well."""
    for chunk in chunks(sorted({_plain(what) for what in whats})):
        session.execute(CLEAR, {"of": step, "whats": chunk})


def load_outcomes(session: Session, step: str | None = None, limit: int | None = 1000) -> list[Outcome]:
    """What was left out or failed, failures first, then by name; of one step or of all."""
    query = select(outcomes).order_by(outcomes.c.kind, outcomes.c.what, outcomes.c.step).limit(limit)
    rows = session.execute(query if step is None else query.where(outcomes.c.step == step))
    return [(Skipped if row.kind == "skipped" else Failed)(row.what, row.reason) for row in rows]
