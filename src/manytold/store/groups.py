"""Groups of one linked step: which there are, who is in them, and where those went that are no more."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Table, select

from manytold.store.rows import Session, remove, rows_where, upsert
from manytold.store.tables import aliases, copy_members, event_members, storyline_members

MEMBERS: Mapping[str, Table] = {"copy": copy_members, "event": event_members, "storyline": storyline_members}


def group_of(session: Session, kind: str, items: Iterable[str]) -> dict[str, str]:
    """The group of each item that is in one. `kind` is "copy", "event" or "storyline"."""
    return {row.item: row.group for row in rows_where(session, MEMBERS[kind], "item", items, "item", "group")}


def members_of(session: Session, kind: str, groups: Iterable[str]) -> dict[str, list[str]]:
    """The items of each group, sorted."""
    found: dict[str, list[str]] = {}
    rows = rows_where(session, MEMBERS[kind], "group", groups, "item", "group")
    for row in sorted(rows, key=lambda row: row.item):
        found.setdefault(row.group, []).append(row.item)
    return found


def replace_members(session: Session, kind: str, gone: Iterable[str], groups: Mapping[str, Iterable[str]]) -> None:
    """Has exactly these items in these groups, and none in the groups that are gone.

    An id that is gone becomes an alias: it follows the member that most of its items stayed with.
    """
    table = MEMBERS[kind]
    before = members_of(session, kind, {*gone, *groups})
    placed = {item: group for group, items in groups.items() for item in items}
    remove(session, table, "group", {*gone, *groups})
    upsert(session, table, [{"item": item, "group": group} for item, group in sorted(placed.items())])
    lost = {group: items for group, items in before.items() if group not in groups}
    rows = [{"kind": kind, "id": group, "member": _heir(items, placed)} for group, items in sorted(lost.items())]
    upsert(session, aliases, rows)


def _heir(items: list[str], placed: Mapping[str, str]) -> str:
    """The first item of the largest part that stayed together; of the first such part when several are as large."""
    parts = Counter(placed[item] for item in items if item in placed)
    if not parts:
        return items[0]
    largest = max(sorted(parts), key=lambda group: parts[group])
    return next(item for item in items if placed.get(item) == largest)


def resolve(session: Session, kind: str, group: str) -> str | None:
    """The group that an id stands for now, itself included; None when it never was one."""
    table = MEMBERS[kind]
    if session.execute(select(table.c.item).where(table.c.group == group).limit(1)).first():
        return group
    query = (
        select(table.c.group)
        .join(aliases, aliases.c.member == table.c.item)
        .where(aliases.c.kind == kind, aliases.c.id == group)
    )
    row = session.execute(query).first()
    return str(row.group) if row else None
