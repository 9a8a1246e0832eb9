"""When an event happened, as far as its tellings say: a day, bounds or clues, each with a receipt, never a guess."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from manytold.events.own_day import own_day
from manytold.events.profile import lead_end, weekday_of
from manytold.model.articles import Article, Span
from manytold.model.events import Clue, Member, When
from manytold.model.statements import TimeExpression

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_CLUES = 12
FEWEST_DATED = 4
"""Tellings with a publication day from which one of them is checked against the others."""
LONG_BEFORE, NEAR, MONTHS = timedelta(days=60), timedelta(days=3), 12
"""Nobody tells a happening two months before all others; three of 94 articles with a checked day are misdated."""
REACH = 120
PLANNED = re.compile(
    r"\b(invit|plan|schedul|expect|agree|promis|vow|pledg|announc|propos|set|due|hop|intend|ask|want)\w*\b[^.!?;\n]*\bto\b"
    r"[^.!?;\n]*$",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(will|would|shall|could|may|might)\b[^.!?;\n]*$|\b(ahead of|until|by)\s+(the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A time expression in its article."""

    member: Member
    time: TimeExpression

    @property
    def span(self) -> Span:
        """Its receipt."""
        return span_of(self.member.article, self.time.start, self.time.end)

    @property
    def is_planned(self) -> bool:
        """Whether it is still to come, also where a past verb tells the plan: "invited him to visit in spring"."""
        return self.time.tense == "future" or bool(PLANNED.search(self._before))

    @property
    def is_past(self) -> bool:
        """Whether it is told as past beyond doubt."""
        return self.time.tense == "past" and not self.is_planned and not UNSURE.search(self._before)

    @property
    def _before(self) -> str:
        return self.member.article.text[max(0, self.time.start - REACH) : self.time.start]


def span_of(article: Article, start: int, end: int) -> Span:
    """A receipt for a stretch of this article."""
    return Span(article.id, article.version, start, end)


def when(members: Sequence[Member]) -> When:
    """The days an event can have happened on; `members` are one for each independent telling."""
    odd = misdated(members)
    sound = [m for m in members if m.article.id not in odd]
    said = [day for m in sound if (day := _own_day(m)) is not None]
    published = sorted(stated for m in sound if (stated := m.article.published_day) is not None)
    found = _voted(said, len(members)) if said else _published(published, sound) if published else _bounded(sound)
    if not odd:
        return found
    why = f"; the publication day of {_number(len(odd), 'telling')} does not fit the others' and is not counted from"
    return replace(found, why=found.why + why)


def misdated(members: Sequence[Member]) -> frozenset[str]:
    """Articles whose publication day cannot be right beside those of the others.

    It is months before all others, which are of one week, or near them with day and month the other way round.
    """
    days = {m.article.id: day for m in members if (day := m.article.published_day) is not None}
    if len(days) < FEWEST_DATED:
        return frozenset()
    middle = sorted(days.values())[len(days) // 2]
    near = sum(abs(day - middle) <= NEAR for day in days.values())
    if near < max(FEWEST_DATED - 1, len(days) - 1):
        return frozenset()
    return frozenset(name for name, day in days.items() if day < middle - LONG_BEFORE or _swapped(day, middle))


def _swapped(day: date, middle: date) -> bool:
    """Whether a day far from the middle is near it with day and month exchanged."""
    if day.day > MONTHS or abs(day - middle) < NEAR * 3:
        return False
    return abs(day.replace(month=day.day, day=day.month) - middle) <= NEAR


def _own_day(member: Member) -> Said | None:
    """The day that a text gives for what it tells."""
    found = own_day(member)
    return None if found is None else Said(member, found.time)


def _voted(said: Sequence[Said], tellings: int) -> When:
    votes: dict[date, list[Said]] = {}
    for one in said:
        if one.time.first is not None:
            votes.setdefault(one.time.first, []).append(one)
    day = min(votes, key=lambda d: (-len(votes[d]), d))
    count = len(votes[day])
    beside = [d for d in votes if len(votes[d]) == count and 0 < (d - day).days <= 1]
    if beside:
        return _two_days(day, beside[0], votes)
    why = f"{count} of {_number(tellings, 'telling')} {'says' if count == 1 else 'say'} {_written(day)}"
    others = sorted(d for d in votes if d != day)
    if others:
        why += f"; {', '.join(_written(d) for d in others)} is said as well"
    clues = tuple(Clue(s.span, f"the day: {_written(day)}") for s in _sorted(votes[day]))
    return When(day, day, why, clues[:MOST_CLUES])


def _two_days(day: date, after: date, votes: Mapping[date, Sequence[Said]]) -> When:
    """A night, or a happening of two days: as many tellings say the one as the other."""
    why = f"{len(votes[day])} each of the tellings say {_written(day)} and {_written(after)}"
    clues = tuple(Clue(s.span, f"the day: {_written(d)}") for d in (day, after) for s in _sorted(votes[d]))
    return When(day, after, why, clues[:MOST_CLUES])


def _published(days: Sequence[date], members: Sequence[Member]) -> When:
    first = f"first published on {_written(days[0])}"
    clues = _weekdays(members)
    named = f"; weekday named: {_weekday_names(clues)}" if clues else ""
    why = f"{first}; the texts name no day that can be placed{named}"
    return When(None, days[0], why, _clues(clues, "a weekday"))


def _bounded(members: Sequence[Member]) -> When:
    """Bounds from what is told as past or planned, for texts without any date of their own."""
    times = [Said(m, t) for m in members for t in m.statements.annotation.times]
    past = [s for s in times if s.is_past and s.time.first is not None]
    planned = [s for s in times if s.is_planned and s.time.last is not None]
    first = max((s.time.first for s in past if s.time.first), default=None)
    last = min((s.time.last for s in planned if s.time.last), default=None)
    if first is not None and last is not None and first > last:
        first = last = None
    weekdays, hints = _weekdays(members), [s for s in times if s.time.kind == "clue"]
    clues = (
        *_clues(weekdays, "a weekday"),
        *_clues([s for s in past if s.time.first == first], "past when this was written"),
        *_clues([s for s in planned if s.time.last == last], "still to come when this was written"),
        *_clues(hints, "a hint at the time"),
    )
    return When(first, last, _explained(first, last, weekdays, hints), clues[:MOST_CLUES])


def _explained(first: date | None, last: date | None, weekdays: Sequence[Said], hints: Sequence[Said]) -> str:
    told = ["the texts carry no date"]
    if weekdays:
        told.append(f"they name {_weekday_names(weekdays)}, of a week that is not known")
    if first:
        told.append(f"not before {_written(first)}, which is told as past")
    if last:
        told.append(f"not after {_written(last)}, which is told as still to come")
    if hints:
        words = dict.fromkeys(s.time.text for s in _sorted(hints))
        told.append("hints: " + ", ".join(f"“{w}”" for w in list(words)[:4]))
    return "; ".join(told)


def _weekdays(members: Iterable[Member]) -> list[Said]:
    """Bare weekdays in the leads that are not planned."""
    return [
        Said(m, t)
        for m in members
        for t in m.statements.annotation.times
        if weekday_of(t) is not None
        and t.tense != "future"
        and t.start < lead_end(m.article, m.statements.annotation.sentences)
    ]


def _weekday_names(said: Iterable[Said]) -> str:
    days = {weekday_of(s.time) for s in said}
    return " and ".join(name for day, name in enumerate(WEEKDAYS) if day in days)


def _clues(said: Iterable[Said], tells: str) -> tuple[Clue, ...]:
    return tuple(Clue(s.span, tells) for s in _sorted(said))


def _sorted(said: Iterable[Said]) -> list[Said]:
    return sorted(said, key=lambda s: s.span)


def _written(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B %Y}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
