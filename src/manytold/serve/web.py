"""The pages of the newspaper: each asks one question and fills one template. Handlers run in worker threads."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.model.stances import Stance
from manytold.questions.answers import ArticleAnswer, EventAnswer, Receipt
from manytold.questions.article import article
from manytold.questions.comments import TalkAnswer, talk
from manytold.questions.line import storyline_page
from manytold.questions.notes import notes_here
from manytold.questions.personal import Stances, articles_of_line, stances
from manytold.questions.search import Wish, search
from manytold.questions.source import source, sources
from manytold.questions.status import status
from manytold.questions.story import aside, story
from manytold.serve.counted import fresh_of
from manytold.serve.diff import word_diff
from manytold.serve.gate import KEPT_AHEAD, may_correct, may_own, opened_of, reader_if_any, without_accounts
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.line_picture import line_picture, numbers
from manytold.serve.ordering import sorting
from manytold.serve.pages import page
from manytold.serve.passages import Mark, blocks, told_text
from manytold.store.asks import corrections_of, load_removal
from manytold.store.database import Database
from manytold.store.lists import MadeUp
from manytold.store.search import Within
from manytold.store.stances import save_stance
from manytold.text.name_keys import name_key

MARK = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
SEARCH_FIELDS = ("q", "source", "from", "to", "lang", "own", "conflicts", "about")
LONGEST_QUESTION = 200
"""Characters of a search that are read."""
MARK_ID = "mark"


def receipt_address(receipt: Receipt) -> str:
    """Where a receipt leads: its article, in its version, with its words marked."""
    query = urlencode({"version": receipt.version, "mark": f"{receipt.start}-{receipt.end}"})
    return f"/article/{quote(receipt.article, safe='')}?{query}#{MARK_ID}"


def path_of(kind: str, id: str) -> str:  # noqa: A002 - the word of the field
    """The page of a story, an article or whatever else has pages by id."""
    return f"/{kind}/{quote(id, safe='')}"


def article_address(of: ArticleAnswer) -> str:
    """The page of an article."""
    return f"/article/{quote(of.id, safe='')}"


def database_of(request: Request) -> Database:
    """The database that the application was made with."""
    database = request.app.state.database
    if not isinstance(database, Database):
        raise TypeError("the application was made without a database")
    return database


def now_of(request: Request) -> datetime:
    """The time now, by the application's clock."""
    now = request.app.state.now()
    if not isinstance(now, datetime):
        raise TypeError("the application was made without a clock")
    return now


def show(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """A page with what every page needs."""
    opened, now = opened_of(request), now_of(request)
    who: dict[str, Any] = {"account": opened.account if opened else None, "new": without_accounts(request)}
    who["signing"] = True
    who["corrects"] = may_correct(request)
    who["owns"] = may_own(request) and request.app.state.kit is not None
    who["fresh_matches"] = fresh_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    here = f"{request.url.path}{query}" if request.method in ("GET", "HEAD") else "/"
    asked = {"path": request.url.path, "here": here, "link": receipt_address, "to_article": article_address}
    asked |= {"now": now, "today": now.date()}
    return HTMLResponse(page(template, **(asked | who | given)), status_code=status)


def story_page(request: Request) -> Response:
    """One event; an id that it once had leads to the present one."""
    return show_story(request)


def show_story(request: Request, **more: Any) -> Response:
    """The page of an event, with what is wrong with a form that was sent from it."""
    asked = request.path_params["id"]
    with database_of(request).look() as session:
        answer = story(session, asked)
        around = aside(session, answer)
    if answer.event.id != asked:
        return RedirectResponse(f"/story/{quote(answer.event.id, safe='')}", status_code=301)
    mine, said = _looked_at(request, answer.event), _said(request, answer.event)
    order = sorting(path_of("story", asked), request.query_params)
    given: dict[str, Any] = {
        "event": answer.event,
        "mine": mine,
        "talk": said,
        "sorting": order,
        "countries": answer.countries,
        "around": around,
    }
    given["name_page"] = {name.key for name in around.names}
    shown = show(request, "story.html", answer=answer, **(given | more))
    if mine is not None and request.method == "GET" and KEPT_AHEAD not in request.headers:
        seen = Stance(reader_if_any(request) or "", "seen", answer.event.tellings[0].lead.id, now_of(request))
        shown.background = BackgroundTask(_note, database_of(request), seen)
    return shown


def _note(database: Database, seen: Stance) -> None:
    """Remember that a reader looked at a story, after the page was sent: nobody waits for it."""
    with database.begin() as session:
        save_stance(session, seen)


def _looked_at(request: Request, event: EventAnswer) -> Stances | None:
    """How the reader stands to a story; None for a stranger."""
    reader = reader_if_any(request)
    if reader is None:
        return None
    with database_of(request).look() as session:
        return stances(session, reader, event, articles_of_line(session, event.id))


def _said(request: Request, event: EventAnswer) -> TalkAnswer | None:
    """What is said about a story; None where there are no accounts that could say anything."""
    if without_accounts(request):
        return None
    with database_of(request).look() as session:
        return talk(session, [article.id for article in event.articles], reader_if_any(request))


def line_page(request: Request) -> Response:
    """All events of one storyline; an id that it once had leads to the present one."""
    asked = request.path_params["id"]
    with database_of(request).look() as session:
        answer = storyline_page(session, asked)
    line = answer.line
    if line.id != asked:
        return RedirectResponse(path_of("storyline", line.id), status_code=301)
    drawn = line_picture(line)
    return show(request, "storyline.html", answer=answer, storyline=line, picture=drawn, numbers=numbers(line))


def article_page(request: Request) -> Response:
    """One article, in the version asked for, with the words of a receipt marked, or laid over another version."""
    version, against = _number(request, "version"), _number(request, "against")
    asked = request.path_params["id"]
    with database_of(request).look() as session:
        removal = load_removal(session, asked)
        answer = None if removal else article(session, asked, version)
        put_right = corrections_of(session, asked)
        reader = reader_if_any(request)
        notes = (
            None if reader is None or answer is None else notes_here(session, reader, answer.article.id, answer.shown)
        )
    if answer is None:
        return show(request, "removed.html", status=410, removal=removal)
    other = next((v for v in answer.article.versions if v.version == against), None)
    if against is not None and other is None:
        raise BadInput(_("there is no version %(num)s of this article") % {"num": against})
    marks = _marks(request.query_params.get("mark", ""), len(answer.shown.text))
    own = (Mark(*one.place, f"note-{one.note.id}", own=True) for one in notes or () if one.place)
    given: dict[str, Any] = {"answer": answer, "blocks": blocks(answer.shown, (*marks, *own)), "noted": notes}
    given |= {"marked": next(iter(marks), None), "against": other, "laid": (), "put_right": put_right}
    if other is not None:
        old, new = sorted((other, answer.shown), key=lambda v: v.version)
        given["laid"] = word_diff(told_text(old), told_text(new))
    return show(request, "article.html", **given)


def _number(request: Request, name: str) -> int | None:
    """The number of a version that is asked for. Raises MadeUp for what is none."""
    asked = request.query_params.get(name)
    if asked is not None and not re.fullmatch(r"[0-9]{1,9}", asked):
        raise MadeUp(_("%(words)s is no number of a version") % {"words": f"{asked!r:.100}"})
    return int(asked) if asked else None


def _marks(asked: str, length: int) -> tuple[Mark, ...]:
    """The stretch to be marked, when it lies in the text."""
    found = MARK.fullmatch(asked)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    return (Mark(start, end, MARK_ID),) if start < end <= length else ()


def sources_page(request: Request) -> Response:
    """Every source with its feeds."""
    with database_of(request).look() as session:
        answer = sources(session)
    return show(request, "sources.html", answer=answer)


def source_page(request: Request) -> Response:
    """One source with its newest articles."""
    before = request.query_params.get("before")
    with database_of(request).look() as session:
        answer = source(session, request.path_params["id"], before=before)
    return show(request, "source.html", source=answer)


def status_page(request: Request) -> Response:
    """How much is kept, and what went wrong."""
    with database_of(request).look() as session:
        answer = status(session)
    return show(request, "status.html", answer=answer)


def search_page(request: Request) -> Response:
    """Articles by their words."""
    asked = asked_in(request.query_params)
    if asked["about"] and not asked["q"]:
        return RedirectResponse(path_of("name", name_key(asked["about"]) or "-"), status_code=303)
    return show_search(request, asked, {})


def asked_in(given: Mapping[str, str]) -> dict[str, str]:
    """What a form of a search asks for."""
    return {name: given.get(name, "")[:LONGEST_QUESTION].strip() for name in SEARCH_FIELDS}


def show_search(request: Request, asked: dict[str, str], wrong: dict[str, str], name: str = "") -> Response:
    """What a search finds, with its form as it was filled in; `name` is under what it was to be saved."""
    words, wrong, answer = asked["q"], dict(wrong), None
    wish = Wish(asked["lang"].lower(), bool(asked["own"]), bool(asked["conflicts"]), asked["about"])
    try:
        within = Within(asked["source"], day_of(asked["from"], "from"), day_of(asked["to"], "to"))
        with database_of(request).look() as session:
            answer = search(session, words, within=within, wish=wish) if words else None
    except MadeUp as error:
        wrong |= wrong_of(error)
    given = {"answer": answer, "q": words, "asked": asked, "wrong": wrong, "name": name}
    return show(request, "search.html", status=400 if wrong else 200, **given)


def day_of(written: str, field: str = "") -> date | None:
    """The day that a field of a form holds. Raises MadeUp for what is no day."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise MadeUp(_("%(words)s is no day; write it as 2031-05-04") % {"words": f"{written!r:.40}"}, field) from error


ROUTES: tuple[BaseRoute, ...] = (
    Route("/story/{id}", story_page),
    Route("/storyline/{id}", line_page),
    Route("/article/{id}", article_page),
    Route("/sources", sources_page),
    Route("/source/{id}", source_page),
    Route("/status", status_page),
    Route("/search", search_page),
)
