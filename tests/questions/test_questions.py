"""Every question against a real database."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest

from manytold.errors import BadInput
from manytold.model.outcomes import Failed
from manytold.model.sources import Source
from manytold.questions.article import article
from manytold.questions.edition import edition
from manytold.questions.front import front
from manytold.questions.search import Wish, search
from manytold.questions.source import source, sources
from manytold.questions.status import status
from manytold.questions.story import story, storyline
from manytold.store.database import open_database
from manytold.store.lists import count_status
from manytold.store.outcomes import save_outcomes
from manytold.store.rows import Session
from manytold.store.search import Within
from tests.questions.make import HERALD, make_edition, make_newsroom
from tests.serve.keep import keep, newsroom_database


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with newsroom_database(tmp_path_factory.mktemp("questions")) as database, database.look() as opened:
        yield opened


def test_the_edition_is_what_was_kept_newest_first(session: Session) -> None:
    asked, made = edition(session), make_edition()
    assert [s.id for s in asked.storylines] == ["almira", "fair"]
    assert asked == replace(made, storylines=asked.storylines)
    assert {s.id: s for s in asked.storylines} == {s.id: s for s in made.storylines}


def test_an_empty_database_has_an_empty_edition(tmp_path: Path) -> None:
    with open_database("sqlite://") as database, database.look() as session:
        assert edition(session).storylines == ()
        assert front(session).storylines == ()
        assert search(session, "anything").found == ()
        assert status(session).newest is None


def test_the_front_page_is_read_in_parts(session: Session) -> None:
    first = front(session, limit=1)
    second = front(session, limit=1, before=first.older)
    assert [s.id for s in (*first.storylines, *second.storylines)] == ["almira", "fair"]
    assert second.older is None
    newest = first.storylines[0].events[0]
    assert (newest.id, newest.reports, newest.sentence_by) == ("inquiry", 1, "Herald")
    assert first.storylines[0].total == 2


def test_a_made_up_part_of_the_front_page_is_refused(session: Session) -> None:
    with pytest.raises(BadInput):
        front(session, before="x' or 1=1")


def test_a_story_knows_its_storyline(session: Session) -> None:
    answer = story(session, "ferry")
    assert answer.event == make_edition().storylines[0].events[0]
    assert answer.storyline is not None
    assert [e.id for e in answer.storyline.events] == ["inquiry", "ferry"]


def test_the_list_beside_a_story_is_made_from_headlines_alone(tmp_path: Path) -> None:
    with newsroom_database(tmp_path) as database:
        with database.look() as session:
            whole = story(session, "inquiry")
        with database.begin() as session:
            session.exec_driver_sql("delete from articles where id in ('courier-7', 'echo-3', 'sahil-5')")
        with database.look() as session:
            assert story(session, "inquiry") == whole
            with pytest.raises(KeyError):
                storyline(session, "almira")
    assert whole.storyline is not None
    assert [e.id for e in whole.storyline.events] == ["inquiry", "ferry"]
    assert [e.title.article for e in whole.storyline.events] == ["herald-2", "herald-1"]


def test_an_edition_leaves_out_no_outcome() -> None:
    failed = [Failed(f"https://gone.example/{n}", "gone") for n in range(1200)]
    with open_database("sqlite://") as database, database.begin() as session:
        save_outcomes(session, "fetch", failed)
        assert len(edition(session).failed) == len(failed)


@pytest.mark.parametrize("ask", [story, storyline, article, source])
def test_what_is_not_there_is_said(ask: object, session: Session) -> None:
    with pytest.raises(BadInput, match="there is no"):
        ask(session, "nothing")  # type: ignore[operator]


def test_an_article_in_each_version(session: Session) -> None:
    newest, first = article(session, "courier-7"), article(session, "courier-7", 1)
    assert (newest.shown.version, first.shown.version) == (2, 1)
    assert first.title is not None
    assert first.title.text == "Fifteen hurt as ferry strikes rocks"
    assert newest.event is not None
    assert newest.event.id == "ferry"
    with pytest.raises(BadInput):
        article(session, "courier-7", 3)


def test_an_article_names_its_copies_first_seen_first(session: Session) -> None:
    assert [a.id for a in article(session, "echo-3").copies] == ["herald-1"]
    assert article(session, "sahil-5").copies == ()


def test_sources_with_the_health_of_their_feeds(session: Session) -> None:
    names = [s.name for s in sources(session).sources]
    assert names == sorted(names, key=str.casefold)
    herald = source(session, "herald.example")
    assert herald.feeds[0].health == "well: 2 new articles"
    assert [a.id for a in herald.newest] == ["herald-2", "herald-1"]


def test_how_a_source_works_is_counted_over_its_newest_articles(session: Session) -> None:
    herald, echo = source(session, "herald.example").profile, source(session, "echo.example").profile
    assert herald is not None
    assert (herald.looked_at, herald.own, herald.copied, herald.changed) == (2, 2, (), 0)
    assert (herald.told, herald.first, herald.behind) == (1, 1, timedelta())
    assert echo is not None
    assert (echo.looked_at, echo.own, echo.copied) == (1, 0, (("Herald", 1),))
    courier = source(session, "courier.example").profile
    assert courier is not None
    assert (courier.changed, courier.first) == (1, 0)
    assert courier.behind is not None
    assert courier.behind > timedelta()
    assert source(session, "herald.example", limit=1, before="9" * 16 + "~z").profile is None


def test_a_source_is_read_in_parts(session: Session) -> None:
    first = source(session, "herald.example", limit=1)
    second = source(session, "herald.example", limit=1, before=first.older)
    assert [a.id for a in (*first.newest, *second.newest)] == ["herald-2", "herald-1"]


def test_a_source_that_its_pages_do_not_name_has_the_name_of_its_feed() -> None:
    room = make_newsroom()
    unnamed = replace(HERALD, source_name=HERALD.source)
    room = replace(room, articles=(unnamed, *(a for a in room.articles if a != HERALD)))
    with open_database("sqlite://") as database:
        keep(database, replace(room, sources=(Source(HERALD.source, "The Herald"),)))
        with database.look() as session:
            assert article(session, "herald-1").article.source_name == "The Herald"
            ferry = story(session, "ferry").event
            assert [t.lead.source_name for t in ferry.tellings] == ["The Herald", "Courier", "Sahil"]


def test_search_shows_the_sentence_that_holds_the_words(session: Session) -> None:
    found = search(session, "captain awake").found
    assert [f.article.id for f in found] == ["courier-7"]
    assert found[0].sentence is not None
    assert found[0].sentence.text == "The captain had been awake for 20 hours, a crew member said."
    assert found[0].event == "ferry"
    assert found[0].article.text[found[0].sentence.start : found[0].sentence.end] == found[0].sentence.text


def test_search_gives_stories_with_their_matching_articles(session: Session) -> None:
    answer = search(session, "ferry")
    assert [story.event for story in answer.stories] == ["inquiry", "ferry"]
    ferry = answer.stories[1]
    assert ferry.title is not None
    assert ferry.title.text == "Ferry runs aground off Port Aldo"
    assert (ferry.articles, ferry.reports) == (4, 3)
    assert [f for story in answer.stories for f in story.found] == sorted(
        answer.found, key=lambda f: [s.event for s in answer.stories].index(f.event)
    )


def test_search_for_own_words_one_language_and_conflicts(session: Session) -> None:
    everybody = {f.article.id for f in search(session, "ferry").found}
    assert "echo-3" in everybody
    assert {f.article.id for f in search(session, "ferry", wish=Wish(own=True)).found} == everybody - {"echo-3"}
    assert search(session, "ferry", wish=Wish(language="ar")).found == ()
    assert {f.event for f in search(session, "ferry", wish=Wish(conflicts=True)).found} == {"ferry"}
    assert {f.event for f in search(session, "ferry", wish=Wish(about="ALMIRA")).found} == {"inquiry"}
    assert search(session, "ferry", wish=Wish(about="Nobody Here")).found == ()
    assert [f.article.source for f in search(session, "ferry", within=Within("courier.example")).found] == [
        "courier.example"
    ]
    assert search(session, "ferry", limit=1).more
    assert not search(session, "ferry").more


@pytest.mark.parametrize("words", ["", "   ", '"', "NEAR(", "***", "ferry AND gone", "'; drop table articles"])
def test_odd_searches_find_nothing_and_break_nothing(words: str, session: Session) -> None:
    assert search(session, words).found == ()


def test_counts_go_no_further_than_asked(session: Session) -> None:
    whole, some = count_status(session), count_status(session, 2)
    assert whole.articles > 2
    assert some == replace(whole, **{f.name: min(2, getattr(whole, f.name)) for f in fields(whole)})


def test_status_counts_everything(session: Session) -> None:
    answer = status(session)
    counts = dict(answer.counts)
    assert (counts["articles"], counts["events"], counts["storylines"]) == (6, 3, 2)
    assert [o.what for o in answer.failed] == ["https://gone.example/feed"]
    assert [o.what for o in answer.skipped] == ["https://gazette.example/offer"]
