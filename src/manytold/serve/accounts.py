"""Pages of accounts: the first visit, signing in and out, invitations, and what an account can set."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Forbidden, TooOften, Unfit
from manytold.model.accounts import Account, Invitation
from manytold.run import accounts
from manytold.run.accounts import GUEST_DAYS, ROLES, Opened
from manytold.run.resets import is_own_renewal
from manytold.serve.cookies import forget, secret_of
from manytold.serve.doors import demand_fresh, doors_of, kind_of, offered, whence
from manytold.serve.gate import COOKIE, keep_signed_in, opened_of, way_back, without_accounts
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.languages import ngettext
from manytold.serve.notices import tell
from manytold.serve.statuses import status_of
from manytold.serve.web import database_of, now_of, show
from manytold.store.accounts import delete_invitation, delete_sign_ins_of, load_account, load_accounts, load_invitations
from manytold.store.rows import Session

MOST_FORM = 64 * 1024
"""Bytes of a form."""
MOST_FIELDS = 50
CLEARED = '"cache", "storage"'
"""What a browser forgets when it is signed out: pages that going back would show, pages kept for reading offline, and
what was to be sent later."""
Form = dict[str, str]


async def form_of(request: Request) -> Form:
    """The fields of a form, the last of several of one name. Raises BadInput for what is too much."""
    return dict(await fields_of(request))


async def fields_of(request: Request, most: int = MOST_FIELDS, size: int = MOST_FORM) -> list[tuple[str, str]]:
    """The fields of a form in order, of one name as often as they were sent. Raises BadInput for what is too much."""
    body = await body_of(request, size)
    if body is None:
        raise Unfit(_("the form is too large"))
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most)
    except ValueError as error:
        raise Unfit(_("the form cannot be read")) from error


async def body_of(request: Request, size: int = MOST_FORM) -> bytes | None:
    """What was sent; None as soon as it is more than so many bytes."""
    came, pieces = 0, []
    async for piece in request.stream():
        came += len(piece)
        if came > size:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def account_of(request: Request) -> Account:
    """The account that is signed in. Raises Forbidden where none is."""
    opened = opened_of(request)
    if opened is None:
        raise Forbidden(_("sign in first"))
    return opened.account


def opened_in(request: Request, session: Session, opened: Opened) -> Opened:
    """The account that showed who it is, in the browser that asks; what it was signed in with before ends."""
    return accounts.in_browser(session, opened, kind_of(request), *secret_of(request, COOKIE))


def let_in(request: Request, opened: Opened, where: str) -> Response:
    """To the page that was asked for, with a new secret for the browser."""
    answer = RedirectResponse(where, status_code=303)
    keep_signed_in(answer, request, opened.secret)
    return answer


async def welcome(request: Request) -> Response:
    """The first visit: whoever comes first makes the newspaper theirs."""
    if not without_accounts(request):
        return RedirectResponse("/", status_code=303)
    if request.method != "POST":
        return show(request, "welcome.html", wrong={}, name="", **offered(request))
    form = await form_of(request)

    def made(session: Session) -> Opened:
        return accounts.found(session, form.get("name", ""), twice(form), now_of(request))

    return await _tried(request, lambda: made, "welcome.html", "/", name=form.get("name", ""), **offered(request))


async def sign_in(request: Request) -> Response:
    """Signing in, and back to the page that was asked for."""
    where = way_back(request.query_params.get("next", "/"))
    if request.method != "POST":
        return show(request, "sign_in.html", wrong={}, name="", where=where, **offered(request))
    form = await form_of(request)
    where, name = way_back(form.get("next", "/")), form.get("name", "")
    vain, named, whose = (
        doors_of(request).vain,
        f"name {accounts.spelt(name[:1000]).casefold()[:100]}",
        f"from {whence(request)}",
    )
    if words := wait_words(vain.minutes((named, whose), now_of(request))):
        return filled(request, "sign_in.html", 429, wrong={"": words}, name=name, where=where, **offered(request))
    vain.note((named, whose), now_of(request))

    def recognised() -> Callable[[Session], Opened]:
        with database_of(request).look() as session:
            account, renewed = accounts.recognise(session, name, form.get("password", ""))
        return lambda session: accounts.sign_in(session, account, renewed, now_of(request))

    answer = await _tried(request, recognised, "sign_in.html", where, name=name, where=where, **offered(request))
    if answer.status_code == 303:
        vain.forget((named,))
        vain.give_back((whose,))
    return answer


def wait_words(minutes: int) -> str:
    """How long one has to wait, in words; none where one has not."""
    words = ngettext("Too many tries. Wait %(num)s minute.", "Too many tries. Wait %(num)s minutes.", minutes)
    return words % {"num": minutes} if minutes else ""


def begun_too_often(request: Request) -> str:
    """Counts that somebody begins to show who they are; what to say where that was too often from one place."""
    asked, asker, now = doors_of(request).asked, (f"from {whence(request)}",), now_of(request)
    if words := wait_words(asked.minutes(asker, now)):
        return words
    asked.note(asker, now)
    return ""


async def sign_out(request: Request) -> Response:
    """Signing this browser out."""
    token, _shelter = secret_of(request, COOKIE)

    def out() -> None:
        with database_of(request).begin() as session:
            accounts.sign_out(session, token)

    await run_in_threadpool(out)
    return _gone(request, "/")


def _gone(request: Request, where: str) -> Response:
    """To a page for strangers, and nothing is left in the browser."""
    answer = RedirectResponse(where, status_code=303)
    forget(answer, request, COOKIE)
    answer.headers["clear-site-data"] = CLEARED
    return answer


async def join(request: Request) -> Response:
    """An invitation, or an address for a new password."""
    token = request.path_params["token"]
    there, of = await run_in_threadpool(_invitation, request, token)
    given: dict[str, Any] = {"invitation": there, "token": token} | offered(request)
    if request.method != "POST":
        return show(request, "join.html", wrong={}, name=of, **given)
    form = await form_of(request)

    def accepted(session: Session) -> Opened:
        opened = accounts.accept(session, token, form.get("name", ""), twice(form), now_of(request))
        if there.of:
            tell(request, session, opened.account, _("The password was changed by a link that was made for it."))
        return opened

    return await _tried(request, lambda: accepted, "join.html", "/", name=of or form.get("name", ""), **given)


def _invitation(request: Request, token: str) -> tuple[Invitation, str]:
    """An invitation that can be used, and the name of the account that it gives a new password, if any."""
    with database_of(request).look() as session:
        there = accounts.invitation(session, token, now_of(request))
        of = load_account(session, there.of) if there.of else None
    return there, of.name if of else ""


def show_join(request: Request, token: str, wrong: dict[str, str], status: int) -> Response:
    """The page of an invitation, with what was wrong elsewhere. Raises BadInput where it cannot be used any more."""
    there, of = _invitation(request, token)
    given: dict[str, Any] = {"invitation": there, "token": token, "name": of, "wrong": wrong} | offered(request)
    return filled(request, "join.html", status, **given)


async def settings(request: Request) -> Response:
    """What an account can see and change of itself; for an owner also who else is here."""
    return await run_in_threadpool(_settings, request, {}, {}, "")


def _settings(
    request: Request, wrong: dict[str, str], form: Form, link: str, status: int = 200, *, again: bool = False
) -> Response:
    account = account_of(request)
    others, open_ones = [], []
    if account.role == "owner":
        with database_of(request).look() as session:
            others = load_accounts(session)
            invitations = [one for one in load_invitations(session) if not is_own_renewal(one)]
        open_ones = [one for one in invitations if now_of(request) < one.until]
    given = {"account": account, "others": others, "invitations": open_ones, "roles": ROLES, "guest_days": GUEST_DAYS}
    return filled(request, "settings.html", status, wrong=wrong, form=form, link=link, again=again, **given)


async def change(request: Request) -> Response:
    """One thing that the settings page offers. What is another's is for owners alone."""
    form = await form_of(request)
    work = CHANGES.get(request.path_params["what"])
    if work is None:
        raise BadInput(_("there is no such setting"))
    try:
        return await run_in_threadpool(work, request, form)
    except BadInput as error:
        wrong, status, again = wrong_of(error), status_of(error, 400), str(error) == accounts.NOT_FRESH
        return await run_in_threadpool(partial(_settings, request, wrong, form, "", status, again=again))


def _password(request: Request, form: Form) -> Response:
    account, vain, new = account_of(request), doors_of(request).vain, twice(form)
    asked = (f"password of {account.id}",)
    if words := wait_words(vain.minutes(asked, now_of(request))):
        raise TooOften(words.removesuffix("."), "old")
    vain.note(asked, now_of(request))
    with database_of(request).begin() as session:
        opened = accounts.change_password(session, account, form.get("old", ""), new, now_of(request))
        opened_in(request, session, opened)
        tell(request, session, account, _("The password was changed."))
    vain.forget(asked)
    return let_in(request, opened, "/settings")


def _everywhere(request: Request, _form: Form) -> Response:
    with database_of(request).begin() as session:
        delete_sign_ins_of(session, account_of(request).id)
    return _gone(request, "/sign-in")


def _leave(request: Request, form: Form) -> Response:
    account = account_of(request)
    if form.get("name", "").strip() != account.name:
        raise BadInput(_("write your name to say that you mean it"), "name")
    with database_of(request).begin() as session:
        demand_fresh(request, session)
        accounts.remove(session, account)
    return _gone(request, "/")


def _invite(request: Request, form: Form) -> Response:
    role, days = form.get("role", ""), form.get("days", "").strip()
    if role not in ROLES:
        raise Unfit(_("choose a role"), "role")
    if days and not (days.isascii() and days.isdigit() and len(days) < 5):
        raise BadInput(_("days are a whole number; leave it empty for an account that stays"), "days")
    with database_of(request).begin() as session:
        if role == "owner":
            demand_fresh(request, session)
        token = accounts.invite(session, account_of(request), role, now_of(request), int(days) if days else None)
    return _settings(request, {}, {}, f"{request.base_url}join/{token}")


def _renew(request: Request, form: Form) -> Response:
    with database_of(request).begin() as session:
        other = load_account(session, _of_owner(request, form))
        if other is None:
            raise BadInput(_("there is no such account"))
        demand_fresh(request, session)
        token = accounts.renew(session, other, account_of(request).id, now_of(request))
    return _settings(request, {}, {}, f"{request.base_url}join/{token}")


def _remove(request: Request, form: Form) -> Response:
    with database_of(request).begin() as session:
        other = load_account(session, _of_owner(request, form))
        if other is None:
            raise BadInput(_("there is no such account"))
        demand_fresh(request, session)
        accounts.remove(session, other)
    return RedirectResponse("/settings", status_code=303)


def _take_back(request: Request, form: Form) -> Response:
    with database_of(request).begin() as session:
        delete_invitation(session, _of_owner(request, form))
    return RedirectResponse("/settings", status_code=303)


def _of_owner(request: Request, form: Form) -> str:
    """The id of another's account or invitation. Raises BadInput for who is no owner."""
    if account_of(request).role != "owner":
        raise Forbidden(_("only an owner can do this"))
    return form.get("id", "")


CHANGES = {
    "password": _password,
    "everywhere": _everywhere,
    "leave": _leave,
    "invite": _invite,
    "renew": _renew,
    "remove": _remove,
    "take-back": _take_back,
}


def twice(form: Form) -> str:
    """A password that was written twice alike. Raises BadInput."""
    if form.get("password", "") != form.get("again", ""):
        raise BadInput(_("the two passwords differ"), "again")
    return form.get("password", "")


async def _tried(
    request: Request, ready: Callable[[], Callable[[Session], Opened]], template: str, then: str, **given: Any
) -> Response:
    """Let in where what was made ready gives an account; else the same page again, with what is wrong in words."""

    def opened() -> Opened:
        work = ready()
        with database_of(request).begin() as session:
            return opened_in(request, session, work(session))

    try:
        return let_in(request, await run_in_threadpool(opened), then)
    except BadInput as error:
        return filled(request, template, 400, wrong=wrong_of(error), **given)


def filled(request: Request, template: str, status: int, **given: Any) -> HTMLResponse:
    """A page that is made for one and kept by none."""
    answer = show(request, template, status=status, **given)
    answer.headers["cache-control"] = "no-store"
    return answer


BOTH = ["GET", "POST"]
ROUTES: tuple[BaseRoute, ...] = (
    Route("/welcome", welcome, methods=BOTH),
    Route("/sign-in", sign_in, methods=BOTH),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/join/{token}", join, methods=BOTH),
    Route("/settings", settings),
    Route("/settings/{what}", change, methods=["POST"]),
)
