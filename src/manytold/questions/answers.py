"""What questions are answered with: frozen, complete, and ready to be rendered by anyone.

Every shown line is a `Receipt`. Nothing here needs the database again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from manytold.errors import Untrue
from manytold.model.articles import Contamination, Passage, Span
from manytold.model.edits import ChangeKind
from manytold.model.events import UNDATED
from manytold.model.findings import Certainty, FindingKind
from manytold.model.statements import QuoteKind
from manytold.questions.said import CorrectionAnswer

Texts = Mapping[tuple[str, int], str]
"""Stored texts by article id and version."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Words that are shown, and where they stand: `text` equals the stored text of that version from start to end."""

    article: str
    version: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """One stretch that was changed, with its words in the earlier wording and in the later one, where it has any."""

    kind: ChangeKind
    before: Receipt | None
    after: Receipt | None


@dataclass(frozen=True, slots=True)
class EditAnswer:
    """What made a wording out of the one before; `stealth` where the page says nothing of it, `why` in a sentence."""

    changes: tuple[ChangeAnswer, ...]
    stealth: bool
    why: str
    note: Receipt | None = None


@dataclass(frozen=True, slots=True)
class VersionAnswer:
    """One wording of an article; `edit` is what was changed since the wording before, None for the first."""

    version: int
    text: str
    passages: tuple[Passage, ...]
    fetched: datetime
    modified: datetime | None = None
    edit: EditAnswer | None = None


@dataclass(frozen=True, slots=True)
class ArticleAnswer:
    """An article in its newest wording (the last of `versions`); `copy_of` names the first of its copy group.

    `also_in` are the events that it tells among others, being a round-up.
    """

    id: str
    version: int
    source: str
    source_name: str
    title: Receipt | None
    versions: tuple[VersionAnswer, ...]
    published: datetime | None = None
    published_why: str = ""
    modified: datetime | None = None
    url: str | None = None
    path: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    paywalled: bool = False
    contamination: tuple[Contamination, ...] = ()
    copy_of: str | None = None
    copy_kind: str | None = None
    copy_reason: str = ""
    also_in: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The newest wording."""
        return self.versions[-1].text


@dataclass(frozen=True, slots=True)
class TellingAnswer:
    """One independent report: the first article with its words, and the copies of it."""

    lead: ArticleAnswer
    copies: tuple[ArticleAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class ClueAnswer:
    """Words that hint at a time, and what they tell."""

    receipt: Receipt
    tells: str


@dataclass(frozen=True, slots=True)
class WhenAnswer:
    """The days an event can have happened on, inclusive; None where the texts do not tell."""

    first: date | None
    last: date | None
    why: str
    clues: tuple[ClueAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueAnswer:
    """One thing said, and everyone who says it."""

    value: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """What several tellings say on one matter; `origins` counts independent reports."""

    kind: FindingKind
    about: str
    certainty: Certainty
    why: str
    origins: int
    values: tuple[ValueAnswer, ...]


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """Words said by somebody; `same_as` are the same words in other tellings, `differs` those in which they differ, and
    `alone` says that only one origin has these.
    """

    receipt: Receipt
    kind: QuoteKind
    speaker: str | None
    cue: str | None
    same_as: tuple[Receipt, ...] = ()
    differs: tuple[Receipt, ...] = ()
    alone: bool = False
    described: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """What happened, or is planned, when; the first receipt is the sentence that is shown."""

    first: date
    last: date
    planned: bool
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class NearAnswer:
    """An article that may tell the same event, and was left apart; or a round-up that tells it among others."""

    article: str
    title: str
    source_name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class SubeditedAnswer:
    """A headline and picks that the owner's language model put together from lines of findings."""

    model: str
    headline: tuple[Receipt, ...]
    picks: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """One event with everything that is known of it; `also` are round-ups that tell it too and count for nothing.

    `several` says why this is a round-up itself.
    """

    id: str
    title: Receipt
    when: WhenAnswer
    where: Receipt | None
    tellings: tuple[TellingAnswer, ...]
    key_sentences: tuple[Receipt, ...] = ()
    findings: tuple[FindingAnswer, ...] = ()
    quotes: tuple[QuoteAnswer, ...] = ()
    timeline: tuple[TimelineAnswer, ...] = ()
    languages: tuple[str, ...] = ()
    near: tuple[NearAnswer, ...] = ()
    corrections: tuple[CorrectionAnswer, ...] = ()
    also: tuple[NearAnswer, ...] = ()
    several: str = ""
    subedited: SubeditedAnswer | None = None

    @property
    def articles(self) -> tuple[ArticleAnswer, ...]:
        """All its articles, each first followed by its copies."""
        return tuple(article for telling in self.tellings for article in (telling.lead, *telling.copies))

    @property
    def reports(self) -> int:
        """How many newsrooms tell it in words of their own; two texts of one do not bear each other out."""
        return len({telling.lead.source for telling in self.tellings})

    def article(self, id: str) -> ArticleAnswer | None:  # noqa: A002 - the word of the field
        """The article a receipt points to, or None when it is not of this event."""
        return next((article for article in self.articles if article.id == id), None)

    def of_kind(self, kind: FindingKind) -> tuple[FindingAnswer, ...]:
        """The findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind == kind)


@dataclass(frozen=True, slots=True)
class StorylineAnswer:
    """Events that continue one another, in order of time; `why` says in plain words what joins them.

    `timeline` is that of all events together where there are several.
    """

    id: str
    title: Receipt
    events: tuple[EventAnswer, ...]
    why: tuple[str, ...] = ()
    timeline: tuple[TimelineAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """An item that was left out or could not be read, and the reason."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class EditionAnswer:
    """Everything at once: what `read` prints and exports."""

    storylines: tuple[StorylineAnswer, ...]
    skipped: tuple[OutcomeAnswer, ...] = ()
    failed: tuple[OutcomeAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an article comes with: of which article, and where its outlet keeps it.

    `words` are what the article's page says that it shows, in the article's `language`.
    """

    article: str
    url: str
    words: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as a card shows it: its address at this newspaper, and what it is said to show, in which language."""

    address: str
    words: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class EventBrief:
    """An event as a list shows it; `sentence_by` names the source of its first key sentence.

    `first_by` is the source that published first. `picture` is that of the first telling that has one. `pinned` says
    that an owner or editor picked it. `newest_report` is when its newest independent report was published, from which
    its `standing` is counted; `high_at` are the outlets that showed it high.
    """

    id: str
    title: Receipt
    when: WhenAnswer
    sentence: Receipt | None
    sentence_by: str
    articles: int
    reports: int
    sources: tuple[str, ...]
    conflicts: int
    quotes: int
    first_published: datetime | None
    last_published: datetime | None
    newest_report: datetime | None = None
    standing: datetime | None = None
    high_at: tuple[str, ...] = ()
    first_by: str = ""
    languages: tuple[str, ...] = ()
    section: str = ""
    picture: Picture | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class StorylineBrief:
    """A storyline as a list shows it, newest event first; `total` counts its events, of which some may not be here."""

    id: str
    title: Receipt
    events: tuple[EventBrief, ...]
    total: int

    @property
    def lead(self) -> EventBrief:
        """The event that stands best among those shown, the newest among equals."""
        return max(self.events, key=lambda event: (event.standing is not None, event.standing or UNDATED))


Order = Literal["top", "newest"]


@dataclass(frozen=True, slots=True)
class FrontAnswer:
    """Storylines in an order; `older` is the key that the next part starts from, or None at the end.

    `section` is one of `sections.PLACES` where that alone was asked for.
    """

    storylines: tuple[StorylineBrief, ...]
    older: str | None = None
    order: Order = "top"
    left_out: int = 0
    section: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as the list beside another one shows it; its time without the words that hint at it."""

    id: str
    title: Receipt
    when: WhenAnswer


@dataclass(frozen=True, slots=True)
class StorylineMention:
    """A storyline as the page of one of its events shows it: every event, the newest first."""

    id: str
    title: Receipt
    events: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """One event, and the storyline it belongs to; `countries` are those of its sources, by id, as far as kept."""

    event: EventAnswer
    storyline: StorylineMention | None
    countries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticlePageAnswer:
    """One article as it is read: the wording asked for, its copies, and the event it tells."""

    article: ArticleAnswer
    shown: VersionAnswer
    title: Receipt | None
    event: EventBrief | None
    copies: tuple[ArticleAnswer, ...] = ()


def receipt(span: Span, texts: Texts) -> Receipt:
    """The receipt with its words. Raises Untrue when the span does not lie in the stored text."""
    text = texts.get((span.article, span.version))
    if text is None:
        raise Untrue(
            f"{span.article} version {span.version} is not stored, yet a line points to it; run: manytold verify"
        )
    if not 0 <= span.start < span.end <= len(text):
        raise Untrue(f"{span.article} version {span.version} has no characters {span.start} to {span.end}")
    return Receipt(span.article, span.version, span.start, span.end, text[span.start : span.end])
