"""The words that stand for an event: one headline and up to three sentences, chosen among those of its tellings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from manytold.events.features import cosine
from manytold.events.profile import title_end_of, weigh
from manytold.events.wording import DANGLING, PERSUASION
from manytold.model.articles import Article, Span
from manytold.model.events import Member
from manytold.model.statements import Stretch
from manytold.text.words import words

TITLE_WORDS = range(5, 18)
SENTENCE_WORDS = range(8, 41)
FIRST_SENTENCES = 20
MOST_SENTENCES = 3
TOO_ALIKE = 0.6
"""Cosine from which a second sentence would say the same again."""
MARKS = frozenset('"“”„«»‹›?!:;')


@dataclass(frozen=True, slots=True)
class Stretched:
    """A stretch of a text with its weighted words."""

    span: Span
    origin: str
    words: int
    terms: Mapping[str, float]
    place: int
    clean: bool


def title(members: Sequence[Member]) -> Span:
    """The headline that has most in common with the other tellings; without headlines the best first sentence."""
    shared = shared_terms(members)
    found = [_headline(m) for m in members if title_end_of(m.article)] or [_opening(m) for m in members]
    return min(found, key=lambda h: (-_title_score(h, shared), h.span)).span


def key_sentences(members: Sequence[Member]) -> tuple[Span, ...]:
    """Up to three sentences that say most of what the tellings share, each of another telling, best first."""
    shared = shared_terms(members)
    left = [s for m in members for s in _sentences(m)]
    chosen: list[Stretched] = []
    while left and len(chosen) < MOST_SENTENCES:
        best = min(left, key=lambda s: (-_sentence_score(s, shared), s.span))
        chosen.append(best)
        left = [s for s in left if s.origin != best.origin and cosine(s.terms, best.terms) < TOO_ALIKE]
    return tuple(s.span for s in chosen)


def shared_terms(members: Sequence[Member]) -> dict[str, float]:
    """Mean weights of the tellings' words; words of a single telling count less when there are several."""
    sums: dict[str, float] = {}
    tellers: dict[str, int] = {}
    for member in members:
        for form, weight in member.profile.terms:
            sums[form] = sums.get(form, 0.0) + weight
            tellers[form] = tellers.get(form, 0) + 1
    count = len(members) or 1
    return {f: w / count * (0.25 if tellers[f] == 1 and count > 1 else 1.0) for f, w in sums.items()}


def _title_score(headline: Stretched, shared: Mapping[str, float]) -> float:
    score = cosine(headline.terms, shared)
    if headline.words not in TITLE_WORDS:
        score *= 0.6
    return score if headline.clean else score * 0.5


def _sentence_score(sentence: Stretched, shared: Mapping[str, float]) -> float:
    early = 1.0 / (1 + 0.08 * sentence.place)
    return cosine(sentence.terms, shared) * early


def _headline(member: Member) -> Stretched:
    article = member.article
    passage = next(p for p in article.passages if p.kind == "title")
    start, end = _trim(article.text, passage.start, passage.end)
    text = article.text[start:end]
    clean = not text.rstrip().endswith("?") and not PERSUASION.search(text) and text.upper() != text
    return _stretched(member, Stretch(start, end), 0, clean=clean)


def _opening(member: Member) -> Stretched:
    """The first sentence of a text without a headline; of an empty text its empty start."""
    sentences = member.statements.annotation.sentences
    found = next((s for s in sentences if len(words(member.article.text[s.start : s.end])) >= 4), None)
    if found is None:
        found = sentences[0] if sentences else Stretch(0, len(member.article.text))
    return _stretched(member, found, 0, clean=True)


def _stretched(member: Member, part: Stretch, place: int, *, clean: bool) -> Stretched:
    article = member.article
    tokens = words(article.text[part.start : part.end])
    span = Span(article.id, article.version, part.start, part.end)
    return Stretched(span, member.origin, len(tokens), dict(weigh(tokens, article.language)), place, clean)


def _sentences(member: Member) -> list[Stretched]:
    """The sentences of a telling that can stand alone: of fair length, without quotation, with no pronoun in front."""
    article, body = member.article, title_end_of(member.article)
    quoted = [(q.start, q.end) for q in member.statements.quotes]
    parts = [s for s in member.statements.annotation.sentences if s.start >= body][:FIRST_SENTENCES]
    found = []
    for place, part in enumerate(parts):
        if _stands_alone(article, part) and not _overlaps(part, quoted):
            found.append(_stretched(member, part, place, clean=True))
    return [s for s in found if s.words in SENTENCE_WORDS]


def _stands_alone(article: Article, part: Stretch) -> bool:
    text = article.text[part.start : part.end].strip()
    first = next((word for _, _, word in words(text)), "")
    if not first or first.casefold() in DANGLING or not text.endswith((".", "。", "؟", "।")):
        return False
    if MARKS & set(text):
        return False
    kind = next((p.kind for p in article.passages if p.start <= part.start < p.end), "paragraph")
    return kind in ("paragraph", "standfirst")


def _overlaps(part: Stretch, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start < part.end and part.start < end for start, end in ranges)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
