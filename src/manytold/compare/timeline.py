"""What happened and what is planned, in order of days, each with the sentence that says so."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from manytold.compare.telling import Told
from manytold.model.articles import Span
from manytold.model.findings import TimelineEntry
from manytold.model.statements import Stretch, TimeExpression

LONGEST_DAYS = 366
SIMILAR = 0.3
"""Share of the lighter sentence's weight from which two sentences of one day tell one thing."""
HAPPENED = 0.3
TO = re.compile(r"\s?(?:to|until|till|through|bis|zum|auf|au|à|al|a|hasta|[–-])\s?(?:the |den )?", re.IGNORECASE)
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

    @property
    def span(self) -> Span:
        """The receipt: the sentence."""
        return self.told.span(self.sentence.start, self.sentence.end)

    @property
    def rank(self) -> tuple[object, ...]:
        """Who is shown: the earliest telling, and in it the earliest sentence."""
        return (not self.told.lead, self.told.article.first_key, self.sentence.start)


def timeline(told: Sequence[Told]) -> tuple[TimelineEntry, ...]:
    """Entries by day; similar sentences of one day are one entry, a plan that came true is told as what happened."""
    moments = [m for one in told for m in _moments(one)]
    moments.sort(key=lambda m: (m.first, m.last, m.planned, m.rank))
    groups: list[list[Moment]] = []
    index: dict[object, list[int]] = {}
    for moment in moments:
        near = Counter(at for key in _marks(moment) for at in index.get(key, ()))
        home = next((groups[at] for at in sorted(near, reverse=True) if _one_entry(groups[at][0], moment)), None)
        if home is not None:
            home.append(moment)
            continue
        for key in _marks(moment):
            index.setdefault(key, []).append(len(groups))
        groups.append([moment])
    kept = [g for g in groups if not _came_true(g, groups)]
    return tuple(_entry(group) for group in kept)


def _marks(moment: Moment) -> list[object]:
    """What two sentences of one entry have in common: they are one, or share two telling words, of one day."""
    day = (moment.first, moment.last, moment.planned)
    telling = sorted(w for w, weight in moment.weights.items() if weight >= EVIDENCE)
    return [(day, moment.span), *((day, pair) for pair in combinations(telling[:MOST_MARKS], 2))]


def _moments(one: Told) -> list[Moment]:
    text = one.article.text
    best: dict[tuple[int, date, date], Moment] = {}
    for time in _joined(text, one.member.statements.annotation.times):
        sentence = one.sentence(time.start)
        if not _tells(one, time, sentence) or time.first is None or time.last is None:
            continue
        own = one.weights(time.start, time.end)
        words = one.weights(sentence.start, sentence.end)
        known = {w: rare for w, rare in words.items() if w not in own and rare >= LIGHTEST}
        weights = {w: rare * (NAME_SHARE if w in one.named else 1.0) for w, rare in known.items()}
        moment = Moment(one, sentence, time.first, time.last, _planned(one, time), weights)
        if text[sentence.end - 1] not in "?？":
            best.setdefault((sentence.start, time.first, time.last), moment)
    return list(best.values())


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
    if (time.last - time.first).days >= LONGEST_DAYS:
        return False
    if any(n.start < time.end and time.start < n.end for n in one.member.statements.annotation.names):
        return False
    return not any(p.kind == "caption" and p.start <= time.start < p.end for p in one.article.passages)


def _planned(one: Told, time: TimeExpression) -> bool:
    published = one.when
    ahead = published is not None and time.first is not None and time.first > published.date()
    return ahead or (time.tense == "future" and not (published and time.last and time.last < published.date()))


def _one_entry(a: Moment, b: Moment) -> bool:
    same = (a.first, a.last, a.planned) == (b.first, b.last, b.planned)
    return same and (a.span == b.span or _alike(a, b) >= SIMILAR)


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
        not other.planned and plan.first <= other.first and other.last <= plan.last and _alike(plan, other) >= HAPPENED
        for g in groups
        for other in g
    )


def _entry(group: Sequence[Moment]) -> TimelineEntry:
    ordered = sorted(group, key=lambda m: m.rank)
    spans = list(dict.fromkeys(m.span for m in ordered))
    first = ordered[0]
    return TimelineEntry(first.first, first.last, first.planned, tuple(spans))
