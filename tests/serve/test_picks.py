"""Our picks: editors pick, everybody sees, nobody else may."""

from datetime import timedelta

import pytest
from starlette.types import ASGIApp

from manytold.serve.app import make_app
from manytold.store.database import Database
from tests.serve.people import Clock, browser, joined, owner_of
from tests.serve.test_reading import pressed, titles


@pytest.fixture
def app(database: Database, clock: Clock) -> ASGIApp:
    return make_app(database, now=clock, readers="anyone")


def test_a_pick_is_everybodys_for_a_while_and_then_on_its_page_alone(app: ASGIApp, clock: Clock) -> None:
    owner, stranger = owner_of(app), browser(app)
    assert "Nothing is picked yet" in stranger.get("/picks").text
    assert owner.post("/story/fair/pick").headers["location"] == "/story/fair"
    assert "Our pick" in pressed(owner.get("/story/fair").text)
    assert len(titles(stranger.get("/picks").text)) == 1
    assert 'class="above"' in stranger.get("/").text
    assert 'class="above"' not in stranger.get("/?order=newest").text
    assert 'class="above"' not in stranger.get("/?section=other").text
    clock.now += timedelta(days=8)
    assert 'class="above"' not in stranger.get("/").text
    assert len(titles(stranger.get("/picks").text)) == 1
    owner.post("/story/fair/pick", data={"off": "1"})
    assert titles(stranger.get("/picks").text) == []


def test_only_owners_and_editors_pick(app: ASGIApp) -> None:
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    assert "Pick for everybody" in owner.get("/story/fair").text
    assert "Pick for everybody" not in reader.get("/story/fair").text
    assert reader.post("/story/fair/pick").status_code == 403
    assert browser(app).post("/story/fair/pick").status_code == 401
    assert owner.post("/story/none/pick").status_code == 404
    assert titles(reader.get("/picks").text) == []


def test_what_a_reader_hides_is_not_put_before_them(app: ASGIApp) -> None:
    owner = owner_of(app)
    reader = joined(app, owner, days="")
    owner.post("/story/fair/pick")
    reader.post("/story/fair/stance", data={"kind": "hide"})
    assert 'class="above"' not in reader.get("/").text
    assert 'class="above"' in owner.get("/").text


def test_picks_come_in_parts_newest_first(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    for story in ("fair", "ferry", "inquiry"):
        clock.now += timedelta(minutes=1)
        owner.post(f"/story/{story}/pick")
        owner.post(f"/story/{story}/pick")
    page = owner.get("/picks").text
    assert len(titles(page)) == 3
    assert page.index("/story/inquiry") < page.index("/story/ferry") < page.index("/story/fair")
    assert owner.get("/picks?before=made-up").status_code == 400
