"""Corrections are obeyed by every way to run, in any order, at once, and after everything was made anew."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.copies import groups as copy_groups
from manytold.events import groups, storylines
from manytold.model.corrections import Correction, Matter, Word
from manytold.model.events import Event, EventLink, Profile, StorylineLink
from manytold.model.pages import Page
from manytold.run.archive import walk_archive
from manytold.run.correcting import Obeyed, say, take_back
from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.plan import Plan
from manytold.run.standard import STANDARD
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.corrections import load_corrections
from manytold.store.database import Database, open_database
from manytold.store.events import load_events_of
from manytold.store.groups import resolve
from manytold.store.storylines import load_storylines_of
from tests.run.make import make_pages
from tests.run.test_live import SETTINGS, live, shuffled
from tests.run.toy import START, TOY, judge_events, make_page


def judge(pairs: Iterable[tuple[Profile, Profile]]) -> Iterator[EventLink]:
    return (replace(link, score=0.3 * link.score, alike=0.3 * link.score) for link in judge_events(pairs))


def judge_lines(pairs: Iterable[tuple[Event, Event]]) -> Iterator[StorylineLink]:
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda event: event.id)
        yield StorylineLink(a.id, b.id, 0.2 * len(set(a.names) & set(b.names)), "same words")


PLAN = replace(
    TOY,
    copies=replace(TOY.copies, merge=copy_groups.merge),
    events=replace(TOY.events, judge=judge, merge=groups.merge, binds=groups.binds, shows=groups.shows),
    storylines=replace(TOY.storylines, judge=judge_lines, merge=storylines.merge, binds=storylines.binds),
)
"""Tiny steps whose groups are made as the real ones are."""


def word(of: Matter, says: Word, these: Iterable[str], those: Iterable[str] = (), at: int = 0) -> Correction:
    mine, theirs = tuple(sorted(these)), tuple(sorted(those))
    return Correction(f"{of}-{says}-{mine}-{theirs}-{at}", of, says, mine, theirs, START + timedelta(minutes=at))


def told(database: Database, correction: Correction, plan: Plan = PLAN) -> Obeyed:
    with database.begin() as session:
        return say(session, plan, correction)


def forgotten(database: Database, correction: Correction, plan: Plan = PLAN) -> None:
    with database.begin() as session:
        take_back(session, plan, correction.id)


def events_of(database: Database, names: Iterable[str]) -> dict[str, str]:
    with database.look() as session:
        return load_events_of(session, names)


WORDS = ("w1", "w2", "w3", "w4", "c1", "c2", "s1", "s2", "far")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True).map(" ".join)
PAGES = st.lists(st.builds(make_page, st.sampled_from("abcdefgh"), TEXTS, st.integers(0, 30)), max_size=14)
NAMES = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True)
CORRECTIONS = st.lists(
    st.builds(
        word,
        st.sampled_from(("copy", "event", "event", "storyline")),
        st.sampled_from(("together", "apart")),
        NAMES,
        NAMES,
        st.integers(0, 9),
    ),
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(PAGES, CORRECTIONS, st.integers(0, 20), st.integers(1, 4), st.randoms(use_true_random=False))
def test_it_does_not_matter_when_it_is_said(
    found: list[Page], corrections: list[Correction], first: int, batch: int, dice: random.Random
) -> None:
    """All pages and then all corrections, or some pages, the corrections in any order, and the other pages."""
    mixed = dice.sample(found, len(found))
    with open_database("sqlite://") as plain, open_database("sqlite://") as mingled:
        walk_newcomers(plain, found, SETTINGS, plan=PLAN)
        for one in corrections:
            told(plain, one)
        walk_newcomers(mingled, mixed[:first], SETTINGS, plan=PLAN, batch=batch)
        for one in dice.sample(corrections, len(corrections)):
            told(mingled, one)
        walk_newcomers(mingled, mixed[first:], SETTINGS, plan=PLAN, batch=batch)
        assert answer_of(mingled) == answer_of(plain)


@settings(max_examples=25, deadline=None)
@given(PAGES, CORRECTIONS, st.integers(1, 4), st.integers(1, 5))
def test_an_archive_obeys_as_a_database_does(
    tmp_path_factory: pytest.TempPathFactory,
    found: list[Page],
    corrections: list[Correction],
    batch: int,
    parts: int,
) -> None:
    shelf = tmp_path_factory.mktemp("shelf")
    walk_archive(found, shelf, map, PLAN, parts, corrections=corrections)
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS, plan=PLAN, batch=batch)
        for one in corrections:
            told(database, one)
        assert answer_of_shelf(shelf) == answer_of(database)


@settings(max_examples=80, deadline=None)
@given(PAGES, CORRECTIONS, st.randoms(use_true_random=False))
def test_taking_back_restores(found: list[Page], corrections: list[Correction], dice: random.Random) -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS, plan=PLAN)
        answers = [answer_of(database)]
        order = list({one.id: one for one in corrections}.values())
        for one in order:
            told(database, one)
            answers.append(answer_of(database))
        for one in reversed(order):
            assert answer_of(database) == answers.pop()
            forgotten(database, one)
        assert answer_of(database) == answers.pop()


@settings(max_examples=80, deadline=None)
@given(PAGES, CORRECTIONS, NAMES, NAMES, st.sampled_from(("together", "apart")))
def test_the_last_word_is_obeyed(
    found: list[Page], corrections: list[Correction], these: list[str], those: list[str], says: Word
) -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS, plan=PLAN)
        for one in corrections:
            told(database, one)
        told(database, word("event", says, these, those, at=99))
        home = events_of(database, "abcdefgh")
    if says == "together":
        assert len({home[name] for name in {*these, *those} & home.keys()}) <= 1
    else:
        pairs = [(a, b) for a, b in product(these, those) if a not in those]
        assert all(home[a] != home[b] for a, b in pairs if a in home and b in home)


FOUND = [make_page(name, "w1 w2", n) for n, name in enumerate("abcd")] + [make_page("x", "w9 s1", 9)]


def test_joined_ids_answer_as_aliases_and_ids_stay() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, FOUND, SETTINGS, plan=PLAN)
        before = events_of(database, "ax")
        assert before["a"] != before["x"]
        joined = word("event", "together", "abcd", "x")
        assert told(database, joined).events == {before["a"]}
        with database.look() as session:
            assert resolve(session, "event", before["x"]) == before["a"]
        forgotten(database, joined)
        assert events_of(database, "ax") == before


def test_they_survive_when_everything_is_made_anew() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, FOUND, SETTINGS, plan=PLAN)
        told(database, word("event", "apart", "a", "bcd"))
        told(database, word("storyline", "together", "a", "b", 1))
        answer = answer_of(database)
        newer = replace(PLAN, profile=replace(PLAN.profile, version=2))
        walk_newcomers(database, (), SETTINGS, plan=newer, batch=1)
        assert answer_of(database) == answer
        with database.look() as session:
            assert len(load_corrections(session)) == 2


def test_what_is_said_before_everything_is_made_anew_is_obeyed_then() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, FOUND, SETTINGS, plan=PLAN)
        newer = replace(PLAN, profile=replace(PLAN.profile, version=2))
        assert told(database, word("event", "apart", "a", "bcd"), newer) == Obeyed(frozenset())
        assert len(set(events_of(database, "ab").values())) == 1
        walk_newcomers(database, (), SETTINGS, plan=newer)
        assert len(set(events_of(database, "ab").values())) == 2


def test_a_later_word_replaces_an_earlier_one() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, FOUND, SETTINGS, plan=PLAN)
        first, second = word("event", "together", "a", "x"), word("event", "apart", "x", "abcd", 1)
        assert told(database, first).replaced == ()
        assert told(database, second).replaced == (replace(first, these=("a", "x"), those=()),)
        assert len(set(events_of(database, "ax").values())) == 2
        forgotten(database, second)
        assert len(set(events_of(database, "ax").values())) == 1


def test_only_the_neighbourhood_is_told_anew() -> None:
    far = [make_page(name, "w5 w6", n) for n, name in enumerate("efgh")]
    with open_database("sqlite://") as database:
        walk_newcomers(database, [*FOUND, *far], SETTINGS, plan=PLAN)
        untouched = events_of(database, "efghx").values()
        assert told(database, word("event", "apart", "a", "bcd")).events.isdisjoint(untouched)


def test_a_lost_article_breaks_no_correction() -> None:
    """The first of those who belong together is no article any more; the others still belong together."""
    lost = [make_page(name, words, n) for n, (name, words) in enumerate((("a", "w1"), ("b", "w2"), ("c", "w3")))]
    with open_database("sqlite://") as database:
        walk_newcomers(database, lost, SETTINGS, plan=PLAN)
        told(database, word("event", "together", "abc"))
        walk_newcomers(database, [make_page("a", "boom-fingerprint", 20)], SETTINGS, plan=PLAN)
        home = events_of(database, "abc")
        assert home["b"] == home["c"]


@pytest.mark.parametrize("seed", range(3))
def test_the_real_walk(seed: int, tmp_path: Path) -> None:
    """Parted copies, joined fires, one storyline; live in any order is the archive."""
    found = make_pages()
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS)
        said = _corrections(database)
        for one in said:
            told(database, one, STANDARD)
        expected = answer_of(database)
        assert expected != live(found, 100)
    with open_database("sqlite://") as database:
        mixed = shuffled(found, seed)
        walk_newcomers(database, mixed[:9], SETTINGS, batch=3)
        for one in shuffled(said, seed):  # type: ignore[arg-type]
            told(database, one, STANDARD)  # type: ignore[arg-type]
        walk_newcomers(database, mixed[9:], SETTINGS, batch=3)
        assert answer_of(database) == expected
    walk_archive(found, tmp_path, map, parts=2, corrections=said)
    assert answer_of_shelf(tmp_path) == expected


def _corrections(database: Database) -> Sequence[Correction]:
    with database.look() as session:
        ids = {a.url: a.id for a in load_articles(session, load_article_ids(session)).values()}
        home = load_events_of(session, ids.values())
        assert load_storylines_of(session, home.values())
    fire, copy = ids["https://press-desk.example/tannery"], ids["https://hill-echo.example/tannery"]
    toll, cup = ids["https://valley-post.example/fire-toll"], ids["https://morning.example/cup"]
    bridge = [name for name in ids.values() if home[name] == home[ids["https://valley-post.example/bridge"]]]
    return [
        word("copy", "apart", [copy], [fire]),
        word("event", "apart", bridge[:1], bridge[1:]),
        word("event", "together", [toll], [fire]),
        word("storyline", "together", [fire], [cup]),
    ]
