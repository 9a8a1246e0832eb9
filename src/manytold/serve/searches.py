"""Searches that a reader saves, looks at again, and reads as feeds."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Unfit
from manytold.kit import secret
from manytold.model.searches import SavedSearch
from manytold.questions.searches import LOOKED_AT, fresh, looked
from manytold.serve.accounts import Form, form_of
from manytold.serve.counted import counted
from manytold.serve.gate import reader_of
from manytold.serve.known import in_words, wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.web import asked_in, database_of, day_of, now_of, show, show_search
from manytold.store.rows import Session
from manytold.store.searches import delete_search, load_search, load_searches, save_search

LONGEST_NAME = 80
MOST_SAVED = 50


def searches_page(request: Request) -> Response:
    """What a reader has saved, with how much of it is new."""
    return _listed(request)


def _listed(request: Request, wrong: str = "", name: str = "") -> Response:
    """The list; where a name will not do, with that name in its form, and what is wrong with it."""
    reader = reader_of(request)
    with database_of(request).look() as session:
        found = [(one, len(fresh(session, one)), address_of(one)) for one in load_searches(session, reader)]
    given = {"searches": found, "wrong": wrong, "name": name, "looked_at": LOOKED_AT, "longest": LONGEST_NAME}
    at = request.path_params.get("id", "")
    return show(request, "searches.html", status=400 if wrong else 200, at=at, **given)


def address_of(one: SavedSearch) -> str:
    """The search page with everything that a saved search asks for."""
    asked = {"q": one.words, "source": one.source, "lang": one.language, "about": one.about}
    asked |= {"from": one.first.isoformat() if one.first else "", "to": one.last.isoformat() if one.last else ""}
    asked |= {"own": "1" if one.own else "", "conflicts": "1" if one.conflicts else ""}
    return f"/search?{urlencode({name: value for name, value in asked.items() if value})}"


async def save(request: Request) -> Response:
    """Save a search under a name."""
    form = await form_of(request)
    try:
        await run_in_threadpool(_save, request, form)
    except Unfit as error:
        return await run_in_threadpool(show_search, request, asked_in(form), wrong_of(error), form.get("name", ""))
    return RedirectResponse("/searches", status_code=303)


def _save(request: Request, form: Form) -> None:
    asked = asked_in(form)
    if not asked["q"]:
        raise Unfit(_("there is nothing to search for; write some words first"), "q")
    reader, now = reader_of(request), now_of(request)
    one = SavedSearch(
        reader,
        secret()[:16],
        _named(form.get("name", "") or asked["q"]),
        asked["q"],
        now,
        asked["source"],
        day_of(asked["from"], "from"),
        day_of(asked["to"], "to"),
        asked["lang"].lower(),
        bool(asked["own"]),
        bool(asked["conflicts"]),
        asked["about"],
    )
    with database_of(request).begin() as session:
        if len(load_searches(session, reader)) >= MOST_SAVED:
            raise Unfit(_("at most %(most)s searches are saved; delete one first") % {"most": MOST_SAVED}, "name")
        save_search(session, looked(session, one, now))


def _named(name: str) -> str:
    """A name on one line. Raises Unfit for none and for one that is too long."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME:
        raise Unfit(_("give it a name of at most %(most)s characters") % {"most": LONGEST_NAME}, "name")
    return plain


def mine(session: Session, request: Request) -> SavedSearch:
    """The search that is asked for. Raises BadInput where the reader has none such."""
    one = load_search(session, reader_of(request), request.path_params["id"])
    if one is None:
        raise BadInput(_("you have no such search"))
    return one


def look(request: Request) -> Response:
    """What a saved search finds; from now on all of it counts as seen."""
    with database_of(request).begin() as session:
        one = mine(session, request)
        if request.method == "GET":
            save_search(session, looked(session, one, now_of(request)))
    counted(request).forget(one.account)
    return RedirectResponse(address_of(one), status_code=303)


async def change(request: Request) -> Response:
    """Give a saved search another name, have it alert or be quiet, or delete it."""
    form = await form_of(request)
    try:
        await run_in_threadpool(_change, request, form)
    except Unfit as error:
        return await run_in_threadpool(_listed, request, in_words(error), form.get("name", ""))
    counted(request).forget(reader_of(request))
    return RedirectResponse("/searches", status_code=303)


def _change(request: Request, form: Form) -> None:
    with database_of(request).begin() as session:
        one = mine(session, request)
        if "delete" in form:
            delete_search(session, one.account, one.id)
        else:
            save_search(session, replace(one, name=_named(form.get("name", "")), alert="alert" in form))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/searches", searches_page),
    Route("/searches", save, methods=["POST"]),
    Route("/searches/{id}", look),
    Route("/searches/{id}", change, methods=["POST"]),
)
