"""For you: the page, and the settings in which a reader sees, forgets and switches off what it learned."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import Unfit
from manytold.model.stances import THUMBS
from manytold.model.tastes import Learning
from manytold.questions.for_you import WINDOW, LearnedAnswer, for_you, learned
from manytold.questions.personal import for_reader
from manytold.serve.accounts import form_of
from manytold.serve.gate import reader_of
from manytold.serve.images import pictures_for
from manytold.serve.web import database_of, now_of, show
from manytold.store.lists import MadeUp
from manytold.store.stances import delete_all_stances
from manytold.store.tastes import load_learning, save_learning

SHOWN_LIKINGS = 40


def for_you_page(request: Request) -> Response:
    """The top stories in the order of their reader."""
    asked = request.query_params.get("from", "0")
    if not asked.isascii() or not asked.isdecimal() or len(asked) > 3 or int(asked) >= WINDOW:
        raise MadeUp(f"{asked!r:.40} is no place in this list; start without it")
    reader = reader_of(request)
    with database_of(request).look() as session:
        answer = for_you(session, reader, int(asked))
        front = for_reader(session, reader, now_of(request), answer.front)
        pictures = pictures_for(request, session, [event for line in front.storylines for event in line.events])
    return show(request, "for_you.html", answer=answer, front=front, pictures=pictures)


def learned_page(request: Request) -> Response:
    """What For you has learned."""
    answer = _learned(request)
    return show(request, "learned.html", answer=answer, most=SHOWN_LIKINGS)


def export(request: Request) -> Response:
    """The same for programs."""
    answer = _learned(request)
    liked = [
        {"kind": one.trait[0], "what": one.trait[1], "weight": one.weight, "because": one.because}
        for one in answer.liked
    ]
    body = {"format": 1, "on": answer.on, "acts": answer.acts, "liked": liked}
    return JSONResponse(body, headers={"content-disposition": 'attachment; filename="for-you.json"'})


def _learned(request: Request) -> LearnedAnswer:
    with database_of(request).look() as session:
        return learned(session, reader_of(request))


async def change(request: Request) -> Response:
    """Switch it on or off, or have it forget."""
    act = (await form_of(request)).get("act", "")
    if act not in ("on", "off", "forget"):
        raise Unfit("there is no such thing to do")
    await run_in_threadpool(_change, request, reader_of(request), act)
    return RedirectResponse("/settings/for-you", status_code=303)


def _change(request: Request, account: str, act: str) -> None:
    with database_of(request).begin() as session:
        before = load_learning(session, account)
        if act == "forget":
            for kind in THUMBS:
                delete_all_stances(session, account, kind)
            save_learning(session, Learning(account, before.on, now_of(request)))
        else:
            save_learning(session, Learning(account, act == "on", before.since))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/for-you", for_you_page),
    Route("/settings/for-you", learned_page),
    Route("/settings/for-you", change, methods=["POST"]),
    Route("/settings/for-you.json", export),
)
