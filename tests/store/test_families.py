"""Each family of nouns: what is saved is found, a repeated run changes nothing, what is asked for is all that comes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from manytold.model.copies import CopyLink
from manytold.model.events import Event, EventLink
from manytold.model.mail import Reached
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry
from manytold.model.sources import Due, Feed, Front, Source
from manytold.model.websub import Subscription
from manytold.store import (
    articles,
    copies,
    events,
    fronts,
    lists,
    mail,
    meetings,
    outcomes,
    pages,
    progress,
    sources,
    storylines,
    wanted,
    websub,
)
from manytold.store.database import Database, open_database
from manytold.store.groups import group_of, resolve
from manytold.store.holders import Held, Moves, Rule, hold
from manytold.store.rows import Session
from manytold.store.tables import metadata
from tests.store.make import (
    START,
    make_article,
    make_copy_group,
    make_event,
    make_event_group,
    make_page,
    make_storyline,
)

ALL = Rule(1, 2000)


def everything(session: Session) -> dict[str, list[Any]]:
    return {
        name: sorted(map(tuple, session.execute(select(table))), key=repr) for name, table in metadata.tables.items()
    }


def test_sources_feeds_and_dues(database: Database) -> None:
    feed = Feed("https://a.example/feed", "a.example", "A")
    with database.begin() as session:
        sources.save_new_sources(session, [Source("a.example", "A")])
        sources.save_new_sources(session, [Source("a.example", "Not A"), Source("b.example", "B")])
        sources.save_feed(session, feed)
        sources.save_due(session, Due(feed.url, START))
        sources.save_due(session, Due(feed.url, START, etag='"1"'))
        assert [source.name for source in sources.load_sources(session)] == ["A", "B"]
        assert sources.load_source(session, "c.example") is None
        assert sources.load_dues(session)[feed.url].etag == '"1"'
        other = Feed("https://b.example/feed", "b.example", "B")
        sources.save_feed(session, other)
        sources.save_due(session, Due(other.url, START))
        assert sources.load_feeds_of(session, "b.example") == [other]
        assert sources.load_feeds_of(session, "c.example") == []
        assert sources.load_dues_of(session, [other.url, "https://c.example/"]) == {other.url: Due(other.url, START)}
        assert sources.delete_feed(session, other.url)
        wanted.save_wanted(session, [Entry("https://a.example/1")], feed.url)
        assert sources.load_feeds(session) == [feed]
        assert sources.delete_feed(session, feed.url)
        assert not sources.delete_feed(session, feed.url)
        assert (sources.load_feeds(session), sources.load_dues(session)) == ([], {})
        assert wanted.count_wanted(session) == 0


def test_the_same_answer_twice_is_one_page_the_first(database: Database) -> None:
    late, early, other = make_page(hours=2), make_page(hours=1), make_page(body=b"other words", hours=3)
    with database.begin() as session:
        name = pages.save_page(session, late)
        pages.mark_walked(session, [name])
        assert pages.unwalked_pages(session, 9) == {}
        assert pages.save_pages(session, [early, late]) == [name, name]
        assert pages.unwalked_pages(session, 9) == {name: early}, "dated earlier, it is to be walked again"
        pages.mark_walked(session, [name])
        pages.save_page(session, late)
        assert pages.load_pages(session, [name]) == {name: early}
        assert pages.unwalked_pages(session, 9) == {}
        second = pages.save_page(session, other)
        assert pages.load_pages(session, [name, second, "none"]) == {name: early, second: other}


def test_wanted_articles_wait_until_settled(database: Database) -> None:
    one, two = Entry("https://a.example/1", updated=START), Entry("https://a.example/2")
    with database.begin() as session:
        assert wanted.save_wanted(session, [one, two], "feed") == 2
        assert wanted.save_wanted(session, [one, two], "feed") == 0
        assert [w.entry for w in wanted.load_wanted(session, 9, START)] == [one, two]
        first, second = wanted.load_wanted(session, 9, START)
        wanted.settle_wanted(session, first, '"1"', "yesterday", START, None)
        wanted.retry_wanted(session, second, START + timedelta(hours=1))
        assert wanted.load_wanted(session, 9, START) == []
        assert wanted.load_wanted(session, 9, START + timedelta(hours=1)) == [wanted.Wanted(two, "feed", attempts=1)]
        newer = replace(one, updated=START + timedelta(hours=1))
        assert wanted.save_wanted(session, [one, newer], "feed") == 1
        kept = wanted.Wanted(newer, "feed", 0, '"1"', "yesterday", START)
        assert wanted.load_wanted(session, 9, START) == [kept]
        wanted.settle_wanted(session, kept, None, None, START + timedelta(days=1), None)
        wanted.retry_wanted(session, second, None)
        assert wanted.count_wanted(session) == 0


def test_fetched_articles_wait_to_be_looked_at_again(database: Database) -> None:
    names = ("https://a.example/1", "https://a.example/2", "https://b.example/1")
    hour = timedelta(hours=1)
    with database.begin() as session:
        sources.save_feed(session, Feed("feed", "a.example", "A"))
        wanted.save_wanted(session, map(Entry, names), "feed")
        for n, item in enumerate(wanted.load_wanted(session, 9, START)):
            wanted.settle_wanted(session, item, None, None, START, START + n * hour if n else None)
        assert wanted.load_again(session, 9, START + hour / 2) == []
        (item,) = wanted.load_again(session, 9, START + hour)
        assert (item.entry.url, item.fetched) == (names[1], START)
        assert [w.entry.url for w in wanted.load_again(session, 9, START + 9 * hour)] == [names[1], names[2]]
        assert [w.entry.url for w in wanted.load_again(session, 1, START + 9 * hour)] == [names[1]]
        wanted.put_off_again(session, item, START + 20 * hour)
        assert [w.entry.url for w in wanted.load_again(session, 9, START + 9 * hour)] == [names[2]]
        assert wanted.load_wanted(session, 9, START + 9 * hour) == []
        moved = sources.move_feed(session, Feed("feed", "a.example", "A"), "feed2")
        assert sources.load_feeds(session) == [moved] == [Feed("feed2", "a.example", "A")]
        assert len(wanted.load_again(session, 9, START + 99 * hour)) == 2, "a moved feed keeps its articles"
        sources.delete_feed(session, "feed2")
        assert wanted.load_again(session, 9, START + 99 * hour) == [], "what is not followed is left alone"


def test_looking_again_finds_by_index(database: Database) -> None:
    query = "explain query plan select url from wanted where open = 0 and next > 0 and next <= 5 order by next, url"
    with database.begin() as session:
        if session.dialect.name == "sqlite":
            assert "wanted_again" in str(session.exec_driver_sql(query).all())


def test_outcomes_count_once(database: Database) -> None:
    with database.begin() as session:
        for _ in range(2):
            outcomes.save_outcome(session, "a", "read", Failed("a", "no text"))
            outcomes.save_outcomes(session, "fetch", [Skipped("a", "robots"), Skipped("b\0", "bad \ud800 words")])
        assert outcomes.load_outcomes(session, "read") == [Failed("a", "no text")]
        assert [outcome.what for outcome in outcomes.load_outcomes(session)] == ["a", "a", "b\ufffd"]
        assert len(outcomes.load_outcomes(session, limit=2)) == 2
        outcomes.clear_outcomes(session, "fetch", ["b\0", "c"])
        assert len(outcomes.load_outcomes(session)) == 2


def test_versions_replace_one_another(database: Database) -> None:
    first, second = make_article("a", "One."), make_article("a", "Two.", version=2)
    with database.begin() as session:
        articles.save_versions(session, {"a": [first], "b": [make_article("b")]})
        articles.save_versions(session, {"a": [first, second]})
        assert articles.load_versions(session, "a") == [first, second]
        assert articles.load_articles(session, ["a", "c"]) == {"a": second}
        assert articles.load_article_ids(session) == ["a", "b"]
        assert articles.load_article_ids(session, after="a", limit=5) == ["b"]
        articles.save_versions(session, {"a": [second], "b": []})
        assert articles.load_all_versions(session, ["a", "b"]) == {"a": (second,)}


def test_readings_go_with_their_pages(database: Database) -> None:
    one, two = make_article("a", "One."), make_article("a", "Two.")
    with database.begin() as session:
        articles.save_readings(session, {"p1": one, "p2": two})
        assert articles.load_readings(session, ["a"]) == {"a": [one, two]}
        assert articles.delete_readings(session, ["p1", "p3"]) == {"a"}
        assert articles.load_readings_of_pages(session, ["p1", "p2"]) == {"p2": two}


def held(**keys: list[int]) -> dict[str, Held]:
    """Items by the rank of their letter."""
    return {name: Held(ord(name), frozenset(some)) for name, some in keys.items()}


def test_items_meet_under_their_keys(database: Database) -> None:
    tables = meetings.COPIES.tables
    with database.begin() as session:
        assert hold(session, tables, held(a=[1, 2], b=[2, 3]), (), ALL).met == {("a", "b")}
        assert hold(session, tables, held(c=[3], d=[9]), (), ALL).met == {("b", "c")}
        assert hold(session, tables, held(a=[9]), (), ALL) == Moves({("a", "d")}, set())
        assert hold(session, tables, held(b=[2]), ["d"], ALL).met == set()
        assert hold(session, tables, held(e=[9, 3]), (), ALL).met == {("a", "e"), ("c", "e")}


def test_the_first_holders_of_a_full_key_meet(database: Database) -> None:
    tables, rule = meetings.EVENTS.tables, Rule(1, 3)
    with database.begin() as session:
        assert len(hold(session, tables, held(b=[7], c=[7], d=[7]), (), rule).met) == 3
        meetings.save_links(session, meetings.EVENTS, [EventLink(*pair, 0.5, "") for pair in ("bd", "cd")])
        assert hold(session, tables, held(e=[7, 8]), (), rule).met == set(), "it comes after three others"
        assert hold(session, tables, held(f=[7, 8]), (), rule).met == {("e", "f")}
        moves = hold(session, tables, held(a=[7]), (), rule)
        assert moves == Moves({("a", "b"), ("a", "c")}, {("b", "d"), ("c", "d")}), "it comes before the last of them"
        assert hold(session, tables, {}, ["b"], rule).met == {("a", "d"), ("c", "d")}
        assert hold(session, tables, {}, ["a", "c"], rule).met >= {("d", "e"), ("d", "f")}
        assert hold(session, tables, held(g=[7]), (), rule).met == set()
        assert hold(session, tables, {}, ["d", "g"], rule).met == set()
        assert hold(session, tables, held(g=[7]), (), rule).met == {("e", "g"), ("f", "g")}, "the key is open again"


def test_items_meet_under_enough_keys(database: Database) -> None:
    tables, rule = meetings.EVENTS.tables, Rule(2, 3)
    with database.begin() as session:
        assert hold(session, tables, held(a=[1, 2, 3], b=[1, 4], c=[3, 2, 5]), (), rule).met == {("a", "c")}
        assert hold(session, tables, held(d=[1, 4]), (), rule).met == {("b", "d")}


def test_links_leave_with_their_items(database: Database) -> None:
    links = [CopyLink("a", "b", "same", 1.0, "same words"), CopyLink("b", "c", "reworked", 0.5, "half")]
    with database.begin() as session:
        hold(session, meetings.COPIES.tables, held(a=[1], b=[1], c=[1]), (), ALL)
        for _ in range(2):
            meetings.save_links(session, meetings.COPIES, links)
        assert sorted(meetings.links_of(session, meetings.COPIES, ["b"]), key=repr) == links
        meetings.remove_links(session, meetings.COPIES, [("a", "b")])
        assert meetings.links_of(session, meetings.COPIES, "ab") == links[1:]
        meetings.remove_links_of(session, meetings.COPIES, ["b"])
        assert meetings.links_of(session, meetings.COPIES, "abc") == []


def test_copy_groups_by_article(database: Database) -> None:
    group = make_copy_group("a", "b", "c")
    with database.begin() as session:
        copies.save_copy_groups(session, (), [group, make_copy_group("x", "y")])
        assert copies.load_copy_group_of(session, "c") == group
        assert copies.load_copy_group_of(session, "d") is None
        assert copies.load_copy_groups(session, ["a", "b", "d"]) == [group]
        smaller = make_copy_group("b", "c")
        copies.save_copy_groups(session, ["a"], [smaller])
        assert copies.copy_groups_by_article(session, ["a", "b"]) == {"b": smaller}


def test_an_event_that_is_no_more_still_answers(database: Database) -> None:
    with database.begin() as session:
        events.save_event_groups(session, (), [make_event_group("a"), make_event_group("b", "c")])
        events.save_events(session, [make_event("e-a"), make_event("e-b")])
        events.save_event_groups(session, ["e-b"], [make_event_group("a", "b", "c")])
        assert events.load_event(session, "e-b") == make_event("e-a")
        assert events.load_events(session, ["e-a", "e-b"]).keys() == {"e-a"}
        assert events.load_events_of(session, ["b", "d"]) == {"b": "e-a"}
        events.save_event_groups(session, ["e-a"], [make_event_group("c", "a"), make_event_group("b")])
        assert resolve(session, "event", "e-a") == "e-c", "most of its articles are there"
        assert resolve(session, "event", "e-b") == "e-b", "it is back"
        assert resolve(session, "event", "e-x") is None


def test_an_id_follows_its_articles_on_and_on(database: Database) -> None:
    with database.begin() as session:
        events.save_event_groups(session, (), [make_event_group("c")])
        events.save_event_groups(session, ["e-c"], [make_event_group("b", "c")])
        events.save_event_groups(session, ["e-b"], [make_event_group("a", "b", "c")])
        assert resolve(session, "event", "e-c") == "e-a"


def test_storylines_by_the_standing_of_their_best_event_in_parts(database: Database) -> None:
    def stands(name: str, hours: float, standing: float | None) -> Event:
        moment = None if standing is None else START + timedelta(hours=standing)
        return replace(make_event(name, hours), standing=moment)

    with database.begin() as session:
        events.save_events(
            session, [stands("e1", 1, 30), stands("e2", 2, 2), stands("e3", 3, 3), stands("e4", 4, None)]
        )
        lines = [make_storyline("s1", "e1", "e2"), make_storyline("s3", "e3"), make_storyline("s4", "e4")]
        storylines.save_storylines(session, (), lines)
        part = lists.best_storylines(session, 2)
        assert [line.id for line in part.items] == ["s1", "s4"]
        rest = lists.best_storylines(session, 2, part.older)
        assert ([line.id for line in rest.items], rest.older) == (["s3"], None)
        assert max(events.standings(session, ["e1", "e2"]).items(), key=lambda pair: pair[1])[0] == "e1"


def test_storylines_newest_first_in_parts(database: Database) -> None:
    with database.begin() as session:
        events.save_events(session, [make_event("e1", 1), make_event("e2", 2), make_event("e3", None)])
        lines = [make_storyline("s1", "e1"), make_storyline("s2", "e2"), make_storyline("s3", "e3")]
        storylines.save_storylines(session, (), lines)
        part = lists.newest_storylines(session, 2)
        assert [line.id for line in part.items] == ["s2", "s1"]
        rest = lists.newest_storylines(session, 2, part.older)
        assert ([line.id for line in rest.items], rest.older) == (["s3"], None)
        storylines.save_storylines(session, ["s1"], [make_storyline("s2", "e2", "e1")])
        assert storylines.load_storyline(session, "s1") == make_storyline("s2", "e2", "e1")
        assert group_of(session, "storyline", ["e1"]) == {"e1": "s2"}


def test_articles_newest_first_in_parts(database: Database) -> None:
    made = [make_article(f"a{n}", hours=n // 2, source=f"{n % 3}.example") for n in range(7)]
    with database.begin() as session:
        articles.save_versions(session, {article.id: [article] for article in made})
        seen, before = [], None
        while True:
            part = lists.newest_articles(session, None, 2, before)
            seen += [article.id for article in part.items]
            before = part.older
            if before is None:
                break
        assert seen == ["a6", "a5", "a4", "a3", "a2", "a1", "a0"]
        assert [a.id for a in lists.newest_articles(session, "0.example", 9).items] == ["a6", "a3", "a0"]
        assert lists.count_status(session).articles == 7


def test_a_later_part_is_found_by_index(tmp_path: Path) -> None:
    asked: list[str] = []
    with open_database(f"sqlite:///{tmp_path}/a.db") as database, database.look() as session:
        events: Any = session.connection.driver_connection
        events.set_trace_callback(asked.append)
        lists.newest_articles(session, None, 9, "1~a")
        lists.newest_articles(session, "a.example", 9, "1~a")
        lists.newest_storylines(session, 9, "-1~s")
        lists.best_storylines(session, 9, "-1~s")
        events.set_trace_callback(None)
        plans = [str(session.exec_driver_sql(f"explain query plan {query}").all()) for query in asked]
    assert len(plans) == 4
    assert all("SEARCH" in plan and ",id)<(?,?)" in plan and "TEMP" not in plan for plan in plans), plans


@pytest.mark.parametrize("before", ["", "x", "1", "x~a", "9" * 30 + "~a", "-~a", "--1~a", "١~a", "1 ~a"])
def test_a_made_up_place_in_a_list_is_refused(before: str, database: Database) -> None:
    with database.look() as session, pytest.raises(lists.MadeUp):
        lists.newest_storylines(session, 2, before)


def test_a_step_is_stale_when_its_version_is_another(database: Database) -> None:
    with database.begin() as session:
        assert progress.stale_steps(session, {"read": 1}) == ()
        progress.save_step_versions(session, {"read": 1, "judge": 2})
        assert progress.stale_steps(session, {"read": 1, "judge": 3, "new": 1}) == ("judge",)


def test_forgetting_results_keeps_the_evidence(database: Database) -> None:
    with database.begin() as session:
        name = pages.save_page(session, make_page())
        pages.mark_walked(session, [name])
        articles.save_readings(session, {name: make_article("a")})
        articles.save_versions(session, {"a": [make_article("a")]})
        progress.forget_results(session, readings_too=False)
        assert articles.load_article_ids(session) == []
        assert articles.load_readings(session, ["a"]).keys() == {"a"}
        assert pages.unwalked_pages(session, 9).keys() == {name}
        progress.forget_results(session, readings_too=True)
        assert articles.load_readings(session, ["a"]) == {}


def test_forgetting_results_keeps_what_was_learned_of_the_outside(database: Database) -> None:
    hub = Subscription("token", "https://a.example/feed", "https://a.example/feed", "https://hub.example/", "s", START)
    with database.begin() as session:
        fronts.save_front(session, Front("https://a.example/", visits=3))
        mail.save_reached(session, Reached("imap://a.example/INBOX", 1, 9))
        mail.save_seen(session, "maildir:/mails", ["one"])
        websub.save_subscription(session, hub)
        progress.forget_results(session, readings_too=True)
        assert fronts.load_front(session, "https://a.example/").visits == 3
        assert mail.load_reached(session, "imap://a.example/INBOX") == Reached("imap://a.example/INBOX", 1, 9)
        assert mail.unseen_among(session, "maildir:/mails", ["one", "two"]) == {"two"}
        assert websub.load_subscription(session, "token") == hub


def test_saving_again_changes_nothing(database: Database) -> None:
    def save(session: Session) -> None:
        pages.save_page(session, make_page())
        articles.save_versions(session, {"a": [make_article("a")]})
        hold(session, meetings.EVENTS.tables, held(a=[1, 2]), (), ALL)
        copies.save_copy_groups(session, (), [make_copy_group("a", "b")])
        events.save_event_groups(session, (), [make_event_group("a", "b")])
        events.save_events(session, [make_event("e-a")])
        storylines.save_storylines(session, (), [make_storyline("s", "e-a")])

    with database.begin() as session:
        save(session)
        before = everything(session)
        save(session)
        assert everything(session) == before
