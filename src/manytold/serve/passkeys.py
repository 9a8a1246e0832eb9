"""Passkeys in the browser: a script asks a question here, lets the browser answer it, and brings the answer back."""

import json
from collections.abc import Callable
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput
from manytold.run import joining, passkeys
from manytold.run.accounts import Opened
from manytold.run.joining import Joining
from manytold.run.passkeys import Place, Spoken
from manytold.serve import notices
from manytold.serve.accounts import account_of, begun_too_often, body_of, opened_in
from manytold.serve.doors import demand_fresh, doors_of, place_of
from manytold.serve.gate import keep_signed_in, way_back
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.web import database_of, now_of
from manytold.store.rows import Session

LATE = "this took too long; try again"
LONGEST_TOLD = 200
"""Characters of a name or an invitation that are read."""


async def ask_known(request: Request) -> Response:
    """The question by which a passkey signs in."""
    return await _asked(request, "", lambda _session, place, token: passkeys.question_known(place, token))


async def ask_new(request: Request) -> Response:
    """The question by which one who signed in just now makes a passkey."""

    def question(session: Session, place: Place, token: str) -> Spoken:
        demand_fresh(request, session)
        return passkeys.question_new(session, account_of(request), place, token)

    return await _asked(request, account_of(request).id, question)


async def sign_in(request: Request) -> Response:
    """The answer of a passkey; with it the browser is signed in."""
    return await _answered(request, "", _signed)


def _signed(request: Request, session: Session, place: Place, token: str, answer: Spoken) -> Response:
    opened = passkeys.sign_in(session, place, token, answer, now_of(request))
    opened_in(request, session, opened)
    return _go(request, opened, way_back(str(answer.get("next", "/"))))


async def make(request: Request) -> Response:
    """A passkey that the browser made for the account that is signed in."""
    return await _answered(request, account_of(request).id, _made)


def _made(request: Request, session: Session, place: Place, token: str, answer: Spoken) -> Response:
    passkeys.make(session, account_of(request), place, token, answer, now_of(request))
    notices.tell(request, session, account_of(request), _("A passkey was added."))
    return _told({"go": "/settings/ways-in"})


async def ask_to_join(request: Request) -> Response:
    """The question by which somebody joins with a passkey and no password."""
    try:
        told = await _spoken(request)
    except BadInput as error:
        return _refused(error)
    name, invitation = str(told.get("name", ""))[:LONGEST_TOLD], str(told.get("invitation", ""))[:LONGEST_TOLD]
    doors, place = doors_of(request), place_of(request)
    if words := begun_too_often(request):
        return _told({"wrong": words}, 429)

    def work() -> Joining:
        with database_of(request).look() as session:
            return joining.begin(session, name, invitation, place, now_of(request))

    try:
        begun = await run_in_threadpool(work)
    except BadInput as error:
        return _refused(error)
    token = doors.waiting.begin(begun, now_of(request))
    return _told({"ticket": token, "publicKey": joining.question(begun, token)})


async def join(request: Request) -> Response:
    """The passkey of somebody who joins; with it the account is made, and the browser signed in."""
    try:
        answer = await _spoken(request)
        token = str(answer.get("ticket", ""))
        begun = doors_of(request).waiting.end(token, now_of(request))
        if not isinstance(begun, Joining):
            raise BadInput(LATE)

        def within() -> Opened:
            with database_of(request).begin() as session:
                return opened_in(request, session, joining.join(session, begun, token, answer, now_of(request)))

        return _go(request, await run_in_threadpool(within), "/")
    except BadInput as error:
        return _refused(error)


async def _asked(request: Request, account: str, question: Callable[[Session, Place, str], Spoken]) -> Response:
    doors, place = doors_of(request), place_of(request)
    if words := begun_too_often(request):
        return _told({"wrong": words}, 429)
    token = doors.waiting.begin((account, place), now_of(request))

    def work() -> Spoken:
        with database_of(request).look() as session:
            return question(session, place, token)

    try:
        return _told({"ticket": token, "publicKey": await run_in_threadpool(work)})
    except BadInput as error:
        return _refused(error)


async def _answered(
    request: Request, account: str, work: Callable[[Request, Session, Place, str, Spoken], Response]
) -> Response:
    """What becomes of an answer: each question is answered once, in time, and by the account that it was put to."""
    try:
        answer = await _spoken(request)
        token = str(answer.get("ticket", ""))
        begun = doors_of(request).waiting.end(token, now_of(request))
        if not isinstance(begun, tuple) or begun[0] != account or not isinstance(begun[1], Place):
            raise BadInput(LATE)
        place = begun[1]

        def within() -> Response:
            with database_of(request).begin() as session:
                return work(request, session, place, token, answer)

        return await run_in_threadpool(within)
    except BadInput as error:
        return _refused(error)


async def _spoken(request: Request) -> Spoken:
    """The JSON that was sent. Raises BadInput."""
    body = await body_of(request)
    if body is None:
        raise BadInput("the answer is too large")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadInput("the answer cannot be read") from error
    if not isinstance(found, dict):
        raise BadInput("the answer cannot be read")
    return cast(Spoken, found)


def _refused(error: BadInput) -> Response:
    """What is wrong, in words, and with which field, if it is one."""
    words = in_words(error)
    return _told({"wrong": f"{words[:1].upper()}{words[1:]}", "at": error.at}, 400)


def _go(request: Request, opened: Opened, where: str) -> Response:
    answer = _told({"go": where})
    keep_signed_in(answer, request, opened.secret)
    return answer


def _told(what: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(what, status_code=status, headers={"cache-control": "no-store"})


ROUTES: tuple[BaseRoute, ...] = (
    Route("/sign-in/passkey/question", ask_known, methods=["POST"]),
    Route("/sign-in/passkey", sign_in, methods=["POST"]),
    Route("/sign-in/passkey/join/question", ask_to_join, methods=["POST"]),
    Route("/sign-in/passkey/join", join, methods=["POST"]),
    Route("/settings/passkeys/question", ask_new, methods=["POST"]),
    Route("/settings/passkeys", make, methods=["POST"]),
)
