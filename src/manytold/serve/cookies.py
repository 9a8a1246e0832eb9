"""What browsers keep for this newspaper: set, read and taken back in one way.

Over HTTPS the names begin with `__Host-` (RFC 6265bis, section 4.1.3.2): no other host of the same domain can set such
a cookie, and nobody on the way. Without TLS browsers take no such names, and the plain ones are used.
"""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Send

from manytold.model.accounts import Shelter

PREFIX = "__Host-"


def is_sheltered(request: Request) -> bool:
    """Whether the browser is reached by HTTPS, itself or through a proxy that is believed."""
    return request.url.scheme == "https"


def called(request: Request, name: str) -> str:
    """What a cookie is called for this browser."""
    return f"{PREFIX}{name}" if is_sheltered(request) else name


def cookie_of(request: Request, name: str) -> str:
    """What the browser keeps under the name as it is called for it; nothing where that is not clear."""
    return _named(request, called(request, name))


def any_cookie_of(request: Request, name: str) -> str:
    """As `cookie_of`, or under the plain name: for what may come from anybody, such as how the pages look."""
    return cookie_of(request, name) or _named(request, name)


def secret_of(request: Request, name: str) -> tuple[str, Shelter]:
    """A secret that the browser keeps, and how: "" in a plain cookie where one of this host alone is expected."""
    sheltered = is_sheltered(request)
    if found := cookie_of(request, name):
        return found, "host" if sheltered else "plain"
    return (_named(request, name), "") if sheltered else ("", "plain")


def _named(request: Request, name: str) -> str:
    """The one cookie of exactly this name.

    The framework's reading takes more white space off names than browsers do, so that another host could set one that
    browsers let pass and that looks like ours; and of several of one name it takes the last, whoever set it.
    """
    found = [
        value.strip(" \t")
        for header in request.headers.getlist("cookie")
        for one, mark, value in (part.partition("=") for part in header.split(";"))
        if mark and one.strip(" \t") == name
    ]
    return found[0] if len(found) == 1 else ""


def keep(answer: Response, request: Request, name: str, value: str, seconds: int) -> None:
    """Have the browser keep something, out of reach of scripts and other sites; a plain one of before goes."""
    answer.set_cookie(
        called(request, name),
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_sheltered(request),
    )
    if is_sheltered(request) and name in request.cookies:
        answer.delete_cookie(name, path="/")


def forget(answer: Response, request: Request, name: str) -> None:
    """Have the browser forget it, under every name that it was ever kept by."""
    if is_sheltered(request):
        answer.delete_cookie(called(request, name), path="/", secure=True, httponly=True, samesite="lax")
    answer.delete_cookie(name, path="/")


def sending_along(send: Send, request: Request, extra: Response, name: str) -> Send:
    """Sends the cookies of `extra` with an answer that does not itself set the one of this name."""
    mine = (f"{called(request, name)}=", f"{name}=")

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if not any(one.startswith(mine) for one in headers.getlist("set-cookie")):
                for one in extra.headers.getlist("set-cookie"):
                    headers.append("set-cookie", one)
        await send(message)

    return sent
