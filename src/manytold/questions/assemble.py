"""Stored nouns → answers: spans get their words, copies fold under their first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from manytold.model.articles import Article, Span
from manytold.model.copies import CopyGroup
from manytold.model.corrections import TOGETHER, Correction
from manytold.model.events import Event, Storyline, When
from manytold.model.findings import Comparison, EventQuote, Finding, TimelineEntry
from manytold.model.subediting import Subedited
from manytold.plugins.subeditor import holds, lines
from manytold.questions.answers import (
    ArticleAnswer,
    ClueAnswer,
    EventAnswer,
    EventBrief,
    EventMention,
    FindingAnswer,
    NearAnswer,
    Picture,
    QuoteAnswer,
    Receipt,
    StorylineAnswer,
    StorylineBrief,
    StorylineMention,
    SubeditedAnswer,
    TellingAnswer,
    Texts,
    TimelineAnswer,
    ValueAnswer,
    VersionAnswer,
    WhenAnswer,
    receipt,
)
from manytold.questions.course import course
from manytold.questions.edits import edit_answers
from manytold.questions.said import CorrectionAnswer
from manytold.read.picture_words import told

NAMED_TITLES = 3
"""Headlines by which a correction is told; it names all its articles by id."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything loaded that answers are made of: all versions of each article (oldest first), and its copy group.

    `counted` are conflicts and quotations of events whose comparisons are not loaded.
    """

    articles: Mapping[str, Sequence[Article]]
    groups: Mapping[str, CopyGroup] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    corrections: Sequence[Correction] = ()
    also_in: Mapping[str, Sequence[str]] = field(default_factory=dict)
    subedited: Mapping[str, Subedited] = field(default_factory=dict)
    counted: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def material(
    articles: Iterable[Article],
    groups: Iterable[CopyGroup] = (),
    comparisons: Iterable[Comparison] = (),
    corrections: Sequence[Correction] = (),
    also_in: Mapping[str, Sequence[str]] | None = None,
) -> Material:
    """Material from nouns in any order."""
    by_id: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda a: (a.id, a.version)):
        by_id.setdefault(article.id, []).append(article)
    of_member = {member: group for group in groups for member in (group.lead, *(c.article for c in group.copies))}
    texts = {(a.id, a.version): a.text for versions in by_id.values() for a in versions}
    return Material(by_id, of_member, {c.event: c for c in comparisons}, texts, corrections, also_in or {})


def article_answer(
    versions: Sequence[Article], group: CopyGroup | None = None, also_in: Sequence[str] = ()
) -> ArticleAnswer:
    """One article from all its versions, oldest first."""
    newest = versions[-1]
    copy = next((c for c in group.copies if c.article == newest.id), None) if group else None
    return ArticleAnswer(
        id=newest.id,
        version=newest.version,
        source=newest.source,
        source_name=newest.source_name,
        title=title_of(newest),
        versions=tuple(
            VersionAnswer(v.version, v.text, v.passages, v.fetched, v.modified, edit)
            for v, edit in zip(versions, edit_answers(versions), strict=True)
        ),
        published=newest.published,
        published_why=newest.published_why,
        modified=newest.modified,
        url=newest.url,
        path=newest.path,
        byline=newest.byline,
        credits=newest.credits,
        language=newest.language,
        section=newest.section,
        paywalled=newest.paywalled,
        contamination=newest.contamination,
        copy_of=group.lead if group and copy else None,
        copy_kind=copy.kind if copy else None,
        copy_reason=copy.reason if copy else "",
        also_in=tuple(also_in),
    )


def title_of(article: Article) -> Receipt | None:
    """The headline as a receipt, or None when the page gave none."""
    first = next((p for p in article.passages if p.kind == "title"), None)
    if first is None or first.start >= first.end:
        return None
    return Receipt(article.id, article.version, first.start, first.end, article.text[first.start : first.end])


def event_answer(event: Event, given: Material) -> EventAnswer:
    """One event with everything that is known of it. Raises Untrue when a span leaves its text."""
    compared = given.comparisons.get(event.id) or Comparison(event.id, (), (), ())
    return EventAnswer(
        id=event.id,
        title=receipt(event.title, given.texts),
        when=when_answer(event.when, given.texts),
        where=receipt(event.where, given.texts) if event.where else None,
        tellings=tuple(
            TellingAnswer(_article(t.lead, given), tuple(_article(c, given) for c in t.copies)) for t in event.tellings
        ),
        key_sentences=_receipts(event.key_sentences, given.texts),
        findings=tuple(_finding(f, given.texts) for f in compared.findings),
        quotes=tuple(quote_answer(q, given.texts) for q in compared.quotes),
        timeline=tuple(entry_answer(t, given.texts) for t in compared.timeline),
        languages=event.languages,
        near=_near(event, given),
        corrections=tuple(correction_answer(c, given) for c in given.corrections if _acts(c, set(event.articles))),
        also=_also(event, given),
        several=event.several,
        subedited=_subedited(compared, given),
    )


def _subedited(compared: Comparison, given: Material) -> SubeditedAnswer | None:
    """What a model made of just these findings; nothing where they have become others since."""
    one = given.subedited.get(compared.event)
    if one is None or one.refused:
        return None
    languages = {name: versions[-1].language for name, versions in given.articles.items()}
    if not holds(one, lines(compared, given.texts, languages)):
        return None
    return SubeditedAnswer(one.model, _receipts(one.headline, given.texts), _receipts(one.picks, given.texts))


def storyline_answer(storyline: Storyline, events: Mapping[str, Event], given: Material) -> StorylineAnswer:
    """One storyline with all its events and what happened in all of them, by day."""
    told = tuple(event_answer(events[id_], given) for id_ in storyline.events)
    return StorylineAnswer(
        id=storyline.id,
        title=receipt(storyline.title, given.texts),
        events=told,
        why=tuple(dict.fromkeys(link.why for link in storyline.why)),
        timeline=course(told),
    )


def event_brief(event: Event, given: Material) -> EventBrief:
    """One event as a list shows it, its time without the words that hint at it."""
    conflicts, quotes = given.counted.get(event.id) or _counted(given.comparisons.get(event.id))
    sentence = next(iter(_receipts(event.key_sentences[:1], given.texts)), None)
    names = [given.articles[t.lead][-1].source_name for t in event.tellings]
    names += [given.articles[c][-1].source_name for t in event.tellings for c in t.copies]
    return EventBrief(
        id=event.id,
        title=receipt(event.title, given.texts),
        when=_bare(event.when),
        sentence=sentence,
        sentence_by=given.articles[sentence.article][-1].source_name if sentence else "",
        articles=len(event.articles),
        reports=event.reports,
        sources=tuple(dict.fromkeys(names)),
        conflicts=conflicts,
        quotes=quotes,
        first_published=event.first_published,
        last_published=event.last_published,
        standing=event.standing,
        high_at=tuple(given.articles[lead][-1].source_name for lead in event.prominent),
        newest_report=max(
            (when for t in event.tellings if (when := given.articles[t.lead][-1].published) is not None), default=None
        ),
        first_by=min((given.articles[a][-1] for a in event.articles), key=lambda a: a.first_key).source_name,
        languages=event.languages,
        section=event.section,
        picture=_picture(event, given),
    )


def _counted(compared: Comparison | None) -> tuple[int, int]:
    """How many findings conflict, and how many quotations there are."""
    if compared is None:
        return 0, 0
    return sum(finding.kind == "conflicting" for finding in compared.findings), len(compared.quotes)


def _picture(event: Event, given: Material) -> Picture | None:
    """The picture of the first telling that has one; what it shows is left unsaid where the headline says the same."""
    for telling in event.tellings:
        lead = given.articles[telling.lead][-1]
        if lead.image:
            title = receipt(event.title, given.texts).text if lead.image_words else ""
            return Picture(lead.id, lead.image, told(lead.image_words, title), lead.language)
    return None


def storyline_brief(storyline: Storyline, events: Mapping[str, Event], given: Material) -> StorylineBrief:
    """One storyline as lists show it, its newest event first, with those of its events that are given."""
    briefs = tuple(event_brief(events[id_], given) for id_ in reversed(storyline.events) if id_ in events)
    return StorylineBrief(storyline.id, receipt(storyline.title, given.texts), briefs, len(storyline.events))


def storyline_mention(storyline: Storyline, events: Mapping[str, Event], given: Material) -> StorylineMention:
    """One storyline as the page of one of its events shows it; asks for the articles of the headlines alone."""
    mentions = tuple(
        EventMention(
            event.id,
            receipt(event.title, given.texts),
            _bare(event.when),
        )
        for event in (events[id_] for id_ in reversed(storyline.events) if id_ in events)
    )
    return StorylineMention(storyline.id, receipt(storyline.title, given.texts), mentions)


def _bare(when: When) -> WhenAnswer:
    return WhenAnswer(when.first, when.last, when.why, ())


def when_answer(when: When, texts: Texts) -> WhenAnswer:
    """The time of an event with the words that hint at it."""
    clues = tuple(ClueAnswer(receipt(c.span, texts), c.tells) for c in when.clues)
    return WhenAnswer(when.first, when.last, when.why, clues)


def correction_answer(correction: Correction, given: Material, holds: bool = True) -> CorrectionAnswer:
    """The owner's word, with the headlines of those articles of it that are given."""
    titles = (given.articles[name][-1] for name in correction.these[:NAMED_TITLES] if name in given.articles)
    return CorrectionAnswer(
        correction.id,
        correction.of,
        correction.says,
        correction.these,
        correction.those,
        correction.said,
        correction.by,
        holds,
        tuple(article.title or article.id for article in titles),
    )


def _acts(correction: Correction, articles: set[str]) -> bool:
    """Whether a word shows in an event: two of its articles are joined, or one is parted from what stands elsewhere."""
    named = len(correction.articles & articles)
    return named > 1 if correction.says == TOGETHER and correction.of != "storyline" else named > 0


def _article(id_: str, given: Material) -> ArticleAnswer:
    return article_answer(given.articles[id_], given.groups.get(id_), given.also_in.get(id_, ()))


def _receipts(spans: Iterable[Span], texts: Texts) -> tuple[Receipt, ...]:
    return tuple(receipt(span, texts) for span in spans)


def _finding(finding: Finding, texts: Texts) -> FindingAnswer:
    values = tuple(ValueAnswer(v.value, _receipts(v.receipts, texts)) for v in finding.values)
    return FindingAnswer(finding.kind, finding.about, finding.certainty, finding.why, finding.origins, values)


def quote_answer(quote: EventQuote, texts: Texts) -> QuoteAnswer:
    """A quotation with its words."""
    same_as, differs = _receipts(quote.same_as, texts), _receipts(quote.differs, texts)
    shown = receipt(quote.span, texts)
    return QuoteAnswer(shown, quote.kind, quote.speaker, quote.cue, same_as, differs, quote.alone, quote.described)


def entry_answer(entry: TimelineEntry, texts: Texts) -> TimelineAnswer:
    """An entry of a timeline with its words."""
    return TimelineAnswer(entry.first, entry.last, entry.planned, _receipts(entry.receipts, texts))


def _near(event: Event, given: Material) -> tuple[NearAnswer, ...]:
    """Articles left apart, strongest first; one that is not loaded is not shown."""
    inside = set(event.articles)
    shown = []
    for link in sorted(event.near, key=lambda link: (-link.score, link.a, link.b)):
        other = link.b if link.a in inside else link.a
        if other not in inside and other in given.articles:
            newest = given.articles[other][-1]
            shown.append(NearAnswer(other, newest.title or other, newest.source_name, link.score, link.why))
    return tuple(shown)


def _also(event: Event, given: Material) -> tuple[NearAnswer, ...]:
    """Round-ups that tell an event too, strongest first; of those that share their words the first alone."""
    shown: dict[str, NearAnswer] = {}
    for link in event.also:
        group = given.groups.get(link.several)
        if link.several in given.articles:
            newest = given.articles[link.several][-1]
            near = NearAnswer(newest.id, newest.title or newest.id, newest.source_name, link.score, link.why)
            shown.setdefault(group.lead if group else newest.id, near)
    return tuple(shown.values())
