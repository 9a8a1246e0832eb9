"""Our picks: what owners and editors put before everybody, and their button for it."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import Forbidden
from manytold.questions.personal import for_reader
from manytold.questions.picks import pick, picks
from manytold.serve.accounts import form_of
from manytold.serve.gate import called, may_correct, reader_if_any, way_back
from manytold.serve.images import pictures_for
from manytold.serve.web import database_of, now_of, show


def picks_page(request: Request) -> Response:
    """All picks, the newest first."""
    before, reader = request.query_params.get("before"), reader_if_any(request)
    with database_of(request).look() as session:
        answer = picks(session, before=before)
        answer = answer if reader is None else for_reader(session, reader, now_of(request), answer)
        pictures = pictures_for(request, session, [event for line in answer.storylines for event in line.events])
    return show(request, "picks.html", answer=answer, before=before, pictures=pictures, reads=reader is not None)


async def take_pick(request: Request) -> Response:
    """Pick a story for everybody, or take it back."""
    form = await form_of(request)
    if not may_correct(request):
        raise Forbidden("only an owner or an editor picks stories")
    by = called(request)

    def work() -> str:
        with database_of(request).begin() as session:
            return pick(session, request.path_params["id"], by, now_of(request), wanted="off" not in form)

    event = await run_in_threadpool(work)
    return RedirectResponse(way_back(form.get("next", f"/story/{quote(event, safe='')}")), status_code=303)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/picks", picks_page),
    Route("/story/{id}/pick", take_pick, methods=["POST"]),
)
