"""A way back in by mail: the address that an account gives for it, and a lost password."""

from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, TooOften
from manytold.fetch.post import is_mail
from manytold.model.accounts import Account
from manytold.model.mail import Outgoing
from manytold.run import resets
from manytold.serve import notices
from manytold.serve.accounts import BOTH, Form, account_of, begun_too_often, filled, form_of
from manytold.serve.doors import Doors, demand_fresh, doors_of
from manytold.serve.languages import gettext as _
from manytold.serve.notices import WAYS_IN
from manytold.serve.post_room import PostRoom
from manytold.serve.web import database_of, now_of
from manytold.store.database import Database
from manytold.store.doors import delete_mail_address
from manytold.store.rows import Session


async def forgot(request: Request) -> Response:
    """Whoever lost a password says where mails go; what is answered does not tell whether anybody's do."""
    doors, post = doors_of(request), _post(request)
    if request.method != "POST":
        return filled(request, "forgot.html", 200, wrong={}, mail="", sent=False)
    form = await form_of(request)
    mail, now = form.get("mail", "").strip()[: resets.LONGEST], now_of(request)
    if words := begun_too_often(request):
        return filled(request, "forgot.html", 429, wrong={"": words}, mail=mail, sent=False)
    if not is_mail(mail):
        words = _("This is no mail address that mails can be sent to.")
        return filled(request, "forgot.html", 400, wrong={"mail": words}, mail=mail, sent=False)
    if _may_mail(doors, request, f"to {mail.casefold()}"):
        database = database_of(request)
        post.put(lambda: _renewals(database, doors, mail, now))
    return filled(request, "forgot.html", 200, wrong={}, mail="", sent=True)


def _renewals(database: Database, doors: Doors, mail: str, now: datetime) -> list[Outgoing]:
    with database.begin() as session:
        made = resets.renewals(session, mail, now)
    return [_of_renewal(doors, mail, one) for one in made]


def _of_renewal(doors: Doors, mail: str, one: resets.Renewal) -> Outgoing:
    words = _(
        "Somebody, perhaps you, asked for a new password for the account %(name)s at the newspaper %(paper)s.\n\n"
        "Choose it here within one hour; the link works once:\n\n%(link)s\n\n"
        "If it was not you, there is nothing to do: the old password stays as it is."
    )
    link = f"{doors.public_url.rstrip('/')}/join/{one.secret}"
    return Outgoing(
        mail, _("A new password"), words % {"name": one.account.name, "paper": doors.public_url, "link": link}
    )


def give(request: Request, session: Session, form: Form) -> None:
    """Mail a link by which the account confirms its address. Raises BadInput."""
    demand_fresh(request, session)
    doors, account, post = doors_of(request), account_of(request), _post(request)
    mail = form.get("mail", "").strip()
    token = resets.give(session, account, mail, now_of(request))
    if not _may_mail(doors, request, f"to {mail.casefold()}", f"by {account.id}"):
        raise TooOften(_("so many mails were sent that you have to wait for an hour"), "mail")
    letter = _of_address(doors, account, mail, token)
    post.put(lambda: [letter])


def _of_address(doors: Doors, account: Account, mail: str, token: str) -> Outgoing:
    words = _(
        "The account %(name)s at the newspaper %(paper)s gave this address for a lost password.\n\n"
        "If this is you, confirm it within one day, in a browser that is signed in:\n\n%(link)s\n\n"
        "If it is not you, there is nothing to do: no more mails come."
    )
    link = f"{doors.public_url.rstrip('/')}/settings/mail/{token}"
    return Outgoing(
        mail, _("Confirm your mail address"), words % {"name": account.name, "paper": doors.public_url, "link": link}
    )


def forget(request: Request, session: Session, _form: Form) -> None:
    """No mails go to this account any more; the last one says so. Raises BadInput."""
    demand_fresh(request, session)
    account = account_of(request)
    notices.tell(request, session, account, _("No more mails come to this address."))
    delete_mail_address(session, account.id)


async def confirm(request: Request) -> Response:
    """The link in a mail, opened by the account that it was sent for; a button, because programs follow links too."""
    account, token, now = account_of(request), request.path_params["token"], now_of(request)

    def work() -> Response:
        if request.method != "POST":
            with database_of(request).look() as session:
                there = resets.waiting_for(session, account, token, now)
            return filled(request, "confirm_mail.html", 200, mail=there.waiting)
        with database_of(request).begin() as session:
            before = resets.confirm(session, account, token, now)
        if before.address and before.address.casefold() != before.waiting.casefold():
            notices.tell_at(request, account, before.address, _("Mails go to another address from now on."))
        return RedirectResponse(WAYS_IN, status_code=303)

    return await run_in_threadpool(work)


def _may_mail(doors: Doors, request: Request, *keys: str) -> bool:
    """Whether one more mail may go there; it is counted whether or not there is somebody to send it to."""
    if doors.mailed.wait(keys, now_of(request)):
        return False
    doors.mailed.note(keys, now_of(request))
    return True


def _post(request: Request) -> PostRoom:
    post = doors_of(request).post
    if post is None:
        raise BadInput(_("this newspaper sends no mails"))
    return post


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sign-in/forgot", forgot, methods=BOTH),
    Route("/settings/mail/{token}", confirm, methods=BOTH),
)
