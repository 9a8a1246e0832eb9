"""Days side by side: two tellings that give days for one thing agree, or they do not."""

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


@dataclass(frozen=True)
class Dated:
    """A day in a clause; `weights` are the clause's words without the time and the cast."""

    told: Told
    time: TimeExpression
    first: date
    last: date
    clause: tuple[int, int]
    weights: dict[str, float]

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
    if (time.last - time.first).days > LONGEST_DAYS:
        return None
    sentence = one.sentence(time.start)
    article = one.article
    parts = clauses(article.text, sentence.start, sentence.end, article.language)
    start, end = next(((a, b) for a, b in parts if a <= time.start < b), (sentence.start, sentence.end))
    words = {**one.weights(start, time.start), **one.weights(time.end, end)}
    own = one.weights(time.start, time.end)
    weights = {w: rare for w, rare in words.items() if w not in own and rare >= 1.5 and not w.isdigit()}
    light = {w: (0.3 * rare if w in cast else rare) for w, rare in weights.items()}
    return Dated(one, time, time.first, time.last, (start, end), light)


def _alike(a: Dated, b: Dated) -> float:
    """How surely two clauses tell one happening, 0 to 1."""
    if a.told.article.language != b.told.article.language:
        return 0.0
    shared = sorted(w for w in a.weights if w in b.weights)
    if sum(min(a.weights[w], b.weights[w]) >= EVIDENCE for w in shared) < FEWEST_SHARED:
        return 0.0
    both = sum(min(a.weights[w], b.weights[w]) for w in shared)
    lighter, heavier = sorted((sum(a.weights.values()), sum(b.weights.values())))
    return both / (0.7 * lighter + 0.3 * heavier)


def _overlap(a: Dated, b: Dated) -> bool:
    return a.first <= b.last and b.first <= a.last


def day_findings(rows: Sequence[Dated]) -> list[Finding]:
    """One finding for each thing that two or more origins date."""
    home = list(range(len(rows)))
    for i, row in enumerate(rows):
        for j in range(i):
            if rows[j].told is not row.told and home[i] != home[j] and _alike(rows[j], row) >= SAME:
                old = home[i]
                home = [home[j] if h == old else h for h in home]
    found: list[Finding] = []
    for index in sorted(set(home)):
        group = [row for h, row in zip(home, rows, strict=True) if h == index]
        finding = _judge(group)
        if finding is not None:
            found.append(finding)
    return found


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
        return Finding("agreed", about, "likely", f"{origins} independent reports give the same day", origins, values)
    if _several_days_of_one_telling(group):
        return None
    return Finding("conflicting", about, "likely", "different days are given for the same thing", origins, values)


def _several_days_of_one_telling(group: Sequence[Dated]) -> bool:
    """Whether one telling itself has several days here: then they belong to several things, or to a span of days."""
    return any(a.told is b.told and not _overlap(a, b) for a in group for b in group)


def _value(day: Sequence[Dated]) -> Value:
    first = day[0]
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
    return "day: " + " ".join(found[:3])
