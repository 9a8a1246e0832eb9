"""The only place that opens connections to the outside world.

Every address is judged by `guard` at the moment a socket for it is made, on every hop; redirects are followed here and
not by the client; nothing is kept between requests but open connections (no cookies, no logins, no proxies).
"""

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from manytold.fetch.guard import LONGEST_ADDRESS, host_of, plain, refuse, wrong_with
from manytold.fetch.health import certificate_words
from manytold.fetch.unpack import ACCEPTED, CannotUnpackError, Unpacked, too_large
from manytold.model.outcomes import Failed
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings
from manytold.text.urls import without_login

Send = Callable[[Request], Awaitable[Page | Failed]]
Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""Host name to numeric addresses; raises OSError when there are none."""

_TROUBLES = (aiohttp.ClientError, OSError, ValueError, AssertionError, LookupError, RuntimeError)
"""What the network does, and the slips of the client's own on answers that nobody foresaw."""
_REDIRECTS = (301, 302, 303, 307, 308)
_LASTING = (301, 308)
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}")
_KEEP_OPEN_S = 3.0
"""Longer than the usual pause between two requests to one host, short enough to stay below 1024 open files."""
_PIECE = 65536
_LONGEST_CHARSET = 40
_hop: ContextVar[tuple[int, str]] = ContextVar("hop", default=(0, ""))
"""Which hop of this request is under way, and to which host."""


class NotAllowedError(OSError):
    """The guard refused; the message is its reason."""


class CannotFollowError(Exception):
    """Redirects lead nowhere; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class _Asking:
    client: aiohttp.ClientSession
    settings: FetchSettings
    now: Callable[[], datetime]


@asynccontextmanager
async def open_send(
    settings: FetchSettings, now: Callable[[], datetime], *, resolve: Resolve | None = None
) -> AsyncIterator[Send]:
    """A `Send` that lives as long as the context: any HTTP status is a Page, everything else a Failed.

    `now` is the clock that stamps pages (aware, UTC); `resolve` looks names up instead of the system.
    """
    connector = aiohttp.TCPConnector(
        limit=0,
        resolver=_GuardedResolver(settings.allow, resolve or _system_names),
        use_dns_cache=False,
        keepalive_timeout=_KEEP_OPEN_S,
        socket_factory=_guarded_sockets(settings.allow),
    )
    client = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=settings.idle_s, sock_read=settings.idle_s),
        headers=_always(settings),
    )
    asking = _Asking(client, settings, now)
    async with client:
        yield lambda request: _send(asking, request)


def _always(settings: FetchSettings) -> dict[str, str]:
    """Headers of every request; a mail address for complaints stands in From too (RFC 9110, section 10.1.2)."""
    headers = {"User-Agent": settings.agent, "Accept-Encoding": ACCEPTED, "Accept": "*/*"}
    mail = settings.contact.strip().removeprefix("mailto:")
    return headers | ({"From": mail} if MAIL.fullmatch(mail) else {})


async def _send(asking: _Asking, request: Request) -> Page | Failed:
    url = without_login(request.url)
    _hop.set((0, host_of(url)))
    try:
        async with asyncio.timeout(asking.settings.total_s):
            return await _follow(asking, request, url)
    except (NotAllowedError, CannotFollowError, CannotUnpackError) as error:
        reason = str(error)
    except TimeoutError as error:
        reason = _lateness(error, _hop.get()[1], asking.settings)
    except _TROUBLES as error:
        reason = _in_words(error, _hop.get()[1])
    redirected = "it redirects: " if _hop.get()[0] else ""
    return Failed(plain(url)[:LONGEST_ADDRESS], redirected + reason)


async def _follow(asking: _Asking, request: Request, asked: str) -> Page:
    """Asks hop by hop; a redirect counts as lasting only while every hop before it was."""
    url, lasting, hops = asked, True, 0
    while True:
        _check(asking.settings.allow, url, hops)
        async with _ask(asking.client, request, url) as response:
            target = response.headers.get("Location")
            if response.status not in _REDIRECTS or not target or request.form or request.json:
                return await _page(asking, asked, response, permanent=lasting and hops > 0)
            lasting = lasting and response.status in _LASTING
            hops += 1
            _hop.set((hops, _hop.get()[1]))
            if hops > asking.settings.max_redirects:
                raise CannotFollowError(f"more than {asking.settings.max_redirects} times, last to {url}")
            url = _target(response.url, target)
            if not request.follow:
                return _signpost(asking, asked, response, url)


def _ask(
    client: aiohttp.ClientSession, request: Request, url: str
) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
    if request.form:
        return client.post(URL(url), data=request.form, allow_redirects=False)
    if request.json:
        return client.post(URL(url), data=request.json.encode(), headers=_of_json(request), allow_redirects=False)
    return client.get(URL(url), headers=_headers(request), allow_redirects=False)


def _of_json(request: Request) -> dict[str, str]:
    login = {"Authorization": f"Bearer {request.bearer}"} if request.bearer.isprintable() and request.bearer else {}
    return {"Content-Type": "application/json"} | login


def _target(here: URL, location: str) -> str:
    """The address that a redirect names, without login and fragment."""
    if "\\" in location:
        raise CannotFollowError("to an address that is not well formed")
    joined = str(here.join(URL(location.strip().replace(" ", "%20"))).with_fragment(None))
    if wrong := wrong_with(joined):
        raise CannotFollowError(wrong)
    return without_login(joined)


def _check(allow: tuple[str, ...], url: str, hops: int) -> None:
    """Refuses what needs no lookup, and notes the host for the moment its socket is made."""
    if wrong := wrong_with(url):
        raise NotAllowedError(wrong)
    host = URL(url).host or ""
    _hop.set((hops, host))
    if _is_number(host) and (reason := refuse(host, host, allow)):
        raise NotAllowedError(reason)


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdecimal()


def _headers(request: Request) -> dict[str, str]:
    pairs = (("If-None-Match", request.etag), ("If-Modified-Since", request.last_modified))
    return {name: value for name, value in pairs if value and value.isprintable()}


async def _page(asking: _Asking, asked: str, response: aiohttp.ClientResponse, *, permanent: bool) -> Page:
    body = await _body(response, asking.settings.max_bytes)
    return Page(
        url=asked,
        final_url=str(response.url),
        status=response.status,
        media_type=_media_type(response),
        body=body,
        fetched=asking.now(),
        charset=(response.charset or "")[:_LONGEST_CHARSET] or None,
        headers=_said(response),
        permanent=permanent,
    )


def _media_type(response: aiohttp.ClientResponse) -> str:
    """What the header says, or nothing: the client's own guess is not a fact."""
    return plain(response.content_type.lower()) if "Content-Type" in response.headers else ""


def _signpost(asking: _Asking, asked: str, response: aiohttp.ClientResponse, target: str) -> Page:
    """A redirect that is not followed here; its body is not read."""
    return Page(
        url=asked,
        final_url=target,
        status=response.status,
        media_type="",
        body=b"",
        fetched=asking.now(),
        headers=_said(response),
        permanent=response.status in _LASTING,
    )


def _said(response: aiohttp.ClientResponse) -> tuple[tuple[str, str], ...]:
    return tuple((k.lower(), plain(v)) for k, v in response.headers.items() if k.lower() != "set-cookie")


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    encodings = ", ".join(response.headers.getall("Content-Encoding", ()))
    if not encodings and _media_type(response) in ("application/gzip", "application/x-gzip"):
        encodings = "gzip"  # a packed sitemap: its one layer is opened under the same limit
    unpacked = Unpacked(encodings, limit)
    if (response.content_length or 0) > limit and not encodings:
        raise CannotUnpackError(too_large(limit))
    async for piece in response.content.iter_chunked(_PIECE):
        unpacked.feed(piece)
    return unpacked.finish()


def _lateness(error: TimeoutError, host: str, settings: FetchSettings) -> str:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return f"{host} cannot be reached within {settings.idle_s:g} seconds; try again later"
    if isinstance(error, aiohttp.ServerTimeoutError):
        return f"timed out: nothing came for {settings.idle_s:g} seconds; try again later or raise fetch.idle_s"
    return f"too slow: not finished after {settings.total_s:g} seconds; raise fetch.total_s to wait longer"


def _in_words(error: Exception, host: str) -> str:
    """What went wrong and what to do, for people."""
    cause = getattr(error, "os_error", error)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return certificate_words(getattr(error.certificate_error, "verify_code", 0), host)
    if isinstance(cause, NotAllowedError):
        return str(cause)
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(cause, ConnectionRefusedError):
        return f"{host} refused the connection; check host and port, or try again later"
    return next(words for kind, words in _WORDS if isinstance(error, kind)).format(host=host)


_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "the name {host} does not resolve; check its spelling and your connection"),
    (aiohttp.ClientSSLError, "no secure connection to {host} could be made"),
    (aiohttp.ClientConnectorError, "{host} cannot be reached; check your connection or try again later"),
    (aiohttp.ClientPayloadError, "answer breaks off in the middle; try again later"),
    (aiohttp.ServerDisconnectedError, "{host} closed the connection without an answer; try again later"),
    (aiohttp.ClientResponseError, "{host} does not answer in proper HTTP"),
    (aiohttp.InvalidURL, "the address is not well formed"),
    (OSError, "{host} broke the connection; try again later"),
    (ValueError, "the address is not well formed"),
    (Exception, "{host} could not be read"),
)


class _GuardedResolver(AbstractResolver):
    """Looks a name up and lets through only the addresses that may be asked."""

    def __init__(self, allow: tuple[str, ...], names: Resolve) -> None:
        self._allow = allow
        self._names = names

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002
    ) -> list[ResolveResult]:
        """The addresses that may be asked; raises NotAllowedError when there is none among those found."""
        found = await self._addresses(host)
        reasons = {ip: refuse(ip, host, self._allow) for ip in found}
        good = [ip for ip in found if reasons[ip] is None]
        if not good:
            raise NotAllowedError(reasons[found[0]]) if found else OSError("no address")
        return [_result(host, ip, port) for ip in good]

    async def _addresses(self, host: str) -> Sequence[str]:
        name = host.lower().rstrip(".")
        if name == "localhost" or name.endswith(".localhost"):
            return ("127.0.0.1",)  # RFC 6761, section 6.3
        return await self._names(host)

    async def close(self) -> None:
        """Nothing is held open."""


def _result(host: str, ip: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    return ResolveResult(hostname=host, host=ip, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)


async def _system_names(host: str) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def _guarded_sockets(allow: tuple[str, ...]) -> Callable[[aiohttp.AddrInfoType], socket.socket]:
    """Makes the socket for exactly one numeric address, after judging that address."""

    def make(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, proto, _, address = info
        if reason := refuse(str(address[0]), _hop.get()[1] or str(address[0]), allow):
            raise NotAllowedError(reason)
        return socket.socket(family, kind, proto)

    return make


def open_stream(
    host: str, port: int, settings: FetchSettings, *, secure: bool = True, later: bool = False
) -> socket.socket:
    """A connection for what is not HTTP, to an address that was judged; blocks, each wait up to `idle_s`.

    Without `secure` it is not encrypted, which is for addresses that are not public alone, or `later` by the one who
    asks, with `trust`, before anything is said. Raises OSError; the message of a NotAllowedError is for people.
    """
    found = _names_now(host)
    reasons = {ip: _refused(ip, host, settings.allow, secure or later) for ip in found}
    good = [ip for ip in found if reasons[ip] is None]
    if not good:
        raise NotAllowedError(reasons[found[0]] if found else f"{host} has no usable address")
    plain_socket = _connected(good, port, settings.idle_s)
    if not secure:
        return plain_socket
    try:
        return trust().wrap_socket(plain_socket, server_hostname=host)
    except BaseException:
        plain_socket.close()
        raise


def trust() -> ssl.SSLContext:
    """Whose certificates are taken, and for which names."""
    return ssl.create_default_context()


def _names_now(host: str) -> Sequence[str]:
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return ("127.0.0.1",)
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)))


def _refused(ip: str, host: str, allow: tuple[str, ...], secure: bool) -> str | None:
    if not secure and refuse(ip, host, ()) is None:
        return f"{host} is asked over an encrypted connection only"
    return refuse(ip, host, allow)


def _connected(addresses: Sequence[str], port: int, idle_s: float) -> socket.socket:
    """A socket to the first of these numeric addresses that answers; raises the trouble of the last."""
    for at, ip in enumerate(addresses, 1):
        made = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
        made.settimeout(idle_s)
        try:
            made.connect((ip, port))
        except OSError:
            made.close()
            if at == len(addresses):
                raise
        else:
            return made
    raise OSError("no address")
