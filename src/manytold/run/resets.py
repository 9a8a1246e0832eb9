"""A lost password is renewed by mail: an address is given, confirmed, and from then on leads back in.

Whether an address is known is told to nobody: the answer is the same, and everything that would differ happens after
it. What opens something is kept as a digest alone, as everywhere.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from manytold.errors import BadInput
from manytold.fetch.guard import wrong_with
from manytold.fetch.post import is_mail, wrong_with_mail
from manytold.kit import secret
from manytold.model.accounts import Account, Invitation, MailAddress
from manytold.run.accounts import digest
from manytold.settings import Settings
from manytold.store import doors as kept
from manytold.store.accounts import delete_invitation, load_account, load_invitations, save_invitation
from manytold.store.rows import Session

RESET = timedelta(hours=1)
"""How long a mailed address for a new password works."""
CONFIRMED = timedelta(days=1)
"""How long a mail address can be confirmed."""
LONGEST = 254
"""Characters of a mail address (RFC 5321, section 4.5.3.1.3, without the brackets)."""
NO_LINK = "this link was used or has ended; ask for another"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A secret by which an account gets a new password, once."""

    account: Account
    secret: str


def is_wanted(settings: Settings) -> bool:
    """Whether the owner has set a mail server. Raises BadInput for settings that cannot work."""
    if not settings.mail.host:
        return False
    if wrong := wrong_with_mail(settings.mail):
        raise BadInput(wrong)
    if not settings.serve.public_url or wrong_with(settings.serve.public_url):
        raise BadInput("mails need serve.public_url, such as https://news.example.org: their links lead there")
    return True


def give(session: Session, account: Account, address: str, now: datetime) -> str:
    """The secret by which a mail address of this account is confirmed. Raises BadInput for what is no address."""
    written = address.strip()
    if len(written) > LONGEST or not is_mail(written):
        raise BadInput("this is no mail address that mails can be sent to", "mail")
    token = secret()
    before = kept.load_mail_address(session, account.id)
    waiting = replace(before, waiting=written, digest=digest(token), until=now + CONFIRMED)
    kept.save_mail_address(session, waiting)
    return token


def waiting_for(session: Session, account: Account, token: str, now: datetime) -> MailAddress:
    """The address that this secret confirms. Raises BadInput where there is none."""
    there = kept.load_mail_address(session, account.id)
    if not there.digest or there.digest != digest(token) or there.until is None or now >= there.until:
        raise BadInput(NO_LINK)
    return there


def confirm(session: Session, account: Account, token: str, now: datetime) -> MailAddress:
    """Mails go to the confirmed address from now on; where they went before. Raises BadInput."""
    there = waiting_for(session, account, token, now)
    kept.save_mail_address(session, MailAddress(account.id, there.waiting))
    return there


def renewals(session: Session, address: str, now: datetime) -> list[Renewal]:
    """A new secret for each account that confirmed this address; those made for it before are worth nothing."""
    made = []
    for one in kept.accounts_with_mail(session, address.strip()):
        account = load_account(session, one)
        if account is not None and account.is_open(now):
            made.append(Renewal(account, _renewed(session, account, now)))
    return made


def _renewed(session: Session, account: Account, now: datetime) -> str:
    for one in load_invitations(session):
        if is_own_renewal(one) and (one.of == account.id or now >= one.until):
            delete_invitation(session, one.id)
    token = secret()
    save_invitation(session, Invitation(digest(token), account.role, now, now + RESET, account.id, of=account.id))
    return token


def is_own_renewal(one: Invitation) -> bool:
    """Whether an invitation is an account's own, by mail, and no owner's business."""
    return bool(one.of) and one.of == one.by
