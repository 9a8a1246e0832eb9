"""What times of one sentence that stand side by side make of one another.

An hour takes the day beside it, two ends of a stretch take one another's year, and a length before or after a day is
counted from it. Every expression keeps its own place in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from manytold.model.statements import TimeExpression
from manytold.text.counting import spelled
from manytold.text.intervals import DAY as ONE_DAY
from manytold.text.intervals import bounds, shifted
from manytold.text.lexicon import Lexicon
from manytold.text.meaning import LAST_SUCH, NEAREST, NEXT_SUCH, ON_ITS_OWN

NEAR = re.compile(r"['\u2019]?s?[\s,(|\u2013-]{0,3}(?:[^\W\d_]{1,7}['\u2019\s]\s?){0,3}")
"""What may stand between a day and its hour: signs and up to three short words, none of them in figures."""
DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-[1-7])")
PART = re.compile(r"T[A-Z]{2}")
PART_OF = re.compile(r"T([A-Z]{2})$")
HOUR = re.compile(r"T[\d:]+(?:/T[\d:]+)?")
HALF_TOLD = re.compile(r"\d\s?[ap]\.?\s?m|^0\d", re.IGNORECASE)
"""What tells the half of the day in an hour itself: "am" and "pm", or a nought before the figure."""
NOON, EVENING = 12, 5
"""The hour of noon, and the least that is one of the evening where "night" is told beside it."""
WORD = re.compile(r"[^\W_]+")
BEFORE_OTHER_END = "the last such day before the other end"
FROM_OTHER_END = "the year is that of the other end"


def beside(text: str, found: Sequence[TimeExpression], lexicon: Lexicon) -> list[TimeExpression]:
    """The times of one sentence in order, each as its neighbours tell it; a part of the day without a day is none."""
    made = [_in_half(text, found, at, lexicon) if one.kind == "time" else one for at, one in enumerate(found)]
    for at, (one, after) in enumerate(pairwise(found)):
        gap = text[one.end : after.start].lower()
        if re.fullmatch(lexicon.times.ends, gap):
            made[at], made[at + 1] = _ends(made[at], made[at + 1])
        elif (moved := _counted(one, after, gap, lexicon)) is not None:
            made[at] = moved
    kept = []
    for at, time in enumerate(made):
        placed = _at_day(text, made, at) if time.kind == "time" else time
        if placed is not None:
            made[at] = placed
            kept.append(placed)
    return kept


def _in_half(text: str, found: Sequence[TimeExpression], at: int, lexicon: Lexicon) -> TimeExpression:
    """An hour that is not told of which half of the day, in that of the part of the day beside it or beside its day."""
    time = found[at]
    told = HALF_TOLD.search(time.text) or not lexicon.times.parts.keys().isdisjoint(WORD.findall(time.text.lower()))
    if told or not HOUR.fullmatch(time.value):
        return time
    part = _part_beside(text, found, at)
    hour = int(time.value[1:3])
    late = part in ("AF", "EV") or (part == "NI" and hour >= EVENING)
    if part not in ("AF", "EV", "NI") or not late or not 0 < hour < NOON:
        return time
    return replace(time, value="/".join(_later(end) for end in time.value.split("/")))


def _later(hour: str) -> str:
    at = int(hour[1:3])
    return f"T{at + NOON:02}{hour[3:]}" if at < NOON else hour


def _part_beside(text: str, found: Sequence[TimeExpression], at: int) -> str:
    """The part of the day that stands nearest to an hour, with at most its day between."""
    for way in (-1, 1):
        for step in (1, 2):
            other = at + way * step
            if not 0 <= other < len(found) or not _touches(text, found[other], found[other - way]):
                break
            if part := PART_OF.search(found[other].value):
                return part[1]
            if not DAY.fullmatch(found[other].value):
                break
    return ""


def _touches(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    first, second = (one, other) if one.end <= other.start else (other, one)
    return NEAR.fullmatch(text, first.end, second.start) is not None


def _at_day(text: str, times: Sequence[TimeExpression], at: int) -> TimeExpression | None:
    """An hour or part of a day on the day that stands beside it; None for a part of no day."""
    time = times[at]
    if not time.value.startswith("T"):
        return time
    days = [times[index] for index in (at - 1, at + 1) if 0 <= index < len(times) and _joins(text, times[index], time)]
    if not days:
        bare = PART.fullmatch(time.value) and " " not in time.text.strip() and time.why != ON_ITS_OWN
        return None if bare else time
    day = min(days, key=lambda one: max(one.start - time.end, time.start - one.end))
    value = "/".join(f"{day.value[:10]}{part}" for part in time.value.split("/"))
    return replace(time, value=value, first=day.first, last=day.last, tense=day.tense, why=day.why)


def _joins(text: str, day: TimeExpression, hour: TimeExpression) -> bool:
    if not DAY.match(day.value) or "/" in day.value or (day.value[10:] and not PART.fullmatch(day.value[10:])):
        return False
    return _touches(text, day, hour)


def _ends(a: TimeExpression, b: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Two ends of one stretch, the first not after the second; a year that is not written is that of the other."""
    if a.kind != "date" or b.kind != "date" or b.first is None or b.last is None:
        return a, b
    unwritten = a.value.startswith("XXXX-") or (a.why == NEAREST and b.why != NEAREST and len(b.value) > len("2031-"))
    if unwritten:
        own = _in_year(a, b.first.year)
        return (own if own.first and own.first <= b.last else _in_year(a, b.first.year - 1)), b
    if a.first is None or a.first <= b.last:
        return a, b
    if a.why in (NEXT_SUCH, LAST_SUCH) and b.why in (NEXT_SUCH, LAST_SUCH):
        return _week_before(a), b
    if a.why == NEAREST:
        return _in_year(a, a.first.year - 1), b
    return a, (_in_year(b, b.first.year + 1) if b.why == NEAREST else b)


def _week_before(time: TimeExpression) -> TimeExpression:
    """A weekday a week earlier, so that the other end of its stretch follows it."""
    day = time.first and time.first - 7 * ONE_DAY
    return replace(time, value=f"{day}", first=day, last=day, why=BEFORE_OTHER_END) if day else time


def _in_year(time: TimeExpression, year: int) -> TimeExpression:
    value = f"{year:04}{time.value[4:]}"
    days = bounds(value)
    return replace(time, value=value, first=days[0], last=days[1], why=FROM_OTHER_END) if days else time


def _counted(length: TimeExpression, day: TimeExpression, gap: str, lexicon: Lexicon) -> TimeExpression | None:
    """A length before a day ("two weeks after Monday") as the day that it leads to."""
    if day.first is None or day.first != day.last or length.kind not in ("clue", "duration"):
        return None
    before = f"{length.text.lower()} {gap.strip()}".rstrip()
    told = re.search(rf"(?:{lexicon.times.counting})(?:\s(?:the|el|le|la|dem|der))?$", before)
    if told is None or told.start() > len(length.text) + 1:
        return None
    count, unit = _length(length.text, lexicon) if told else (None, "")
    if told is None or count is None or unit not in ("D", "W", "2W", "M", "Y"):
        return None
    back = -1 if told.groupdict().get("back") else 1
    found = shifted(day.first, back * int(count) * (2 if unit == "2W" else 1), unit[-1])
    if found is None:
        return None
    why = "counted from the day beside it"
    return replace(length, kind="date", value=found.isoformat(), first=found, last=found, why=why)


def _length(text: str, lexicon: Lexicon) -> tuple[float | None, str]:
    """The count and the unit of a length as written; one where no number is told ("the day after")."""
    tokens = WORD.findall(text.lower())
    place = next((at for at, word in enumerate(tokens) if word in lexicon.times.units), None)
    if place is None:
        return None, ""
    words = tokens[:place]
    count = float(words[-1]) if words and words[-1].isdigit() else spelled(words, lexicon.numbers) if words else 1.0
    return (1.0 if count is None and len(words) == 1 else count), lexicon.times.units[tokens[place]]
