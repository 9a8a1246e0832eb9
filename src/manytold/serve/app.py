"""The web application: pages, static files, headers that keep browsers safe, and what becomes of an error."""

import logging
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import datetime
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from manytold.errors import BadInput, ManytoldError
from manytold.kit import Kit, clock
from manytold.run.pictures import Pictures
from manytold.run.plan import Plan
from manytold.run.standard import STANDARD
from manytold.run.websub import PATH as HUB_PATH
from manytold.serve.catalogues import shipped
from manytold.serve.counted import Counted
from manytold.serve.doors import Doors
from manytold.serve.following import Plans
from manytold.serve.gate import ASK, FEEDS_PATH, Gate, opened_of, without_accounts
from manytold.serve.known import in_words
from manytold.serve.languages import Words, noop, spoken
from manytold.serve.languages import gettext as _
from manytold.serve.pages import STATIC, page, style
from manytold.serve.routes import HUB_ROUTES, PAGES, PUBLIC_ROUTES
from manytold.serve.speaking import Speaking
from manytold.serve.statuses import status_of
from manytold.serve.tries import Tries
from manytold.store.database import Database

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
TITLES = {
    400: noop("Not understood"),
    403: noop("Not yours"),
    404: noop("Not here"),
    405: noop("Not possible"),
    500: noop("Something went wrong"),
}
_log = logging.getLogger(__name__)


def make_app(  # noqa: PLR0913 - what an application is made of, each with its default
    database: Database,
    hosts: Collection[str] = (),
    public_url: str = "",
    now: Callable[[], datetime] = clock,
    readers: str = "accounts",
    plan: Plan = STANDARD,
    kit: Kit | None = None,
    *,
    doors: Doors | None = None,
    pictures: bool = True,
) -> ASGIApp:
    """The application on a database, for those signed in once it has an owner, or with `readers` "anyone" for all.

    With `hosts`, a request that names another host is refused (DNS rebinding).
    Under the host of `public_url` hubs may call and anyone may ask about an article; nothing else is answered unless
    `hosts` names it too. Where it says https, so it is for whoever names exactly that host, whatever a proxy omits.
    The guard stands before everything else, so that an answer to an error carries the safety headers too.
    """
    app = Starlette(
        routes=[
            *PAGES,
            *((*HUB_ROUTES, *PUBLIC_ROUTES) if public_url else ()),
            Route("/static/style.css", _style),
            Mount("/static", StaticFiles(directory=str(STATIC))),
        ],
        exception_handlers={
            BadInput: _not_done,
            ManytoldError: _wrong,
            HTTPException: _refused,
            Exception: _broken,
        },
        lifespan=_closing,
    )
    app.state.database = database
    app.state.now = now
    app.state.doors = doors or Doors(public_url)
    app.state.plan = plan
    app.state.kit = kit
    app.state.plans = Plans()
    app.state.counted = Counted()
    app.state.said = Tries()
    app.state.asked = Tries()
    app.state.public_url = public_url
    app.state.pictures = pictures
    app.state.asked_for = Pictures(kit) if kit else None
    inside = GZipMiddleware(Gate(app, database, now, readers, bool(public_url)), minimum_size=1000, compresslevel=5)
    return Guard(Speaking(inside, shipped()), frozenset(hosts), public_url)


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    """What is fetched for readers ends with the server."""
    yield
    if app.state.asked_for:
        await app.state.asked_for.close()


def hosts_for(host: str) -> tuple[str, ...]:
    """The names that a server on this address answers to: any (none listed) unless it listens to this machine alone."""
    shown = f"[{host}]" if ":" in host else host
    return LOOPBACK if shown in LOOPBACK else ()


class Guard:
    """Refuses requests that name a foreign host, and sends the safety headers with every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], public_url: str = "") -> None:
        self._app = app
        self._hosts = hosts
        public = urlsplit(public_url)
        self._public = public.hostname or ""
        self._encrypted = public.netloc.lower() if public.scheme == "https" else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        if self._encrypted and Headers(scope=scope).get("host", "").lower() == self._encrypted:
            scope = dict(scope, scheme="https")

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", _how_long(scope))
            await send(message)

        called = self._public and _host(scope) == self._public and _is_public(scope["path"])
        if self._hosts and not called and _host(scope) not in self._hosts:
            refusal = PlainTextResponse("This newspaper does not answer to that name.\n", status_code=421)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def _is_public(path: str) -> bool:
    return path.startswith((HUB_PATH, "/static/")) or path == ASK


def _how_long(scope: Scope) -> str:
    """Static files asked for with the digest of what they hold may be kept for ever; all else is asked for again."""
    named = scope["path"].startswith("/static/") and scope["query_string"]
    return "public, max-age=31536000, immutable" if named else "no-cache"


def _host(scope: Scope) -> str:
    """The host that the request names, without its port."""
    named = Headers(scope=scope).get("host", "").lower()
    name, mark, port = named.rpartition(":")
    return name if mark and port.isdecimal() else named


async def _style(_request: Request) -> Response:
    return PlainTextResponse(style(), media_type="text/css")


def _page(request: Request, status: int, words: str) -> Response:
    title = _(TITLES.get(status, TITLES[405]))
    foreign = spoken().code != "en" and not isinstance(words, Words)
    opened = opened_of(request)
    who = {"account": opened.account if opened else None, "new": without_accounts(request), "signing": True}
    told = {"title": title, "words": words, "status": status, "foreign": foreign}
    filled = page("error.html", path=request.url.path, here="/", **told, **who)
    return HTMLResponse(filled, status_code=status)


async def _not_done(request: Request, error: Exception) -> Response:
    return _page(request, status_of(error) if isinstance(error, BadInput) else 404, in_words(error))


async def _wrong(request: Request, error: Exception) -> Response:
    _log.error("%s: %s", _without_secret(request.url.path), error)
    return _page(request, 500, in_words(error))


def _without_secret(path: str) -> str:
    """A path as the log may hold it: what opens something is the last part of its address."""
    opens = path.startswith(("/join/", "/settings/mail/", FEEDS_PATH))
    return f"{path.rpartition('/')[0]}/***" if opens else path


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _page(
        request, status, _("There is no such page.") if status == 404 else _("The address does not take this request.")
    )


async def _broken(request: Request, error: Exception) -> Response:
    """What nobody expected: said on the page without details, and with them in the log (by the server)."""
    return _page(
        request,
        500,
        _("This page could not be made (%(kind)s). The log of the server says more.") % {"kind": type(error).__name__},
    )
