"""What a reader does with stories: follow, star, hide, mute. Forms that work without a script."""

from datetime import datetime, timedelta
from typing import cast
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Unfit
from manytold.model.sections import PLACES
from manytold.model.stances import STANCES, THUMBS, Mute, Stance, StanceKind
from manytold.questions.answers import FrontAnswer
from manytold.questions.personal import articles_of_line, following, mutes_of, starred
from manytold.questions.sections import places
from manytold.serve.accounts import Form, form_of
from manytold.serve.cards import section_name
from manytold.serve.gate import reader_of, way_back
from manytold.serve.images import pictures_for
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, now_of, show
from manytold.store.events import load_event
from manytold.store.rows import Session
from manytold.store.stances import delete_mute, delete_stances, save_mute, save_stance

LONGEST_MUTE = 100
MOST_MUTES = 500
TERMS = {"": None, "week": timedelta(days=7), "month": timedelta(days=30), "year": timedelta(days=365)}


async def take(request: Request) -> Response:
    """Set or take back a stance to a story."""
    form = await form_of(request)
    account, story = reader_of(request), request.path_params["id"]
    kind = form.get("kind", "")
    if kind not in STANCES or kind == "seen":
        raise Unfit(_("there is no such thing to do"))

    def work() -> None:
        with database_of(request).begin() as session:
            set_stance(session, account, cast(StanceKind, kind), story, now_of(request), wanted="off" not in form)

    await run_in_threadpool(work)
    return RedirectResponse(way_back(form.get("next", f"/story/{quote(story, safe='')}")), status_code=303)


def set_stance(session: Session, account: str, kind: StanceKind, story: str, now: datetime, *, wanted: bool) -> None:
    """Set a stance on the first telling of a story, or take it off all its articles. Raises BadInput for no story."""
    event = load_event(session, story)
    if event is None:
        raise BadInput(_("there is no story %(id)s") % {"id": f"{story!r:.60}"})
    line = articles_of_line(session, event.id) if kind == "follow" else event.articles
    for one in THUMBS if kind in THUMBS else (kind,):
        delete_stances(session, account, one, line)
    if wanted:
        save_stance(session, Stance(account, kind, event.tellings[0].lead, now))


async def mute(request: Request) -> Response:
    """Mute words, or let them be heard again."""
    form = await form_of(request)
    account = reader_of(request)
    try:
        await run_in_threadpool(_mute, request, account, form)
    except Unfit as error:
        return await run_in_threadpool(_mutes, request, form, wrong_of(error))
    return RedirectResponse("/mutes", status_code=303)


def _mute(request: Request, account: str, form: Form) -> None:
    section, term = form.get("section", ""), form.get("for", "")
    if section and section not in PLACES:
        raise Unfit(_("there is no such section"), "section")
    words = f"section:{section}" if section else " ".join(form.get("words", "").split())
    if not words or len(words) > LONGEST_MUTE:
        raise Unfit(_("write the words to mute, at most %(num)s characters") % {"num": LONGEST_MUTE}, "words")
    with database_of(request).begin() as session:
        if "off" in form:
            delete_mute(session, account, words)
            return
        if len(mutes_of(session, account)) >= MOST_MUTES:
            raise Unfit(
                _("at most %(num)s mutes are kept; take one back first") % {"num": MOST_MUTES},
                "section" if section else "words",
            )
        now, length = now_of(request), TERMS.get(term)
        save_mute(session, Mute(account, words, now, now + length if length else None, section))


def mutes_page(request: Request) -> Response:
    """What a reader mutes."""
    return _mutes(request, {}, {})


def _mutes(request: Request, form: Form, wrong: dict[str, str]) -> Response:
    with database_of(request).look() as session:
        found = mutes_of(session, reader_of(request))
        sections = {place.section: section_name(place) for place in places(session, reader_of(request))}
    given = {"sections": sections, "moment_now": now_of(request), "terms": TERMS}
    status = 400 if wrong else 200
    return show(request, "mutes.html", status=status, mutes=found, form=form, wrong=wrong, **given)


def following_page(request: Request) -> Response:
    """The storylines that a reader follows."""
    with database_of(request).look() as session:
        answer = following(session, reader_of(request))
        return _marked(request, session, answer, _("Following"), _("You follow no storyline yet."))


def starred_page(request: Request) -> Response:
    """The storylines that a reader has starred."""
    with database_of(request).look() as session:
        answer = starred(session, reader_of(request))
        return _marked(request, session, answer, _("Starred"), _("You have starred no story yet."))


def _marked(request: Request, session: Session, answer: FrontAnswer, title: str, empty: str) -> Response:
    pictures = pictures_for(request, session, [event for line in answer.storylines for event in line.events])
    return show(request, "marked.html", answer=answer, title=title, empty=empty, pictures=pictures)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/story/{id}/stance", take, methods=["POST"]),
    Route("/following", following_page),
    Route("/starred", starred_page),
    Route("/mutes", mutes_page),
    Route("/mutes", mute, methods=["POST"]),
)
