"""A briefing in the whole walk: it glues nothing, is named beside what it tells, live as in an archive."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from manytold.model.pages import Page
from manytold.questions.article import article as ask_article
from manytold.questions.edition import edition
from manytold.run.archive import walk_archive
from manytold.run.grouping import group_all
from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.serve.json import edition_record
from manytold.serve.markdown import edition_markdown
from manytold.settings import Settings
from manytold.store.database import Database, open_database
from tests.run.make import BRIDGE, FIRE, FIRE_LATER, FOOTBALL, LOOK_ALIKE, make_page, make_pages
from tests.run.test_live import SETTINGS, live, shuffled

TOLD = (*FIRE[:2], *BRIDGE[:2], *LOOK_ALIKE[:2], *FOOTBALL[:2])
LATER = (*FIRE_LATER[:2], *BRIDGE[:2], *LOOK_ALIKE[:2], *FOOTBALL[:2])
BRIEFING = make_page("morning.example", "briefing", "Morning briefing", TOLD, 140)
AGAIN = make_page("morning.example", "briefing", "Morning briefing", LATER, 140, late=9)
PLAIN = make_page("morning.example", "briefing", "Tannery", FIRE[:3], 140, late=20)
ECHO = make_page("hill-echo.example", "briefing", "Morning briefing", TOLD, 141)


def pages(*more: Page) -> list[Page]:
    return [*make_pages(), *more]


@pytest.fixture
def database() -> Iterator[Database]:
    with open_database("sqlite://") as found:
        walk_newcomers(found, pages(BRIEFING, ECHO), SETTINGS)
        yield found


def partition(database: Database) -> set[frozenset[str]]:
    with database.look() as session:
        events = [event for line in edition(session).storylines for event in line.events]
    return {frozenset(str(article.url) for article in event.articles) for event in events}


def test_it_joins_nothing(database: Database) -> None:
    with open_database("sqlite://") as other:
        walk_newcomers(other, pages(), SETTINGS)
        without = partition(other)
    assert {urls for urls in partition(database) if not any("briefing" in url for url in urls)} == without


def test_it_is_named_and_not_counted(database: Database) -> None:
    with database.look() as session:
        answer = edition(session)
        record = edition_record(answer)
        events = {event["id"]: event for line in record["storylines"] for event in line["events"]}
        (own,) = (event for event in events.values() if event["several"])
        named = own["articles"][0]["also_in"]
        assert len(named) >= 3
        assert ask_article(session, own["articles"][0]["id"]).article.also_in == tuple(named)
    for name in named:
        (also,) = events[name]["also"]
        assert also["article"] in {article["id"] for article in own["articles"]}
        assert "briefing" not in json.dumps([a["url"] for a in events[name]["articles"]])
    assert "Also told in round-ups" in edition_markdown(answer)
    assert "Tells several matters" in edition_markdown(answer)


@pytest.mark.parametrize("more", [(BRIEFING,), (BRIEFING, AGAIN, ECHO), (BRIEFING, AGAIN, PLAIN)], ids=len)
def test_live_in_any_order_is_the_archive(more: tuple[Page, ...], tmp_path: Path) -> None:
    found = pages(*more)
    first = live(found, 100)
    for seed in range(4):
        assert live(shuffled(found, seed), (1, 7, 100)[seed % 3]) == first, f"seed {seed}"
    walk_archive(shuffled(found, 9), tmp_path, map, parts=3)
    assert answer_of_shelf(tmp_path) == first


def test_what_stops_being_a_round_up_is_named_no_more() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, pages(BRIEFING), SETTINGS)
        walk_newcomers(database, [PLAIN], SETTINGS)
        with database.look() as session:
            events = [event for line in edition(session).storylines for event in line.events]
        assert not any(event.also or event.several for event in events)
        assert answer_of(database) == live(pages(BRIEFING, PLAIN), 100)


def test_records_say_it_too(tmp_path: Path) -> None:
    told = {"fire": FIRE, "bridge": BRIDGE, "cup": FOOTBALL, "briefing": TOLD}
    file = tmp_path / "a.jsonl"
    titles = {
        "fire": "Velmont fire",
        "bridge": "Eastmark bridge",
        "cup": "Saltmere wins",
        "briefing": "Morning briefing",
    }
    records = ({"id": name, "title": titles[name], "text": "\n".join(lines)} for name, lines in told.items())
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    found = {record["id"]: record for record in group_all([str(file)], Settings())}
    events = {record["event"]: name for name, record in found.items()}
    assert len(events) == 4
    assert {events[also] for also in found["briefing"]["also"]} == {"fire", "bridge", "cup"}
    assert all(found[name]["also"] == [] for name in ("fire", "bridge", "cup"))
    assert any(reason.startswith("a part of it tells event") for reason in found["briefing"]["reasons"])
