"""Every address, and everybody who may come to it: a route that is new must say here for whom it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, select
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.kit import Kit, open_kit
from manytold.serve.app import make_app
from manytold.serve.routes import PAGES, PUBLIC_ROUTES
from manytold.settings import Settings
from manytold.store.own import OWN
from tests.serve.keep import keep
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_data import busy, id_of

OPEN = {
    "POST /language", "GET /manifest.webmanifest", "GET /sw.js", "GET /offline", "GET /keys",
    "GET /welcome", "POST /welcome", "GET /sign-in", "POST /sign-in", "GET /sign-in/forgot", "POST /sign-in/forgot",
    "POST /sign-in/passkey/question", "POST /sign-in/passkey", "POST /sign-in/passkey/join/question",
    "POST /sign-in/passkey/join", "GET /sign-in/elsewhere", "GET /sign-in/elsewhere/back",
    "POST /sign-in/elsewhere/join",
    "GET /join/{token}", "POST /join/{token}", "GET /feeds/{kind}/{token}.xml", "GET /ask", "POST /ask",
}  # fmt: skip
"""For strangers too: ways in, what pages are made of, and feeds by their secret addresses."""
READ = {
    "GET /", "GET /picks", "GET /image/{article}", "GET /story/{id}", "GET /storyline/{id}", "GET /article/{id}",
    "GET /sources", "GET /source/{id}", "GET /status", "GET /search", "GET /name/{key}", "GET /corrections",
    "GET /article/{id}/ask", "POST /article/{id}/ask", "GET /settings/reading", "POST /settings/reading",
}  # fmt: skip
"""For whoever may read: strangers only where anyone may."""
OWN_ROWS = {
    "POST /sign-out",
    "GET /for-you", "GET /following", "GET /starred", "GET /mutes", "POST /mutes", "POST /story/{id}/stance",
    "POST /story/{id}/seen", "GET /searches", "POST /searches", "GET /searches/{id}", "POST /searches/{id}",
    "GET /feeds", "POST /feeds", "POST /feeds/{id}/close", "POST /article/{id}/notes", "GET /notes",
    "GET /notes/{id}", "POST /notes/{id}", "POST /story/{id}/comments", "POST /comments/{id}/edit",
    "POST /comments/{id}/delete", "GET /settings", "POST /settings/{what}", "GET /settings/sections",
    "POST /settings/sections", "GET /settings/for-you", "POST /settings/for-you", "GET /settings/for-you.json",
    "GET /settings/data", "GET /settings/data/everything.zip", "POST /settings/data/forget",
    "POST /settings/passkeys/question", "POST /settings/passkeys", "GET /settings/mail/{token}",
    "POST /settings/mail/{token}", "POST /settings/ways-in/connect", "GET /settings/ways-in",
    "POST /settings/ways-in/{what}",
}  # fmt: skip
"""For whoever has an account, each with rows of their own."""
EDITORS = {
    "POST /story/{id}/part", "POST /story/{id}/join", "POST /corrections/{id}/undo", "POST /story/{id}/pick",
}  # fmt: skip
OWNERS = {
    "GET /sources/add", "POST /sources/look", "POST /sources/follow", "POST /sources/unfollow",
    "GET /sources/feeds.opml", "GET /sources/starter", "POST /sources/starter", "GET /asked", "POST /asked/{id}",
}  # fmt: skip
WHO = {"open": OPEN, "read": READ, "own": OWN_ROWS, "editors": EDITORS, "owners": OWNERS}
FILLED = re.compile(r"{[^}]*}")


def calls() -> Iterator[str]:
    for route in (*PAGES, *PUBLIC_ROUTES):
        assert isinstance(route, Route)
        yield from (f"{method} {route.path}" for method in sorted(route.methods or ()) if method != "HEAD")


def call(web: TestClient, one: str, id_: str = "ferry") -> tuple[int, str]:
    method, path = one.split(" ")
    answer = web.request(method, FILLED.sub(id_, path), data={} if method == "POST" else None)
    return answer.status_code, answer.headers.get("location", "")


def shut_out(web: TestClient, one: str) -> bool:
    status, to = call(web, one)
    return status == 401 or (status == 303 and to.startswith("/sign-in?next="))


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    with open_kit(Settings(home=tmp_path), Clock()) as opened:
        keep(opened.database)
        yield opened


@pytest.fixture
def app(kit: Kit) -> ASGIApp:
    return make_app(kit.database, now=kit.now, kit=kit)


def test_every_route_says_for_whom_it_is() -> None:
    said = [one for some in WHO.values() for one in some]
    assert len(said) == len(set(said))
    assert set(said) == set(calls())


def test_strangers_are_shut_out_of_a_closed_newspaper(app: ASGIApp) -> None:
    owner_of(app)
    let_in = {one for one in calls() if not shut_out(browser(app), one)}
    assert let_in - {"GET /ask", "POST /ask"} == OPEN - {"GET /ask", "POST /ask"}


def test_strangers_read_an_open_newspaper_and_nothing_of_anybody(kit: Kit) -> None:
    app = make_app(kit.database, now=kit.now, kit=kit, readers="anyone")
    owner_of(app)
    for one in sorted(OWN_ROWS | EDITORS | OWNERS):
        assert shut_out(browser(app), one), one
    assert not [one for one in sorted(READ) if shut_out(browser(app), one)]


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_roles_end_where_they_end(role: str, app: ASGIApp) -> None:
    one = joined(app, owner_of(app), role=role, days="")
    for what in sorted(OWNERS | (EDITORS if role == "reader" else set())):
        assert call(one, what)[0] in (403, 404), what
    assert not [what for what in sorted(READ) if call(one, what)[0] in (401, 403)]


def test_nobody_reaches_the_rows_of_another(app: ASGIApp, kit: Kit) -> None:
    """The other knows every id and every secret's digest, is an editor, and sends what would change the row.

    Closing a feed that is not there is done (303), whosever it is.
    """
    owner = owner_of(app)
    other = joined(app, owner, role="editor", days="")
    busy(owner, "owner")
    mine = id_of(kit.database, "Dora Marek")
    before = kept(kit, mine)
    tried = 0
    for table, ids in sorted(ids_of(kit, mine).items()):
        for path in PATHS.get(table, ()):
            for id_ in ids:
                sent = {"text": "changed", "name": "changed", "off": "1", "delete": "1", "act": "delete"}
                assert other.post(path.format(id_), data=sent).status_code in (303, 400, 403, 404), path
                assert "owner" not in other.get(path.format(id_)).text.replace("The owner", ""), path
                tried += 1
    assert tried >= len(PATHS)
    assert kept(kit, mine) == before


PATHS = {
    "saved_searches": ("/searches/{}",),
    "feed_addresses": ("/feeds/{}/close",),
    "notes": ("/notes/{}",),
    "comments": ("/comments/{}/edit",),
}


def kept(kit: Kit, account: str) -> dict[str, list[object]]:
    return {one.table.name: column(kit, one.table, "noun", account) for one in OWN}


def ids_of(kit: Kit, account: str) -> dict[str, list[object]]:
    tables = (one.table for one in OWN if "id" in one.table.c and not one.key)
    return {table.name: column(kit, table, "id", account) for table in tables}


def column(kit: Kit, table: Table, name: str, account: str) -> list[object]:
    """A column of the rows of an account, in a lasting order."""
    with kit.database.look() as session:
        query = select(table.c[name]).where(table.c.account == account).order_by(*table.primary_key)
        return list(session.execute(query).scalars())
