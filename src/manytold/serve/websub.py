"""Where hubs call: they verify what they were asked, and announce news (WebSub, W3C Recommendation 2018)."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.run.websub import PATH, announced, verified
from manytold.serve.web import database_of

MOST_BODY = 5 * 1024 * 1024
"""Bytes that a hub may send; they are needed for the signature alone."""


async def hub_call(request: Request) -> Response:
    """One call of a hub, under the token of a subscription."""
    database, now = database_of(request), request.app.state.now
    token = request.path_params["token"]
    if request.method == "POST":
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large\n", status_code=413)
        signature = request.headers.get("x-hub-signature", "")
        status = await run_in_threadpool(announced, database, now(), token, signature, body)
        return PlainTextResponse("", status_code=status)
    answer = await run_in_threadpool(verified, database, now(), token, dict(request.query_params))
    return PlainTextResponse("not asked for\n", status_code=404) if answer is None else PlainTextResponse(answer)


async def _body(request: Request) -> bytes | None:
    """What was sent, or None when it is too much; no more than that is ever held."""
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > MOST_BODY:
            return None
        pieces.append(piece)
    return b"".join(pieces)


ROUTES: tuple[BaseRoute, ...] = (Route(PATH + "{token}", hub_call, methods=["GET", "POST"]),)
