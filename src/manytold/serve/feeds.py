"""Lists as Atom feeds, under secret addresses that a reader makes and closes. A program shows no cookie there."""

from datetime import datetime
from hashlib import sha256
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from manytold.errors import BadInput, Unfit
from manytold.kit import secret
from manytold.model.searches import FeedAddress, FeedKind
from manytold.questions.feeds import FEEDS, feed_page
from manytold.questions.sections import places
from manytold.questions.story import storyline
from manytold.run.accounts import LONGEST, digest, is_new
from manytold.serve.accounts import Form, form_of
from manytold.serve.cards import section_name
from manytold.serve.gate import reader_of
from manytold.serve.known import in_words
from manytold.serve.languages import gettext as _
from manytold.serve.pages import page
from manytold.serve.web import database_of, now_of, show
from manytold.serve.wording import one_line
from manytold.store.accounts import load_account
from manytold.store.rows import Session
from manytold.store.searches import (
    delete_feed_address,
    load_feed_address,
    load_feed_addresses,
    load_search,
    save_feed_address,
)

MOST_FEEDS = 100
ATOM = "application/atom+xml"
CLOSED = "there is no such feed; its address was closed, or was never given out"


def feeds_page(request: Request) -> Response:
    """The feeds that a reader has made."""
    return _listed(request, {}, "")


def _listed(request: Request, wrong: dict[str, str], link: str, status: int = 200, chosen: str = "") -> Response:
    with database_of(request).look() as session:
        reader = reader_of(request)
        found = load_feed_addresses(session, reader)
        sections = [(f"section:{place.section}", section_name(place)) for place in places(session, reader)]
    kinds = [("top", _("Top stories")), ("following", _("Following")), *sections]
    answer = show(request, "feeds.html", status=status, feeds=found, kinds=kinds, wrong=wrong, made=link, chosen=chosen)
    answer.headers["cache-control"] = "no-store"
    return answer


async def make(request: Request) -> Response:
    """Make a secret address; it is shown only now."""
    form = await form_of(request)
    try:
        link = await run_in_threadpool(_make, request, form)
    except Unfit as error:
        return await run_in_threadpool(_listed, request, {"kind": in_words(error)}, "", 400, form.get("kind", ""))
    return await run_in_threadpool(_listed, request, {}, link)


def _make(request: Request, form: Form) -> str:
    kind, _colon, section = form.get("kind", "").partition(":")
    of, reader = section or form.get("of", "")[:LONGEST], reader_of(request)
    if kind not in FEEDS:
        raise Unfit(_("choose what the feed is of"))
    token = secret()
    with database_of(request).begin() as session:
        if len(load_feed_addresses(session, reader)) >= MOST_FEEDS:
            raise Unfit(_("at most %(most)s feeds are kept; close one first") % {"most": MOST_FEEDS})
        of, name = _named(session, reader, kind, of)
        save_feed_address(session, FeedAddress(reader, digest(token), cast(FeedKind, kind), of, name, now_of(request)))
    return f"{_home(request)}/feeds/{kind}/{token}.xml"


def _named(session: Session, reader: str, kind: str, of: str) -> tuple[str, str]:
    """What a feed is of and how it is called. Raises BadInput where there is no such thing."""
    if kind == "search":
        saved = load_search(session, reader, of)
        if saved is None:
            raise BadInput(_("you have no such search"))
        return saved.id, saved.name
    if kind == "storyline":
        line = storyline(session, of)
        return line.id, one_line(line.title.text)
    if kind == "section":
        place = next((one for one in places(session, reader) if one.section == of), None)
        if place is None:
            raise Unfit(_("there is no such section"))
        return of, str(section_name(place))
    return "", str({"top": _("Top stories"), "following": _("Following")}[kind])


async def close(request: Request) -> Response:
    """Close a secret address for good."""

    def work() -> None:
        with database_of(request).begin() as session:
            delete_feed_address(session, reader_of(request), request.path_params["id"])

    await run_in_threadpool(work)
    return RedirectResponse("/feeds", status_code=303)


def feed(request: Request) -> Response:
    """What a secret address shows."""
    kind, token, now = request.path_params["kind"], request.path_params["token"], now_of(request)
    with database_of(request).look() as session:
        of = _opened(session, kind, token, now)
        shown = feed_page(session, of, now)
    updated = max((entry.updated for entry in shown.entries), default=of.made)
    body = page("feed.xml", of=of, shown=shown, updated=updated, home=_home(request), here=str(request.url.path))
    mark = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache", "x-robots-tag": "noindex"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=ATOM, headers=headers)


def _opened(session: Session, kind: str, token: str, now: datetime) -> FeedAddress:
    """What an address opens. Raises BadInput for one that is closed, or of somebody who may not read any more."""
    of = load_feed_address(session, digest(token)) if len(token) <= LONGEST else None
    if of is None or of.kind != kind or kind not in FEEDS:
        raise BadInput(CLOSED)
    account = load_account(session, of.account) if of.account else None
    open_to_all = not of.account and is_new(session)
    if not (open_to_all or (account is not None and account.is_open(now))):
        raise BadInput(CLOSED)
    return of


def _home(request: Request) -> str:
    """Where the newspaper is reached: as it is set, or as it was asked for."""
    return str(request.app.state.public_url or request.base_url).rstrip("/")


ROUTES: tuple[BaseRoute, ...] = (
    Route("/feeds", feeds_page),
    Route("/feeds", make, methods=["POST"]),
    Route("/feeds/{id}/close", close, methods=["POST"]),
    Route("/feeds/{kind}/{token}.xml", feed),
)
