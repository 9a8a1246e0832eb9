"""How the pages look for the request at hand: by what its reader has chosen, else by a cookie of the browser."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Send

from manytold.errors import Unfit
from manytold.model.choices import Choices, Size, Theme, Typeface
from manytold.serve import cookies
from manytold.serve.catalogues import shipped
from manytold.serve.languages import gettext as _

COOKIE = "manytold-reading"
LANGUAGE_COOKIE = "manytold-language"
KEPT_S = 365 * 24 * 3600
"""Seconds that a browser keeps choices: no longer than most let a cookie live."""
CHOSEN: ContextVar[Choices] = ContextVar("chosen", default=Choices())  # noqa: B039 - frozen


def looks() -> tuple[tuple[str, str], ...]:
    """What the style sheet has to know, where it is not the usual."""
    one, usual = CHOSEN.get(), Choices()
    found = [
        (name, getattr(one, name))
        for name in ("size", "theme", "typeface")
        if getattr(one, name) != getattr(usual, name)
    ]
    return (*found, *((("images", "off"),) if not one.images else ()))


def chosen() -> Choices:
    """What the reader of this request has chosen."""
    return CHOSEN.get()


def choices_of(given: Mapping[str, str], account: str = "") -> Choices:
    """Choices by their names; what is no choice counts as the usual."""

    def pick(name: str, kind: Any) -> Any:
        return given.get(name) if given.get(name) in get_args(kind) else getattr(Choices(), name)

    language = given.get("language", "")
    return Choices(
        account,
        cast(Size, pick("size", Size)),
        cast(Theme, pick("theme", Theme)),
        cast(Typeface, pick("typeface", Typeface)),
        given.get("images", "on") != "off",
        language if language in shipped() else "",
    )


def of_browser(request: Request) -> Choices:
    """The choices that a browser keeps for one without account."""
    kept = cookies.any_cookie_of(request, COOKIE).split(".")
    parts = dict(zip(("size", "theme", "typeface", "images"), kept, strict=False))
    return choices_of(parts | {"language": cookies.any_cookie_of(request, LANGUAGE_COOKIE)})


def keep_in_browser(answer: Response, request: Request, one: Choices) -> None:
    """Has the browser keep the choices of one without account."""
    value = ".".join((one.size, one.theme, one.typeface, "on" if one.images else "off"))
    cookies.keep(answer, request, COOKIE, value, KEPT_S)


def keep_language(answer: Response, request: Request, code: str) -> None:
    """Has the browser remember a language. With "" it forgets it, and its own preferences hold again. Raises Unfit."""
    if code and code not in shipped():
        raise Unfit(_("this newspaper does not speak that language"))
    if code:
        cookies.keep(answer, request, LANGUAGE_COOKIE, code, KEPT_S)
    else:
        cookies.forget(answer, request, LANGUAGE_COOKIE)


def bringing(send: Send, request: Request, language: str) -> Send:
    """Sends the language of an account to a browser that does not have it yet."""
    if not language or cookies.any_cookie_of(request, LANGUAGE_COOKIE) == language:
        return send
    extra = Response()
    cookies.keep(extra, request, LANGUAGE_COOKIE, language, KEPT_S)
    return cookies.sending_along(send, request, extra, LANGUAGE_COOKIE)
