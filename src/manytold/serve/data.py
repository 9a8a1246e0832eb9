"""What is of one's own: taken along whole, or forgotten in parts."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.run.own import everything_of
from manytold.serve import for_you
from manytold.serve.accounts import Form, form_of
from manytold.serve.counted import counted
from manytold.serve.gate import may_own, opened_of, reader_of
from manytold.serve.known import wrong_of
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, show
from manytold.store.own import PARTS, count_parts, forget_all, forget_part

ALL = "all"


def words_of_parts() -> dict[str, str]:
    """What each part is, to be read after "forget"."""
    return {
        "seen": _("What I have read"),
        "stances": _("What I follow, star and hide"),
        "mutes": _("What I mute"),
        "searches": _("My saved searches"),
        "feeds": _("My feeds: their addresses stop working"),
        "notes": _("My notes and highlights"),
        "comments": _("My comments"),
        "choices": _("How the pages look for me"),
        "sections": _("How I arranged the sections"),
        "learning": _("My settings of For you"),
    }


def data_page(request: Request) -> Response:
    """How much of everything is of one's own."""
    return _page(request, {})


def _page(request: Request, wrong: dict[str, str], form: Form | None = None) -> Response:
    with database_of(request).look() as session:
        counts = count_parts(session, reader_of(request))
    words = words_of_parts()
    parts = [(name, words.get(name, name), counts[name]) for name in PARTS if name != "comments" or opened_of(request)]
    done = "done" in request.query_params
    return show(
        request,
        "data.html",
        status=400 if wrong else 200,
        parts=parts,
        wrong=wrong,
        form=form or {},
        done=done,
        everything=ALL,
    )


def everything(request: Request) -> Response:
    """All of it in one file."""
    opened = opened_of(request)
    reader_of(request)
    with database_of(request).look() as session:
        more = {"for-you.json": bytes(for_you.export(request).body)}
        body = everything_of(session, opened.account if opened else None, may_own(request), more)
    headers = {"content-disposition": 'attachment; filename="manytold.zip"', "cache-control": "no-store"}
    return Response(body, media_type="application/zip", headers=headers)


async def forget(request: Request) -> Response:
    """Forget one part, or all but the account itself."""
    form = await form_of(request)
    try:
        await run_in_threadpool(_forget, request, form)
    except BadInput as error:
        return await run_in_threadpool(_page, request, wrong_of(error), form)
    counted(request).forget(reader_of(request))
    return RedirectResponse("/settings/data?done", status_code=303)


def _forget(request: Request, form: Form) -> None:
    part, reader = form.get("part", ""), reader_of(request)
    if part not in (*PARTS, ALL):
        raise BadInput(_("choose what to forget"), "part")
    if "sure" not in form:
        raise BadInput(_("tick the box to say that you mean it; it cannot be undone"), "sure")
    with database_of(request).begin() as session:
        if part == ALL:
            forget_all(session, reader)
        else:
            forget_part(session, reader, part)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/settings/data", data_page),
    Route("/settings/data/everything.zip", everything),
    Route("/settings/data/forget", forget, methods=["POST"]),
)
