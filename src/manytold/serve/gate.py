"""Who is let in to which page, and that what changes something was sent by a page of this newspaper.

Without accounts the newspaper is open to whoever reaches it. With one, pages are for those signed in, or for anyone
where the owner has set so (`serve.readers`). What changes something must come from a page of the same origin (the
browser says so itself: Fetch Metadata, and the Origin header of RFC 6454); programs that send neither are no browsers.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import cast
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from manytold.errors import Forbidden
from manytold.model.accounts import Shelter
from manytold.model.choices import Choices
from manytold.run.accounts import SIGNED_IN, Opened, is_new, rotate, who
from manytold.run.websub import PATH as HUB_PATH
from manytold.serve.chosen import CHOSEN, bringing, of_browser
from manytold.serve.cookies import keep, secret_of, sending_along
from manytold.serve.languages import gettext as _
from manytold.store.asks import count_removed
from manytold.store.choices import load_choices
from manytold.store.database import Database

COOKIE = "manytold"
ASK = "/ask"
FEEDS_PATH = "/feeds/"
"""Under which feeds are read by programs that show no cookie: their addresses are secret."""
OPEN = ("/static/", "/join/", "/sign-in/", HUB_PATH)
OPEN_PAGES = ("/sign-in", "/welcome", "/language", "/manifest.webmanifest", "/sw.js", "/offline", "/keys")
HARMLESS = ("GET", "HEAD", "OPTIONS")
ACCOUNT_PAGES = ("/settings",)
LOOKS_PAGE = "/settings/reading"
"""How the pages look is for everybody who reads them to choose."""
SHARED_PAGES = ("/settings", LOOKS_PAGE, "/settings/data", "/settings/data/everything.zip", "/settings/data/forget")
"""Settings that a newspaper without accounts has too."""
READER_PAGES = ("/settings/sections", "/settings/for-you")
"""Settings of whoever reads: those of an account, or of everybody in a newspaper without accounts."""
PERSONAL_PAGES = (
    "/following",
    "/starred",
    "/mutes",
    "/sources/",
    "/for-you",
    "/searches",
    "/feeds",
    "/notes",
    "/asked",
)
"""Pages that are of an account, and so are for nobody without one."""
OFFLINE_PAGES = ("/following", "/starred", "/for-you")
"""Personal pages that the reader's own browser keeps to be read offline, until somebody else signs in."""
KEPT_BY_NONE = (*ACCOUNT_PAGES, *PERSONAL_PAGES, "/sign-in", "/welcome", "/join/")
"""All others, which no browser keeps: whoever comes to it after somebody signed out finds nothing by going back."""
READER = "manytold-reader"
"""The header that names whom an answer is for, and for whom a browser sends what it kept while it was offline."""
REMOVED = "manytold-removed"
"""The header that counts what was removed for good; where it is another, browsers throw away the pages they keep."""
KEPT_AHEAD = "manytold-ahead"
"""The header of a page that the browser keeps to be read later: nobody has looked at it yet."""


class Gate:
    """Lets requests through to the application, with `state.opened` for the account that is signed in, or None.

    With `public` anyone may ask about an article, whoever may read.
    """

    def __init__(
        self, app: ASGIApp, database: Database, now: Callable[[], datetime], readers: str, public: bool = False
    ) -> None:
        self._app = app
        self._database = database
        self._now = now
        self._anyone = readers == "anyone"
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN[0]):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if request.method not in HARMLESS and not scope["path"].startswith(HUB_PATH) and _is_foreign(request):
            await _refused(_("This was not sent by a page of this newspaper."), 403)(scope, receive, send)
            return
        token, shelter = secret_of(request, COOKIE)
        opened, new, choices, gone = await run_in_threadpool(self._look, token, shelter)
        scope.setdefault("state", {}).update(opened=opened, new=new)
        CHOSEN.set(choices or of_browser(request))
        send = bringing(send, request, choices.language if choices else "")
        reader = _named(opened, new)
        stop = self._stop(request, opened, new) or _for_another(request, reader)
        if stop is not None:
            await stop(scope, receive, _kept_from_others(send, request, opened))
            return
        send = _kept_from_others(_naming(send, {READER: reader, REMOVED: str(gone)}), request, opened)
        await self._app(scope, receive, _renewing(send, request, token, opened))

    def _look(self, token: str, shelter: Shelter) -> tuple[Opened | None, bool, Choices | None, int]:
        """Who it is, whether the newspaper has no owner yet, what they have chosen, and how much was removed."""
        with self._database.look() as session:
            new = is_new(session)
            opened, due = who(session, token, self._now(), shelter)
            choices = load_choices(session, opened.account.id if opened else "") if opened or new else None
            gone = count_removed(session)
        if due:
            with self._database.begin() as session:
                opened = rotate(session, token, self._now(), shelter)
        return opened, new, choices, gone

    def _stop(self, request: Request, opened: Opened | None, new: bool) -> Response | None:
        path = request.url.path
        if opened or path.startswith(OPEN) or path in OPEN_PAGES or _is_feed(path):
            return None
        if new and (path in SHARED_PAGES or path.startswith(READER_PAGES) or not path.startswith(ACCOUNT_PAGES)):
            return None
        personal = path.startswith((*ACCOUNT_PAGES, *PERSONAL_PAGES))
        open_here = path == LOOKS_PAGE or (not personal and (request.method in HARMLESS or asks(path)))
        if (self._anyone and open_here) or (self._public and path == ASK):
            return None
        if request.method not in HARMLESS:
            return _refused(_("Sign in first."), 401)
        where = f"?next={quote(_inside(path, request.url.query), safe='')}"
        return RedirectResponse("/welcome" if new else f"/sign-in{where}", status_code=303)


def _named(opened: Opened | None, new: bool) -> str:
    """Whom an answer is for, by a word that says nothing to anybody else."""
    return sha256(opened.account.id.encode()).hexdigest()[:16] if opened else "everybody" if new else "stranger"


def _for_another(request: Request, reader: str) -> Response | None:
    """Refuse what one reader did offline and another's sign-in would send."""
    meant = request.headers.get(READER, reader)
    return None if meant == reader else _refused(_("This was done by another reader."), 409)


def _naming(send: Send, said: Mapping[str, str]) -> Send:
    async def named(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(said)
        await send(message)

    return named


def _is_feed(path: str) -> bool:
    return path.startswith(FEEDS_PATH) and path.endswith(".xml")


def asks(path: str) -> bool:
    """Whether this is where anyone who may read may also write: what is asked about an article."""
    return path.startswith("/article/") and path.endswith(ASK)


def _inside(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def opened_of(request: Request) -> Opened | None:
    """The account that is signed in."""
    return cast(Opened | None, getattr(request.state, "opened", None))


def without_accounts(request: Request) -> bool:
    """Whether the newspaper has no owner yet, and is open to whoever reaches it."""
    return bool(getattr(request.state, "new", False))


def reader_if_any(request: Request) -> str | None:
    """Whose marks and mutes these are: the account's, "" in a newspaper without accounts, None for a stranger."""
    if opened := opened_of(request):
        return opened.account.id
    return "" if without_accounts(request) else None


def called(request: Request) -> str:
    """Under what name somebody decides: the account's, "owner" in a newspaper without accounts."""
    opened = opened_of(request)
    return opened.account.name if opened else "owner"


def reader_of(request: Request) -> str:
    """As `reader_if_any`. Raises Forbidden for a stranger."""
    reader = reader_if_any(request)
    if reader is None:
        raise Forbidden(_("sign in first"))
    return reader


def may_own(request: Request) -> bool:
    """Whether sources may be added and left: by owners, and by anyone where there are no accounts."""
    opened = opened_of(request)
    return opened.account.role == "owner" if opened else without_accounts(request)


def may_correct(request: Request) -> bool:
    """Whether stories may be parted and joined: by owners and editors, and by anyone where there are no accounts."""
    opened = opened_of(request)
    return opened.account.role in ("owner", "editor") if opened else without_accounts(request)


def way_back(asked: str) -> str:
    """Where to go after signing in: a page of this newspaper, whatever was asked for."""
    parts = urlsplit(asked)
    plain = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable() and " " not in asked
    return asked if plain and not parts.scheme and not parts.netloc and len(asked) < 2000 else "/"


def keep_signed_in(response: Response, request: Request, token: str) -> None:
    """Give the browser the secret of its sign-in; no script and no other site gets at it."""
    keep(response, request, COOKIE, token, int(SIGNED_IN.total_seconds()))


def _is_foreign(request: Request) -> bool:
    """Whether a browser says that another site sent this."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site not in ("same-origin", "none")
    if origin is None:
        return False
    said, sure = urlsplit(origin), request.url.scheme == "https"
    return said.netloc != Headers(scope=request.scope).get("host", "") or (sure and said.scheme != "https")


def _refused(words: str, status: int) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=status)


def _kept_from_others(send: Send, request: Request, opened: Opened | None) -> Send:
    """Says of what is for one person that nobody else may keep it, and of what opens something that nobody may."""
    path = request.url.path
    shut = path.startswith(KEPT_BY_NONE) and not path.startswith(OFFLINE_PAGES) and not _is_feed(path)

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if shut or "set-cookie" in headers:
                headers["cache-control"] = "no-store"
            elif opened is not None:
                headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return marked


def _renewing(send: Send, request: Request, token: str, opened: Opened | None) -> Send:
    """Sends the cookie's new secret along, where it was replaced, unless the answer sets one itself."""
    if opened is None or opened.secret == token:
        return send
    extra = Response()
    keep_signed_in(extra, request, opened.secret)
    return sending_along(send, request, extra, COOKIE)
