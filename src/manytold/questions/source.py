"""Who speaks, and how their feeds are doing."""

from collections.abc import Iterable

from manytold.errors import BadInput
from manytold.model.sources import Due, Feed, Source
from manytold.questions.assemble import article_answer
from manytold.questions.kept import FeedAnswer, SourceAnswer, SourcesAnswer
from manytold.questions.load import named
from manytold.questions.profile import profile
from manytold.store.lists import newest_articles
from manytold.store.rows import Session
from manytold.store.sources import load_dues, load_dues_of, load_feeds, load_feeds_of, load_source, load_sources
from manytold.text.urls import without_login

NOT_ASKED = "not asked yet"


def sources(session: Session) -> SourcesAnswer:
    """Every source with its feeds, by name; also feeds whose source is not known otherwise."""
    feeds, dues = load_feeds(session), load_dues(session)
    known = {s.id: s for s in load_sources(session)}
    orphans = {f.source: Source(f.source, f.source) for f in feeds if f.source not in known}
    every = sorted((known | orphans).values(), key=lambda s: (s.name.casefold(), s.id))
    by_source: dict[str, list[Feed]] = {}
    for feed in feeds:
        by_source.setdefault(feed.source, []).append(feed)
    return SourcesAnswer(tuple(_source(s, by_source.get(s.id, ()), dues) for s in every))


def source(session: Session, id: str, limit: int = 50, before: str | None = None) -> SourceAnswer:  # noqa: A002
    """One source with its newest articles. Raises BadInput when there is none, or for a made-up `before`."""
    feeds = load_feeds_of(session, id)
    found = load_source(session, id) or (Source(id, id) if feeds else None)
    if found is None:
        raise BadInput(f"there is no source {id!r}")
    part = newest_articles(session, id, limit, before)
    newest = tuple(article_answer([article]) for article in named(session, part.items))
    answer = _source(found, feeds, load_dues_of(session, [feed.url for feed in feeds]))
    return SourceAnswer(
        answer.id,
        answer.name,
        answer.home,
        answer.country,
        answer.language,
        answer.feeds,
        newest,
        part.older,
        profile(session, part.items) if before is None else None,
    )


def _source(source: Source, feeds: Iterable[Feed], dues: dict[str, Due]) -> SourceAnswer:
    answers = tuple(_feed(feed, dues.get(feed.url)) for feed in feeds)
    return SourceAnswer(source.id, source.name, source.home, source.country, source.language, answers)


def _feed(feed: Feed, due: Due | None) -> FeedAnswer:
    health, failures = (due.health, due.failures) if due else (NOT_ASKED, 0)
    return FeedAnswer(
        without_login(feed.url), feed.title, feed.way, health, due.next if due else None, failures, feed.folder
    )
