"""An account whose first way in is a passkey: the owner's at the first visit, others' by invitation."""

from dataclasses import dataclass
from datetime import datetime

from manytold.model.accounts import Account, Invitation
from manytold.run import accounts, passkeys
from manytold.run.accounts import Opened
from manytold.run.passkeys import Place, Spoken
from manytold.store import accounts as kept
from manytold.store.own import hand_over
from manytold.store.rows import Session


@dataclass(frozen=True, slots=True)
class Joining:
    """Who is about to join: the id and the name of the account to be, and the secret of the invitation, if any."""

    account: str
    name: str
    invitation: str
    place: Place


def begin(session: Session, name: str, invitation: str, place: Place, now: datetime) -> Joining:
    """Check that somebody of this name may join. Raises BadInput; nothing is made before the passkey is there."""
    _role(session, invitation, now)
    return Joining(accounts.new_id(), accounts.free_name(session, name), invitation, place)


def question(joining: Joining, challenge: str) -> Spoken:
    """What the browser is asked in order to make the passkey."""
    return passkeys.question_for(joining.account, joining.name, joining.place, challenge)


def join(session: Session, joining: Joining, challenge: str, answer: Spoken, now: datetime) -> Opened:
    """Make the account with its passkey, and use up the invitation. Raises BadInput, and then nothing was made."""
    there = _role(session, joining.invitation, now)
    name = accounts.free_name(session, joining.name)
    if there is None:
        account = Account(joining.account, name, "owner", now)
    else:
        account = Account(joining.account, name, there.role, now, accounts.pass_until(there, now), there.by)
    kept.save_account(session, account, "")
    passkeys.make(session, account, joining.place, challenge, answer | {"name": ""}, now)
    if there is None:
        hand_over(session, account.id)
    else:
        kept.delete_invitation(session, there.id)
    return accounts.open_for(session, account, now)


def _role(session: Session, invitation: str, now: datetime) -> Invitation | None:
    """The invitation, or None for the first of all, who needs none. Raises BadInput where neither holds."""
    if not invitation and accounts.is_new(session):
        return None
    return accounts.to_join(session, invitation, now)
