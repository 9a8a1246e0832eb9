"""Which versions of the steps produced what is kept."""

from collections.abc import Mapping

from sqlalchemy import delete, select, update

from manytold.store.rows import Session, upsert
from manytold.store.tables import (
    accounts,
    aliases,
    asks,
    corrections,
    dues,
    feeds,
    fronts,
    invitations,
    mail_folders,
    metadata,
    outcomes,
    pages,
    readings,
    removed,
    searched,
    seen_mails,
    step_versions,
    subedited,
    subscriptions,
    wanted,
)


def load_step_versions(session: Session) -> dict[str, int]:
    """The version of each step that produced what is kept, by name."""
    return {row.name: row.version for row in session.execute(select(step_versions).order_by(step_versions.c.name))}


def save_step_versions(session: Session, versions: Mapping[str, int]) -> None:
    """Notes that everything kept was produced by these versions."""
    upsert(session, step_versions, [{"name": name, "version": versions[name]} for name in sorted(versions)])


def forget_results(session: Session, readings_too: bool) -> None:
    """Empties everything made from pages, except aliases and perhaps readings, and has every page walked again."""
    kept = {table.name for table in KEPT} | (set() if readings_too else {readings.name})
    kept |= {table.name for table in metadata.sorted_tables if "account" in table.c}
    for table in metadata.sorted_tables:
        if table.name not in kept:
            session.execute(delete(table))
    session.execute(update(searched).values(current=False))
    session.execute(update(pages).values(walked=False))


KEPT = (
    accounts,
    invitations,
    feeds,
    fronts,
    dues,
    mail_folders,
    seen_mails,
    subscriptions,
    pages,
    wanted,
    outcomes,
    aliases,
    corrections,
    asks,
    removed,
    subedited,
    step_versions,
    searched,
)
"""Tables that hold no results of steps, beside those of accounts; the word index finds articles again when they are."""


def stale_steps(session: Session, versions: Mapping[str, int]) -> tuple[str, ...]:
    """Names of steps whose kept results come from another version; none in a database that has no results yet."""
    kept = load_step_versions(session)
    return tuple(name for name in sorted(versions) if name in kept and kept[name] != versions[name])
