"""For you in the browser: it orders, explains, forgets and stays off; two readers see nothing of each other."""

import pytest
from starlette.types import ASGIApp

from manytold.questions.for_you import for_you
from manytold.serve.app import make_app
from manytold.store.database import Database
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_reading import pressed, titles


def test_it_starts_as_top_stories_and_holds_the_same_ones(app: ASGIApp) -> None:
    web = browser(app)
    assert titles(web.get("/for-you").text) == titles(web.get("/").text)
    web.post("/story/fair/stance", data={"kind": "less"})
    web.post("/story/ferry/stance", data={"kind": "follow"})
    assert sorted(titles(web.get("/for-you").text)) == sorted(titles(web.get("/").text))


def test_it_explains_itself(app: ASGIApp) -> None:
    web = browser(app)
    web.post("/story/ferry/stance", data={"kind": "follow"})
    assert "because you follow" in web.get("/for-you").text
    assert "because you follow" not in web.get("/").text
    page = web.get("/settings/for-you").text
    assert "Learned from 1 act" in page
    assert web.get("/settings/for-you.json").json()["liked"][0]["because"] == "follow"


def test_reading_a_story_does_not_lift_that_story(app: ASGIApp) -> None:
    web = browser(app)
    web.get("/story/fair")
    assert "because you read" not in web.get("/for-you").text
    assert "Learned from 1 act" in web.get("/settings/for-you").text


def test_a_story_has_one_thumb(app: ASGIApp) -> None:
    web = browser(app)
    web.post("/story/ferry/stance", data={"kind": "more"})
    assert pressed(web.get("/story/ferry").text) == ["More like this"]
    web.post("/story/ferry/stance", data={"kind": "less"})
    assert pressed(web.get("/story/ferry").text) == ["Less like this"]
    web.post("/story/ferry/stance", data={"kind": "less", "off": "1"})
    assert pressed(web.get("/story/ferry").text) == []


def test_it_forgets_and_is_switched_off(app: ASGIApp, clock: Clock) -> None:
    web = browser(app)
    for kind in ("follow", "more"):
        web.post("/story/ferry/stance", data={"kind": kind})
    web.post("/settings/for-you", data={"act": "forget"})
    assert web.get("/settings/for-you.json").json()["liked"] == []
    assert "because you" not in web.get("/for-you").text
    assert pressed(web.get("/story/ferry").text) == ["Following"]
    web.post("/settings/for-you", data={"act": "off"})
    assert titles(web.get("/for-you").text) == []
    assert "For you is off" in web.get("/for-you").text
    assert titles(web.get("/").text)
    web.post("/settings/for-you", data={"act": "on"})
    assert titles(web.get("/for-you").text)
    assert clock.now


@pytest.mark.parametrize("asked", ["-1", "x", "200", "1e3", "٣", "9999999999"])
def test_a_made_up_place_is_told(asked: str, app: ASGIApp) -> None:
    assert browser(app).get(f"/for-you?from={asked}").status_code == 400


def test_it_is_read_in_parts(database: Database) -> None:
    with database.look() as session:
        first, second = for_you(session, "", 0, 1), for_you(session, "", 1, 1)
        assert (first.next, second.next, second.further) == (1, None, None)
        assert first.front.storylines[0].id != second.front.storylines[0].id


def test_two_readers_and_a_stranger(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    browser(app).post("/settings/for-you", data={"act": "off"})
    one = owner_of(app)
    assert "For you is off" in one.get("/for-you").text
    one.post("/settings/for-you", data={"act": "on"})
    other = joined(app, one, days="")
    one.post("/story/ferry/stance", data={"kind": "follow"})
    assert other.get("/settings/for-you.json").json()["liked"] == []
    assert "because you" not in other.get("/for-you").text
    other.post("/settings/for-you", data={"act": "forget"})
    assert one.get("/settings/for-you.json").json()["acts"] == 1
    stranger = browser(app)
    for path in ("/for-you", "/settings/for-you", "/settings/for-you.json"):
        assert stranger.get(path).status_code == 303
    assert stranger.post("/settings/for-you", data={"act": "off"}).status_code == 401
    assert 'href="/for-you"' not in stranger.get("/").text
    assert one.post("/settings/for-you", data={"act": "explode"}).status_code == 400
    other.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        assert session.exec_driver_sql("select count(*) from tastes").scalar_one() == 1
