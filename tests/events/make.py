"""Articles, profiles and links for tests of events; the texts are made up."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import combinations

from manytold.events.context import counts, scores_of
from manytold.events.groups import merge
from manytold.events.judge import judge
from manytold.events.profile import profile
from manytold.model.articles import Article, Passage
from manytold.model.events import EventGroup, EventLink, Gathering, Member, Profile
from manytold.model.statements import Statements
from manytold.run.weighing import weighed
from manytold.steps import Weighed
from manytold.text.annotate import annotate

TUESDAY = datetime(2031, 5, 6, 18, tzinfo=UTC)


def make_article(name: str, title: str, *lines: str, days: float | None = 0, **fields: object) -> Article:
    text = "\n".join([title, *lines] if title else lines)
    passages, at = [], 0
    for number, line in enumerate(text.split("\n")):
        passages.append(Passage(at, at + len(line), "title" if title and number == 0 else "paragraph"))
        at += len(line) + 1
    given = {
        "id": name,
        "version": 1,
        "source": f"{name}.example",
        "source_name": name.title(),
        "text": text,
        "text_hash": sha256(text.encode()).hexdigest(),
        "passages": tuple(passages),
        "fetched": TUESDAY,
        "published": None if days is None else TUESDAY + timedelta(days=days),
        "language": "en",
    }
    return Article(**(given | fields))  # type: ignore[arg-type]


def make_profile(name: str, *, days: float | None = 0) -> Profile:
    return profile(make_article(name, "", days=days))


def make_link(a: str, b: str, score: float, *, given: bool = False, alike: float = 0.9) -> EventLink:
    return EventLink(min(a, b), max(a, b), score, "made up", given, alike=alike)


def grouped(*articles: Article) -> set[frozenset[str]]:
    """The events of a few articles when every pair has met."""
    profiles = [profile(article) for article in articles]
    groups = merge(profiles, linked(profiles))
    return {frozenset(group.articles) for group in groups}


def linked(profiles: Sequence[Profile]) -> list[EventLink]:
    """All links between profiles when every pair has met, weighed beside one another."""
    links = list(judge(combinations(profiles, 2)))
    return weighed(Weighed(counts, scores_of), links, {p.article for p in profiles}, {})


def make_gathering(*articles: Article, origins: dict[str, str] | None = None) -> Gathering:
    ordered = sorted(articles, key=lambda a: a.id)
    members = tuple(
        Member(a, profile(a), Statements(a.id, 1, annotate(a), (), ()), (origins or {}).get(a.id, a.id))
        for a in ordered
    )
    return Gathering(EventGroup("e0", tuple(a.id for a in ordered)), members)
