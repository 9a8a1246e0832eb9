"""Answers about what is kept: sources with their feeds, articles found by their words, and how much of everything."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from manytold.questions.answers import ArticleAnswer, OutcomeAnswer, Receipt


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """A place where a source announces articles, and how it is doing."""

    url: str
    title: str
    way: str
    health: str
    next: datetime | None
    failures: int
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """How a source works, by its newest articles: of `looked_at`, how many are its own words and how many copies.

    `copied` are the sources that it copies, with how often. `changed` were changed after they were published. `told`
    tell a matter that others tell too, of which it was `first` by itself; `behind` is the upper median of the time
    after the first.
    """

    looked_at: int
    own: int
    copied: tuple[tuple[str, int], ...]
    changed: int
    told: int
    first: int
    behind: timedelta | None


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A source, its feeds, and, only where it alone is asked for, its newest articles and the key to older ones."""

    id: str
    name: str
    home: str | None
    country: str | None
    language: str | None
    feeds: tuple[FeedAnswer, ...]
    newest: tuple[ArticleAnswer, ...] = ()
    older: str | None = None
    profile: ProfileAnswer | None = None


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """Every source, by name."""

    sources: tuple[SourceAnswer, ...]


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """One article found by its words; `sentence` is the one that holds most of them."""

    article: ArticleAnswer
    sentence: Receipt | None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story with those of its articles that were found; without an event for articles that are in none."""

    event: str | None
    title: Receipt | None
    articles: int
    reports: int
    found: tuple[FoundAnswer, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Stories with articles that hold the words, that with the newest such article first.

    `more` says that there may be older ones, because as many as one page shows were found or looked at.
    """

    words: str
    found: tuple[FoundAnswer, ...]
    stories: tuple[FoundStory, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """How much of everything is kept, what was fetched last, and what could not be worked on.

    A count of `most` stands for that many or more.
    """

    counts: tuple[tuple[str, int], ...]
    newest: datetime | None
    skipped: tuple[OutcomeAnswer, ...] = ()
    failed: tuple[OutcomeAnswer, ...] = ()
    most: int = 0
