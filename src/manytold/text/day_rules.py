"""Rules for days that are told without a month, by a place in a row, or by a name."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from manytold.text.calendar_rules import month_of, nearest
from manytold.text.intervals import DAY, Days, bounds, shifted, value_of
from manytold.text.meaning import COUNTED, NEAREST, UNDATED, Match, Meaning, Moment, dated, group_of, way_of

MONTHS_AWAY = 7
"""Months around the publication day in which a weekday with its number in the month is looked for."""


MOVING = re.compile(r"(?P<month>\d\d)/(?P<nth>\d)/(?P<weekday>\d)(?:\+(?P<add>\d))?")
"""A holiday on the so-manieth (0 for the last) weekday of a month, or days after it."""


def _number(match: Match, moment: Moment) -> int:
    return int(group_of(match, "day") or moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 0))


def monthday(match: Match, moment: Moment) -> Meaning | None:
    """A number in the month alone ("on the 18th"), of the month that the tense tells."""
    number = _number(match, moment)
    if moment.published is None:
        return Meaning("date", f"XXXX-XX-{number:02}", UNDATED)
    return _by_tense(_of_months(moment.published, range(-1, 2), lambda day: day.day == number, number), moment)


def numbered(match: Match, moment: Moment) -> Meaning | None:
    """A weekday with its number in the month ("Monday the 13th"), the nearest such day."""
    words, number = moment.lexicon.times, _number(match, moment)
    name = match.group().lower().split()[0].rstrip(".,")
    weekday = words.weekdays.get(name) or words.weekdays_short.get(name)
    if not weekday or not number or (name in words.capitals and not match.group()[0].isupper()):
        return None
    if moment.published is None:
        return Meaning("date", f"XXXX-WXX-{weekday}", UNDATED)
    away = range(-MONTHS_AWAY, MONTHS_AWAY + 1)
    return _by_tense(_of_months(moment.published, away, lambda day: day.isoweekday() == weekday, number), moment)


def _of_months(published: date, away: Iterable[int], fits: Callable[[date], bool], number: int) -> list[date]:
    """That day of the months around, where it exists and fits."""
    first = published.replace(day=1)
    months = (shifted(first, step, "M") for step in away)
    days = (bounds(f"{month:%Y-%m}-{number:02}") for month in months if month)
    return [day[0] for day in days if day and fits(day[0])]


def _by_tense(days: Iterable[date], moment: Moment) -> Meaning | None:
    """The nearest of some days on the side that the tense tells."""
    published = moment.published or date.min
    wrong = {"past": 1, "future": -1}.get(moment.tense(), 0)
    near = min(days, key=lambda d: ((d - published).days * wrong > 0, abs(d - published), d), default=None)
    return dated(near.isoformat(), NEAREST) if near else None


def short(match: Match, moment: Moment) -> Meaning | None:
    """Day and month in figures without a year, where the words around tell that they are a date."""
    first, second = int(match["one"]), int(match["two"])
    month, day = (first, second) if moment.lexicon.times.order == "mdy" else (second, first)
    if month > 12:
        month, day = day, month
    tail = f"{month:02}-{day:02}"
    if moment.published is None:
        return Meaning("date", f"XXXX-{tail}", UNDATED) if bounds(f"2000-{tail}") else None
    year = nearest(lambda year: bounds(f"{year:04}-{tail}"), moment.published, moment.tense())
    return dated(f"{year:04}-{tail}", NEAREST) if year else None


def nth_week(match: Match, moment: Moment) -> Meaning | None:
    """The so-manieth week or weekend of a month or a year; the first is the one with its first Thursday."""
    nth = int(group_of(match, "nth") or moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 0))
    told = group_of(match, "year") or group_of(match, "in_year")
    whole = _whole(month_of(match, moment), told, moment) or (None if told else _by_relative(match, moment))
    if whole is None or not (nth or group_of(match, "final")):
        return None
    first = whole[0] + (3 - whole[0].weekday()) % 7 * DAY
    last = whole[1] - (whole[1].weekday() - 3) % 7 * DAY
    day = first + 7 * (nth - 1) * DAY if nth else last
    if not first <= day <= last:
        return None
    return dated(value_of(day, "W") + ("-WE" if group_of(match, "we") else ""), COUNTED)


def week_number(match: Match, moment: Moment) -> Meaning | None:
    """A week by its number in the year, which is the present one where none is told."""
    year = group_of(match, "year") or (f"{moment.published.year}" if moment.published else "XXXX")
    return dated(f"{year}-W{int(match['number']):02}", COUNTED)


def _whole(month: int, year: str, moment: Moment) -> Days | None:
    """The days of a month or a year; of the nearest month of that name where no year is told."""
    if not month:
        return bounds(year)
    if year or moment.published is None:
        return bounds(f"{year}-{month:02}")
    near = nearest(lambda y: bounds(f"{y:04}-{month:02}"), moment.published, moment.tense())
    return bounds(f"{near:04}-{month:02}") if near else None


def nth_day(match: Match, moment: Moment) -> Meaning | None:
    """The so-manieth or last day or weekday of a month ("the second Sunday of May", "the 2nd of next month")."""
    words = moment.lexicon.times
    nth = int(group_of(match, "nth") or group_of(match, "day") or words.ordinals.get(group_of(match, "ordinal"), 0))
    whole = _whole(month_of(match, moment), group_of(match, "year"), moment) or _by_relative(match, moment)
    weekday = words.weekdays.get(group_of(match, "weekday"), 0)
    if whole is None or not (nth or group_of(match, "final")):
        return None
    day = _nth(whole, weekday, nth)
    return dated(day.isoformat(), COUNTED) if day else None


def _by_relative(match: Match, moment: Moment) -> Days | None:
    """The month that "last", "this" or "next" tells; "the month" is the present one."""
    if moment.published is None:
        return None
    found = shifted(moment.published, way_of(match, moment) or 0, "M")
    return bounds(value_of(found, "M")) if found else None


def _nth(whole: Days, weekday: int, nth: int) -> date | None:
    """The so-manieth such day of some days, the last for 0."""
    days = [whole[0] + at * DAY for at in range((whole[1] - whole[0]).days + 1)]
    fitting = [day for day in days if not weekday or day.isoweekday() == weekday]
    return fitting[nth - 1] if 0 <= nth <= len(fitting) else None


def holiday(match: Match, moment: Moment) -> Meaning | None:
    """A holiday, of the nearest year where none is told."""
    words = moment.lexicon.times
    code, year = words.holidays[group_of(match, "holiday")], group_of(match, "year")
    one_word = " " not in group_of(match, "holiday")
    if one_word and not (match.group()[0].isupper() and (year or moment.before in words.before_holiday)):
        return None
    if moment.follows[1:2].isupper():
        return None
    if year:
        days = _feast(code, int(year))
        return dated(days[0].isoformat()) if days else None
    if moment.published is None:
        return Meaning("date", "XXXX" if code[0] == "E" or "/" in code else f"XXXX-{code}", UNDATED)
    near = nearest(lambda y: _feast(code, y), moment.published, moment.tense())
    days = _feast(code, near) if near else None
    return dated(days[0].isoformat(), NEAREST) if days else None


def _feast(code: str, year: int) -> Days | None:
    if moving := MOVING.fullmatch(code):
        month = bounds(f"{year:04}-{moving['month']}")
        found = _nth(month, int(moving["weekday"]), int(moving["nth"])) if month else None
        return (day := found + int(moving["add"] or 0) * DAY, day) if found else None
    if code[0] != "E":
        return bounds(f"{year:04}-{code}")
    day = _easter(year) + timedelta(int(code[1:]))
    return day, day


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus 1991)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
