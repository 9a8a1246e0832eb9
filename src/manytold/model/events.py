"""Happenings and what leads from one to the next."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from manytold.model.articles import Article, Span
from manytold.model.statements import Statements

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the moment of what is not dated: before everything that is."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is needed to tell whether two articles are about one happening (room `events` owns the fields).

    `terms` (of the whole text), `title` (of the headline, else of the first sentence) and `names` (whole forms) map a
    normal form to its weight, sorted by form; `lead` does so for headline and lead, its weights adding up to 1. `chief`
    is the word of a name that weighs most there, or empty. `places` stand in the headline and the lead, in order;
    `quantities` are `slot:value`. `days` are the days that the lead's past clauses tell, `weekdays` (0 = Monday) those
    that no date resolves. `vector` (of headline and first sentences, comparable across languages) is empty by default.
    `several` says why an article counts as one that tells several matters, whose profiles are `matters`.
    """

    article: str
    version: int
    source: str
    published: datetime | None
    language: str | None
    terms: tuple[tuple[str, float], ...]
    title: tuple[tuple[str, float], ...]
    lead: tuple[tuple[str, float], ...]
    chief: str
    names: tuple[tuple[str, float], ...]
    places: tuple[str, ...]
    quantities: tuple[str, ...]
    days: tuple[date, ...]
    weekdays: tuple[int, ...]
    vector: tuple[float, ...] = ()
    several: str = ""
    matters: tuple["Profile", ...] = ()


@dataclass(frozen=True, slots=True)
class EventLink:
    """Two articles (`a` < `b`) and how sure it is, 0 to 1, that they tell one event; `given` = not to be parted.

    Of two copies of one text, which a given link joins, the one is the `lead`, or has the same lead as the other.
    `days` lie between their publications, None where one is not known. `alike` is how much alike the two are by
    themselves, 0 to 1; `score` says what that is worth beside everybody else, as soon as it has been weighed.

    `said` is the owner's word (see `corrections`): that both belong together, or, in a link of an article with itself,
    on which side of a correction it stands. `several` is the article that tells several matters, of which one is the
    other's; such a link joins nobody.
    """

    a: str
    b: str
    score: float
    why: str
    given: bool = False
    days: float | None = None
    alike: float = 0.0
    lead: str = ""
    said: str = ""
    several: str = ""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Articles that tell one event, sorted; `id` is derived from the earliest. `near` are weak links left apart.

    `also` are links to articles that tell it among several matters; each of those has an event of its own.
    """

    id: str
    articles: tuple[str, ...]
    near: tuple[EventLink, ...] = ()
    also: tuple[EventLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One article in its event, with all that is known of it; `origin` is the lead of its copy group, or itself."""

    article: Article
    profile: Profile
    statements: Statements
    origin: str
    copy_kind: str | None = None
    copy_reason: str = ""


@dataclass(frozen=True, slots=True)
class Clue:
    """A hint at the time of an event, in the text's own words."""

    span: Span
    tells: str


@dataclass(frozen=True, slots=True)
class When:
    """The days it can have happened on, inclusive; None where the texts do not tell; `why` says how it is known."""

    first: date | None
    last: date | None
    why: str
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One text in words of its own: `lead` and the copies of it."""

    lead: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. `title` and `key_sentences` are spans of its tellings; `terms`, `names`, `places` are the means
    of its members' profiles and serve to join events into storylines. `also` are the round-ups that tell it too and
    count for nothing; `several` says why this is itself a round-up and not one happening. `standing` is the moment
    that lists are ordered by; `prominent` are leads that their outlets showed high, one of each outlet. `section` is
    one of `sections.SECTIONS`, or empty. `newsrooms` counts the sources of its leads, 0 where that was not done yet.
    """

    id: str
    title: Span
    when: When
    where: Span | None
    tellings: tuple[Telling, ...]
    key_sentences: tuple[Span, ...]
    languages: tuple[str, ...]
    first_published: datetime | None
    last_published: datetime | None
    terms: tuple[tuple[str, float], ...]
    names: tuple[tuple[str, float], ...]
    places: tuple[str, ...]
    near: tuple[EventLink, ...] = ()
    also: tuple[EventLink, ...] = ()
    several: str = ""
    standing: datetime | None = None
    section: str = ""
    prominent: tuple[str, ...] = ()
    newsrooms: int = 0

    @property
    def reports(self) -> int:
        """How many independent reports there are: two tellings by one newsroom do not bear each other out."""
        return self.newsrooms or len(self.tellings)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of all its articles, leads and copies, sorted."""
        return tuple(sorted(a for t in self.tellings for a in (t.lead, *t.copies)))


@dataclass(frozen=True, slots=True)
class StorylineLink:
    """Two events (`a` < `b`) of which one leads to the other; `said` as in `EventLink`."""

    a: str
    b: str
    score: float
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Storyline:
    """Events that continue one another, in order of time; a lone event is a storyline of one; `id` is the first's."""

    id: str
    title: Span
    events: tuple[str, ...]
    why: tuple[StorylineLink, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everybody who tells one event, sorted by article id: what describing and comparing an event starts from."""

    group: EventGroup
    members: tuple[Member, ...]
