"""The browsers that an account is signed in with: seen, named, signed out one by one, and never another's."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.model.accounts import SignedIn
from manytold.run.accounts import MOST_BROWSERS
from manytold.serve.gate import COOKIE
from manytold.store.accounts import load_accounts, sign_ins_of
from manytold.store.database import Database
from tests.serve.people import PASSWORD, Clock, browser, joined, owner_of

PAGE = "/settings/ways-in"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile Safari/604.1"


def enter(app: ASGIApp, agent: str = "", name: str = "Dora Marek") -> TestClient:
    web = TestClient(app, follow_redirects=False, headers={"user-agent": agent})
    assert web.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
    return web


def listed(web: TestClient) -> list[str]:
    return re.findall(r'/sign-out"><input type="hidden" name="id" value="([^"]+)"', web.get(PAGE).text)


def kept(database: Database, name: str = "Dora Marek") -> list[SignedIn]:
    with database.look() as session:
        (account,) = (one for one in load_accounts(session) if one.name == name)
        return sign_ins_of(session, account.id)


def test_browsers_are_listed_in_words_and_signed_out_one_by_one(app: ASGIApp) -> None:
    owner = owner_of(app)
    linux, phone = enter(app, FIREFOX), enter(app, IPHONE)
    page = owner.get(PAGE).text
    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    assert page.count("this one") == 1
    assert len(listed(owner)) == 3
    (mine,) = set(listed(linux)) & set(re.findall(r'value="([^"]+)"><button[^>]*Firefox', page))
    assert owner.post(f"{PAGE}/sign-out", data={"id": mine}).status_code == 303
    assert linux.get("/").status_code == 303
    assert phone.get("/").status_code == 200
    assert len(listed(owner)) == 2


def test_a_browser_stays_one_when_its_secret_is_replaced(app: ASGIApp, clock: Clock, database: Database) -> None:
    owner, other = owner_of(app), enter(app, FIREFOX)
    before = listed(other)
    clock.now += timedelta(days=2)
    assert other.get("/").status_code == 200
    assert (len(kept(database)), set(listed(other))) == (3, set(before))
    clock.now += timedelta(seconds=10)
    (mine,) = set(before) - set(re.findall(r'value="([^"]+)"><button[^>]*: A browser', owner.get(PAGE).text))
    assert owner.post(f"{PAGE}/sign-out", data={"id": mine}).status_code == 303
    assert other.get("/").status_code == 303


def test_the_last_use_is_known_to_the_hour_without_a_write_for_each_page(
    app: ASGIApp, clock: Clock, database: Database
) -> None:
    owner = owner_of(app)
    first, began = kept(database), clock.now
    clock.now += timedelta(minutes=59)
    owner.get("/")
    assert kept(database) == first
    clock.now += timedelta(minutes=1)
    owner.get("/")
    (one,) = kept(database)
    assert (one.used, one.since, one.id) == (clock.now, began, first[0].id)


def test_another_s_browser_is_not_signed_out(app: ASGIApp) -> None:
    owner = owner_of(app)
    reader = joined(app, owner)
    (theirs,) = listed(owner)
    assert theirs not in reader.get(PAGE).text
    assert reader.post(f"{PAGE}/sign-out", data={"id": theirs}).status_code == 303
    assert owner.get("/").status_code == 200
    assert len(listed(reader)) == 1


def test_no_secret_outlives_signing_in(app: ASGIApp, database: Database) -> None:
    """Whoever planted or saw the secret that the browser had before has nothing by it (session fixation)."""
    owner = owner_of(app)
    old = owner.cookies[COOKIE]
    assert owner.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD}).status_code == 303
    assert owner.cookies[COOKIE] != old
    thief = browser(app)
    thief.cookies.set(COOKIE, old)
    assert thief.get("/").status_code == 303
    planted = browser(app)
    planted.cookies.set(COOKIE, "planted")
    planted.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD})
    thief.cookies.set(COOKIE, "planted")
    assert thief.get("/").status_code == 303
    assert len(kept(database)) == 2


def test_an_account_is_signed_in_with_so_many_and_not_more(
    app: ASGIApp, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("manytold.run.accounts.MOST_BROWSERS", 3)
    first = owner_of(app)
    for _ in range(4):
        clock.now += timedelta(seconds=1)
        enter(app)
    assert len(kept(database)) == 3 < MOST_BROWSERS
    assert first.get("/").status_code == 303
