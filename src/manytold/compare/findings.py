"""What tellings agree on in words, and what only one of them has."""

from collections.abc import Iterable, Sequence

from manytold.compare.align import Stated
from manytold.compare.cues import word_set
from manytold.compare.slots import length_of
from manytold.compare.telling import Told, origins_of
from manytold.model.articles import Span
from manytold.model.findings import Finding, Value
from manytold.model.statements import Name, Quantity, TimeExpression
from manytold.text.words import rarity, words

MOST_ONLY_HERE = 5
"""Sole claims shown of one telling."""
SPECIFIC = 2.0
"""Weight of facts that a sole claim needs: a name or a measure, or two weaker things such as a weekday."""
SHORTEST = 30
"""Characters that a sentence needs to say something by itself."""
LEANING = word_set(
    "he she it they this that these those his her their its such er sie es dies diese il elle ils elles ce cette "
    "él ella ellos este esta also but and"
)
"""First words of sentences that need the one before."""


def agreed(group: Sequence[Stated]) -> Finding | None:
    """An agreement in words of two or more origins; its value is the shortest statement that stands alone."""
    origins = origins_of(s.told for s in group)
    if origins < 2:
        return None
    ordered = sorted(group, key=lambda s: (_leans(s), s.claim.end - s.claim.start, s.told.article.first_key))
    first = ordered[0]
    shared = frozenset.intersection(*(frozenset(s.weights) for s in group)) or frozenset(first.weights)
    about = _subject(first, shared)
    text = first.told.article.text[first.claim.start : first.claim.end]
    receipts = tuple(s.told.span(s.claim.start, s.claim.end) for s in ordered)
    why = f"{origins} independent reports say this in similar words"
    certainty = "sure" if origins > 2 or len(shared) > 4 else "likely"
    return Finding("agreed", about, certainty, why, origins, (Value(text, receipts),))  # type: ignore[arg-type]


def _leans(stated: Stated) -> bool:
    text = stated.told.article.text[stated.claim.start : stated.claim.end]
    first = text.split(maxsplit=1)[0].lower().strip("“\"'") if text.strip() else ""
    return first in LEANING or not text[:1].isupper() or len(text) < SHORTEST


def _subject(stated: Stated, shared: Iterable[str]) -> str:
    """The rarest shared words as the text writes them, in its order, at most four."""
    common = frozenset(shared)
    told = stated.told
    ranked = sorted(common, key=lambda w: (-stated.weights.get(w, 0.0), w))[:4]
    found: list[str] = []
    for _, _, word in words(told.article.text[stated.claim.start : stated.claim.end]):
        stems = set(told.weights_of(word))
        if stems & set(ranked) and word.lower() not in (f.lower() for f in found):
            found.append(word)
    return " ".join(found[:4])


class Elsewhere:
    """What the other origins of an event say, to see whether a fact is theirs too."""

    def __init__(self, told: Sequence[Told], origin: str) -> None:
        others = [one for one in told if one.origin != origin]
        self.languages = frozenset(one.article.language for one in others)
        self.words = frozenset(w.lower() for one in others for _, _, w in words(one.article.text))
        self.marked = frozenset(n.text for one in others for n in one.member.statements.annotation.names)
        self.values = frozenset(q.value for one in others for q in one.member.statements.annotation.quantities)
        times = [t for one in others for t in one.member.statements.annotation.times]
        self.days = tuple((t.first, t.last) for t in times if t.first is not None and t.last is not None)
        self.forms = frozenset(t.value for t in times if t.value)

    def name(self, name: Name) -> bool:
        """Whether the last word of a name stands anywhere else."""
        if "." in name.text:
            return name.text.replace(".", "").lower() in self.words or name.text in self.marked
        parts = [w.lower() for _, _, w in words(name.whole or name.text)]
        return not parts or parts[-1] in self.words

    def number(self, quantity: Quantity) -> bool:
        """Whether the value stands anywhere else, in whatever unit."""
        return quantity.value in self.values or f"{quantity.value:g}" in self.words

    def lacks_length(self, time: TimeExpression) -> bool:
        """Whether a stretch of time (`35 minutes`) stands nowhere else."""
        return length_of(time) is not None and time.value not in self.forms

    def time(self, time: TimeExpression) -> bool:
        """Whether the day, or the same expression, stands anywhere else."""
        if time.first is None or time.last is None:
            return True
        return time.value in self.forms or any(a <= time.last and time.first <= b for a, b in self.days if a and b)


def only_here(told: Sequence[Told], claims: Sequence[Stated], taken: Sequence[Span]) -> list[Finding]:
    """The most specific statements that one origin alone has, at most five of each."""
    found: list[Finding] = []
    for origin in sorted({one.origin for one in told}):
        elsewhere = Elsewhere(told, origin)
        if not elsewhere.languages & {one.article.language for one in told if one.origin == origin}:
            continue
        mine = [s for s in claims if s.told.origin == origin and not _overlaps(s, taken)]
        ranked = [(facts, s) for s in mine if _weight(facts := _facts(s, elsewhere)) >= SPECIFIC]
        ranked.sort(key=lambda pair: (-_weight(pair[0]), pair[1].claim.start))
        chosen = sorted(ranked[:MOST_ONLY_HERE], key=lambda pair: pair[1].claim.start)
        found.extend(_sole(facts, s) for facts, s in chosen)
    return found


def _overlaps(stated: Stated, taken: Sequence[Span]) -> bool:
    claim, article = stated.claim, stated.told.article
    return any(t.article == article.id and t.start < claim.end and claim.start < t.end for t in taken)


Fact = tuple[int, int, float]


def _facts(stated: Stated, elsewhere: Elsewhere) -> list[Fact]:
    """Start, end and weight of the names, numbers and days in a claim that nobody else has."""
    claim, annotation = stated.claim, stated.told.member.statements.annotation
    language = stated.told.article.language
    inside = range(claim.start, claim.end)
    found: list[Fact] = []
    for name in annotation.names:
        if name.start in inside and _tells(stated.told, name) and not elsewhere.name(name):
            rare = max((rarity(w, language) for _, _, w in words(name.text)), default=0.0)
            found.append((name.start, name.end, 0.8 if name.kind == "place" else 2.0 if rare >= 3.0 else 1.0))
    numbers = [q for q in annotation.quantities if q.start in inside and not elsewhere.number(q)]
    found.extend((q.start, q.end, _number_weight(q)) for q in numbers)
    lengths = [t for t in annotation.times if t.start in inside and elsewhere.lacks_length(t)]
    found.extend((t.start, t.end, 2.0) for t in lengths)
    days = [t for t in annotation.times if t.start in inside and not elsewhere.time(t)]
    found.extend((t.start, t.end, 1.0) for t in days)
    return sorted(found)


def _number_weight(quantity: Quantity) -> float:
    """A measure weighs more than a bare count, and a small count says little."""
    if quantity.unit or quantity.slot:
        return 3.0
    return 2.0 if quantity.value >= 10 else 1.0


def _tells(told: Told, name: Name) -> bool:
    """Whether a name is a fact: no single word of unknown kind, and not the outlet's own name."""
    return (name.kind != "other" or " " in name.text) and name.text not in told.article.source_name


def _weight(facts: Sequence[Fact]) -> float:
    return sum(weight for _, _, weight in facts)


def _sole(facts: Sequence[Fact], stated: Stated) -> Finding:
    told, claim = stated.told, stated.claim
    text = told.article.text
    shown: list[str] = []
    for start, end, _ in facts:
        if text[start:end] not in shown:
            shown.append(text[start:end])
    value = Value(text[claim.start : claim.end], (told.span(claim.start, claim.end),))
    what = ", ".join(shown[:3])
    return Finding("only_here", what, "likely", f"no other report has {what}", 1, (value,))
