"""What only one telling has: names, numbers and days that no other origin of the event knows."""

import re
from collections.abc import Sequence
from datetime import date

from manytold.compare.align import Stated
from manytold.compare.slots import length_of
from manytold.compare.telling import Told
from manytold.model.articles import Span
from manytold.model.findings import Finding, Value
from manytold.model.statements import Name, Quantity, TimeExpression
from manytold.text.words import is_stop, rarity, words

MOST_ONLY_HERE = 5
"""Sole claims shown of one telling."""
SPECIFIC = 2.0
"""Weight of facts that a sole claim needs: a name or a measure, or two weaker things such as a weekday."""
WEAK = 0.8
"""Weight of a place or a well-known body; a claim with no other facts is not shown however many it has."""
OWN_WORD = 4.5
"""Rarity of a word from which a body of several words has a name of its own (`United Nations` 3.2)."""
REPEATED = 0.5
"""Share of the lighter claim that two claims of one telling must have in common to tell one thing."""
FEWEST_WORDS = 5
"""Content words of a sole claim."""
ENDS = frozenset(".!…。؟।”\"'’»)")
"""How a sentence ends; a line that ends otherwise is a caption, a date or a menu."""
LEGAL_FORMS = frozenset(("llc", "inc", "corp", "ltd", "plc", "co", "group", "gmbh", "ag", "sa", "spa", "nv", "bv"))
VAGUE = 20
"""Numbers from which one without digits is vague: `scores`, `hundreds`."""
PART_OF_NAME = re.compile(r"[^\W\d_][-‐‑]$")
"""What stands before the number of `COVID-19`."""
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
Mark = tuple[str, object]
Fact = tuple[int, int, float]
"""Start, end and weight of a name, number or day."""


LABEL = re.compile(
    r"(?<!\w)(?P<what>[^\W\d_]{3,20})\s(?:(?:number|no\.|nr\.|nummer|número|numéro)\s)?"
    r"(?P<which>\d{1,3}(?![\d.,%]*\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\s(?:number|no\.|nr\.|nummer|número|numéro)\s", re.IGNORECASE)


def _label(found: re.Match[str]) -> Mark:
    """One of several like things told apart by a number: `gate 4` and `gate number four` are one."""
    which = found["which"].lower()
    return ("label", (found["what"].lower(), str(COUNTING.index(which) + 1) if which in COUNTING else which))


def _is_label(found: re.Match[str], language: str | None) -> bool:
    return NUMBERED.search(found.group()) is not None and not is_stop(found["what"], language)


class Voices:
    """Which origins have which words, numbers and times."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.holders: dict[Mark, set[str]] = {}
        self.days: dict[tuple[date, date], set[str]] = {}
        for one in told:
            seen = one.member.statements.annotation
            marks: set[Mark] = {("language", one.article.language)}
            marks |= {("word", word.lower()) for _, _, word in words(one.article.text)}
            marks |= {_label(found) for found in LABEL.finditer(one.article.text)}
            marks |= {("name", name.text) for name in seen.names}
            marks |= {("value", quantity.value) for quantity in seen.quantities}
            marks |= {("time", time.value) for time in seen.times if time.value}
            for mark in marks:
                self.holders.setdefault(mark, set()).add(one.origin)
            for time in seen.times:
                if time.first and time.last:
                    self.days.setdefault((time.first, time.last), set()).add(one.origin)


class Elsewhere:
    """What the other origins of an event say, to see whether a fact is theirs too."""

    def __init__(self, voices: Voices, origin: str) -> None:
        self.voices, self.origin = voices, origin

    def has(self, mark: Mark) -> bool:
        """Whether another origin has this word, name, value or time."""
        return bool(self.voices.holders.get(mark, set()) - {self.origin})

    def name(self, name: Name) -> bool:
        """Whether the last word of a name stands anywhere else."""
        if "." in name.text and " " not in name.text:
            return self.has(("word", name.text.replace(".", "").lower())) or self.has(("name", name.text))
        parts = [w.lower() for _, _, w in words(name.whole or name.text)]
        while len(parts) > 1 and parts[-1] in LEGAL_FORMS:
            parts.pop()
        return not parts or self.has(("word", parts[-1]))

    def number(self, quantity: Quantity) -> bool:
        """Whether the value stands anywhere else, in whatever unit."""
        if self.has(("value", quantity.value)):
            return True
        return not quantity.unit and self.has(("word", f"{quantity.value:g}"))

    def lacks_length(self, time: TimeExpression) -> bool:
        """Whether a stretch of time (`35 minutes`) stands nowhere else."""
        length = length_of(time)
        return length is not None and length.value > 1 and not self.has(("time", time.value))

    def time(self, time: TimeExpression) -> bool:
        """Whether the day, or the same expression, stands anywhere else."""
        first, last = time.first, time.last
        if first is None or last is None or self.has(("time", time.value)):
            return True
        return any(a <= last and first <= b and told - {self.origin} for (a, b), told in self.voices.days.items())


def only_here(told: Sequence[Told], claims: Sequence[Stated], taken: Sequence[Span]) -> list[Finding]:
    """The most specific statements that one origin alone has, at most five of each."""
    voices = Voices(told)
    found: list[Finding] = []
    told_of: dict[str, list[Span]] = {}
    for span in taken:
        told_of.setdefault(span.article, []).append(span)
    tongues: dict[str, set[str | None]] = {}
    for one in told:
        tongues.setdefault(one.origin, set()).add(one.article.language)
    own: dict[str, list[Stated]] = {}
    for s in claims:
        own.setdefault(s.told.origin, []).append(s)
    for origin in sorted(tongues):
        elsewhere = Elsewhere(voices, origin)
        if not any(elsewhere.has(("language", language)) for language in tongues[origin]):
            continue
        statements = filter(_is_statement, own.get(origin, ()))
        mine = [s for s in statements if not _overlaps(s, told_of.get(s.told.article.id, ()))]
        ranked = [
            (facts, s) for s in mine if _weight(facts := _facts(s, elsewhere)) >= SPECIFIC and _is_specific(facts)
        ]
        ranked.sort(key=lambda pair: (-_weight(pair[0]) - _leads(pair[1]), pair[1].claim.start))
        chosen = sorted(_once(ranked)[:MOST_ONLY_HERE], key=lambda pair: pair[1].claim.start)
        found.extend(_sole(facts, s) for facts, s in chosen)
    return found


def _is_statement(stated: Stated) -> bool:
    """Whether a claim stands in a sentence, and says something beside its facts."""
    text, whole = stated.told.article.text, stated.told.sentence(stated.claim.start)
    return text[whole.end - 1 : whole.end] in ENDS and len(stated.claim.words) >= FEWEST_WORDS


def _once(ranked: Sequence[tuple[list[Fact], Stated]]) -> list[tuple[list[Fact], Stated]]:
    """Claims with at least one fact that no claim before them has, and that repeat none of those."""
    seen: set[str] = set()
    kept: list[tuple[list[Fact], Stated]] = []
    for facts, stated in ranked:
        shown = {_plain(stated.told, start, end) for start, end, _ in facts}
        if not shown <= seen and not any(_repeats(stated, other) for _, other in kept):
            kept.append((facts, stated))
        seen |= shown
    return kept


def _plain(told: Told, start: int, end: int) -> str:
    """A fact without its wording: a name is its last word (`Dora Marek` and `Marek` are one)."""
    name = next((n for n in told.member.statements.annotation.names if n.start == start), None)
    return (name.whole.split()[-1:] or [name.text])[0].lower() if name else told.article.text[start:end].lower()


def _repeats(a: Stated, b: Stated) -> bool:
    """Whether two claims of one telling are for the most part the same words, as a list of highlights and its body."""
    both = sum(min(a.weights[w], b.weights[w]) for w in sorted(a.weights) if w in b.weights)
    return both >= REPEATED * min(a.total, b.total)


def _leads(stated: Stated) -> float:
    """A fact in the lead is worth more than one further down."""
    return 1.0 if stated.claim.start < stated.told.lead_end else 0.0


def _overlaps(stated: Stated, taken: Sequence[Span]) -> bool:
    claim = stated.claim
    return any(t.start < claim.end and claim.start < t.end for t in taken)


def _facts(stated: Stated, elsewhere: Elsewhere) -> list[Fact]:
    """Start, end and weight of the names, numbers and days in a claim that nobody else has."""
    claim, annotation = stated.claim, stated.told.member.statements.annotation
    language = stated.told.article.language
    inside = range(claim.start, claim.end)
    names = [n for n in annotation.names if n.start in inside and _tells(stated.told, n) and not elsewhere.name(n)]
    found = [(n.start, n.end, _name_weight(n, language)) for n in names]
    numbers = [q for q in annotation.quantities if q.start in inside and not _in_name(stated.told, q)]
    numbers = [q for q in numbers if not elsewhere.number(q)]
    found.extend((q.start, q.end, _number_weight(q)) for q in numbers)
    lengths = [t for t in annotation.times if t.start in inside and elsewhere.lacks_length(t)]
    found.extend((t.start, t.end, 2.0) for t in lengths)
    days = [t for t in annotation.times if t.start in inside and not elsewhere.time(t)]
    found.extend((t.start, t.end, 1.0) for t in days)
    text = stated.told.article.text
    labels = [
        m
        for m in LABEL.finditer(text, claim.start, claim.end)
        if NUMBERED.search(m.group()) and not is_stop(m["what"], language)
    ]
    sole = [(m.start(), m.end(), 2.0) for m in labels if not elsewhere.has(_label(m))]
    return sorted([f for f in found if not any(a <= f[0] < b for a, b, _ in sole)] + sole)


def _name_weight(name: Name, language: str | None) -> float:
    """A person or a title weighs most; a place, and a body of one word or of everyday words, is too well known."""
    rare = max((rarity(w, language) for _, _, w in words(name.text)), default=0.0)
    known = name.kind == "organisation" and (" " not in name.text or rare < OWN_WORD)
    return WEAK if name.kind == "place" or known else 2.0 if rare >= 3.0 else 1.0


def _number_weight(quantity: Quantity) -> float:
    """A measure weighs more than a bare count, and a small count or a number in words says little."""
    if quantity.value == 0 or (quantity.value >= VAGUE and not any(sign.isdigit() for sign in quantity.text)):
        return 0.0
    if quantity.unit or quantity.slot:
        return 3.0
    return 2.0 if quantity.value > (9 if quantity.text[:1].isdigit() else 12) else 1.0


def _in_name(told: Told, quantity: Quantity) -> bool:
    """Whether a number belongs to a name (`COVID-19`)."""
    return PART_OF_NAME.search(told.article.text, max(0, quantity.start - 2), quantity.start) is not None


def _tells(told: Told, name: Name) -> bool:
    """Whether a name is a fact: no single word of unknown kind, and not the outlet's own name."""
    shouted = name.text.isupper() and " " in name.text
    return (name.kind != "other" or " " in name.text) and not shouted and name.text not in told.article.source_name


def _is_specific(facts: Sequence[Fact]) -> bool:
    return _weight(facts) >= SPECIFIC and any(weight > WEAK for _, _, weight in facts)


def _weight(facts: Sequence[Fact]) -> float:
    return sum(weight for _, _, weight in facts)


def _sole(facts: Sequence[Fact], stated: Stated) -> Finding:
    told = stated.told
    text = told.article.text
    shown: list[str] = []
    for start, end, _ in facts:
        if text[start:end] not in shown:
            shown.append(text[start:end])
    shown_as = stated.shown
    value = Value(text[shown_as.start : shown_as.end], (told.span(shown_as.start, shown_as.end),))
    what = ", ".join(shown[:3])
    return Finding("only_here", what, "likely", f"no other report has {what}", 1, (value,))
