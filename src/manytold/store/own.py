"""Everything that is of one account: a table is one entry of a list, and so is exported, handed over and forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, delete, select, update

from manytold.model.accounts import SignedIn
from manytold.model.choices import Choices
from manytold.model.comments import Comment
from manytold.model.notes import Note
from manytold.model.searches import FeedAddress, SavedSearch
from manytold.model.stances import Mute, Stance
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session
from manytold.store.tables import (
    choices,
    comments,
    feed_addresses,
    mutes,
    notes,
    saved_searches,
    sign_ins,
    stances,
)


@dataclass(frozen=True, slots=True)
class Own:
    """A table of rows of accounts, each with its account in a column and the noun; `secret` fields are not exported."""

    table: Table
    kind: Any
    secret: frozenset[str] = frozenset()


OWN: tuple[Own, ...] = (
    Own(choices, Choices),
    Own(stances, Stance),
    Own(mutes, Mute),
    Own(saved_searches, SavedSearch, frozenset({"seen", "floor"})),
    Own(feed_addresses, FeedAddress, frozenset({"id"})),
    Own(notes, Note),
    Own(comments, Comment),
    Own(sign_ins, SignedIn, frozenset({"id"})),
)
"""Every table with an `account`; a test says so when one is missing."""

PARTS: Mapping[str, Callable[[], tuple[Any, ...]]] = {
    "seen": lambda: (stances, stances.c.kind == "seen"),
    "stances": lambda: (stances, stances.c.kind != "seen"),
    "mutes": lambda: (mutes,),
    "searches": lambda: (saved_searches,),
    "feeds": lambda: (feed_addresses,),
    "notes": lambda: (notes,),
    "comments": lambda: (comments,),
    "choices": lambda: (choices,),
}
"""What can be forgotten by itself: a table, and which of its rows."""


def load_own(session: Session, account: str) -> dict[str, list[Any]]:
    """All nouns of an account, by the name of their table, in the order of their keys."""
    return {one.table.name: _nouns(session, one, account) for one in OWN}


def _nouns(session: Session, one: Own, account: str) -> list[Any]:
    query = select(one.table.c.noun).where(one.table.c.account == account).order_by(*one.table.primary_key)
    return [decode(row.noun, one.kind) for row in session.execute(query)]


def forget_part(session: Session, account: str, part: str) -> None:
    """Deletes one of `PARTS` of an account. Raises KeyError for a part that there is not."""
    table, *which = PARTS[part]()
    session.execute(delete(table).where(table.c.account == account, *which))


def delete_everything_of(session: Session, account: str) -> None:
    """Forgets everything of an account, where it is signed in too."""
    for one in OWN:
        session.execute(delete(one.table).where(one.table.c.account == account))


def hand_over(session: Session, account: str) -> None:
    """Gives what was there before there were accounts to the first one."""
    for one in OWN:
        names = [column.name for column in one.table.primary_key]
        query = select(one.table).where(one.table.c.account == "")
        for row in session.execute(query).all():
            noun = encode(replace(decode(row.noun, one.kind), account=account))
            same = [one.table.c[name] == getattr(row, name) for name in names]
            session.execute(update(one.table).where(*same).values(account=account, noun=noun))
