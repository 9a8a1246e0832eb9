"""What was learned of front pages, and what became of the links that were followed from them."""

from collections.abc import Collection

from sqlalchemy import select

from manytold.model.sources import Front
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session, rows_where, upsert
from manytold.store.tables import fronts, outcomes, pages, wanted


def load_front(session: Session, url: str) -> Front:
    """What was learned of a front page; nothing yet for a new one."""
    row = session.execute(select(fronts.c.noun).where(fronts.c.url == url)).first()
    return decode(row.noun, Front) if row else Front(url)


def save_front(session: Session, front: Front) -> None:
    """Keeps what was learned."""
    upsert(session, fronts, [{"url": front.url, "noun": encode(front)}])


def verdicts(session: Session, urls: Collection[str]) -> dict[str, bool | None]:
    """Whether queued addresses turned out to be articles; None where trouble hides it, none for those not read yet."""
    fetched = {row.url for row in rows_where(session, wanted, "url", urls, "url", "open") if not row.open}
    unread = set(
        session.execute(select(pages.c.address).where(~pages.c.walked, pages.c.address.in_(fetched))).scalars()
    )
    found: dict[str, bool | None] = dict.fromkeys(fetched - unread, True)
    for row in rows_where(session, outcomes, "what", found, "what", "step", "kind"):
        if row.step in ("read", "fetch"):
            found[row.what] = False if (row.step, row.kind) == ("read", "skipped") else None
    return found
