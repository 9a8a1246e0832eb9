"""Days side by side: two tellings that give days for one thing agree, or they do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from manytold.compare.claims import clauses
from manytold.compare.telling import Told, origins_of
from manytold.model.articles import Span
from manytold.model.findings import Finding, Value
from manytold.model.statements import TimeExpression

SAME = 0.45
"""Share of the weight of the lighter clause that must be shared before two days are said of one thing."""
EVIDENCE = 2.4
"""Rarity from which a shared word counts."""
FEWEST_SHARED = 2
LONGEST_DAYS = 2
CAST_SHARE = 0.8
YEAR_REACH = 32
"""Characters around a year in which the words stand that tell what it is the year of."""


@dataclass(frozen=True)
class Dated:
    """A day in a clause; `weights` are the clause's words without the time and the cast."""

    told: Told
    time: TimeExpression
    first: date
    last: date
    clause: tuple[int, int]
    weights: dict[str, float]
    year: bool = False

    @property
    def span(self) -> Span:
        """The receipt: the clause."""
        return self.told.span(*self.clause)


def dated(told: Sequence[Told], cast: frozenset[str]) -> list[Dated]:
    """Every resolved day of every telling with the clause it stands in."""
    return [row for one in told for time in one.member.statements.annotation.times if (row := _row(one, time, cast))]


def _row(one: Told, time: TimeExpression, cast: frozenset[str]) -> Dated | None:
    if time.first is None or time.last is None or time.kind not in ("date", "time"):
        return None
    year = re.fullmatch(r"\d{4}", time.value) is not None
    if (time.last - time.first).days > LONGEST_DAYS and not year:
        return None
    sentence = one.sentence(time.start)
    article = one.article
    parts = clauses(article.text, sentence.start, sentence.end, article.language)
    start, end = next(((a, b) for a, b in parts if a <= time.start < b), (sentence.start, sentence.end))
    near = _beside(one, time, start, end, year)
    clock = one.clock | {w for t in one.member.statements.annotation.times for w in one.weights(t.start, t.end)}
    words = one.weights(*near)
    weights = {w: rare for w, rare in words.items() if w not in clock and rare >= 1.5 and not w.isdigit()}
    names = {w for n in one.member.statements.annotation.names for w in one.weights(n.start, n.end)}
    light = {w: rare * _share(w in cast, w in names) for w, rare in weights.items()}
    return Dated(one, time, time.first, time.last, (start, end), light, year)


def _beside(one: Told, time: TimeExpression, start: int, end: int, year: bool) -> tuple[int, int]:
    """The words that a time dates: its clause; between its commas where the clause has several days; near a year."""
    if year:
        return max(start, time.start - YEAR_REACH), min(end, time.end + YEAR_REACH)
    times = one.member.statements.annotation.times
    days = [t for t in times if start <= t.start < end and t.first is not None and t.kind == "date"]
    if len(days) < 2:
        return start, end
    text = one.article.text
    before, after = text.rfind(",", start, time.start), text.find(",", time.end, end)
    return (before + 1 if before >= 0 else start), (after if after >= 0 else end)


def _share(cast: bool, named: bool) -> float:
    """How much of a word's weight counts: an event's verb stands in every telling and still tells what is dated."""
    return 0.3 if named else CAST_SHARE if cast else 1.0


def _alike(a: Dated, b: Dated) -> float:
    """How surely two clauses tell one happening, 0 to 1."""
    if a.told.article.language != b.told.article.language or a.year != b.year:
        return 0.0
    if a.year and a.first != b.first:
        return 0.0
    shared = sorted(w for w in a.weights if w in b.weights)
    evidence = sum(min(a.weights[w], b.weights[w]) >= EVIDENCE for w in shared)
    if a.year:
        return float(evidence > 0)
    if evidence < FEWEST_SHARED:
        return 0.0
    both = sum(min(a.weights[w], b.weights[w]) for w in shared)
    lighter, heavier = sorted((sum(a.weights.values()), sum(b.weights.values())))
    return both / (0.8 * lighter + 0.2 * heavier)


def _overlap(a: Dated, b: Dated) -> bool:
    return a.first <= b.last and b.first <= a.last


def day_findings(rows: Sequence[Dated]) -> list[Finding]:
    """One finding for each thing that two or more origins date."""
    home = list(range(len(rows)))
    pairs = sorted((-score, j, i) for j, i in _candidates(rows) if (score := _alike(rows[j], rows[i])) >= SAME)
    for _, i, j in pairs:
        members = [row for h, row in zip(home, rows, strict=True) if h in (home[i], home[j])]
        if home[i] != home[j] and not _several_days_of_one_telling(members):
            old, new = max(home[i], home[j]), min(home[i], home[j])
            home = [new if h == old else h for h in home]
    found: list[Finding] = []
    for index in sorted(set(home)):
        group = [row for h, row in zip(home, rows, strict=True) if h == index]
        finding = _judge(group)
        if finding is not None:
            found.append(finding)
    return found


def _candidates(rows: Sequence[Dated]) -> list[tuple[int, int]]:
    """Pairs of rows of two tellings that share a telling word, each once."""
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in sorted(row.weights):
            if row.weights[word] >= EVIDENCE:
                places.setdefault(word, []).append(number)
    found = {(j, i) for held in places.values() for at, i in enumerate(held) for j in held[:at]}
    return sorted(pair for pair in found if rows[pair[0]].told is not rows[pair[1]].told)


def _judge(group: Sequence[Dated]) -> Finding | None:
    origins = origins_of(row.told for row in group)
    if origins < 2:
        return None
    days: list[list[Dated]] = []
    for row in sorted(group, key=lambda r: (r.first, r.last, r.told.article.first_key, r.clause)):
        home = next((d for d in days if (d[0].first, d[0].last) == (row.first, row.last)), None)
        if home is None:
            days.append([row])
        else:
            home.append(row)
    about = _about(group)
    values = tuple(_value(day) for day in days)
    if all(_overlap(a, b) for a in group for b in group):
        return Finding(
            "agreed", about, "likely", f"{origins} independent reports give the same {_grain(group)}", origins, values
        )
    return Finding("conflicting", about, "likely", "different days are given for the same thing", origins, values)


def _grain(group: Sequence[Dated]) -> str:
    return "year" if group[0].year else "day"


def _several_days_of_one_telling(group: Sequence[Dated]) -> bool:
    """Whether one telling itself has several days here: then they belong to several things, or to a span of days."""
    return any(a.told is b.told and not _overlap(a, b) for a in group for b in group)


def _value(day: Sequence[Dated]) -> Value:
    first = day[0]
    if first.year:
        return Value(first.time.value, tuple(sorted({row.span for row in day}, key=lambda s: (s != first.span, s))))
    shown = (
        first.first.isoformat() if first.first == first.last else f"{first.first.isoformat()}/{first.last.isoformat()}"
    )
    return Value(shown, tuple(sorted({row.span for row in day}, key=lambda s: (s != first.span, s))))


def _about(group: Sequence[Dated]) -> str:
    first = min(group, key=lambda r: (r.clause[1] - r.clause[0], r.told.article.first_key))
    shared = frozenset.intersection(*(frozenset(row.weights) for row in group)) or frozenset(first.weights)
    ranked = sorted(shared, key=lambda w: (-first.weights.get(w, 0.0), w))[:3]
    found: list[str] = []
    for word in first.told.article.text[slice(*first.clause)].split():
        plain = word.strip(".,;:()“”\"'’").lower()
        if plain and plain not in found and set(first.told.weights_of(plain)) & set(ranked):
            found.append(plain)
    return ("year: " if first.year else "day: ") + " ".join(found[:3])
