"""How readers want the pages to look."""

from manytold.model.choices import Choices
from manytold.store.nouns import decode_again, encode
from manytold.store.rows import Session, rows_where, upsert
from manytold.store.tables import choices


def save_choices(session: Session, one: Choices) -> None:
    """Keeps what a reader has chosen in place of what they chose before."""
    upsert(session, choices, [{"account": one.account, "noun": encode(one)}])


def load_choices(session: Session, account: str) -> Choices | None:
    """What a reader has chosen; None where they never did."""
    row = next(iter(rows_where(session, choices, "account", [account], "noun")), None)
    return decode_again(row.noun, Choices) if row else None
