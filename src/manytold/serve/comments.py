"""Comments among the accounts of this newspaper: write, answer, change, delete; an editor can remove any."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Forbidden, TooOften, Unfit
from manytold.kit import secret
from manytold.model.accounts import Account
from manytold.model.comments import Comment
from manytold.serve.accounts import Form, account_of, form_of, wait_words
from manytold.serve.gate import may_correct
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.statuses import status_of
from manytold.serve.tries import Tries
from manytold.serve.web import database_of, now_of, show
from manytold.serve.written import written
from manytold.store.comments import delete_comment, load_comment, save_comment
from manytold.store.events import load_event, load_events_of
from manytold.store.rows import Session

LONGEST = 4_000
Work = Callable[[Session, Request, Account, Form], str]


async def comment(request: Request) -> Response:
    """Write a comment on a story, or answer one."""
    return await _done(request, _add, f"/story/{_quoted(request)}/comments")


async def edit(request: Request) -> Response:
    """Write a comment of one's own anew."""
    return await _done(request, _edit, f"/comments/{_quoted(request)}/edit")


async def delete(request: Request) -> Response:
    """Delete a comment of one's own; an owner or an editor removes another's."""
    return await _done(request, _delete, "")


def _quoted(request: Request) -> str:
    return quote(request.path_params["id"], safe="")


async def _done(request: Request, work: Work, action: str) -> Response:
    """Back to the story; or, where what was written will not do, the form again with all of it."""
    form = await form_of(request)
    account = account_of(request)

    def through() -> str:
        with database_of(request).begin() as session:
            return work(session, request, account, form)

    try:
        where = await run_in_threadpool(through)
    except (Unfit, TooOften) as error:
        return await run_in_threadpool(_again, request, form, in_words(error), action, status_of(error))
    return RedirectResponse(where, status_code=303)


def _again(request: Request, form: Form, wrong: str, action: str, status: int) -> Response:
    given = {"text": form.get("text", ""), "parent": form.get("parent", ""), "wrong": wrong, "action": action}
    return show(request, "comment.html", status=status, **given)


def _add(session: Session, request: Request, account: Account, form: Form) -> str:
    event = load_event(session, request.path_params["id"])
    if event is None:
        raise BadInput(_("there is no such story"))
    parent, article = form.get("parent", ""), event.tellings[0].lead
    if parent:
        answered = load_comment(session, parent)
        if answered is None or answered.parent or answered.removed or answered.article not in event.articles:
            raise BadInput(_("what you answer is no longer here"))
        article = answered.article
    text = written(form.get("text", ""), LONGEST, needed=True)
    _slow(request, account)
    one = Comment(account.id, secret()[:16], article, parent, text, now_of(request))
    save_comment(session, one)
    return _place(event.id, one)


def _slow(request: Request, account: Account) -> None:
    """Raises TooOften for who writes more than is let through in a while."""
    tries, now, keys = cast(Tries, request.app.state.said), now_of(request), (account.id,)
    if words := wait_words(tries.minutes(keys, now)):
        raise TooOften(words.removesuffix("."))
    tries.note(keys, now)


def _edit(session: Session, request: Request, account: Account, form: Form) -> str:
    one = _there(session, request)
    if one.account != account.id or one.removed:
        raise Forbidden(_("this comment is not yours to change"))
    changed = replace(one, text=written(form.get("text", ""), LONGEST, needed=True), edited=now_of(request))
    save_comment(session, changed)
    return _home(session, changed)


def _delete(session: Session, request: Request, account: Account, _form: Form) -> str:
    one = _there(session, request)
    if one.account == account.id:
        delete_comment(session, one.id)
    elif may_correct(request):
        save_comment(session, replace(one, text="", edited=None, removed=account.id))
    else:
        raise Forbidden(_("this comment is not yours to delete"))
    return _home(session, one).partition("#")[0] + "#comments"


def _there(session: Session, request: Request) -> Comment:
    """The comment that is asked for. Raises BadInput where there is none."""
    one = load_comment(session, request.path_params["id"])
    if one is None:
        raise BadInput(_("there is no such comment"))
    return one


def _home(session: Session, one: Comment) -> str:
    """The story that a comment is about now."""
    event = load_events_of(session, [one.article]).get(one.article)
    return _place(event, one) if event else "/"


def _place(event: str, one: Comment) -> str:
    return f"/story/{quote(event, safe='')}#comment-{one.id}"


ROUTES: tuple[BaseRoute, ...] = (
    Route("/story/{id}/comments", comment, methods=["POST"]),
    Route("/comments/{id}/edit", edit, methods=["POST"]),
    Route("/comments/{id}/delete", delete, methods=["POST"]),
)
