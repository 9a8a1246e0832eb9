"""Owners and editors part and join what was put together wrongly, on the page of the story, and take it back."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Forbidden, Unfit
from manytold.model.corrections import Correction
from manytold.questions.corrections import corrections
from manytold.run.correcting import say, take_back
from manytold.run.naming import joining, parting, that_correction
from manytold.run.plan import Plan
from manytold.serve.accounts import fields_of
from manytold.serve.gate import called, may_correct
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, now_of, show, show_story
from manytold.store.events import load_events_of
from manytold.store.groups import resolve
from manytold.store.rows import Session

MOST_PARTED = 200


def _plan(request: Request) -> Plan:
    return cast(Plan, request.app.state.plan)


def _allowed(request: Request) -> str:
    """Who corrects. Raises Forbidden for who may not."""
    if not may_correct(request):
        raise Forbidden(_("only an owner or an editor corrects stories"))
    return called(request)


async def part(request: Request) -> Response:
    """Have articles leave a story."""
    by = _allowed(request)
    articles = [value for name, value in await fields_of(request) if name == "article"][:MOST_PARTED]

    def work() -> str:
        if not articles:
            raise Unfit(_("choose the articles that do not belong to this story"))
        with database_of(request).begin() as session:
            _of_story(session, request.path_params["id"], articles)
            said = parting(session, articles, "event", False, now_of(request))
            return _said(request, session, replace(said, by=by))

    return await _done(request, work, parted=articles)


async def join(request: Request) -> Response:
    """Have another story be this one."""
    by = _allowed(request)
    other = dict(await fields_of(request)).get("other", "").strip()

    def work() -> str:
        if not other:
            raise Unfit(_("write the address of the other story"))
        with database_of(request).begin() as session:
            said = joining(session, [request.path_params["id"], other], "event", now_of(request))
            return _said(request, session, replace(said, by=by))

    return await _done(request, work, other=other)


async def _done(request: Request, work: Callable[[], str], **sent: object) -> Response:
    """To where the story is now; or its page again with the form as it was sent, and what is wrong with it."""
    try:
        return _there(await run_in_threadpool(work))
    except BadInput as error:
        wrong = in_words(error)

    def again() -> Response:
        return show_story(request, sent=sent | {"wrong": wrong}, status=400)

    return await run_in_threadpool(again)


async def undo(request: Request) -> Response:
    """Take a correction back."""
    _allowed(request)

    def work() -> str:
        with database_of(request).begin() as session:
            correction = that_correction(session, request.path_params["id"])
            take_back(session, _plan(request), correction.id)
            return _home(session, correction)

    return _there(await run_in_threadpool(work))


def _said(request: Request, session: Session, correction: Correction) -> str:
    say(session, _plan(request), correction)
    return _home(session, correction)


def _of_story(session: Session, story: str, articles: list[str]) -> None:
    """Raises Unfit for an article of another story, so that a page that is out of date does no harm."""
    here = resolve(session, "event", story)
    homes = load_events_of(session, articles)
    if here is None or any(homes.get(article) != here for article in articles):
        raise Unfit(_("the story was put together anew meanwhile; open it again"))


def _home(session: Session, correction: Correction) -> str:
    """The story that the first article of a correction tells now."""
    return load_events_of(session, correction.these[:1]).get(correction.these[0], "")


def _there(event: str) -> Response:
    return RedirectResponse(f"/story/{quote(event, safe='')}" if event else "/", status_code=303)


def corrections_page(request: Request) -> Response:
    """Everything that was parted and joined."""
    with database_of(request).look() as session:
        found = corrections(session)
    return show(request, "corrections.html", corrections=found)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/story/{id}/part", part, methods=["POST"]),
    Route("/story/{id}/join", join, methods=["POST"]),
    Route("/corrections", corrections_page),
    Route("/corrections/{id}/undo", undo, methods=["POST"]),
)
