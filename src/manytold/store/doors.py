"""Ways into an account beside its password: passkeys, mail addresses for a lost one, identities elsewhere."""

from sqlalchemy import delete, select

from manytold.model.accounts import Identity, MailAddress, Passkey
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session, decoded, load_nouns, remove, upsert
from manytold.store.tables import accounts, identities, mail_addresses, passkeys

MOST_OF_ONE_ADDRESS = 5
"""Accounts that one mail address is looked up for."""


def save_passkey(session: Session, one: Passkey) -> None:
    """Keeps a passkey; one that is there already is made anew."""
    upsert(session, passkeys, [{"id": one.id, "account": one.account, "noun": encode(one)}])


def load_passkey(session: Session, credential: str) -> Passkey | None:
    """One passkey by the id of its credential."""
    return load_nouns(session, passkeys, [credential], Passkey).get(credential)


def passkeys_of(session: Session, account: str) -> list[Passkey]:
    """The passkeys of an account, the oldest first."""
    found = decoded(session.execute(select(passkeys.c.noun).where(passkeys.c.account == account)), Passkey)
    return sorted(found, key=lambda one: (one.made, one.id))


def delete_passkey(session: Session, account: str, credential: str) -> None:
    """Forgets a passkey of this account."""
    session.execute(delete(passkeys).where(passkeys.c.account == account, passkeys.c.id == credential))


def save_mail_address(session: Session, one: MailAddress) -> None:
    """Keeps where mails to an account go; it is found by what was confirmed alone."""
    row = {"account": one.account, "address": one.address.casefold(), "noun": encode(one)}
    upsert(session, mail_addresses, [row])


def load_mail_address(session: Session, account: str) -> MailAddress:
    """Where mails to an account go; nothing in it where none was given."""
    row = session.execute(select(mail_addresses.c.noun).where(mail_addresses.c.account == account)).scalar_one_or_none()
    return decode(row, MailAddress) if row is not None else MailAddress(account)


def accounts_with_mail(session: Session, address: str) -> list[str]:
    """The ids of accounts that confirmed this mail address; there may be several of one household."""
    mine = mail_addresses.c.address == address.casefold()
    query = select(mail_addresses.c.account).where(mine).order_by(mail_addresses.c.account)
    return list(session.execute(query.limit(MOST_OF_ONE_ADDRESS)).scalars()) if address else []


def delete_mail_address(session: Session, account: str) -> None:
    """Forgets where mails to an account go."""
    remove(session, mail_addresses, "account", [account])


def save_identity(session: Session, one: Identity) -> None:
    """Keeps who an account is elsewhere."""
    row = {"issuer": one.issuer, "subject": one.subject, "account": one.account, "noun": encode(one)}
    upsert(session, identities, [row])


def load_identity(session: Session, issuer: str, subject: str) -> Identity | None:
    """Who here is this subject of this issuer."""
    query = select(identities.c.noun).where(identities.c.issuer == issuer, identities.c.subject == subject)
    row = session.execute(query).scalar_one_or_none()
    return decode(row, Identity) if row is not None else None


def identities_of(session: Session, account: str) -> list[Identity]:
    """Who an account is elsewhere."""
    query = select(identities.c.noun).where(identities.c.account == account)
    return decoded(session.execute(query.order_by(identities.c.issuer, identities.c.subject)), Identity)


def delete_identities(session: Session, account: str, issuer: str) -> None:
    """Forgets who an account is at one issuer."""
    mine = (identities.c.account == account, identities.c.issuer == issuer)
    session.execute(delete(identities).where(*mine))


def has_password(session: Session, account: str) -> bool:
    """Whether an account has a password at all."""
    query = select(accounts.c.password).where(accounts.c.id == account)
    return bool(session.execute(query).scalar_one_or_none())
