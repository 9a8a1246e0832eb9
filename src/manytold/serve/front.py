"""The front page and what stands beside it: the pages by which one comes to stories."""

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from manytold.questions.answers import Order, StorylineBrief
from manytold.questions.front import front
from manytold.questions.personal import for_reader
from manytold.questions.picks import fresh_picks
from manytold.questions.sections import places
from manytold.serve.gate import reader_if_any
from manytold.serve.images import pictures_for
from manytold.serve.web import database_of, now_of, show
from manytold.store.rows import Session


def front_page(request: Request) -> Response:
    """The storylines that stand highest, or the newest, of all or of one section."""
    before, section = request.query_params.get("before"), request.query_params.get("section") or None
    order: Order = "newest" if request.query_params.get("order") == "newest" else "top"
    reader = reader_if_any(request)
    with database_of(request).look() as session:
        answer = front(session, before=before, order=order, section=section)
        answer = answer if reader is None else for_reader(session, reader, now_of(request), answer)
        tabs = places(session, reader)
        above = _above(request, session, reader) if order == "top" and not (before or section) else ()
        pictures = pictures_for(request, session, [event for line in answer.storylines for event in line.events])
    given: dict[str, Any] = {"answer": answer, "before": before, "tabs": tabs, "above": above, "pictures": pictures}
    return show(request, "front.html", to=_address, reads=reader is not None, **given)


def _above(request: Request, session: Session, reader: str | None) -> tuple[StorylineBrief, ...]:
    """The picks that stand above the top stories, without what their reader has hidden or muted."""
    answer = fresh_picks(session, now_of(request))
    return (answer if reader is None else for_reader(session, reader, now_of(request), answer)).storylines


def _address(section: str | None, order: Order, before: str | None = None) -> str:
    """A part of the front page."""
    asked = {"section": section, "order": None if order == "top" else order, "before": before}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"/?{query}" if query else "/"


ROUTES: tuple[BaseRoute, ...] = (Route("/", front_page),)
