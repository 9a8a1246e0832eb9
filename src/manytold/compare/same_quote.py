"""One quotation in several wordings: joined by shared runs of three words, or by speaker and shared rare words.

Containment of word trigrams at or above 0.6 of the shorter gave 15 right in 15 sampled pairs of six stories, between
0.2 and 0.6 only 6 in 25; so what has no marks needs the same speaker as well. Two quotations in marks that share no
such runs are two quotations, whatever words they have in common: of 100 judged pairs four were wrong, two of them such.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manytold.compare.voices import Voice, voices
from manytold.compare.wordings import Differences, differences, worded
from manytold.model.articles import Span
from manytold.model.events import Member
from manytold.model.findings import EventQuote
from manytold.model.statements import Quotation
from manytold.text.words import is_stop, rarity, stem, words

CONTAINED = 0.6
PARAPHRASED = 0.65
LONG, IDENTICAL = 8, 0.9
"""Words and share of trigrams from which two quotations are one although nobody knows who speaks."""
RARE = 2.5
"""Rarity from which a word counts as evidence; `say`, `year`, `people` lie below."""
FEWEST_RARE = 3
FEWEST_TURNED = 2
OPENERS = frozenset("“\"„«»‘'‚‹›「『《")
NEGATIONS = frozenset(
    [
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
    ]
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with what is needed to compare it."""

    member: Member
    quote: Quotation
    who: Voice | None
    low: tuple[str, ...]
    grams: frozenset[tuple[str, ...]]
    rare: frozenset[str]
    """Stems of rare words and numbers; names are no evidence, for all tellings of an event have them."""
    told: frozenset[str]
    """Stems of all words but the everyday ones."""
    negated: bool
    fragments: tuple[tuple[str, ...], ...] = ()
    """The words between marks inside of a reported clause."""

    @property
    def span(self) -> Span:
        """The receipt of the content."""
        article = self.member.article
        return Span(article.id, article.version, self.quote.start, self.quote.end)

    @property
    def verbatim(self) -> bool:
        """Whether all words stand between one pair of marks, so that they claim to be the words said."""
        text, quote = self.member.article.text, self.quote
        lead = text[max(0, quote.start - 2) : quote.start].strip()
        inner = text[quote.start : quote.end]
        return self.marked and lead[-1:] in OPENERS and lead != "" and not any(sign in inner for sign in '"“”„»«')

    @property
    def marked(self) -> bool:
        """Whether the words stand in marks, at least in part."""
        return self.quote.kind != "indirect"


def event_quotes(members: Sequence[Member]) -> tuple[EventQuote, ...]:
    """Every quotation of an event once, in its fullest wording; other wordings are listed with it."""
    who = voices(members)
    said = [_said(m, who.get((m.article.id, quote.speaker)), quote, held) for m in members for quote, held in shown(m)]
    said.sort(key=_rank)
    groups: list[list[Said]] = []
    index: dict[object, list[int]] = {}
    for one in said:
        near = sorted(
            {number for key in _keys(one, len(one.low) < 3 or bool(one.fragments)) for number in index.get(key, ())}
        )
        home = next((number for number in near if same(groups[number][0], one)), None)
        if home is not None:
            groups[home].append(one)
            continue
        for key in _keys(one, True):
            index.setdefault(key, []).append(len(groups))
        groups.append([one])
    return tuple(sorted((_shown(group) for group in groups), key=_order))


def _order(quote: EventQuote) -> tuple[object, ...]:
    """Words in marks first, then those of somebody, then in order of the texts."""
    return (quote.kind == "indirect", quote.speaker is None, quote.span)


def shown(member: Member) -> list[tuple[Quotation, list[Quotation]]]:
    """The quotations of one text that a page shows: words in marks inside of a reported clause stand in their clause,
    and reported speech of nobody in particular is left out. Each with the marked words that it holds.
    """
    quotes = member.statements.quotes
    clauses = [q for q in quotes if q.kind == "indirect" and q.speaker is not None]
    kept: list[Quotation] = []
    held: dict[Quotation, list[Quotation]] = {}
    for quote in quotes:
        if quote.kind == "mixed":
            around = next((c for c in clauses if c.start <= quote.start and quote.end <= c.end), None)
            if around is not None and quote.speaker in (None, around.speaker):
                held.setdefault(around, []).append(quote)
                continue
        if quote.kind != "indirect" or quote.speaker is not None:
            kept.append(quote)
    return [(replace(q, kind="mixed") if q in held else q, held.get(q, [])) for q in kept]


def _keys(said: Said, single: bool) -> set[object]:
    """What two wordings of one quotation must share something of."""
    return {*said.grams, *said.rare, *said.told} | (set(said.low) if single else set())


def _rank(said: Said) -> tuple[object, ...]:
    """Fullest first: marked words before reported ones, then length, then who was first."""
    quote = said.quote
    kind = {"direct": 0, "mixed": 0, "indirect": 1}[quote.kind]
    return (kind, -len(said.low), quote.speaker is None, said.member.article.first_key, quote.start, quote.end)


def _said(member: Member, who: Voice | None, quote: Quotation, held: Sequence[Quotation]) -> Said:
    language = member.article.language
    found = words(member.article.text[quote.start : quote.end])
    forms = [word for _, _, word in found]
    named = {n.start for n in member.statements.annotation.names if quote.start <= n.start < quote.end}
    ends = {n.start: n.end for n in member.statements.annotation.names if n.start in named}
    plain = [w for a, _, w in found if not any(s <= quote.start + a < ends[s] for s in named)]
    low = tuple(form.lower().replace("’", "'") for form in forms)
    rare = {
        stem(f, language) for f in plain if not is_stop(f, language) and (rarity(f, language) >= RARE or f.isdigit())
    }
    told = frozenset(stem(f, language) for f in forms if len(f) > 2 and not is_stop(f, language))
    negated = any(word in NEGATIONS or word.endswith("n't") for word in low)
    grams = frozenset(zip(low, low[1:], low[2:], strict=False))
    fragments = tuple(
        tuple(w.lower().replace("’", "'") for _, _, w in words(member.article.text[q.start : q.end])) for q in held
    )
    return Said(member, quote, who, low, grams, frozenset(rare), told, negated, fragments)


def same(full: Said, part: Said) -> bool:
    """Whether two quotations are wordings of one; both orders give the same answer."""
    known = full.who is not None and part.who is not None
    if full.who is not None and part.who is not None and not full.who.may_be(part.who):
        return False
    small, big = sorted((full, part), key=lambda s: len(s.low))
    marked = full.marked and part.marked
    sure = known and full.who is not None and part.who is not None and full.who.is_one(part.who)
    if len(small.low) >= LONG and len(small.grams & big.grams) >= IDENTICAL * len(small.grams):
        return True
    if len(small.low) < 3:
        return marked and sure and _inside(small.low, big.low)
    if small.grams and len(small.grams & big.grams) >= CONTAINED * len(small.grams) and (sure or marked):
        return True
    if sure and marked and any(_inside(f, b.low) for a, b in ((full, part), (part, full)) for f in a.fragments):
        return True
    return sure and (_paraphrase(full, part) or _turned(full, part))


def _paraphrase(a: Said, b: Said) -> bool:
    fewer, both = min(len(a.rare), len(b.rare)), len(a.rare & b.rare)
    return both >= FEWEST_RARE and a.negated == b.negated and both >= PARAPHRASED * fewer


def _turned(a: Said, b: Said) -> bool:
    """Whether words turn the marked ones of the same speaker, as interpreters do: both deny something, and many words
    are the same; what is said by way of `not … but …` is seldom said twice of different things.
    """
    kinds = (a.quote.kind == "indirect") + (b.quote.kind == "indirect")
    fewer, both = min(len(a.told), len(b.told)), len(a.told & b.told)
    few = both < FEWEST_TURNED or 3 * both < fewer
    if kinds == 0:
        few = both < FEWEST_RARE or 2 * both < fewer
    return kinds < 2 and a.negated and b.negated and not few


def _inside(small: tuple[str, ...], big: tuple[str, ...]) -> bool:
    return any(big[i : i + len(small)] == small for i in range(len(big) - len(small) + 1))


def _shown(group: list[Said]) -> EventQuote:
    first, differ = _laid(group)
    known = [said.who for said in group if said.who is not None]
    speaker = max(known, key=lambda who: (not who.described, len(who.name), who.name), default=None)
    others = tuple(sorted({said.span for said in group if said is not first}))
    name = speaker.name if speaker is not None and not speaker.described else None
    described = speaker.name if speaker is not None and speaker.described else None
    quote = first.quote
    return EventQuote(first.span, quote.kind, name, quote.cue, others, differ.spans, differ.alone, described)


def _laid(group: list[Said]) -> tuple[Said, Differences]:
    """The wording that is shown: the fullest, unless it stands alone with its words; and how the others differ."""
    exact = [said for said in group if said.verbatim]
    if not group[0].verbatim or len(exact) < 2:
        return group[0], Differences()
    differ = _differ(exact)
    lone = {span.article for span in differ.spans} if differ.alone else frozenset()
    first = next((said for said in exact if said.member.article.id not in lone), exact[0])
    return (first, differ) if first is exact[0] else (first, _differ([first, *(s for s in exact if s is not first)]))


def _differ(exact: Sequence[Said]) -> Differences:
    return differences([worded(s.member.origin, s.span, s.member.article.text) for s in exact])
