"""What holds for every way in: nothing is kept, guessed, planted, led elsewhere, told or logged."""

import asyncio
import logging
import re
from dataclasses import fields
from datetime import timedelta
from typing import Literal

import httpx2 as httpx
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.run import accounts
from manytold.serve.accounts import ROUTES as ACCOUNT_ROUTES
from manytold.serve.app import make_app
from manytold.serve.commands.serve import _answers_to
from manytold.serve.commands.settings import _hidden
from manytold.serve.doors import MOST_WAITING, Doors, Waiting, whence
from manytold.serve.gate import COOKIE
from manytold.serve.mailing import ROUTES as MAIL_ROUTES
from manytold.serve.oidc import ROUTES as OIDC_ROUTES
from manytold.serve.passkeys import ROUTES as PASSKEY_ROUTES
from manytold.serve.post_room import PostRoom
from manytold.serve.ways_in import CHANGES
from manytold.serve.ways_in import ROUTES as WAYS_IN_ROUTES
from manytold.settings import ROOMS, Origin
from manytold.store.accounts import load_accounts
from manytold.store.database import Database
from tests.serve.people import LINK, PASSWORD, Clock, browser, joined, owner_of

NEW = (*PASSKEY_ROUTES, *MAIL_ROUTES, *OIDC_ROUTES, *WAYS_IN_ROUTES)
DOORS = [route for route in (*NEW, *ACCOUNT_ROUTES) if isinstance(route, Route)]


def filled(route: Route) -> str:
    return route.path.replace("{what}", next(iter(CHANGES))).replace("{token}", "x" * 43)


@pytest.mark.parametrize("route", DOORS, ids=lambda route: route.path)
def test_no_answer_of_a_door_is_kept(route: Route, app: ASGIApp) -> None:
    owner = owner_of(app)
    for web in (owner, browser(app)):
        for method in sorted(route.methods or ()):
            if route.path == "/sign-out" and method == "POST":
                continue
            answer = web.request(method, filled(route))
            assert answer.headers["cache-control"] == "no-store" or answer.status_code == 401, (method, answer)


def test_what_sets_a_cookie_or_is_personal_is_not_kept(app: ASGIApp, clock: Clock, database: Database) -> None:
    owner = owner_of(app)
    for path in ("/mutes", "/settings"):
        assert owner.get(path).headers["cache-control"] == "no-store"
    for path in ("/", "/following", "/starred"):
        assert owner.get(path).headers["cache-control"] == "private, no-cache"
    clock.now += timedelta(days=2)
    renewed = owner.get("/")
    assert (COOKIE in renewed.headers["set-cookie"], renewed.headers["cache-control"]) == (True, "no-store")
    assert owner.post("/sign-out").headers["cache-control"] == "no-store"
    anyone = browser(make_app(database, now=clock, readers="anyone"))
    assert anyone.get("/").headers["cache-control"] == "no-cache"
    assert anyone.get("/static/favicon.svg?x").headers["cache-control"].startswith("public")


@pytest.mark.parametrize("route", DOORS, ids=lambda route: route.path)
@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "same-site"}])
def test_another_site_opens_no_door(route: Route, headers: dict[str, str], app: ASGIApp) -> None:
    if "POST" in (route.methods or ()):
        assert owner_of(app).post(filled(route), headers=headers).status_code == 403


@pytest.mark.parametrize("route", [r for r in DOORS if r.path.startswith("/settings")], ids=lambda route: route.path)
def test_what_is_an_account_s_is_for_nobody_else(route: Route, database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner_of(app)
    for method in sorted(route.methods or ()):
        answer = browser(app).request(method, filled(route))
        sent_away = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?next=")
        assert answer.status_code == 401 if method == "POST" else sent_away


def test_when_a_guest_pass_ends_the_page_answers_with_signing_in(app: ASGIApp, clock: Clock) -> None:
    guest = joined(app, owner_of(app), days="14")
    clock.now += timedelta(days=14, seconds=-1)
    assert guest.get("/story/ferry").status_code == 200
    clock.now += timedelta(seconds=1)
    answer = guest.get("/story/ferry?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fstory%2Fferry%3Fx%3D1")
    assert guest.post("/mutes", data={"words": "x"}).status_code == 401
    assert guest.get("/sign-in").status_code == 200


def test_of_many_guesses_at_once_ten_are_made(app: ASGIApp) -> None:
    owner_of(app)

    async def guess() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as web:
            form = {"name": "Dora Marek", "password": "a wrong password"}
            answers = await asyncio.gather(*(web.post("/sign-in", data=form) for _ in range(25)))
        return sorted(answer.status_code for answer in answers)

    assert asyncio.run(guess()) == [400] * 10 + [429] * 15


def test_an_account_of_one_s_own_buys_no_more_guesses(app: ASGIApp) -> None:
    """Signing in rightly between wrong guesses takes back that one try, not those before it."""
    owner = owner_of(app)
    joined(app, owner)
    web = browser(app)
    for n in range(10):
        assert web.post("/sign-in", data={"name": f"Nobody {n}", "password": "guess"}).status_code == 400
        right = web.post("/sign-in", data={"name": "Piet Holm", "password": PASSWORD}).status_code
        assert right == (303 if n < 9 else 429)


def test_the_present_password_is_not_guessed_by_a_stolen_browser(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    new = {"password": "another long one", "again": "another long one"}
    tried = [owner.post("/settings/password", data={"old": f"guess {n}"} | new) for n in range(11)]
    assert ["Too many" in answer.text for answer in tried] == [False] * 10 + [True]
    assert owner.post("/settings/password", data={"old": PASSWORD} | new).status_code == 429
    clock.now += timedelta(minutes=15)
    assert owner.post("/settings/password", data={"old": PASSWORD} | new).status_code == 303


def test_names_cannot_be_asked_for(app: ASGIApp, database: Database) -> None:
    """A wrong password, a name that nobody has and an account without a password are answered alike."""
    owner_of(app)
    with database.begin() as session:
        accounts.newcomer(session, "Ada Berg", "reader", Clock().now)
    answers = {}
    for name in ("Dora Marek", "Nobody Here", "Ada Berg"):
        for password in ("a wrong one", ""):
            answer = browser(app).post("/sign-in", data={"name": name, "password": password})
            answers[name, password] = (answer.status_code, answer.text.replace(name, "NAME"))
    assert len(set(answers.values())) == 1


class Counting(PasswordHasher):
    """Counts how often a password is compared with a digest to the end: with one that cannot be read it is not."""

    done = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the library's name
        try:
            return super().verify(hash, password)
        except VerifyMismatchError:
            self.done += 1
            raise


def test_every_name_costs_as_much(app: ASGIApp, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 is run once for each, known or not, with a password or without one."""
    owner_of(app)
    with database.begin() as session:
        accounts.newcomer(session, "Ada Berg", "reader", Clock().now)
    cost = {}
    for name in ("Dora Marek", "Nobody Here", "Ada Berg", ""):
        counting = Counting()
        monkeypatch.setattr(accounts, "hasher", lambda counting=counting: counting)
        assert browser(app).post("/sign-in", data={"name": name, "password": "a wrong one"}).status_code == 400
        cost[name] = counting.done
    assert set(cost.values()) == {1}


def test_who_tries_holds_up_nobody_who_writes(database: Database) -> None:
    with database.begin() as session:
        accounts.found(session, "Dora Marek", PASSWORD, Clock().now)
    with database.look() as session, database.begin():
        account, renewed = accounts.recognise(session, "dora marek", PASSWORD)
    assert (account.name, renewed) == ("Dora Marek", "")


def test_an_invitation_to_a_new_password_ends_with_a_new_password(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    reader = joined(app, owner)
    with database.look() as session:
        (one,) = (one.id for one in load_accounts(session) if one.name == "Piet Holm")
    link = LINK.search(owner.post("/settings/renew", data={"id": one}).text)
    assert link
    form = {"old": PASSWORD, "password": "another long one", "again": "another long one"}
    assert reader.post("/settings/password", data=form).status_code == 303
    assert browser(app).get(f"/join/{link[2]}").status_code == 404


@pytest.mark.parametrize("path", ["/join/{}", "/settings/mail/{}"])
def test_the_log_holds_nothing_that_opens(
    path: str, app: ASGIApp, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """Trouble with the database is logged with the address, and the address would open an account."""
    owner = owner_of(app)
    secret = "s" * 43
    with caplog.at_level(logging.DEBUG):
        with database.begin() as session:
            session.exec_driver_sql("alter table invitations rename to gone")
            session.exec_driver_sql("alter table mail_addresses rename to gone_too")
        assert owner.get(path.format(secret)).status_code == 500
        owner.post("/sign-in", data={"name": "Dora Marek", "password": "a secret guess"})
    said = " ".join(one.getMessage() for one in caplog.records if one.name.startswith(("manytold", "uvicorn")))
    assert path.format("***") in said
    assert secret not in said
    assert "a secret guess" not in said
    assert owner.cookies[COOKIE] not in said


def test_cookies_are_for_this_site_and_no_script(app: ASGIApp) -> None:
    secure = TestClient(app, base_url="https://testserver", follow_redirects=False)
    form = {"name": "Dora Marek", "password": PASSWORD, "again": PASSWORD}
    said = secure.post("/welcome", data=form).headers.get_list("set-cookie")
    assert len(said) == 1
    assert {"httponly", "samesite=lax", "path=/", "secure"} <= set(said[0].lower().split("; "))


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_household_is_counted_as_one(host: str, counted: str) -> None:
    assert whence(Request({"type": "http", "client": (host, 1), "headers": []})) == counted


def test_what_was_begun_is_bounded_and_ends_once() -> None:
    waiting: Waiting[int] = Waiting()
    now = Clock().now
    tokens = [waiting.begin(n, now) for n in range(MOST_WAITING + 1)]
    assert waiting.end(tokens[0], now) is None
    assert waiting.end(tokens[1], now) == 1
    assert waiting.end(tokens[1], now) is None
    assert waiting.end(tokens[2], now + timedelta(minutes=5)) is None
    assert len(waiting.kept) == MOST_WAITING - 2


def test_the_public_name_is_answered_once_people_are_led_there() -> None:
    posts = PostRoom(lambda _mail: None)
    assert "news.example" not in _answers_to("127.0.0.1", Doors("https://news.example"))
    assert "news.example" in _answers_to("127.0.0.1", Doors("https://news.example", post=posts))
    assert _answers_to("0.0.0.0", Doors("https://news.example", post=posts)) == ()


def test_the_pages_of_the_ways_in_have_no_scripts_of_their_own(app: ASGIApp) -> None:
    owner = owner_of(app)
    for path in ("/settings/ways-in", "/sign-in"):
        answer = owner.get(path)
        assert "connect-src 'self'" in answer.headers["content-security-policy"]
        scripts = re.findall(r"<script[^>]*>[^<]*", answer.text)
        assert all(re.fullmatch(r'<script type="module" src="/static/\w+\.js\?[0-9a-f]{12}">', one) for one in scripts)
        assert any("passkeys.js" in one for one in scripts)


def test_settings_that_open_something_are_never_shown() -> None:
    secrets = [f"{room}.{one.name}" for room, kind in ROOMS.items() for one in fields(kind) if not one.repr]
    assert {"mail.password", "serve.oidc_secret", "subeditor.key", "fetch.mail_password"} <= set(secrets)
    assert {_hidden(Origin(name, "open sesame", "")) for name in secrets} == {"***"}
