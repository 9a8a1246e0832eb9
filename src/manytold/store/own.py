"""Everything that is of one account: a table is one entry of a list, and so is exported, handed over and forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, delete, func, select, update

from manytold.model.accounts import Identity, MailAddress, Passkey, SignedIn
from manytold.model.choices import Choices
from manytold.model.comments import Comment
from manytold.model.notes import Note
from manytold.model.searches import FeedAddress, SavedSearch
from manytold.model.sections import Arrangement
from manytold.model.stances import Mute, Stance
from manytold.model.tastes import Learning
from manytold.store.nouns import decode, encode, plain
from manytold.store.rows import Session
from manytold.store.tables import (
    arrangements,
    choices,
    comments,
    feed_addresses,
    identities,
    mail_addresses,
    mutes,
    notes,
    passkeys,
    saved_searches,
    sign_ins,
    stances,
    tastes,
)


@dataclass(frozen=True, slots=True)
class Own:
    """A table of rows of accounts, each with its account in a column, and the noun of a row, which has it too.

    `secret` are fields that are not exported. A `key` lets its account in: it goes only when the account goes.
    """

    table: Table
    kind: Any
    secret: frozenset[str] = frozenset()
    key: bool = False


OWN: tuple[Own, ...] = (
    Own(choices, Choices),
    Own(stances, Stance),
    Own(mutes, Mute),
    Own(saved_searches, SavedSearch, frozenset({"seen", "floor"})),
    Own(feed_addresses, FeedAddress, frozenset({"id"})),
    Own(notes, Note),
    Own(comments, Comment, frozenset({"removed"})),
    Own(arrangements, Arrangement),
    Own(tastes, Learning),
    Own(mail_addresses, MailAddress, frozenset({"digest"}), key=True),
    Own(identities, Identity, key=True),
    Own(passkeys, Passkey, frozenset({"id", "key"}), key=True),
    Own(sign_ins, SignedIn, frozenset({"id"}), key=True),
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
    "sections": lambda: (arrangements,),
    "learning": lambda: (tastes,),
}
"""What can be forgotten by itself: a table, and which of its rows."""


def load_own(session: Session, account: str) -> dict[str, list[dict[str, Any]]]:
    """All that is of an account as plain records, by the name of their table, in the order of their keys."""
    return {one.table.name: _records(session, one, account) for one in OWN}


def _records(session: Session, one: Own, account: str) -> list[dict[str, Any]]:
    query = select(one.table.c.noun).where(one.table.c.account == account).order_by(*one.table.primary_key)
    left_out = one.secret | {"account"}
    records = (plain(decode(row.noun, one.kind)) for row in session.execute(query))
    return [{name: value for name, value in record.items() if name not in left_out} for record in records]


def count_parts(session: Session, account: str) -> dict[str, int]:
    """How many rows an account has of each of `PARTS`."""
    found = {}
    for name, part in PARTS.items():
        table, *which = part()
        query = select(func.count()).select_from(table).where(table.c.account == account, *which)
        found[name] = session.execute(query).scalar_one()
    return found


def forget_part(session: Session, account: str, part: str) -> None:
    """Deletes one of `PARTS` of an account. Raises KeyError for a part that there is not."""
    table, *which = PARTS[part]()
    session.execute(delete(table).where(table.c.account == account, *which))


def forget_all(session: Session, account: str) -> None:
    """Deletes everything of an account but what lets it in."""
    for one in OWN:
        if not one.key:
            session.execute(delete(one.table).where(one.table.c.account == account))


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
