"""What stands beside a story: rare names in common, never one alone; nothing grows with what is kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from manytold.errors import BadInput
from manytold.model.events import Event, EventGroup
from manytold.model.names import NameTold
from manytold.questions.name import name_page
from manytold.questions.related import AROUND, RARE, SHOWN, BesideAnswer
from manytold.questions.story import aside, story
from manytold.store.database import Database, open_database
from manytold.store.events import save_event_groups, save_events
from manytold.store.names import replace_names
from tests.questions.make import FERRY, make_newsroom
from tests.serve.keep import keep

TOLD = FERRY.last_published or datetime(2031, 5, 4, tzinfo=UTC)


def kept(database: Database, others: dict[str, tuple[str, ...]], when: datetime = TOLD) -> None:
    """Events beside the ferry, each with names; their headlines are the ferry's."""
    keep(database, replace(make_newsroom(), names=()))
    events = [replace(FERRY, id=name, last_published=when) for name in others]
    told = {"ferry": ("dora-quill", "port-aldo", "selm"), **others}
    with database.begin() as session:
        save_event_groups(session, (), [EventGroup(event.id, (f"x-{event.id}",)) for event in events])
        save_events(session, events)
        times = {"ferry": TOLD}
        replace_names(
            session,
            {
                e: [NameTold(n, n.title(), "person", e, times.get(e, when), 1) for n in names]
                for e, names in told.items()
            },
        )


def found(others: dict[str, tuple[str, ...]], when: datetime = TOLD, event: str = "ferry") -> BesideAnswer:
    with open_database("sqlite://") as database:
        kept(database, others, when)
        with database.look() as session:
            return aside(session, story(session, event))


def test_two_rare_names_relate_and_one_does_not() -> None:
    answer = found({"e1": ("dora-quill", "port-aldo"), "e2": ("selm",), "e3": ("elsewhere", "nobody")})
    assert [one.story.id for one in answer.related] == ["e1"]
    assert [name.key for name in answer.related[0].names] == ["dora-quill", "port-aldo"]


def test_a_name_that_everything_has_relates_nothing() -> None:
    crowd = {f"c{i:02}": ("selm",) for i in range(RARE)}
    assert [o.story.id for o in found({**crowd, "e1": ("selm", "dora-quill")}).related] == []
    assert [o.story.id for o in found({"e1": ("selm", "dora-quill")}).related] == ["e1"]


def test_what_lies_months_away_is_not_related() -> None:
    names = {"e1": ("dora-quill", "port-aldo")}
    assert found(names, TOLD + AROUND).related
    assert not found(names, TOLD + AROUND + timedelta(days=1)).related


def test_the_rarest_stand_first_and_few_are_shown() -> None:
    crowd = {f"c{i:02}": ("selm", "port-aldo") for i in range(12)}
    answer = found({**crowd, "e1": ("selm", "port-aldo", "dora-quill")})
    assert len(answer.related) == SHOWN
    assert answer.related[0].story.id == "e1"
    assert answer.related[0].names[0].key == "dora-quill"


def test_the_storyline_has_a_list_of_its_own() -> None:
    assert "inquiry" not in {one.story.id for one in found({}).related}


def test_of_each_source_its_newest_other_story(tmp_path: Path) -> None:
    room = make_newsroom()
    line = replace(room.storylines[0], events=("ferry",))
    with open_database("sqlite://") as database:
        keep(database, replace(room, storylines=(line, replace(line, id="other", events=("inquiry",)))))
        with database.look() as session:
            answer = aside(session, story(session, "ferry"))
    assert [(one.source, one.event, one.article) for one in answer.also_by] == [
        ("herald.example", "inquiry", "herald-2")
    ]


def test_everything_under_a_name() -> None:
    with open_database("sqlite://") as database:
        keep(database)
        with database.look() as session:
            quill, selm = name_page(session, "Dora QUILL"), name_page(session, "selm")
            for nobody in ("", "nobody", "\0", "x" * 5000, "' or 1=1 --"):
                with pytest.raises(BadInput):
                    name_page(session, nobody)
    assert [said.quote.receipt.article for said in quill.quotes] == ["herald-1"]
    assert [event.id for event in quill.stories] == ["ferry"]
    assert [event.id for event in selm.stories] == ["inquiry", "ferry"]
    assert [day.entry.receipts[0].text for day in selm.days] == ["The ferry left Selm at 6 a.m."]
    assert selm.quotes == ()


def test_an_undated_event_has_no_related_ones() -> None:
    undated: Event = replace(FERRY, last_published=None)
    with open_database("sqlite://") as database:
        kept(database, {"e1": ("dora-quill", "port-aldo")})
        with database.begin() as session:
            save_events(session, [undated])
        with database.look() as session:
            assert aside(session, story(session, "ferry")).related == ()
