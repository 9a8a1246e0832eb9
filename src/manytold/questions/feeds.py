"""Lists as feeds: entries with ids that stay, and the moment at which each was last changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from manytold.errors import BadInput
from manytold.model.events import UNDATED
from manytold.model.searches import FeedAddress
from manytold.questions.answers import EventBrief
from manytold.questions.front import front
from manytold.questions.kept import FoundStory
from manytold.questions.personal import following, for_reader
from manytold.questions.searches import found_by
from manytold.questions.story import storyline
from manytold.store.articles import load_articles
from manytold.store.events import load_events
from manytold.store.rows import Session
from manytold.store.searches import load_search

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story, or an article that is in none. `updated` is when the newest wording of any of its articles came in."""

    of: str
    id: str
    title: str
    published: datetime
    updated: datetime
    sentence: str
    sentence_by: str
    articles: int
    reports: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What a feed shows now, in the order of its list; `page` is where the same list is read in the newspaper."""

    page: str
    entries: tuple[FeedEntry, ...]


def feed_page(session: Session, of: FeedAddress, now: datetime) -> FeedPage:
    """What a secret address shows. Raises BadInput where what it is of is no longer there."""
    return FEEDS[of.kind](session, of, now)


def _top(session: Session, of: FeedAddress, now: datetime) -> FeedPage:
    answer = for_reader(session, of.account, now, front(session))
    return FeedPage("/", _stories(session, (line.lead for line in answer.storylines)))


def _section(session: Session, of: FeedAddress, now: datetime) -> FeedPage:
    answer = for_reader(session, of.account, now, front(session, section=of.of))
    return FeedPage(f"/?section={of.of}", _stories(session, (line.lead for line in answer.storylines)))


def _following(session: Session, of: FeedAddress, _now: datetime) -> FeedPage:
    answer = following(session, of.account)
    return FeedPage("/following", _stories(session, (event for line in answer.storylines for event in line.events)))


def _storyline(session: Session, of: FeedAddress, _now: datetime) -> FeedPage:
    line = storyline(session, of.of)
    return FeedPage(f"/storyline/{line.id}", _stories(session, line.events))


def _search(session: Session, of: FeedAddress, _now: datetime) -> FeedPage:
    saved = load_search(session, of.account, of.of)
    if saved is None:
        raise BadInput("this search is no longer saved")
    answer = found_by(session, saved)
    changed = _changes(session, {found.article.id for found in answer.found})
    entries = tuple(_found(story, changed) for story in answer.stories[:MOST_ENTRIES])
    return FeedPage(f"/searches/{saved.id}", entries)


FEEDS: Mapping[str, Callable[[Session, FeedAddress, datetime], FeedPage]] = {
    "top": _top,
    "section": _section,
    "following": _following,
    "storyline": _storyline,
    "search": _search,
}
"""What there are feeds of, by the kind of their address."""


def _stories(session: Session, briefs: Iterable[EventBrief]) -> tuple[FeedEntry, ...]:
    shown = list({brief.id: brief for brief in briefs}.values())[:MOST_ENTRIES]
    events = load_events(session, [brief.id for brief in shown])
    changed = _changes(session, {article for event in events.values() for article in event.articles})
    return tuple(_story(brief, [changed[a] for a in events[brief.id].articles if a in changed]) for brief in shown)


def _changes(session: Session, articles: Iterable[str]) -> dict[str, datetime]:
    """When the newest wording of each article came in."""
    return {name: article.fetched for name, article in load_articles(session, articles).items()}


def _story(brief: EventBrief, changed: list[datetime]) -> FeedEntry:
    updated = max(changed, default=brief.last_published or UNDATED)
    return FeedEntry(
        "story",
        brief.id,
        brief.title.text,
        brief.first_published or updated,
        updated,
        brief.sentence.text if brief.sentence else "",
        brief.sentence_by,
        brief.articles,
        brief.reports,
        brief.sources,
    )


def _found(story: FoundStory, changed: Mapping[str, datetime]) -> FeedEntry:
    """A story by those of its articles that a search found."""
    first = story.found[0]
    updated = max(changed.get(found.article.id, UNDATED) for found in story.found)
    title = story.title or first.article.title
    return FeedEntry(
        "story" if story.event else "article",
        story.event or first.article.id,
        title.text if title else first.article.url or first.article.id,
        min(found.article.published or updated for found in story.found),
        updated,
        first.sentence.text if first.sentence else "",
        first.article.source_name,
        story.articles,
        story.reports,
        tuple(dict.fromkeys(found.article.source_name for found in story.found)),
    )
