"""Days side by side: two tellings that give days for one thing agree, or they do not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from manytold.compare.claims import clauses
from manytold.compare.cues import cues_of, word_set
from manytold.compare.phrase import phrase
from manytold.compare.telling import Told, newsrooms_of
from manytold.model.articles import Span
from manytold.model.findings import Finding, Value
from manytold.model.statements import TimeExpression
from manytold.text.words import words

SAME = 0.45
SURE = 0.65
FARTHEST_DAYS = 7
"""Share of the weight of the lighter clause that must be shared before two days are said of one thing."""
EVIDENCE = 2.4
"""Rarity from which a shared word counts."""
FEWEST_SHARED = 2
MOST_ROWS = 60
"""Days of one telling that are compared."""
LONGEST_DAYS = 2
EDGES = word_set(
    "until till through by before since from after starting beginning bis seit ab vor nach jusqu'au depuis avant après "
    "hasta desde antes después"
)
CAST_SHARE = 0.8
REPORT_REACH = 8
"""Words after a day at the start of a sentence within which a verb of saying makes it the day of the report."""
YEAR_REACH = 32
"""Characters around a year in which the words stand that tell what it is the year of."""
MEET = 24
"""Rows with one word that a row meets, those before it; what many tell is joined by these one by one."""


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
    named: frozenset[str] = frozenset()
    edge: str = ""
    """The word that makes the time an edge of a stretch (`until`), or nothing."""

    @property
    def ahead(self) -> bool:
        """Whether the day had not come when it was told."""
        told = self.told.when
        return self.time.tense == "future" or (told is not None and self.first > told.date())

    @property
    def written(self) -> bool:
        """Whether the day is told in figures: two plans for one such day in one event are one plan."""
        return any(sign.isdigit() for sign in self.time.text)

    @property
    def span(self) -> Span:
        """The receipt: the clause."""
        return self.told.span(*self.clause)


def dated(told: Sequence[Told], cast: frozenset[str]) -> list[Dated]:
    """Every resolved day of every telling with the clause it stands in."""
    found: list[Dated] = []
    for one in told:
        rows = (row for time in one.member.statements.annotation.times if (row := _row(one, time, cast)))
        found.extend(islice(rows, MOST_ROWS))
    return found


def _row(one: Told, time: TimeExpression, cast: frozenset[str]) -> Dated | None:
    if time.first is None or time.last is None or time.kind not in ("date", "time"):
        return None
    year = re.fullmatch(r"\d{4}", time.value) is not None
    if not year and not _dates_a_verb(one, time):
        return None
    if (time.last - time.first).days > LONGEST_DAYS and not year:
        return None
    sentence = one.sentence(time.start)
    article = one.article
    parts = clauses(article.text, sentence.start, sentence.end, article.language)
    start, end = next(((a, b) for a, b in parts if a <= time.start < b), (sentence.start, sentence.end))
    near = _beside(one, time, start, end, year)
    clock = one.clock
    beside = one.weights(*near)
    weights = {w: rare for w, rare in beside.items() if w not in clock and rare >= 1.5 and not w.isdigit()}
    names = one.named
    light = {w: rare * _share(w in cast, w in names) for w, rare in weights.items()}
    lead = article.text[max(start, time.start - 24) : time.start].lower().split()
    part = next((word for word in reversed(lead[-3:]) if word in EDGES and not (year and word == "from")), "")
    return Dated(one, time, time.first, time.last, (start, end), light, year, names & set(weights), part)


def _dates_a_verb(one: Told, time: TimeExpression) -> bool:
    """Whether a day dates what is told: no part of a name (`the 6 May riot`) and not the day of the report itself."""
    sentence = one.sentence(time.start)
    cues = cues_of(one.article.language)
    before = [w.lower() for _, _, w in words(one.article.text[sentence.start : time.start])]
    after = [w.lower() for _, _, w in words(one.article.text[time.end : sentence.end])][:REPORT_REACH]
    verb = next((w for w in reversed(before[-2:]) if w not in cues.prepositions and w not in cues.fillers), "")
    if verb in cues.say or verb in cues.tell:
        return False
    if len(before) <= 1 and any(w in cues.say or w in cues.tell for w in after):
        return False
    placed = not before or before[-1] in cues.prepositions | cues.fillers | cues.articles | EDGES
    return placed or (not time.text[:1].isdigit() and not time.text[-1:].isdigit())


def _beside(one: Told, time: TimeExpression, start: int, end: int, year: bool) -> tuple[int, int]:
    """The words that a time dates: its clause; between its commas where the clause has several days; near a year."""
    if year:
        return max(start, time.start - YEAR_REACH), min(end, time.end + YEAR_REACH)
    text = one.article.text
    first, last = text.rfind(",", start, time.start) + 1 or start, text.find(",", time.end, end)
    last = end if last < 0 else last
    if len(one.weights(first, time.start)) + len(one.weights(time.end, last)) >= FEWEST_SHARED:
        return first, last
    days = [t for t in one.member.statements.annotation.times if start <= t.start < end and t.first is not None]
    if len(days) > 1:
        return first, last
    if first <= start:
        after = text.find(",", last + 1, end)
        return first, end if after < 0 else after
    return text.rfind(",", start, first - 1) + 1 or start, last


def _share(cast: bool, named: bool) -> float:
    """How much of a word's weight counts: an event's verb stands in every telling and still tells what is dated."""
    return 0.3 if named else CAST_SHARE if cast else 1.0


def _alike(a: Dated, b: Dated) -> float:
    """How surely two clauses tell one happening, 0 to 1."""
    if a.told.article.language != b.told.article.language or a.year != b.year:
        return 0.0
    if (a.year and a.first != b.first) or a.edge != b.edge or a.ahead != b.ahead:
        return 0.0
    shared = sorted(w for w in a.weights if w in b.weights)
    if a.ahead and (a.first, a.last) == (b.first, b.last) and a.written and b.written and shared:
        return SURE
    evidence = sum(min(a.weights[w], b.weights[w]) >= EVIDENCE for w in shared)
    if a.year:
        whole_name = a.written and b.written and len(a.named & b.named) > 1
        return float(evidence > 0 or whole_name)
    if evidence < FEWEST_SHARED:
        return 0.0
    both = sum(min(a.weights[w], b.weights[w]) for w in shared)
    lighter, heavier = sorted((sum(a.weights.values()), sum(b.weights.values())))
    return both / (0.8 * lighter + 0.2 * heavier)


def _overlap(a: Dated, b: Dated) -> bool:
    return a.first <= b.last and b.first <= a.last


def day_findings(rows: Sequence[Dated]) -> list[Finding]:
    """One finding for each thing that two or more newsrooms date."""
    home = {at: [at] for at in range(len(rows))}
    pairs = sorted((-score, j, i) for j, i in _candidates(rows) if (score := _alike(rows[j], rows[i])) >= SAME)
    for _, i, j in pairs:
        one, other = home[i], home[j]
        if one is not other and not _days_apart_of_one_telling([rows[k] for k in one], [rows[k] for k in other]):
            joined = sorted((*one, *other))
            home.update(dict.fromkeys(joined, joined))
    groups = [[rows[k] for k in group] for at, group in sorted(home.items()) if group[0] == at]
    return [finding for group in groups if (finding := _judge(group)) is not None]


def _candidates(rows: Sequence[Dated]) -> list[tuple[int, int]]:
    """Pairs of rows of two tellings that share a telling word, each once."""
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in sorted(row.weights):
            if row.weights[word] >= EVIDENCE:
                places.setdefault(word, []).append(number)
        if (row.year or row.ahead) and row.written:
            places.setdefault(f"{row.first} {row.last}", []).append(number)
    found = {(j, i) for held in places.values() for at, i in enumerate(held) for j in held[max(0, at - MEET) : at]}
    return sorted(pair for pair in found if rows[pair[0]].told is not rows[pair[1]].told)


def _judge(group: Sequence[Dated]) -> Finding | None:
    reports = newsrooms_of(row.told for row in group)
    if reports < 2:
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
    if all(_overlap(x[0], y[0]) for x in days for y in days):
        return Finding(
            "agreed", about, "likely", f"{reports} independent reports give the same {_grain(group)}", reports, values
        )
    apart = [(x, y) for i, x in enumerate(days) for y in days[:i] if not _overlap(x[0], y[0])]
    if not all(any(_may_conflict(a, b) for a in x for b in y) for x, y in apart):
        return None
    return Finding("conflicting", about, "likely", "different days are given for the same thing", reports, values)


def _grain(group: Sequence[Dated]) -> str:
    return "year" if group[0].year else "day"


def _days_apart_of_one_telling(some: Sequence[Dated], others: Sequence[Dated]) -> bool:
    """Whether one telling itself has several days here: then they belong to several things, or to a span of days."""
    return any((a.told is b.told or _week_apart(a, b)) and not _overlap(a, b) for a in some for b in others)


def _may_conflict(a: Dated, b: Dated) -> bool:
    """Whether two days are close, told firmly, and of one happening with a name in it.

    Of 13 day conflicts in 220 real events 12 were false before this: days of reports, of parts, of `today`.
    """
    if abs((a.first - b.first).days) > FARTHEST_DAYS or a.year:
        return False
    named = bool(a.named & b.named)
    firm = all(row.time.text[-1:].isdigit() or row.time.text[:1].isdigit() or _firm(row) for row in (a, b))
    return firm and (named or _alike(a, b) >= SURE)


def _firm(row: Dated) -> bool:
    """A weekday in headline or lead; not a `today` or `last night`, which only tell when somebody wrote."""
    return row.time.text[:1].isupper() and row.clause[0] < row.told.lead_end


def _week_apart(a: Dated, b: Dated) -> bool:
    """Whether two days are one weekday of different weeks, as bare weekdays in reports of different weeks are."""
    return (a.first - b.first).days % 7 == 0 and not (a.time.text[-1:].isdigit() and b.time.text[-1:].isdigit())


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
    counts = Counter(word for row in group for word in row.weights)
    most = {word for word in first.weights if 2 * counts[word] > len(group)} or set(first.weights)
    shared = {word for word in first.weights if counts[word] == len(group)} or most
    ranked = sorted(shared, key=lambda w: (-first.weights.get(w, 0.0), w))[:3]
    found = phrase(first.told, first.clause, ranked, (first.time.start, first.time.end))
    return ("year: " if first.year else "day: ") + found
