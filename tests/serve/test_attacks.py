"""What was tried against accounts as an attacker would, and holds."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from manytold.serve.doors import whence
from manytold.serve.gate import COOKIE
from manytold.serve.routes import PAGES, PUBLIC_ROUTES
from manytold.store.accounts import load_accounts, load_invitations
from manytold.store.database import Database
from tests.serve.people import PASSWORD, Clock, browser, invited, joined, owner_of

FILLED = re.compile(r"{[^}]*}")
POSTS = sorted(
    {route.path for route in (*PAGES, *PUBLIC_ROUTES) if isinstance(route, Route) and "POST" in (route.methods or ())}
)


def test_no_form_of_another_site_is_taken_anywhere(app: ASGIApp) -> None:
    owner = owner_of(app)
    assert len(POSTS) > 30
    for path in POSTS:
        for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
            assert owner.post(FILLED.sub("x", path), headers=headers).status_code == 403, path
    assert owner.get("/settings").status_code == 200


def test_no_page_is_framed(app: ASGIApp) -> None:
    owner = owner_of(app)
    for path in ("/", "/settings", "/sign-in", "/nowhere", "/settings/ways-in", "/static/style.css"):
        assert "frame-ancestors 'none'" in owner.get(path).headers["content-security-policy"]
    assert (
        "frame-ancestors 'none'" in owner.post("/mutes", headers={"origin": "null"}).headers["content-security-policy"]
    )


def test_one_name_in_many_spellings_is_guessed_at_once_alone(app: ASGIApp) -> None:
    """From ten addresses with a spelling each, that all lead to the one account."""
    owner_of(app)
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in "Dora Marek")
    assert unicodedata.normalize("NFKC", wide) == "Dora Marek"
    spellings = ["Dora Marek", wide, "dora  marek", " Dora Marek ", "DORA\u00a0MAREK", "Dora\tMarek", "dora marek"]
    statuses = [
        TestClient(app, client=(f"192.0.2.{n}", 1))
        .post("/sign-in", data={"name": spellings[n % len(spellings)], "password": f"guess {n}"})
        .status_code
        for n in range(12)
    ]
    assert statuses == [400] * 10 + [429] * 2


def test_of_many_who_use_an_invitation_at_once_one_joins(app: ASGIApp, database: Database) -> None:
    link = invited(owner_of(app), days="")

    def join(n: int) -> int:
        form = {"name": f"Guest {n}", "password": PASSWORD, "again": PASSWORD}
        return browser(app).post(link, data=form).status_code

    with ThreadPoolExecutor(4) as pool:
        first, *others = sorted(pool.map(join, range(4)))
    assert (first, set(others) <= {400, 404}) == (303, True)
    with database.look() as session:
        assert (len(load_accounts(session)), load_invitations(session)) == (2, [])


@pytest.mark.parametrize("path", ["/settings/everywhere", "/settings/leave", "/sign-out"])
def test_nothing_is_left_in_the_browser_of_who_went(path: str, app: ASGIApp) -> None:
    reader = joined(app, owner_of(app), days="")
    answer = reader.post(path, data={"name": "Piet Holm"})
    assert (answer.status_code, COOKIE in reader.cookies) == (303, False)
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/settings/invite", {"role": "owner", "days": ""}),
        ("/settings/renew", {}),
        ("/settings/remove", {}),
        ("/settings/leave", {"name": "Dora Marek"}),
    ],
)
def test_a_cookie_that_was_stolen_later_makes_no_owner_and_removes_nobody(
    path: str, sent: dict[str, str], app: ASGIApp, clock: Clock, database: Database
) -> None:
    owner = owner_of(app)
    joined(app, owner, days="")
    with database.look() as session:
        before = load_accounts(session)
    clock.now += timedelta(hours=1)
    (other,) = (one.id for one in before if one.name == "Piet Holm")
    refused = owner.post(path, data=sent | {"id": other})
    assert (refused.status_code, "Sign in once more" in refused.text, "/join/" in refused.text) == (400, True, False)
    assert 'href="/sign-in?next=/settings"' in refused.text
    with database.look() as session:
        assert (load_accounts(session), load_invitations(session)) == (before, [])
    assert "/join/" in owner.post("/settings/invite", data={"role": "reader", "days": ""}).text
    assert owner.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 303
    again = owner.post(path, data=sent | {"id": other})
    assert "Sign in once more" not in again.text


def test_tries_are_counted_by_the_address_that_the_proxy_saw(app: ASGIApp) -> None:
    """What a client itself writes as forwarded stands before what the proxy adds, and is not believed."""
    owner_of(app)
    web = TestClient(ProxyHeadersMiddleware(app, "testclient"), follow_redirects=False)
    statuses = [
        web.post(
            "/sign-in",
            data={"name": f"name {n}", "password": "guess"},
            headers={"x-forwarded-for": f"198.51.100.{n}, 203.0.113.9"},
        ).status_code
        for n in range(12)
    ]
    assert statuses == [400] * 10 + [429] * 2


def test_whatever_names_itself_as_address_takes_little_room() -> None:
    assert len(whence(Request({"type": "http", "client": ("x" * 60_000, 1), "headers": []}))) <= 100


def test_a_guest_pass_is_good_to_its_last_second_and_no_longer(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    guest = joined(app, owner, days="1")
    clock.now += timedelta(days=1) - timedelta(seconds=1)
    assert guest.get("/").status_code == 200
    assert guest.post("/mutes", data={"words": "ferry"}).status_code == 303
    clock.now += timedelta(seconds=1)
    assert guest.get("/").status_code == 303
    assert guest.post("/mutes", data={"words": "harbour"}).status_code == 401
