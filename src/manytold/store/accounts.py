"""Accounts with their passwords' digests, browsers that are signed in, and invitations."""

from datetime import datetime

from sqlalchemy import delete, func, select, update

from manytold.model.accounts import Account, Invitation, SignedIn
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.own import delete_everything_of
from manytold.store.rows import Session, all_nouns, decoded, load_nouns, remove, upsert
from manytold.store.tables import accounts, invitations, sign_ins


def save_account(session: Session, one: Account, password: str) -> None:
    """Keeps an account with the digest of its password; a name is told apart from others without case."""
    row = {"id": one.id, "name": one.name.casefold(), "password": password, "noun": encode(one)}
    upsert(session, accounts, [row])


def save_password(session: Session, account: str, password: str) -> None:
    """Replaces the digest of a password."""
    session.execute(update(accounts).where(accounts.c.id == account).values(password=password))


def load_account(session: Session, account: str) -> Account | None:
    """One account by its id."""
    return load_nouns(session, accounts, [account], Account).get(account)


def load_account_named(session: Session, name: str) -> tuple[Account, str] | None:
    """An account by its name, with the digest of its password."""
    row = session.execute(
        select(accounts.c.noun, accounts.c.password).where(accounts.c.name == name.casefold())
    ).one_or_none()
    return (decode(row.noun, Account), row.password) if row else None


def load_accounts(session: Session) -> list[Account]:
    """Every account, by name."""
    return all_nouns(session, accounts, accounts.c.name, Account)


def count_accounts(session: Session) -> int:
    """How many accounts there are."""
    return session.execute(select(func.count()).select_from(accounts)).scalar_one()


def delete_account(session: Session, account: str) -> None:
    """Forgets an account, where it is signed in, and the invitations that are its own."""
    remove(session, sign_ins, "account", [account])
    for one in load_invitations(session):
        if account in (one.by, one.of):
            delete_invitation(session, one.id)
    delete_everything_of(session, account)
    remove(session, accounts, "id", [account])


def save_sign_in(session: Session, one: SignedIn) -> None:
    """Keeps one browser that is signed in."""
    row = {"id": one.id, "account": one.account, "until": microseconds(one.until), "noun": encode(one)}
    upsert(session, sign_ins, [row])


def load_sign_in(session: Session, digest: str) -> SignedIn | None:
    """One browser that is signed in, by the digest of its secret."""
    return load_nouns(session, sign_ins, [digest], SignedIn).get(digest)


def sign_ins_of(session: Session, account: str) -> list[SignedIn]:
    """The browsers in which an account is signed in, the one signed in last first."""
    found = decoded(session.execute(select(sign_ins.c.noun).where(sign_ins.c.account == account)), SignedIn)
    return sorted(found, key=lambda one: (one.since, one.rotated, one.id), reverse=True)


def delete_sign_in(session: Session, digest: str) -> None:
    """Signs one browser out."""
    remove(session, sign_ins, "id", [digest])


def delete_sign_ins_of(session: Session, account: str) -> None:
    """Signs an account out everywhere."""
    remove(session, sign_ins, "account", [account])


def delete_sign_ins_before(session: Session, now: datetime) -> None:
    """Forgets browsers whose time is over."""
    session.execute(delete(sign_ins).where(sign_ins.c.until <= microseconds(now)))


def save_invitation(session: Session, one: Invitation) -> None:
    """Keeps an invitation."""
    upsert(session, invitations, [{"id": one.id, "noun": encode(one)}])


def load_invitation(session: Session, digest: str) -> Invitation | None:
    """An invitation by the digest of its secret."""
    return load_nouns(session, invitations, [digest], Invitation).get(digest)


def load_invitations(session: Session) -> list[Invitation]:
    """Every invitation, by its digest."""
    return all_nouns(session, invitations, invitations.c.id, Invitation)


def delete_invitation(session: Session, digest: str) -> None:
    """Takes an invitation back, or notes that it was used."""
    remove(session, invitations, "id", [digest])
