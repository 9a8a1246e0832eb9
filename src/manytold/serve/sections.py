"""The sections of the front page: the page on which a reader arranges them."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.questions.sections import LONGEST_NAME, arranged, places
from manytold.serve.accounts import Form, form_of
from manytold.serve.gate import reader_of
from manytold.serve.known import in_words
from manytold.serve.web import database_of, show
from manytold.store.arrangements import delete_arrangement, load_arrangement, save_arrangement


def sections_page(request: Request) -> Response:
    """How a reader has the sections."""
    return _page(request)


def _page(request: Request, wrong: str = "", at: str = "", name: str = "") -> Response:
    """The page; where a name will not do, with that name at its section, and what is wrong with it."""
    with database_of(request).look() as session:
        found = places(session, reader_of(request))
    more = {"wrong": wrong, "at": at, "name": name, "longest": LONGEST_NAME}
    return show(request, "sections.html", status=400 if wrong else 200, places=found, **more)


async def arrange(request: Request) -> Response:
    """Move, name, show or hide one section, or take everything back."""
    form = await form_of(request)
    account = reader_of(request)
    try:
        await run_in_threadpool(_arrange, request, account, form)
    except BadInput as error:
        if form.get("act") != "rename":
            raise
        wrong, section = in_words(error), form.get("section", "")
        return await run_in_threadpool(_page, request, wrong, section, form.get("name", ""))
    return RedirectResponse("/settings/sections", status_code=303)


def _arrange(request: Request, account: str, form: Form) -> None:
    act = form.get("act", "")
    with database_of(request).begin() as session:
        if act == "reset":
            delete_arrangement(session, account)
            return
        before = load_arrangement(session, account)
        save_arrangement(session, arranged(before, form.get("section", ""), act, form.get("name", "")))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/settings/sections", sections_page),
    Route("/settings/sections", arrange, methods=["POST"]),
)
