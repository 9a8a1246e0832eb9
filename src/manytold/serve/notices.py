"""A mail to an account when something changes in how it is entered: what, when, from what browser, where to undo it.

Nothing that anybody chose stands in it, such as the name of a passkey, and nothing that opens something: whoever
changed an account that is not theirs writes none of its owner's mail.
"""

from starlette.requests import Request

from manytold.model.accounts import Account
from manytold.model.mail import Outgoing
from manytold.serve.doors import doors_of, kind_of
from manytold.serve.languages import gettext as _
from manytold.serve.web import now_of
from manytold.serve.wording import moment, one_line
from manytold.store.doors import load_mail_address
from manytold.store.rows import Session

WAYS_IN = "/settings/ways-in"


def tell(request: Request, session: Session, account: Account, what: str) -> None:
    """Mail what changed to where mails of an account go; nothing where none do, or the newspaper sends none."""
    tell_at(request, account, load_mail_address(session, account.id).address, what)


def tell_at(request: Request, account: Account, mail: str, what: str) -> None:
    """As `tell`, to an address that it is changed from."""
    doors, now, keys = doors_of(request), now_of(request), (account.id,)
    if doors.post is None or not mail or doors.told.wait(keys, now):
        return
    doors.told.note(keys, now)
    words = _(
        "Something changed in how the account %(name)s at the newspaper %(paper)s is entered:\n\n"
        "%(what)s\n%(when)s\n\n"
        "If it was you, there is nothing to do. If it was not, undo it here, sign out everywhere, choose a new "
        "password, and tell an owner of the newspaper:\n\n%(link)s"
    )
    paper = doors.public_url.rstrip("/")
    when = ", ".join(part for part in (moment(now), kind_of(request)) if part)
    said = {"name": account.name, "paper": paper, "what": one_line(what), "when": when, "link": f"{paper}{WAYS_IN}"}
    letter = Outgoing(mail, _("A change in how you sign in"), words % said)
    doors.post.put(lambda: [letter])
