"""Sections in the browser: tabs, their order in both orders of stories, and each reader's own arrangement."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from manytold.model.sections import PLACES
from manytold.questions.front import front
from manytold.serve.app import make_app
from manytold.store.database import Database, open_database
from tests.questions.make import make_newsroom
from tests.serve.keep import keep
from tests.serve.people import Clock, browser, joined, owner_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        room = make_newsroom()
        lines = (replace(room.storylines[0], section="world"), *room.storylines[1:])
        keep(opened, replace(room, storylines=lines))
        yield opened


def tabs(page: str) -> list[str]:
    nav = re.search(r'<nav class="sections".*?</nav>', page, re.DOTALL)
    assert nav
    return re.findall(r'dir="auto">([^<]+)</a>', nav[0])


def act(web, section: str, what: str, **more: str):  # type: ignore[no-untyped-def]
    return web.post("/settings/sections", data={"section": section, "act": what, **more})


@pytest.mark.parametrize("order", ["", "&order=newest"])
def test_a_section_has_its_stories_and_no_others(order: str, app: ASGIApp) -> None:
    web = browser(app)
    world, other = web.get(f"/?section=world{order}").text, web.get(f"/?section=other{order}").text
    assert "Ferry" in world
    assert "<h1" in world
    assert "/story/fair" not in world
    assert "/story/fair" in other
    assert "/story/ferry" not in other
    assert "No story in this section" in web.get(f"/?section=sport{order}").text
    assert web.get("/?section=nonsense").status_code == 404


def test_sections_are_read_in_parts(database: Database) -> None:
    with database.look() as session:
        for order in ("top", "newest"):
            assert [len(front(session, 1, order=order, section=name).storylines) for name in ("world", "other")] == [
                1,
                1,
            ]
            assert front(session, 1, order=order, section="world").older is None


def test_sections_are_found_by_key(database: Database) -> None:
    with database.look() as session:
        for column in ("standing", "time"):
            plan = session.exec_driver_sql(
                f"explain query plan select * from storylines where section = 'world' and ({column}, id) < (5, 'x')"
                f" order by {column} desc, id desc limit 31"
            ).all()
            assert "USING INDEX storylines_by_section" in str(plan)
            assert "TEMP B-TREE" not in str(plan)


def test_a_reader_moves_renames_and_switches_off(app: ASGIApp) -> None:
    web = browser(app)
    assert tabs(web.get("/").text) == [name.title() for name in PLACES]
    act(web, "sport", "up")
    act(web, "world", "hide")
    act(web, "health", "rename", name="  Body &  mind ")
    assert tabs(web.get("/").text)[:5] == ["Politics", "Business", "Science", "Technology", "Sport"]
    assert "Body &amp; mind" in tabs(web.get("/").text)
    act(web, "world", "show")
    act(web, "world", "up")
    assert tabs(web.get("/").text)[0] == "World"
    act(web, "health", "rename", name="")
    act(web, "", "reset")
    assert tabs(web.get("/").text) == [name.title() for name in PLACES]


def test_what_cannot_be_is_told(app: ASGIApp) -> None:
    web = browser(app)
    assert act(web, "sport", "explode").status_code == 400
    assert act(web, "nonsense", "up").status_code == 400
    answer = act(web, "sport", "rename", name="x" * 31)
    assert answer.status_code == 400
    assert "at most 30 characters" in answer.text
    assert 'aria-describedby="w-sport" aria-invalid="true"' in answer.text


def test_arrangements_are_each_readers_own(database: Database) -> None:
    app = make_app(database, now=Clock(), readers="anyone")
    act(browser(app), "sport", "hide")
    owner = owner_of(app)
    other = joined(app, owner, days="")
    assert "Sport" not in tabs(owner.get("/").text)
    assert "Sport" in tabs(other.get("/").text)
    act(other, "world", "rename", name="Abroad")
    assert "Abroad" not in tabs(owner.get("/").text)
    stranger = browser(app)
    assert tabs(stranger.get("/").text) == [name.title() for name in PLACES]
    assert "Arrange the sections" not in stranger.get("/").text
    assert stranger.get("/settings/sections").status_code == 303
    assert act(stranger, "sport", "up").status_code == 401
    other.post("/settings/leave", data={"name": "Piet Holm"})
    with database.look() as session:
        assert session.exec_driver_sql("select count(*) from arrangements").scalar_one() == 1
