"""Requests are answered in the language chosen in the foot of the page, else in one that the browser asks for."""

from dataclasses import replace
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from manytold.serve.accounts import form_of
from manytold.serve.catalogues import language_for
from manytold.serve.chosen import LANGUAGE_COOKIE, chosen, keep_language
from manytold.serve.cookies import any_cookie_of
from manytold.serve.gate import reader_if_any, way_back
from manytold.serve.languages import ENGLISH, Language, speaking, spoken
from manytold.store.choices import save_choices


class Speaking:
    """Has everything within speak the language of the request; pages say which it is, and on what it depends.

    Another language than English that is spoken around it already stays.
    """

    def __init__(self, app: ASGIApp, there: MappingProxyType[str, Language]) -> None:
        self._app = app
        self._there = there

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        wish, header = any_cookie_of(request, LANGUAGE_COOKIE), request.headers.get("accept-language", "")
        language = language_for(wish, header, self._there) if spoken() is ENGLISH else spoken()

        async def send_spoken(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("content-language", language.code)
                    headers.add_vary_header("Accept-Language, Cookie")
            await send(message)

        with speaking(language):
            await self._app(scope, receive, send_spoken)


async def choose(request: Request) -> Response:
    """Choose the language, and back to the page."""
    form = await form_of(request)
    answer = RedirectResponse(way_back(form.get("next", "/")), status_code=303)
    code, reader = form.get("language", ""), reader_if_any(request)
    keep_language(answer, request, code)

    def work() -> None:
        with request.app.state.database.begin() as session:
            save_choices(session, replace(chosen(), account=reader or "", language=code))

    if reader is not None:
        await run_in_threadpool(work)
    return answer


ROUTES: tuple[BaseRoute, ...] = (Route("/language", choose, methods=["POST"]),)
