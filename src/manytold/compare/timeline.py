"""What happened and what is planned, in order of days, each with the sentence that says so."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from manytold.compare.telling import Told
from manytold.model.articles import Span
from manytold.model.findings import TimelineEntry
from manytold.model.statements import Stretch, TimeExpression

LONGEST_DAYS, LONGEST_PLANNED, LONGEST_UNDER_WAY = 100, 366, 31
"""A year or more dates no happening of an event, but its background ("built in 1988"); a plan may be for a year."""
SIMILAR = 0.3
"""Share of the lighter sentence's weight from which two sentences of one day tell one thing."""
HAPPENED = 0.3
TO = re.compile(r"\s?(?:to|until|till|through|bis|zum|auf|au|à|al|a|hasta|[–-])\s?(?:the |den )?", re.IGNORECASE)
EDGE = re.compile(
    r"\b(?:since|until|till|seit|bis|depuis|jusqu['\u2019]à|jusqu['\u2019]au|desde|hasta)\s(?:last\s|the\s|el\s|le\s|zum\s)?$",
    re.IGNORECASE,
)
"""What makes a day in the past an edge of a state ("the head until Sunday"), which is no happening of that day."""
STAMP = re.compile(r"(?:@\w{1,30}\)\s*|\b(?:published|updated|posted|copyright)\b[^.!?\n]{0,20}|©\s?)$", re.IGNORECASE)
"""What makes a day the stamp of a page or of a quoted post."""
LONGEST_JOINED = 31
"""Days that `from … to …` may span to be one entry."""
EVIDENCE = 2.0
MOST_MARKS = 24
"""Telling words of a sentence by which it is met."""
LIGHTEST, NAME_SHARE = 1.5, 0.3


@dataclass(frozen=True)
class Moment:
    """A sentence with one of its days."""

    told: Told
    sentence: Stretch
    first: date
    last: date
    planned: bool
    weights: dict[str, float]
    written: bool = False
    """Whether the day is told in figures: two plans for one such day in one event are one plan."""

    @property
    def span(self) -> Span:
        """The receipt: the sentence."""
        return self.told.span(self.sentence.start, self.sentence.end)

    @property
    def leads(self) -> bool:
        """Whether headline or lead tells it as past."""
        return not self.planned and self.sentence.start < self.told.lead_end and self.first == self.last

    @property
    def rank(self) -> tuple[object, ...]:
        """Who is shown: the earliest telling, and in it the earliest sentence."""
        return (not self.told.lead, self.told.article.first_key, self.sentence.start)


def timeline(told: Sequence[Told]) -> tuple[TimelineEntry, ...]:
    """Entries by day; similar sentences of one day are one entry, a plan that came true is told as what happened."""
    moments = [m for one in told for m in _moments(one)]
    own = _own(moments)
    moments.sort(key=lambda m: (m.first, m.last, m.planned, m.rank))
    groups: list[list[Moment]] = []
    index: dict[object, list[int]] = {}
    for moment in moments:
        marks = _marks(moment, own)
        near = Counter(at for key in marks for at in index.get(key, ()))
        home = next((groups[at] for at in sorted(near, reverse=True) if _one_entry(groups[at][0], moment, own)), None)
        if home is not None:
            home.append(moment)
            continue
        for key in marks:
            index.setdefault(key, []).append(len(groups))
        groups.append([moment])
    kept = [g for g in groups if not _came_true(g, groups)]
    return tuple(_entry(group) for group in kept)


def _own(moments: Sequence[Moment]) -> frozenset[Span]:
    """The first sentence of each lead for the day of the event itself: they tell it in whatever words and language.

    It is the day that most leads tell first as past, where two origins do.
    """
    first: dict[str, Moment] = {}
    for moment in sorted(moments, key=lambda m: m.span):
        if moment.leads:
            first.setdefault(moment.told.article.id, moment)
    counts = Counter(day for day, _ in {(moment.first, moment.told.origin) for moment in first.values()})
    most = max(counts.values(), default=0)
    days = {day for day, count in counts.items() if count == most and most > 1}
    return frozenset(moment.span for moment in first.values() if moment.first in days)


def _marks(moment: Moment, own: Set[Span]) -> list[object]:
    """What two sentences of one entry have in common besides their day.

    They are one, share two telling words, both tell the event itself, or both write out a plan.
    """
    day = (moment.first, moment.last, moment.planned)
    telling = sorted(w for w, weight in moment.weights.items() if weight >= EVIDENCE)
    kinds = (moment.span in own and "own", moment.planned and moment.written and "plan")
    pairs = combinations(telling[:MOST_MARKS], 2)
    return [(day, moment.span), *((day, kind) for kind in kinds if kind), *((day, pair) for pair in pairs)]


def _moments(one: Told) -> list[Moment]:
    text = one.article.text
    best: dict[tuple[int, date, date], Moment] = {}
    for time in _joined(text, _no_seasons(text, one.member.statements.annotation.times)):
        sentence = one.sentence(time.start)
        if not _tells(one, time, sentence) or time.first is None or time.last is None:
            continue
        own = one.weights(time.start, time.end)
        words = one.weights(sentence.start, sentence.end)
        known = {w: rare for w, rare in words.items() if w not in own and rare >= LIGHTEST}
        weights = {w: rare * (NAME_SHARE if w in one.named else 1.0) for w, rare in known.items()}
        written = any(sign.isdigit() for sign in time.text)
        moment = Moment(one, sentence, time.first, time.last, _planned(one, time), weights, written)
        if text[sentence.end - 1] not in "?？":
            best.setdefault((sentence.start, time.first, time.last), moment)
    return list(best.values())


def _no_seasons(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Times without the two ends of a long stretch (`from April to September`), which is no happening."""
    ends = [
        at
        for at, (a, b) in enumerate(pairwise(times))
        if a.last and b.last and TO.fullmatch(text[a.end : b.start]) and (b.last - a.last).days > LONGEST_JOINED
    ]
    dropped = {*ends, *(at + 1 for at in ends)}
    return [time for at, time in enumerate(times) if at not in dropped]


def _joined(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Times, with `from Saturday to Sunday` as one."""
    found: list[TimeExpression] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and _one_stretch(text, last, time):
            found[-1] = replace(last, end=time.end, last=time.last)
        else:
            found.append(time)
    return found


def _one_stretch(text: str, a: TimeExpression, b: TimeExpression) -> bool:
    if a.last is None or b.last is None or not TO.fullmatch(text[a.end : b.start]):
        return False
    return 0 <= (b.last - a.last).days <= LONGEST_JOINED


def _tells(one: Told, time: TimeExpression, sentence: Stretch) -> bool:
    """Whether a time is the day of something: resolved, no span of years, inside a sentence that is told."""
    if time.kind not in ("date", "time") or time.first is None or time.last is None or sentence.end <= sentence.start:
        return False
    if (time.last - time.first).days >= _longest(one, time) or STAMP.search(one.article.text[: time.start][-40:]):
        return False
    if _quoted(one, time, sentence) or (not _planned(one, time) and EDGE.search(one.article.text[: time.start][-24:])):
        return False
    if any(n.start < time.end and time.start < n.end for n in one.member.statements.annotation.names):
        return False
    return not any(p.kind == "caption" and p.start <= time.start < p.end for p in one.article.passages)


def _longest(one: Told, time: TimeExpression) -> int:
    """Days that a time may span: a plan for a year that has not begun may be for all of it."""
    if not _planned(one, time):
        return LONGEST_DAYS
    under_way = one.when is not None and time.first is not None and time.first <= one.when.date()
    return LONGEST_UNDER_WAY if under_way else LONGEST_PLANNED


def _quoted(one: Told, time: TimeExpression, sentence: Stretch) -> bool:
    """Whether a time stands in a quotation, or in a sentence that is mostly one: then it is the day of a statement."""
    direct = [q for q in one.member.statements.quotes if q.kind != "indirect"]
    if any(q.start <= time.start < q.end for q in direct):
        return True
    inside = sum(max(0, min(q.end, sentence.end) - max(q.start, sentence.start)) for q in direct)
    return 2 * inside > sentence.end - sentence.start


def _planned(one: Told, time: TimeExpression) -> bool:
    published = one.when
    ahead = published is not None and time.first is not None and time.first > published.date()
    return ahead or (time.tense == "future" and not (published and time.last and time.last < published.date()))


def _one_entry(a: Moment, b: Moment, own: Set[Span]) -> bool:
    same = (a.first, a.last, a.planned) == (b.first, b.last, b.planned)
    return same and (a.span == b.span or {a.span, b.span} <= own or _one_plan(a, b) or _alike(a, b) >= SIMILAR)


def _one_plan(a: Moment, b: Moment) -> bool:
    if not (a.planned and a.written and b.written and a.first == a.last):
        return False
    return a.told.article.language != b.told.article.language or any(w in b.weights for w in a.weights)


def _alike(a: Moment, b: Moment) -> float:
    """Share of the lighter sentence in the other; 1 where one is a copy of the other."""
    shared = sorted(w for w in a.weights if w in b.weights)
    if sum(min(a.weights[w], b.weights[w]) >= EVIDENCE for w in shared) < 2:
        return 0.0
    lighter = min(sum(a.weights.values()), sum(b.weights.values()))
    return sum(min(a.weights[w], b.weights[w]) for w in shared) / lighter


def _came_true(group: Sequence[Moment], groups: Sequence[Sequence[Moment]]) -> bool:
    plan = group[0]
    if not plan.planned:
        return False
    return any(
        not other.planned and plan.first <= other.first and other.last <= plan.last and _came(plan, other)
        for g in groups
        for other in g
    )


def _came(plan: Moment, other: Moment) -> bool:
    """Whether what happened is what was planned; on the very day one telling word is enough."""
    if _alike(plan, other) >= HAPPENED:
        return True
    same_day = plan.first == plan.last == other.first
    return same_day and any(
        min(plan.weights[w], other.weights[w]) >= EVIDENCE for w in plan.weights if w in other.weights
    )


def _entry(group: Sequence[Moment]) -> TimelineEntry:
    ordered = sorted(group, key=lambda m: m.rank)
    spans = list(dict.fromkeys(m.span for m in ordered))
    first = ordered[0]
    return TimelineEntry(first.first, first.last, first.planned, tuple(spans))
