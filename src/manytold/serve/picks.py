"""Our picks: what owners and editors put before everybody, and their button for it."""

from datetime import datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Forbidden, Unfit
from manytold.model.picks import Pick
from manytold.questions.personal import for_reader
from manytold.questions.picks import picks
from manytold.serve.accounts import form_of
from manytold.serve.gate import called, may_correct, reader_if_any, way_back
from manytold.serve.images import pictures_for
from manytold.serve.web import database_of, now_of, show
from manytold.store.events import load_event
from manytold.store.picks import count_picks, delete_picks, save_pick
from manytold.store.rows import Session

MOST_PICKS = 5_000


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


def pick(session: Session, story: str, by: str, now: datetime, *, wanted: bool) -> str:
    """Pick a story by its first telling, or take the pick off all its articles; gives its present id.

    Raises BadInput for no story and for too many picks.
    """
    event = load_event(session, story)
    if event is None:
        raise BadInput(f"there is no story {story!r:.60}")
    delete_picks(session, event.articles)
    if wanted:
        if count_picks(session) >= MOST_PICKS:
            raise Unfit(f"at most {MOST_PICKS:,} picks are kept; take some back first")
        save_pick(session, Pick(event.tellings[0].lead, now, by))
    return event.id


ROUTES: tuple[BaseRoute, ...] = (
    Route("/picks", picks_page),
    Route("/story/{id}/pick", take_pick, methods=["POST"]),
)
