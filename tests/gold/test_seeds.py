"""The five undated texts beside the checkout: three meetings of the same two people, one of them told three times."""

from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge as judge_copies
from manytold.events.also import judge
from manytold.events.describe import describe
from manytold.events.groups import merge
from manytold.events.keys import keys
from manytold.events.several import profile_of as profile
from manytold.events.storylines import judge as judge_storylines
from manytold.events.storylines import merge as merge_storylines
from manytold.model.articles import Article
from manytold.model.events import Event, EventGroup, Gathering, Member
from manytold.model.pages import Page
from manytold.model.statements import Statements
from manytold.read.article import read_page
from manytold.text.annotate import annotate

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS, reason="the texts are not here")]
READ_AT = datetime(2030, 1, 1, tzinfo=UTC)


def read(file: Path) -> Article:
    page = Page(None, None, 200, "text/plain", file.read_bytes(), READ_AT, path=file.name)
    article = read_page(page)
    assert isinstance(article, Article)
    return article


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.id: article for article in map(read, SEEDS)}


@pytest.fixture(scope="module")
def groups(articles: dict[str, Article]) -> list[EventGroup]:
    profiles = [profile(a) for a in articles.values()]
    met = [(a, b) for a, b in combinations(profiles, 2) if set(keys(a)) & set(keys(b))]
    return merge(profiles, list(judge(met)))


@pytest.fixture(scope="module")
def events(articles: dict[str, Article], groups: list[EventGroup]) -> dict[str, Event]:
    found = {}
    for group in groups:
        told = [articles[i] for i in group.articles]
        members = tuple(Member(a, profile(a), Statements(a.id, 1, annotate(a), (), ()), a.id) for a in told)
        found["+".join(sorted((a.path or "")[:3] for a in told))] = describe(Gathering(group, members))
    return found


def test_three_events(events: dict[str, Event]) -> None:
    assert set(events) == {"000+001+004", "002", "003"}


def test_one_storyline(events: dict[str, Event]) -> None:
    links = list(judge_storylines(combinations(events.values(), 2)))
    assert [len(s.events) for s in merge_storylines(list(events.values()), links)] == [3]


def test_no_copies(articles: dict[str, Article]) -> None:
    assert list(judge_copies(combinations([fingerprint(a) for a in articles.values()], 2))) == []


@pytest.mark.parametrize(("name", "weekday"), [("000+001+004", "Thursday"), ("002", "Tuesday"), ("003", "Friday")])
def test_the_time_is_what_the_texts_tell_and_no_more(events: dict[str, Event], name: str, weekday: str) -> None:
    when = events[name].when
    assert weekday in when.why
    assert when.first is None or when.first != when.last
    assert all(clue.tells for clue in when.clues)


def test_where_is_told_only_where_it_is_said(articles: dict[str, Article], events: dict[str, Event]) -> None:
    places = {n: e.where and articles[e.where.article].quote(e.where) for n, e in events.items()}
    assert places == {"000+001+004": "Beijing", "002": "Beijing", "003": None}
