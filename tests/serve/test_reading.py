"""Following, starring, hiding, muting and what is new since the last visit; two readers see nothing of each other."""

import re
from datetime import timedelta
from html import escape

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.model.stances import Mute
from manytold.serve.app import make_app
from manytold.serve.reading import MOST_MUTES, ROUTES
from manytold.store.database import Database
from manytold.store.stances import load_mutes, newest_stances, save_mute
from tests.serve.people import Clock, browser, joined, owner_of


def pressed(page: str) -> list[str]:
    return re.findall(r'aria-pressed="true">([^<]+)<', page)


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 class="head"[^>]*><a [^>]*>([^<]+)<', page)


def test_a_newspaper_without_accounts_has_one_reader(app: ASGIApp) -> None:
    web = browser(app)
    assert pressed(web.get("/story/ferry").text) == []
    for kind in ("follow", "star"):
        assert web.post("/story/ferry/stance", data={"kind": kind}).headers["location"] == "/story/ferry"
    assert pressed(web.get("/story/ferry").text) == ["Following", "Starred"]
    assert titles(web.get("/following").text)
    assert titles(web.get("/starred").text)
    web.post("/story/ferry/stance", data={"kind": "star", "off": "1"})
    assert pressed(web.get("/story/ferry").text) == ["Following"]
    starred = web.get("/starred").text
    assert titles(starred) == []
    assert "You have starred no story yet." in starred


def test_who_follows_a_story_follows_its_storyline(app: ASGIApp) -> None:
    web = browser(app)
    web.post("/story/ferry/stance", data={"kind": "follow"})
    assert pressed(web.get("/story/inquiry").text) == ["Following"]
    web.post("/story/inquiry/stance", data={"kind": "follow", "off": "1"})
    assert pressed(web.get("/story/ferry").text) == []


def test_hidden_stories_leave_the_front_page_and_are_told_of(app: ASGIApp) -> None:
    web = browser(app)
    before = titles(web.get("/").text)
    web.post("/story/fair/stance", data={"kind": "hide"})
    page = web.get("/").text
    assert len(titles(page)) == len(before) - 1
    assert "1 story on this page is hidden or muted by you" in " ".join(page.split())
    assert web.get("/story/fair").status_code == 200
    web.post("/story/fair/stance", data={"kind": "hide", "off": "1"})
    assert titles(web.get("/").text) == before


def test_muted_words_are_whole_words_and_end(app: ASGIApp, clock: Clock) -> None:
    web = browser(app)
    before = titles(web.get("/").text)
    word = next(word for word in before[-1].split() if word.isalpha() and not any(word in t for t in before[:-1]))
    web.post("/mutes", data={"words": word[:-1], "for": ""})
    assert titles(web.get("/").text) == before
    web.post("/mutes", data={"words": word.upper(), "for": "week"})
    assert titles(web.get("/").text) == before[:-1]
    assert word.upper() in web.get("/mutes").text
    clock.now += timedelta(days=8)
    assert titles(web.get("/").text) == before
    web.post("/mutes", data={"words": word.upper(), "off": "1"})
    assert word.upper() not in web.get("/mutes").text


def test_a_muted_section_leaves_the_front_page_and_stays_under_its_name(app: ASGIApp, clock: Clock) -> None:
    web = browser(app)
    before = titles(web.get("/").text)
    web.post("/mutes", data={"section": "sport", "for": ""})
    assert titles(web.get("/").text) == before, "nothing here is sport"
    web.post("/mutes", data={"section": "other", "for": "week"})
    assert titles(web.get("/").text) == []
    assert titles(web.get("/?section=other").text) == before
    page = " ".join(web.get("/mutes").text.split())
    assert page.count('<button type="submit" class="quiet">') == 2
    clock.now += timedelta(days=8)
    assert titles(web.get("/").text) == before
    assert web.post("/mutes", data={"section": "gossip"}).status_code == 400
    web.post("/mutes", data={"section": "sport", "off": "1"})
    assert web.get("/mutes").text.count('<button type="submit" class="quiet">') == 1


def test_what_is_new_since_the_last_visit(app: ASGIApp) -> None:
    web = browser(app)
    assert "since your last visit" not in web.get("/story/ferry").text
    assert "Nothing new since your last visit" in web.get("/story/ferry").text


@pytest.mark.parametrize(
    ("address", "form", "status"),
    [
        ("/story/ferry/stance", {"kind": "own"}, 400),
        ("/story/ferry/stance", {"kind": "seen"}, 400),
        ("/story/ferry/stance", {}, 400),
        ("/story/none/stance", {"kind": "star"}, 404),
    ],
)
def test_what_cannot_be_is_told(address: str, form: dict[str, str], status: int, app: ASGIApp) -> None:
    assert browser(app).post(address, data=form).status_code == status


@pytest.mark.parametrize("words", [" ", "x" * 101, "<b>" + "x" * 98])
def test_words_that_cannot_be_muted_come_back_with_what_is_wrong(words: str, app: ASGIApp) -> None:
    answer = browser(app).post("/mutes", data={"words": words, "for": "month"})
    assert answer.status_code == 400
    field = re.search(r'<input id="f-words"[^>]*>', answer.text)
    assert field
    assert f'value="{escape(words)}"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert "w-words" in field[0]
    said = re.search(r'<span[^>]* id="w-words">(.*?)</span>', answer.text, re.DOTALL)
    assert said
    assert "Write the words to mute, at most 100 characters." in said[1]
    assert answer.text.count('<option value="month" selected>') == 1


def test_nobody_mutes_more_than_is_kept(app: ASGIApp, database: Database, clock: Clock) -> None:
    with database.begin() as session:
        for at in range(MOST_MUTES):
            save_mute(session, Mute("", f"word{at}", clock.now, None))
    answer = browser(app).post("/mutes", data={"words": "harbour"})
    assert answer.status_code == 400
    assert "At most 500 mutes are kept" in answer.text


def test_nobody_is_led_elsewhere(app: ASGIApp) -> None:
    answer = browser(app).post("/story/ferry/stance", data={"kind": "star", "next": "//evil.example"})
    assert answer.headers["location"] == "/"


def test_one_reader_sees_nothing_of_another(app: ASGIApp, database: Database) -> None:
    one = owner_of(app)
    other = joined(app, one, days="")
    for kind in ("follow", "star", "hide"):
        one.post("/story/ferry/stance", data={"kind": kind})
    one.post("/mutes", data={"words": "harbour"})
    one.get("/story/ferry")
    assert pressed(other.get("/story/ferry").text) == []
    assert "since your last visit" not in joined(app, one, name="A third", days="").get("/story/ferry").text
    for page in ("/following", "/starred"):
        assert titles(other.get(page).text) == []
    assert "harbour" not in other.get("/mutes").text
    other.post("/mutes", data={"words": "harbour", "off": "1"})
    other.post("/story/ferry/stance", data={"kind": "star", "off": "1"})
    assert "harbour" in one.get("/mutes").text
    assert "Starred" in pressed(one.get("/story/ferry").text)


def test_a_stranger_has_no_marks(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner_of(app)
    stranger = browser(app)
    assert "aria-pressed" not in stranger.get("/story/ferry").text
    for route in ROUTES:
        assert isinstance(route, Route)
        path = route.path.replace("{id}", "ferry")
        if "POST" in (route.methods or ()):
            assert stranger.post(path, data={"kind": "star", "words": "x"}).status_code == 401
        else:
            assert stranger.get(path).status_code == 303


def test_the_first_account_takes_over_what_was_there_and_leaving_forgets(app: ASGIApp, database: Database) -> None:
    web = browser(app)
    web.post("/story/ferry/stance", data={"kind": "star"})
    web.post("/mutes", data={"words": "fair"})
    owner = owner_of(app)
    assert pressed(owner.get("/story/ferry").text) == ["Starred"]
    guest: TestClient = joined(app, owner)
    guest.post("/story/ferry/stance", data={"kind": "star"})
    guest.post("/mutes", data={"words": "snow"})
    with database.look() as session:
        assert load_mutes(session, "") == []
        names = {row[0] for row in session.exec_driver_sql("select distinct account from stances").all()}
    assert len(names) == 2
    guest.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        (left,) = {row[0] for row in session.exec_driver_sql("select distinct account from stances").all()}
        assert [one.kind for one in newest_stances(session, left, "star", 9)] == ["star"]
        assert [one.words for one in load_mutes(session, left)] == ["fair"]


def test_pages_with_nothing_on_them_say_so(app: ASGIApp) -> None:
    web = browser(app)
    assert "<p>You follow no storyline yet.</p>" in web.get("/following").text
    assert "<p>You have starred no story yet.</p>" in web.get("/starred").text
