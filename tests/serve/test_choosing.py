"""How the pages look: kept with the account, shared where there is none, in the browser of a stranger."""

import re

import pytest
from starlette.types import ASGIApp

from manytold.model.choices import SIZES, THEMES, TYPEFACES
from manytold.serve.app import make_app
from manytold.serve.chosen import LANGUAGE_COOKIE
from manytold.serve.pages import style
from manytold.store.choices import load_choices
from manytold.store.database import Database
from tests.serve.people import Clock, browser, joined, owner_of

DARK = {"size": "large", "theme": "dark", "typeface": "sans", "images": "off", "language": "de"}
LOOKS = ' data-size="large" data-theme="dark" data-typeface="sans" data-images="off"'


def root(page: str) -> str:
    found = re.search(r"<html[^>]*>", page)
    assert found
    return found[0]


def test_what_is_chosen_shows_on_every_page_and_on_errors(app: ASGIApp) -> None:
    web = browser(app)
    assert "data-" not in root(web.get("/").text)
    answer = web.post("/settings/reading", data=DARK)
    assert answer.headers["location"] == "/settings/reading?saved"
    for page in ("/", "/story/ferry", "/settings", "/settings/reading?saved", "/no-such-page", "/welcome"):
        assert LOOKS in root(web.get(page).text), page
    assert LOOKS in root(browser(app).get("/").text), "without accounts there is one reader"
    page = web.get("/settings/reading").text
    assert re.findall(r'value="([a-z]+)" checked', page) == ["large", "dark", "sans", "off"]
    assert 'value="de" lang="de" selected' in page


def test_the_language_is_told_to_every_browser_of_the_account(app: ASGIApp) -> None:
    owner = owner_of(app)
    owner.post("/settings/reading", data=DARK)
    assert owner.cookies[LANGUAGE_COOKIE] == "de"
    other = browser(app)
    other.cookies.set("manytold", owner.cookies["manytold"])
    other.get("/")
    assert other.cookies[LANGUAGE_COOKIE] == "de"
    owner.post("/settings/reading", data=DARK | {"language": ""})
    assert LANGUAGE_COOKIE not in owner.cookies
    owner.get("/")
    assert LANGUAGE_COOKIE not in owner.cookies


def test_one_reader_s_choice_is_not_another_s(app: ASGIApp, database: Database) -> None:
    owner = owner_of(app)
    guest = joined(app, owner)
    owner.post("/settings/reading", data=DARK)
    assert LOOKS in root(owner.get("/").text)
    assert "data-" not in root(guest.get("/").text)
    guest.post("/settings/reading", data={"theme": "light"})
    assert LOOKS in root(owner.get("/").text)
    with database.look() as session:
        (account,) = session.exec_driver_sql("select id from accounts where name = 'piet holm'").one()
        assert load_choices(session, account) is not None
    guest.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        assert load_choices(session, account) is None


def test_the_first_account_keeps_what_was_chosen_before(app: ASGIApp) -> None:
    browser(app).post("/settings/reading", data=DARK)
    assert LOOKS in root(owner_of(app).get("/").text)


def test_a_stranger_keeps_it_in_the_browser_alone(database: Database) -> None:
    app = make_app(database, now=Clock(), readers="anyone")
    owner_of(app)
    stranger = browser(app)
    stranger.post("/settings/reading", data=DARK)
    assert LOOKS in root(stranger.get("/").text)
    assert "data-" not in root(browser(app).get("/").text)
    assert stranger.get("/settings").status_code == 303


def test_where_only_accounts_read_a_stranger_chooses_nothing(app: ASGIApp) -> None:
    owner_of(app)
    assert browser(app).get("/settings/reading").status_code == 303
    assert browser(app).post("/settings/reading", data=DARK).status_code == 401


@pytest.mark.parametrize("value", ["", '"><script>', "dark\r\nset-cookie: x=y", "x" * 5000, "de-DE", "ä€"])
def test_what_is_no_choice_counts_as_the_usual(value: str, app: ASGIApp) -> None:
    web = browser(app)
    web.post("/settings/reading", data=dict.fromkeys(DARK, value))
    assert "data-" not in root(web.get("/").text)
    web.cookies.set("manytold-reading", "large.<b>.sans")
    assert "<b>" not in root(web.get("/").text)


def test_the_sheet_knows_every_choice() -> None:
    for name, values in (("size", SIZES), ("theme", THEMES), ("typeface", TYPEFACES)):
        for value in values:
            assert value in ("normal", "system", "serif") or f"[data-{name}={value}]" in style()


def test_the_language_chosen_in_the_foot_of_a_page_is_the_account_s_too(app: ASGIApp) -> None:
    owner = owner_of(app)
    owner.post("/settings/reading", data=DARK)
    owner.post("/language", data={"language": "fr", "next": "/"})
    assert owner.cookies[LANGUAGE_COOKIE] == "fr"
    assert LOOKS in root(owner.get("/").text)
    assert owner.cookies[LANGUAGE_COOKIE] == "fr", "and the one chosen before does not come back"
    assert 'value="fr" lang="fr" selected' in owner.get("/settings/reading").text
    owner.post("/language", data={"language": "", "next": "/"})
    owner.get("/")
    assert LANGUAGE_COOKIE not in owner.cookies
