"""Private notes on words of articles: made on the article's page, listed, searched, changed, deleted."""

import re
from dataclasses import replace
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Unfit
from manytold.kit import secret
from manytold.model.notes import Note
from manytold.questions.notes import MOST_NOTES, notes
from manytold.serve.accounts import Form, form_of
from manytold.serve.gate import reader_of
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.web import LONGEST_QUESTION, database_of, now_of, show
from manytold.serve.written import written
from manytold.store.articles import load_articles, load_versions
from manytold.store.notes import count_notes, delete_note, load_note, save_note
from manytold.store.rows import Session

LONGEST_NOTE = 10_000
LONGEST_WORDS = 2_000
"""Characters of an article that one note may be on: a long paragraph or two, not a copy of the article."""
NUMBER = re.compile(r"[0-9]{1,9}")


def notes_page(request: Request) -> Response:
    """A reader's notes, all or those that hold some words."""
    q, before = request.query_params.get("q", "")[:LONGEST_QUESTION].strip(), request.query_params.get("before")
    with database_of(request).look() as session:
        answer = notes(session, reader_of(request), q, before)
    return show(request, "notes.html", answer=answer, words=q)


async def add(request: Request) -> Response:
    """Note something on words of an article, or highlight them with nothing said."""
    form = await form_of(request)
    try:
        where = await run_in_threadpool(_add, request, form)
    except _WrongText as error:
        return await run_in_threadpool(_again, request, error.note, form, in_words(error), error.action)
    return RedirectResponse(where, status_code=303)


class _WrongText(Unfit):
    """What was written will not do; the words that it is on will."""

    def __init__(self, words: str, note: Note, action: str) -> None:
        super().__init__(words)
        self.note, self.action = note, action


def _add(request: Request, form: Form) -> str:
    reader, article = reader_of(request), request.path_params["id"]
    again = f"/article/{quote(article, safe='')}/notes"
    with database_of(request).begin() as session:
        one = _on(session, Note(reader, secret()[:16], article, 0, 0, 0, "", "", now_of(request)), form)
        if count_notes(session, reader) >= MOST_NOTES:
            words = _("at most %(most)s notes are kept; delete one first") % {"most": f"{MOST_NOTES:,}"}
            raise _WrongText(words, one, again)
        try:
            save_note(session, replace(one, text=written(form.get("text", ""), LONGEST_NOTE, needed=False)))
        except BadInput as error:
            raise _WrongText(str(error), one, again) from error
    return _place(one)


def _on(session: Session, note: Note, form: Form) -> Note:
    """A note on the words that a form names. Raises BadInput where there are none such."""
    version, start, end = (_number(form.get(name, "")) for name in ("version", "start", "end"))
    wording = next((one for one in load_versions(session, note.article) if one.version == version), None)
    if not load_articles(session, [note.article]):
        raise BadInput(_("there is no article %(id)s") % {"id": f"{note.article!r:.60}"})
    if wording is None or not 0 <= start < end <= len(wording.text):
        raise Unfit(_("there are no such words in this article"))
    if end - start > LONGEST_WORDS:
        most = {"most": f"{LONGEST_WORDS:,}"}
        raise Unfit(_("a note is on at most %(most)s characters of an article; choose fewer words") % most)
    return replace(note, version=version, start=start, end=end, words=wording.text[start:end])


def _number(text: str) -> int:
    return int(text) if NUMBER.fullmatch(text) else -1


def _place(note: Note) -> str:
    """The article with the note's words in it."""
    return f"/article/{quote(note.article, safe='')}?version={note.version}#note-{note.id}"


def note_page(request: Request) -> Response:
    """One note, to be changed."""
    with database_of(request).look() as session:
        one = _mine(session, request)
    return show(request, "note.html", note=one, text=one.text, wrong="", action=f"/notes/{one.id}", place=_place(one))


def _again(request: Request, note: Note, form: Form, wrong: str, action: str) -> Response:
    """The form again, with what was written and what is wrong with it."""
    given = {"note": note, "text": form.get("text", ""), "wrong": wrong, "action": action, "place": ""}
    return show(request, "note.html", status=400, **given)


def _mine(session: Session, request: Request) -> Note:
    """The note that is asked for. Raises BadInput where the reader has none such."""
    one = load_note(session, reader_of(request), request.path_params["id"])
    if one is None:
        raise BadInput(_("you have no such note"))
    return one


async def change(request: Request) -> Response:
    """Write a note anew, or delete it."""
    form = await form_of(request)
    try:
        where = await run_in_threadpool(_change, request, form)
    except _WrongText as error:
        return await run_in_threadpool(_again, request, error.note, form, in_words(error), error.action)
    return RedirectResponse(where, status_code=303)


def _change(request: Request, form: Form) -> str:
    with database_of(request).begin() as session:
        one = _mine(session, request)
        if "delete" in form:
            delete_note(session, one.account, one.id)
            return "/notes"
        try:
            text = written(form.get("text", ""), LONGEST_NOTE, needed=False)
        except BadInput as error:
            raise _WrongText(str(error), one, f"/notes/{one.id}") from error
        save_note(session, replace(one, text=text, edited=now_of(request)))
    return _place(one) if one.words else "/notes"


ROUTES: tuple[BaseRoute, ...] = (
    Route("/article/{id}/notes", add, methods=["POST"]),
    Route("/notes", notes_page),
    Route("/notes/{id}", note_page),
    Route("/notes/{id}", change, methods=["POST"]),
)
