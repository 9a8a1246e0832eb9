"""Which versions of the steps produced what is kept."""

from collections.abc import Mapping

from sqlalchemy import select

from manytold.store.rows import Session, upsert
from manytold.store.tables import step_versions


def load_step_versions(session: Session) -> dict[str, int]:
    """The version of each step that produced what is kept, by name."""
    return {row.name: row.version for row in session.execute(select(step_versions).order_by(step_versions.c.name))}


def save_step_versions(session: Session, versions: Mapping[str, int]) -> None:
    """Notes that everything kept was produced by these versions."""
    upsert(session, step_versions, [{"name": name, "version": versions[name]} for name in sorted(versions)])


def stale_steps(session: Session, versions: Mapping[str, int]) -> tuple[str, ...]:
    """Names of steps whose kept results come from another version; none in a database that has no results yet."""
    kept = load_step_versions(session)
    return tuple(name for name in sorted(versions) if name in kept and kept[name] != versions[name])
