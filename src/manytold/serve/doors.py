"""What the ways in share: how often each may be tried, what was begun and not ended yet, where this newspaper is."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Generic, TypeVar, cast
from urllib.parse import urlsplit

from starlette.requests import Request

from manytold.errors import Forbidden
from manytold.fetch.post import poster
from manytold.fetch.send import Send
from manytold.kit import secret
from manytold.run import accounts, oidc
from manytold.run.passkeys import Place, Usable
from manytold.run.resets import is_wanted
from manytold.serve.gate import opened_of
from manytold.serve.languages import gettext as _
from manytold.serve.post_room import PostRoom
from manytold.serve.tries import Tries
from manytold.settings import ServeSettings, Settings
from manytold.store.rows import Session

WAITS = timedelta(minutes=5)
"""How long something begun can be ended: a person finds their telephone, a thief comes too late."""
MOST_WAITING = 10_000
"""Things begun that are kept; beyond it the oldest is forgotten, so that memory stays bounded."""
MOST_ASKED = 30
"""How often one address may begin something within fifteen minutes: a household, but nobody who would fill memory."""
BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox")),
    *(("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)
LONGEST_AGENT = 500
LONGEST_HOST = 100
MOST_MAILED = 3
MAILED_WITHIN = timedelta(hours=1)
"""How many mails go to one address, and for one account, in how long a time: nobody is flooded by asking for them."""

MOST_TOLD = 20
TOLD_WITHIN = timedelta(hours=1)
"""How many mails tell one account of its changes, counted by themselves: nobody who asks for other mails uses them up,
and as many as there may be passkeys (twenty) are all told of."""

Begun = TypeVar("Begun")


@dataclass(frozen=True, slots=True)
class Waiting(Generic[Begun]):
    """Things begun, each under a secret that ends it once; the container changes, the record does not."""

    kept: OrderedDict[str, tuple[datetime, Begun]] = field(default_factory=OrderedDict)

    def begin(self, what: Begun, now: datetime) -> str:
        """The secret by which it is ended."""
        token = secret()
        self.kept[token] = (now + WAITS, what)
        while len(self.kept) > MOST_WAITING:
            self.kept.popitem(last=False)
        return token

    def end(self, token: str, now: datetime) -> Begun | None:
        """What was begun, for the first who asks in time; None for everybody else."""
        until, what = self.kept.pop(token, (now, None))
        return what if now < until else None


@dataclass(frozen=True, slots=True)
class Vouching:
    """Who vouches for people by OpenID Connect, and the way to it."""

    settings: ServeSettings
    open_way: Callable[[], AbstractAsyncContextManager[Send]]


@dataclass(frozen=True, slots=True)
class Doors:
    """The state of the ways in of one application."""

    public_url: str = ""
    vain: Tries = field(default_factory=Tries)
    asked: Tries = field(default_factory=lambda: Tries(MOST_ASKED))
    mailed: Tries = field(default_factory=lambda: Tries(MOST_MAILED, MAILED_WITHIN))
    told: Tries = field(default_factory=lambda: Tries(MOST_TOLD, TOLD_WITHIN))
    waiting: Waiting[Any] = field(default_factory=Waiting)
    post: PostRoom | None = None
    vouches: Vouching | None = None


def doors_for(settings: Settings, now: Callable[[], datetime]) -> Doors:
    """The ways in that these settings open. Raises BadInput for settings that cannot work."""
    post = PostRoom(poster(settings.mail, settings.fetch, now, secret)) if is_wanted(settings) else None
    way = oidc.way_to(settings.serve, settings.fetch, now) if oidc.is_wanted(settings.serve) else None
    return Doors(settings.serve.public_url, post=post, vouches=Vouching(settings.serve, way) if way else None)


def doors_of(request: Request) -> Doors:
    """The ways in of the application that was asked."""
    return cast(Doors, request.app.state.doors)


def offered(request: Request) -> dict[str, Any]:
    """What the sign-in page shows beside name and password."""
    doors = doors_of(request)
    return {"forgot": doors.post is not None, "elsewhere": doors.vouches.settings.oidc_name if doors.vouches else ""}


def demand_fresh(request: Request, session: Session) -> None:
    """Raises BadInput where the browser was signed in too long ago to change how the account is entered."""
    opened = opened_of(request)
    if opened is None:
        raise Forbidden(_("sign in first"))
    accounts.demand_fresh(session, opened, request.app.state.now())


def whence(request: Request) -> str:
    """Where a request comes from, as tries are counted: of IPv6 the network, which one household has for itself."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host[:LONGEST_HOST]
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or f"{IPv6Address(int(address) >> 64 << 64)}/64")


def place_of(request: Request) -> Place:
    """Where the browser believes to be: under the public address if it says so, else under the one that it asked.

    Nothing is taken on trust by it: a passkey is bound to the host that it was made for, and the browser signs the
    origin.
    """
    public = urlsplit(doors_of(request).public_url)
    origin = f"{public.scheme}://{public.netloc}"
    if public.hostname and request.headers.get("origin") == origin:
        return Place(public.hostname, origin)
    return Place((request.url.hostname or "").lower(), f"{request.url.scheme}://{request.url.netloc.lower()}")


def usable_by(request: Request) -> Usable:
    """What lets anybody in at this newspaper as it is set, and as the browser that asks reaches it."""
    doors = doors_of(request)
    sites = {place_of(request).site, (urlsplit(doors.public_url).hostname or "")} - {""}
    return Usable(frozenset(sites), doors.vouches.settings.oidc_issuer if doors.vouches else "")


def kind_of(request: Request) -> str:
    """What browser this is, in names that need no translation; nothing where it does not say."""
    agent = request.headers.get("user-agent", "")[:LONGEST_AGENT]
    names = [next((name for sign, name in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in names if name)
