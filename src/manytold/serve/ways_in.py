"""How an account is entered, on one page: its passkeys, where mails go, who it is elsewhere, the browsers signed in."""

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.run import accounts, oidc, passkeys
from manytold.serve import mailing, notices
from manytold.serve.accounts import Form, account_of, filled, form_of, twice
from manytold.serve.doors import demand_fresh, doors_of, usable_by
from manytold.serve.gate import opened_of
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.statuses import status_of
from manytold.serve.web import database_of, now_of
from manytold.store.accounts import load_sign_in
from manytold.store.doors import has_password, identities_of, load_mail_address, passkeys_of
from manytold.store.rows import Session

PAGE = "/settings/ways-in"
Change = Callable[[Request, Session, Form], None]


async def ways_in(request: Request) -> Response:
    """Every way into the account that is signed in, and every browser that took one."""
    return await run_in_threadpool(show_ways_in, request)


def show_ways_in(request: Request, wrong: dict[str, str] | None = None, status: int = 200, **more: Any) -> Response:
    """The page, with what is wrong in words."""
    account, opened, vouches = account_of(request), opened_of(request), doors_of(request).vouches
    usable = usable_by(request)
    with database_of(request).look() as session:
        here = load_sign_in(session, accounts.digest(opened.secret)) if opened else None
        given = {
            "account": account,
            "passkeys": passkeys_of(session, account.id),
            "sites": usable.sites,
            "browsers": accounts.browsers(session, account, now_of(request)),
            "here": (here.browser or here.id) if here else "",
            "fresh": opened is not None and accounts.is_fresh(session, opened, now_of(request)),
            "password": has_password(session, account.id),
            "mail": load_mail_address(session, account.id),
            "mails": doors_of(request).post is not None,
            "elsewhere": vouches.settings.oidc_name if vouches else "",
            "identities": [one for one in identities_of(session, account.id) if one.issuer == usable.issuer],
            "moment_now": now_of(request),
            "longest": passkeys.LONGEST_NAME,
        }
    return filled(request, "ways_in.html", status, wrong=wrong or {}, **({"form": {}} | given | more))


async def change(request: Request) -> Response:
    """One thing that the page offers, for the account that is signed in alone."""
    form, work = await form_of(request), CHANGES.get(request.path_params["what"])
    if work is None:
        raise BadInput("there is no such setting")

    def within() -> Response:
        with database_of(request).begin() as session:
            work(request, session, form)
        return RedirectResponse(PAGE, status_code=303)

    try:
        return await run_in_threadpool(within)
    except BadInput as error:
        wrong, status = wrong_of(error), status_of(error, 400)
        return await run_in_threadpool(partial(show_ways_in, request, wrong, status, form=form))


def _rename(request: Request, session: Session, form: Form) -> None:
    passkeys.rename(session, account_of(request), form.get("id", ""), form.get("name", ""))


def _forget(request: Request, session: Session, form: Form) -> None:
    demand_fresh(request, session)
    account = account_of(request)
    if passkeys.forget(session, account, form.get("id", ""), usable_by(request)):
        notices.tell(request, session, account, _("A passkey was removed."))


def _password(request: Request, session: Session, form: Form) -> None:
    demand_fresh(request, session)
    accounts.first_password(session, account_of(request), twice(form))
    notices.tell(request, session, account_of(request), _("A password was added."))


def _disconnect(request: Request, session: Session, _form: Form) -> None:
    demand_fresh(request, session)
    vouches = doors_of(request).vouches
    if vouches is not None:
        oidc.disconnect(session, vouches.settings, account_of(request), usable_by(request))
        name = vouches.settings.oidc_name
        notices.tell(request, session, account_of(request), _("%(name)s lets you in no more.") % {"name": name})


def _sign_out(request: Request, session: Session, form: Form) -> None:
    accounts.sign_browser_out(session, account_of(request), form.get("id", ""))


CHANGES: dict[str, Change] = {
    "rename-passkey": _rename,
    "remove-passkey": _forget,
    "sign-out": _sign_out,
    "mail": mailing.give,
    "no-mail": mailing.forget,
    "password": _password,
    "disconnect": _disconnect,
}
ROUTES: tuple[BaseRoute, ...] = (
    Route(PAGE, ways_in),
    Route(PAGE + "/{what}", change, methods=["POST"]),
)
