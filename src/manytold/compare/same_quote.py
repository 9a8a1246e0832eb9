"""One quotation in several wordings: joined by shared runs of three words, or by speaker and shared rare words.

Containment of word trigrams at or above 0.6 of the shorter gave 15 right in 15 sampled pairs of six stories, between
0.2 and 0.6 only 6 in 25; so what has no marks needs the same speaker as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manytold.model.articles import Span
from manytold.model.events import Member
from manytold.model.findings import EventQuote
from manytold.model.statements import Quotation
from manytold.text.words import is_stop, rarity, stem, words

CONTAINED = 0.6
PARAPHRASED = 0.6
LONG, IDENTICAL = 8, 0.9
"""Words and share of trigrams from which two quotations are one although nobody knows who speaks."""
RARE = 2.5
"""Rarity from which a word counts as evidence; `say`, `year`, `people` lie below."""
FEWEST_RARE = 3
FEWEST_TURNED = 2
NEGATIONS = frozenset(
    (
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "nobody",
        "none",
        "n't",
        "cannot",
        "nicht",
        "kein",
        "keine",
        "nie",
        "pas",
        "jamais",
        "nunca",
        "jamás",
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with what is needed to compare it."""

    member: Member
    quote: Quotation
    low: tuple[str, ...]
    grams: frozenset[tuple[str, ...]]
    rare: frozenset[str]
    told: frozenset[str]
    """Stems of all words but the everyday ones."""
    negated: bool

    @property
    def span(self) -> Span:
        """The receipt of the content."""
        article = self.member.article
        return Span(article.id, article.version, self.quote.start, self.quote.end)


def event_quotes(members: Sequence[Member]) -> tuple[EventQuote, ...]:
    """Every quotation of an event once, in its fullest wording; other wordings are listed with it."""
    said = [_said(member, quote) for member in members for quote in shown(member.statements.quotes)]
    said.sort(key=_rank)
    groups: list[list[Said]] = []
    index: dict[object, list[int]] = {}
    for one in said:
        near = sorted({number for key in _keys(one, len(one.low) < 3) for number in index.get(key, ())})
        home = next((number for number in near if same(groups[number][0], one)), None)
        if home is not None:
            groups[home].append(one)
            continue
        for key in _keys(one, True):
            index.setdefault(key, []).append(len(groups))
        groups.append([one])
    return tuple(sorted((_shown(group) for group in groups), key=lambda quote: quote.span))


def shown(quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of one text that a page shows: words in marks inside of a reported clause stand in their clause, and
    reported speech of nobody in particular is left out.
    """
    clauses = [q for q in quotes if q.kind == "indirect" and q.speaker is not None]
    kept: list[Quotation] = []
    mixed: set[Quotation] = set()
    for quote in quotes:
        if quote.kind == "mixed":
            around = next((c for c in clauses if c.start <= quote.start and quote.end <= c.end), None)
            if around is not None and quote.speaker in (None, around.speaker):
                mixed.add(around)
                continue
        if quote.kind != "indirect" or quote.speaker is not None:
            kept.append(quote)
    return [replace(quote, kind="mixed") if quote in mixed else quote for quote in kept]


def _keys(said: Said, single: bool) -> set[object]:
    """What two wordings of one quotation must share something of."""
    return {*said.grams, *said.rare, *said.told} | (set(said.low) if single else set())


def _rank(said: Said) -> tuple[object, ...]:
    """Fullest first: marked words before reported ones, then length, then who was first."""
    quote = said.quote
    kind = {"direct": 0, "mixed": 0, "indirect": 1}[quote.kind]
    return (kind, -len(said.low), quote.speaker is None, said.member.article.first_key, quote.start, quote.end)


def _said(member: Member, quote: Quotation) -> Said:
    language = member.article.language
    forms = [word for _, _, word in words(member.article.text[quote.start : quote.end])]
    low = tuple(form.lower().replace("’", "'") for form in forms)
    rare = {
        stem(f, language) for f in forms if not is_stop(f, language) and (rarity(f, language) >= RARE or f.isdigit())
    }
    told = frozenset(stem(f, language) for f in forms if len(f) > 2 and not is_stop(f, language))
    negated = any(word in NEGATIONS or word.endswith("n't") for word in low)
    return Said(member, quote, low, frozenset(zip(low, low[1:], low[2:], strict=False)), frozenset(rare), told, negated)


def same(full: Said, part: Said) -> bool:
    """Whether two quotations are wordings of one; both orders give the same answer."""
    if not _one_speaker(full.quote.speaker, part.quote.speaker):
        return False
    small, big = sorted((full, part), key=lambda s: len(s.low))
    marked = full.quote.kind != "indirect" and part.quote.kind != "indirect"
    known = full.quote.speaker is not None and part.quote.speaker is not None
    if len(small.low) >= LONG and len(small.grams & big.grams) >= IDENTICAL * len(small.grams):
        return True
    if len(small.low) < 3:
        return marked and known and _inside(small.low, big.low)
    if small.grams and len(small.grams & big.grams) >= CONTAINED * len(small.grams) and (known or marked):
        return True
    return known and (_paraphrase(full, part) or _turned(full, part))


def _paraphrase(a: Said, b: Said) -> bool:
    fewer = min(len(a.rare), len(b.rare))
    return fewer >= FEWEST_RARE and a.negated == b.negated and len(a.rare & b.rare) >= PARAPHRASED * fewer


def _turned(a: Said, b: Said) -> bool:
    """Whether reported words turn the marked ones of the same speaker: both deny something, and half the words are the
    same; what is said by way of `not … but …` is seldom said twice of different things.
    """
    kinds = (a.quote.kind == "indirect") + (b.quote.kind == "indirect")
    fewer, both = min(len(a.told), len(b.told)), len(a.told & b.told)
    return kinds == 1 and a.negated and b.negated and both >= FEWEST_TURNED and 3 * both >= fewer


def _one_speaker(a: str | None, b: str | None) -> bool:
    """Whether nothing speaks against one speaker: unknown, equal, or one name ends the other."""
    if a is None or b is None:
        return True
    x, y = sorted((a.casefold().split(), b.casefold().split()), key=len)
    return x == y[-len(x) :] or x[-1:] == y[-1:] or x == y[: len(x)]


def _inside(small: tuple[str, ...], big: tuple[str, ...]) -> bool:
    return any(big[i : i + len(small)] == small for i in range(len(big) - len(small) + 1))


def _shown(group: list[Said]) -> EventQuote:
    first = group[0]
    speakers = [said.quote.speaker for said in group if said.quote.speaker is not None]
    speaker = max(speakers, key=lambda name: (len(name), name), default=None)
    others = tuple(sorted({said.span for said in group[1:]}))
    return EventQuote(first.span, first.quote.kind, speaker, first.quote.cue, others)
