"""Pictures of cards, from this newspaper alone: browsers ask no outlet, and outlets see no reader."""

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from manytold.questions.answers import EventBrief, Picture, ShownPicture
from manytold.questions.pictures import picture_of, shown_pictures
from manytold.run.pictures import Pictures
from manytold.serve.chosen import chosen
from manytold.serve.web import database_of
from manytold.store.pictures import load_picture
from manytold.store.rows import Session

LONG = "private, max-age=2592000, immutable"
"""A month; the address changes with the picture."""
LATER = {"retry-after": "10", "cache-control": "no-store"}


def pictures_for(request: Request, session: Session, events: list[EventBrief]) -> dict[str, ShownPicture]:
    """The pictures that cards show, by event; none where the owner or this reader has them off, or saves data."""
    state = request.app.state
    spares = request.headers.get("save-data", "").lower() == "on"
    wanted = state.pictures and chosen().images and not spares
    return shown_pictures(session, events, state.kit is not None) if wanted else {}


async def image(request: Request) -> Response:
    """The picture of one article; there is no way to ask for any other address."""
    state = request.app.state
    found = await run_in_threadpool(_picture, request, request.path_params["article"]) if state.pictures else None
    if found is None:
        return _none()
    asked = cast(Pictures | None, state.asked_for)
    body = await (asked.picture(found.url) if asked else run_in_threadpool(_kept, request, found.url))
    if body is None:
        return Response("It is being fetched.\n", 503, LATER, "text/plain")
    return Response(body, media_type="image/webp", headers={"cache-control": LONG}) if body else _none()


def _none() -> Response:
    return Response("There is no picture.\n", status_code=404, media_type="text/plain")


def _picture(request: Request, article: str) -> Picture | None:
    with database_of(request).look() as session:
        return picture_of(session, article)


def _kept(request: Request, url: str) -> bytes:
    with database_of(request).look() as session:
        found = load_picture(session, url)
    return found.body if found else b""


ROUTES: tuple[BaseRoute, ...] = (Route("/image/{article}", image),)
