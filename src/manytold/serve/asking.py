"""Asking for a correction or a removal: anyone may ask, owners decide, and both are recorded."""

from dataclasses import replace
from hashlib import sha256
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Forbidden, Unfit
from manytold.model.asks import Ask, Decision, Removal
from manytold.run.naming import named
from manytold.run.plan import Plan
from manytold.run.removing import remove_article
from manytold.serve.accounts import Form, form_of, wait_words
from manytold.serve.doors import whence
from manytold.serve.gate import called, may_own
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.tries import Tries
from manytold.serve.web import database_of, now_of, show
from manytold.store.articles import load_articles
from manytold.store.asks import count_open_asks, load_ask, load_asks, load_removal, save_ask
from manytold.store.rows import Session

LONGEST = {"about": 500, "name": 100, "reach": 200, "why": 4000, "note": 1000}
WISHES = ("correct", "remove")
MOST_OPEN = 1000
"""Requests that may wait at once, so that nobody fills the disk of a newspaper that is open to all."""
SHOWN = 200


async def ask_about(request: Request) -> Response:
    """The form for one article."""
    return await _asked(request, request.path_params["id"])


async def ask(request: Request) -> Response:
    """The form for who cannot see the article's page: it names the article by its address."""
    return await _asked(request, "")


async def _asked(request: Request, article: str) -> Response:
    title = await run_in_threadpool(_title, request, article) if article else ""
    if request.method != "POST":
        return _form(request, article, title, {}, {})
    form = {name: value.strip() for name, value in (await form_of(request)).items()}
    wrong = wrong_fields(form, needs_address=not article)
    if wrong:
        return _form(request, article, title, form, wrong, 400)
    tries, asker = cast(Tries, request.app.state.asked), (whence(request),)
    if words := wait_words(tries.minutes(asker, now_of(request))):
        return _form(request, article, title, form, {"": words}, 429)
    if not await run_in_threadpool(_keep, request, article, form):
        words = _("Too many requests wait for a decision. Try again another day.")
        return _form(request, article, title, form, {"": words}, 429)
    tries.note(asker, now_of(request))
    return show(request, "ask.html", article=article, title=title, form={}, wrong={}, done=True, longest=LONGEST)


def wrong_fields(form: Form, *, needs_address: bool) -> dict[str, str]:
    """What is wrong with which field, in words."""
    needed = {
        "name": _("Write your name."),
        "reach": _("Write how you can be reached, as an e-mail address or a telephone number."),
        "why": _("Write what is wrong and why it should be changed."),
    } | ({"about": _("Write the address of the article.")} if needs_address else {})
    wrong: dict[str, str] = {name: words for name, words in needed.items() if not form.get(name)}
    for name in needed:
        if len(form.get(name, "")) > LONGEST[name]:
            wrong[name] = _("Write at most %(most)s characters.") % {"most": LONGEST[name]}
    if form.get("wish") not in WISHES:
        wrong["wish"] = _("Choose what you ask for.")
    return wrong


def _title(request: Request, article: str) -> str:
    with database_of(request).look() as session:
        found = load_articles(session, [article]).get(article)
        if found is None and load_removal(session, article) is None:
            raise BadInput(f"there is no article {article!r:.60}")
        return found.title if found else ""


def _form(request: Request, article: str, title: str, form: Form, wrong: dict[str, str], status: int = 200) -> Response:
    given = {"article": article, "title": title, "form": form, "wrong": wrong, "done": False, "longest": LONGEST}
    return show(request, "ask.html", status=status, **given)


def _keep(request: Request, article: str, form: Form) -> bool:
    """Keeps a request; says no where too many wait. Whether an address stands for an article here is told to nobody."""
    with database_of(request).begin() as session:
        waiting = count_open_asks(session)
        if waiting >= MOST_OPEN:
            return False
        about = article or form["about"]
        found = article or _article_at(session, about)
        name, reach, wish, why = (form[field] for field in ("name", "reach", "wish", "why"))
        number = sha256(repr((about, name, reach, wish, why, now_of(request), waiting)).encode("utf-8", "replace"))
        save_ask(session, Ask(f"q{number.hexdigest()[:16]}", found, about, name, reach, wish, why, now_of(request)))
    return True


def _article_at(session: Session, about: str) -> str:
    try:
        return "".join(named(session, [about]).articles[:1])
    except BadInput:
        return ""


def asked_page(request: Request) -> Response:
    """Every request, for owners."""
    _owner(request)
    return _asks(request, {}, "", {})


def _asks(request: Request, form: Form, at: str, wrong: dict[str, str]) -> Response:
    with database_of(request).look() as session:
        found = load_asks(session, SHOWN)
        titles = {a.id: a.title for a in load_articles(session, {one.article for one in found}).values()}
    given = {"asks": found, "titles": titles, "longest": LONGEST, "form": form, "at": at, "wrong": wrong}
    return show(request, "asked.html", status=400 if wrong else 200, **given)


async def decide(request: Request) -> Response:
    """Correct, remove or refuse what was asked for."""
    by = _owner(request)
    form = await form_of(request)
    try:
        await run_in_threadpool(_decide, request, by, form)
    except Unfit as error:
        return await run_in_threadpool(_asks, request, form, request.path_params["id"], wrong_of(error))
    return RedirectResponse("/asked", status_code=303)


def _decide(request: Request, by: str, form: Form) -> None:
    decision, note = form.get("decision", ""), form.get("note", "").strip()
    with database_of(request).begin() as session:
        one = load_ask(session, request.path_params["id"])
        if one is None or one.decision:
            raise BadInput(_("this request is not there, or was decided already"))
        _check(one, decision, note, form)
        now = now_of(request)
        decided = replace(one, decision=cast(Decision, decision), note=note, decided=now, by=by)
        save_ask(session, decided)
        if decision == "remove":
            remove_article(session, cast(Plan, request.app.state.plan), Removal(one.article, now, one.name))
    if decision == "remove":
        database_of(request).empty_log()


def _check(one: Ask, decision: str, note: str, form: Form) -> None:
    """Raises Unfit for a decision that cannot be taken as it was written."""
    if decision not in ("correct", "remove", "refuse"):
        raise Unfit(_("choose what is to become of it"), "decision")
    if len(note) > LONGEST["note"] or (decision != "remove" and not note):
        raise Unfit(_("write a note of at most %(most)s characters") % {"most": LONGEST["note"]}, "note")
    if decision == "remove" and form.get("sure") != "1":
        raise Unfit(_("tick that you are sure: what is removed is gone for good"), "sure")
    if not one.article and decision != "refuse":
        raise Unfit(_("no article here has the address that was written"), "decision")


def _owner(request: Request) -> str:
    """Who decides. Raises Forbidden for everybody but owners."""
    if not may_own(request):
        raise Forbidden(_("only an owner sees what was asked"))
    return called(request)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/article/{id}/ask", ask_about, methods=["GET", "POST"]),
    Route("/asked", asked_page),
    Route("/asked/{id}", decide, methods=["POST"]),
)
PUBLIC_ROUTES: tuple[BaseRoute, ...] = (Route("/ask", ask, methods=["GET", "POST"]),)
