"""Signing in through somebody who vouches, in the browser: there and back, for the browser that asked and once."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, TooOften
from manytold.kit import secret
from manytold.run import oidc
from manytold.run.accounts import LONGEST, digest, to_join
from manytold.run.oidc import Asked
from manytold.serve import cookies, notices
from manytold.serve.accounts import account_of, begun_too_often, filled, form_of, let_in, opened_in, show_join
from manytold.serve.doors import WAITS, Vouching, demand_fresh, doors_of, offered
from manytold.serve.gate import opened_of, way_back
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.notices import WAYS_IN
from manytold.serve.statuses import status_of
from manytold.serve.ways_in import show_ways_in
from manytold.serve.web import database_of, now_of
from manytold.store.rows import Session

COOKIE = "manytold-asked"
"""What tells the browser that asked from another that was talked into answering."""
WAY = "/sign-in/elsewhere"
LATE = "this took too long, or was begun in another browser; try again"


async def leave(request: Request) -> Response:
    """To the issuer, in order to sign in."""
    where = way_back(request.query_params.get("next", "/"))
    try:
        address, mark = await _asked(request, where=where)
    except BadInput as error:
        return _refused(request, error, where)
    answer = RedirectResponse(address, status_code=303, headers={"cache-control": "no-store"})
    return _marked(answer, request, mark)


async def connect(request: Request) -> Response:
    """A page that leads to the issuer, in order to connect the account that is signed in: never without its doing."""
    account = account_of(request)

    def fresh() -> None:
        with database_of(request).look() as session:
            demand_fresh(request, session)

    try:
        await run_in_threadpool(fresh)
        address, mark = await _asked(request, account=account.id)
    except BadInput as error:
        return await run_in_threadpool(show_ways_in, request, {"": in_words(error)}, status_of(error, 400))
    name = _vouching(request).settings.oidc_name
    return _marked(filled(request, "connect.html", 200, address=address, elsewhere=name, invitation=""), request, mark)


async def join(request: Request) -> Response:
    """A page that leads to the issuer, in order to join by an invitation: sent by the form on its page alone."""
    invitation = (await form_of(request)).get("invitation", "")[:LONGEST]

    def there() -> None:
        with database_of(request).look() as session:
            to_join(session, invitation, now_of(request))

    try:
        await run_in_threadpool(there)
        address, mark = await _asked(request, invitation=invitation)
    except BadInput as error:
        return await run_in_threadpool(_refused, request, error, "/", invitation)
    given = {"address": address, "elsewhere": _vouching(request).settings.oidc_name, "invitation": invitation}
    return _marked(filled(request, "connect.html", 200, **given), request, mark)


async def _asked(request: Request, where: str = "/", account: str = "", invitation: str = "") -> tuple[str, str]:
    """The address at the issuer, and what this browser alone has. Raises BadInput."""
    doors, vouches = doors_of(request), _vouching(request)
    if words := begun_too_often(request):
        raise TooOften(words.removesuffix("."))
    async with vouches.open_way() as send:
        issuer = await oidc.discover(send, vouches.settings)
    mark = secret()
    back = f"{(doors.public_url or str(request.base_url)).rstrip('/')}{WAY}/back"
    asked = Asked(digest(mark), secret(), secret(), back, where, account, invitation)
    state = doors.waiting.begin(asked, now_of(request))
    return oidc.question(issuer, vouches.settings, asked, state), mark


async def back(request: Request) -> Response:
    """Back from the issuer. Nothing in the address is believed but what the issuer itself says when it is asked."""
    answer = {name: value[: oidc.LONGEST_ANSWER + 1] for name, value in request.query_params.items()}
    asked = doors_of(request).waiting.end(answer.get("state", ""), now_of(request))
    if not isinstance(asked, Asked) or asked.browser != digest(cookies.cookie_of(request, COOKIE)):
        return _refused(request, BadInput(LATE), "/")
    try:
        done = await _answered(request, asked, answer)
    except BadInput as error:
        if asked.account and opened_of(request):
            return await run_in_threadpool(show_ways_in, request, {"": in_words(error)}, status_of(error, 400))
        return await run_in_threadpool(_refused, request, error, asked.where, asked.invitation)
    cookies.forget(done, request, COOKIE)
    done.headers["cache-control"] = "no-store"
    return done


async def _answered(request: Request, asked: Asked, answer: dict[str, str]) -> Response:
    vouches, opened, now = _vouching(request), opened_of(request), now_of(request)
    if asked.account and (opened is None or opened.account.id != asked.account):
        raise BadInput(LATE)
    async with vouches.open_way() as send:
        claims = await oidc.answered(send, vouches.settings, asked, answer, now)

    def connected(session: Session) -> Response:
        oidc.connect(session, vouches.settings, account_of(request), claims, now)
        name = vouches.settings.oidc_name
        notices.tell(request, session, account_of(request), _("%(name)s lets you in from now on.") % {"name": name})
        return RedirectResponse(WAYS_IN, status_code=303)

    def signed(session: Session) -> Response:
        found = opened_in(request, session, oidc.sign_in(session, vouches.settings, claims, now, asked.invitation))
        return let_in(request, found, asked.where)

    return await run_in_threadpool(_within, request, connected if asked.account else signed)


def _within(request: Request, work: Callable[[Session], Response]) -> Response:
    with database_of(request).begin() as session:
        return work(session)


def _vouching(request: Request) -> Vouching:
    vouches = doors_of(request).vouches
    if vouches is None:
        raise BadInput(_("signing in through another service is not set up here"))
    return vouches


def _refused(request: Request, error: BadInput, where: str, invitation: str = "") -> Response:
    """The page that it began on, with what was wrong: that of the invitation while it can be used."""
    if invitation:
        try:
            return show_join(request, invitation, {"": in_words(error)}, status_of(error, 400))
        except BadInput:
            pass
    given = {"wrong": {"": in_words(error)}, "name": "", "where": where} | offered(request)
    return filled(request, "sign_in.html", status_of(error, 400), **given)


def _marked(answer: Response, request: Request, mark: str) -> Response:
    cookies.keep(answer, request, COOKIE, mark, int(WAITS.total_seconds()))
    return answer


ROUTES: tuple[BaseRoute, ...] = (
    Route(WAY, leave),
    Route(WAY + "/back", back),
    Route(WAY + "/join", join, methods=["POST"]),
    Route(WAYS_IN + "/connect", connect, methods=["POST"]),
)
