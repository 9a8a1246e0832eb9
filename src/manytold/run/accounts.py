"""Who is let in: the first account, signing in and out, invitations and guest passes.

Secrets that open something (a browser's cookie, an invitation) are kept as digests alone: whoever reads the database
cannot use them. Passwords are digested with Argon2id (RFC 9106). A name that is not known costs as much time as a
wrong password, so that names cannot be asked for.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from manytold.errors import BadInput, Forbidden
from manytold.kit import secret
from manytold.model.accounts import Account, Invitation, Role, Shelter, SignedIn
from manytold.store import accounts as kept
from manytold.store.own import hand_over
from manytold.store.rows import Session

ROLES: tuple[Role, ...] = ("owner", "editor", "reader")
GUEST_DAYS = 14
MOST_GUEST_DAYS = 366
SIGNED_IN = timedelta(days=60)
"""How long a browser stays signed in after it was last seen."""
ROTATED = timedelta(days=1)
"""How old the secret of a cookie gets before it is replaced; the old one is worth nothing from then on, but for
`GRACE`, because a page asks for several things at once."""
GRACE = timedelta(minutes=1)
NOTED = timedelta(hours=1)
"""How exactly it is known when a browser was last used: one write an hour, not one a page."""
FRESH = timedelta(hours=1)
"""How long after signing in the ways in may be changed, owners made and accounts removed: a cookie that was stolen
later does none of it."""
MOST_BROWSERS = 50
"""Browsers in which one account is signed in; beyond it the one signed in longest ago is signed out."""
INVITED = timedelta(days=7)
"""How long an invitation can be used."""
SHORTEST = 10
"""Characters of a password (NIST SP 800-63B asks for at least 8, and for no rules of composition)."""
LONGEST = 1000
LONGEST_NAME = 40
NAME = re.compile(r"[^\W_][\w.\- ]{0,38}[^\W_]|[^\W_]")
NOT_RIGHT = "name and password do not fit together"
NOT_FRESH = "sign in once more: this is done within an hour of signing in"
NO_INVITATION = "this invitation was used, was taken back or has ended; ask for another"


@dataclass(frozen=True, slots=True)
class Opened:
    """An account, and the secret that a browser keeps for it."""

    account: Account
    secret: str


AT_ONCE = BoundedSemaphore(4)
"""Passwords digested at once, each in 64 MiB: more who try to sign in wait, and no flood of them fills memory."""


@cache
def hasher() -> PasswordHasher:
    """Argon2id with the library's parameters (64 MiB, three passes)."""
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The digest that a password is compared with where nobody has that name."""
    return hasher().hash(secret())


def digest(token: str) -> str:
    """What is kept of a secret."""
    return sha256(token.encode()).hexdigest()


def is_new(session: Session) -> bool:
    """Whether nobody has made this newspaper theirs yet."""
    return kept.count_accounts(session) == 0


def found(session: Session, name: str, password: str, now: datetime) -> Opened:
    """Make the first account, the owner's. Raises BadInput where there is one, or name or password will not do."""
    if not is_new(session):
        raise BadInput("this newspaper has an owner already; ask for an invitation")
    owner = _made(session, name, password, "owner", now)
    hand_over(session, owner.id)
    return _open(session, owner, now)


def found_by(session: Session, name: str, now: datetime) -> Account:
    """As `found`, for one who showed in another way who they are and has no password."""
    owner = newcomer(session, name, "owner", now)
    hand_over(session, owner.id)
    return owner


def invited_by(session: Session, token: str, name: str, now: datetime) -> Account:
    """As `found_by`, for one who is invited; the invitation is used up by it. Raises BadInput."""
    there = to_join(session, token, now)
    kept.delete_invitation(session, there.id)
    return newcomer(session, name, there.role, now, pass_until(there, now), there.by)


def newcomer(
    session: Session, name: str, role: Role, now: datetime, until: datetime | None = None, by: str = ""
) -> Account:
    """A new account without a password, called as near to the name as there is room."""
    plain = "".join(c if c.isalnum() or c in "_.-" else " " for c in spelt(name[:1000]))
    called = " ".join(plain.split())[: LONGEST_NAME - 9].strip("_.- ") or role.capitalize()
    names = (called, *(f"{called} {at}" for at in range(2, 10)), f"{called} {digest(secret())[:8]}")
    free = next(one for one in names if kept.load_account_named(session, one) is None)
    account = Account(new_id(), free, role, now, until, by)
    kept.save_account(session, account, "")
    return account


def recognise(session: Session, name: str, password: str) -> tuple[Account, str]:
    """Whose name and password these are, and a new digest where the old one is too weak by now, else nothing.

    It takes long and writes nothing, so that nobody who tries holds up those who write. Raises BadInput.
    """
    known = kept.load_account_named(session, spelt(name)[:100])
    if not _fits((known and known[1]) or _nobodys(), password) or known is None:
        raise BadInput(NOT_RIGHT, "password")
    return known[0], _digested(password) if hasher().check_needs_rehash(known[1]) else ""


def sign_in(session: Session, account: Account, renewed: str, now: datetime) -> Opened:
    """Sign a browser in to an account that was recognised. Raises BadInput where its guest pass has ended."""
    opened = open_for(session, account, now)
    if renewed:
        kept.save_password(session, account.id, renewed)
    return opened


def open_for(session: Session, account: Account, now: datetime) -> Opened:
    """Sign a browser in to an account that showed who it is. Raises BadInput where its guest pass has ended."""
    if not account.is_open(now):
        raise BadInput(f"this guest pass ended on {account.until:%d %B %Y}; ask for an invitation")
    return _open(session, account, now)


def in_browser(session: Session, opened: Opened, kind: str, before: str, shelter: Shelter) -> Opened:
    """Note what browser was let in. What it was signed in with `before` ends: no secret outlives signing in."""
    kept.delete_sign_in(session, digest(before))
    mine = kept.sign_ins_of(session, opened.account.id)
    for one in mine[MOST_BROWSERS:]:
        kept.delete_sign_in(session, one.id)
    there = kept.load_sign_in(session, digest(opened.secret))
    if there is not None:
        kept.save_sign_in(session, replace(there, kind=kind, shelter=shelter or "host"))
    return opened


def browsers(session: Session, account: Account, now: datetime) -> list[SignedIn]:
    """The browsers in which an account is signed in, each once, the one used last first."""
    newest: dict[str, SignedIn] = {}
    for one in kept.sign_ins_of(session, account.id):
        called = one.browser or one.id
        before = newest.get(called)
        if now < one.until and (before is None or before.rotated < one.rotated):
            newest[called] = one
    return sorted(newest.values(), key=lambda one: (one.used or one.rotated, one.id), reverse=True)


def sign_browser_out(session: Session, account: Account, browser: str) -> None:
    """Sign one of an account's own browsers out, whatever secrets it has."""
    for one in kept.sign_ins_of(session, account.id):
        if browser == (one.browser or one.id):
            kept.delete_sign_in(session, one.id)


def demand_fresh(session: Session, opened: Opened, now: datetime) -> None:
    """Raises BadInput where this browser was signed in too long ago for what a thief of its cookie would do."""
    if not is_fresh(session, opened, now):
        raise BadInput(NOT_FRESH)


def is_fresh(session: Session, opened: Opened, now: datetime) -> bool:
    """Whether somebody signed in with this browser a short while ago."""
    there = kept.load_sign_in(session, digest(opened.secret))
    return there is not None and now - there.since < FRESH


def who(session: Session, token: str, now: datetime, shelter: Shelter) -> tuple[Opened | None, bool]:
    """Whose browser this is, None for nobody's, and whether `rotate` has something to do for it.

    A secret counts where it came as it is kept. One of before that was noted comes in a plain cookie, and moves at once
    to where it belongs; whoever signed in since cannot plant theirs that way from another host of the domain.
    """
    there = kept.load_sign_in(session, digest(token)) if 0 < len(token) <= LONGEST else None
    if there is None or now >= there.until or shelter not in ((there.shelter,) if there.shelter else ("", "plain")):
        return None, False
    account = kept.load_account(session, there.account)
    if account is None or not account.is_open(now):
        return None, False
    noted = now - (there.used or there.rotated) < NOTED
    due = now - there.rotated >= ROTATED or not noted or not shelter
    return Opened(account, token), there.until - now > GRACE and due


def rotate(session: Session, token: str, now: datetime, shelter: Shelter) -> Opened | None:
    """Note that a browser is used, and replace its secret where that is due; who it is, with its secret from now on."""
    opened, due = who(session, token, now, shelter)
    there = kept.load_sign_in(session, digest(token))
    if opened is None or there is None or not due:
        return opened
    if shelter and now - there.rotated < ROTATED:
        kept.save_sign_in(session, replace(there, used=now))
        return opened
    kept.save_sign_in(session, replace(there, until=now + GRACE))
    return _open(session, opened.account, now, replace(there, shelter=shelter or "host"))


def sign_out(session: Session, token: str) -> None:
    """Sign one browser out."""
    kept.delete_sign_in(session, digest(token))


def named(session: Session, name: str) -> Account:
    """An account by its name. Raises BadInput where nobody has it."""
    known = kept.load_account_named(session, spelt(name))
    if known is None:
        raise BadInput(f"nobody here is called {name!r:.60}; see: manytold accounts list")
    return known[0]


def invite(session: Session, by: Account | None, role: Role, now: datetime, days: int | None = None) -> str:
    """The secret of a new invitation; `by` is None for whoever has the machine. Raises BadInput for a wrong one."""
    if by is not None and by.role != "owner":
        raise Forbidden("only an owner invites")
    if role == "owner" and days is not None:
        raise BadInput("an owner is no guest", "days")
    if days is not None and not 1 <= days <= MOST_GUEST_DAYS:
        raise BadInput(f"a guest pass lasts from 1 to {MOST_GUEST_DAYS} days", "days")
    return _invitation(session, Invitation("", role, now, now + INVITED, by.id if by else "", days))


def renew(session: Session, account: Account, by: str, now: datetime) -> str:
    """The secret of an address at which an account gets a new password; browsers stay signed in until it is used."""
    return _invitation(session, Invitation("", account.role, now, now + INVITED, by, of=account.id))


def invitation(session: Session, token: str, now: datetime) -> Invitation:
    """An invitation that can be used now. Raises BadInput for any other."""
    there = kept.load_invitation(session, digest(token))
    if there is None or now >= there.until or (there.by and kept.load_account(session, there.by) is None):
        raise BadInput(NO_INVITATION)
    return there


def to_join(session: Session, token: str, now: datetime) -> Invitation:
    """An invitation that makes an account, no address for a new password. Raises BadInput for any other."""
    there = invitation(session, token, now)
    if there.of:
        raise BadInput(NO_INVITATION)
    return there


def pass_until(there: Invitation, now: datetime) -> datetime | None:
    """When the account that an invitation makes now ends; None for one that stays."""
    return now + timedelta(days=there.days) if there.days is not None else None


def accept(session: Session, token: str, name: str, password: str, now: datetime) -> Opened:
    """Use an invitation: a new account, or for one that lost it a new password. Raises BadInput."""
    there = invitation(session, token, now)
    if there.of:
        account = kept.load_account(session, there.of)
        if account is None:
            raise BadInput(NO_INVITATION)
        kept.save_password(session, account.id, _digested(_strong(password, account.name)))
        kept.delete_sign_ins_of(session, account.id)
        _end_renewals(session, account)
    else:
        account = _made(session, name, password, there.role, now, pass_until(there, now), there.by)
    kept.delete_invitation(session, there.id)
    return open_for(session, account, now)


def change_password(session: Session, account: Account, old: str, new: str, now: datetime) -> Opened:
    """Replace a password; every other browser is signed out. Raises BadInput."""
    known = kept.load_account_named(session, account.name)
    if known is None or not _fits(known[1], old):
        raise BadInput("the present password is not right", "old")
    kept.save_password(session, account.id, _digested(_strong(new, account.name)))
    kept.delete_sign_ins_of(session, account.id)
    _end_renewals(session, account)
    return _open(session, account, now)


def first_password(session: Session, account: Account, new: str) -> None:
    """Give a password to an account that had none. Raises BadInput where it has one."""
    known = kept.load_account_named(session, account.name)
    if known is None or known[1]:
        raise BadInput("you have a password; change it in your settings")
    kept.save_password(session, account.id, _digested(_strong(new, account.name)))


def _end_renewals(session: Session, account: Account) -> None:
    """No address for a new password outlives a new password."""
    for one in kept.load_invitations(session):
        if one.of == account.id:
            kept.delete_invitation(session, one.id)


def remove(session: Session, account: Account) -> None:
    """Forget an account. Raises BadInput for the last owner."""
    owners = [one for one in kept.load_accounts(session) if one.role == "owner"]
    if [one.id for one in owners] == [account.id]:
        raise BadInput("the last owner cannot leave; make another owner first")
    kept.delete_account(session, account.id)


def free_name(session: Session, name: str) -> str:
    """The name in one spelling. Raises BadInput where it is none, or somebody has it."""
    called = spelt(name)
    if not NAME.fullmatch(called):
        raise BadInput(
            "a name has up to 40 letters, digits, blanks, dots and hyphens, with a letter or digit at both ends",
            "name",
        )
    if kept.load_account_named(session, called) is not None:
        raise BadInput("this name is taken; choose another", "name")
    return called


def _made(
    session: Session,
    name: str,
    password: str,
    role: Role,
    now: datetime,
    until: datetime | None = None,
    by: str = "",
) -> Account:
    called = free_name(session, name)
    account = Account(new_id(), called, role, now, until, by)
    kept.save_account(session, account, _digested(_strong(password, called)))
    return account


def new_id() -> str:
    """The id of a new account, which says nothing of it."""
    return digest(secret())[:16]


def spelt(name: str) -> str:
    """A name in one spelling, so that two that look the same are the same, and are counted as one."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _strong(password: str, name: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has {SHORTEST} to {LONGEST} characters", "password")
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise BadInput("this password is easily guessed; choose another", "password")
    return password


def _digested(password: str) -> str:
    with AT_ONCE:
        return hasher().hash(password)


def _fits(kept_digest: str, password: str) -> bool:
    try:
        with AT_ONCE:
            return hasher().verify(kept_digest, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def _open(session: Session, account: Account, now: datetime, before: SignedIn | None = None) -> Opened:
    token = secret()
    kept.delete_sign_ins_before(session, now)
    until = min(now + SIGNED_IN, account.until) if account.until else now + SIGNED_IN
    one = before or SignedIn("", account.id, now, now, until, digest(secret())[:16], shelter="plain")
    kept.save_sign_in(session, replace(one, id=digest(token), rotated=now, until=until, used=now))
    return Opened(account, token)


def _invitation(session: Session, one: Invitation) -> str:
    token = secret()
    kept.save_invitation(session, replace(one, id=digest(token)))
    return token
