"""Rules for dates of the calendar: days, months, seasons, years and what they make up."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from manytold.model.statements import Tense
from manytold.text.intervals import Days, bounds, narrowed, value_of
from manytold.text.meaning import (
    COUNTED,
    NEAREST,
    UNDATED,
    WRITTEN,
    Match,
    Meaning,
    Moment,
    capital,
    count_of,
    dated,
    group_of,
    way_of,
    year_of,
)


def month_of(match: Match, moment: Moment) -> int:
    """The month's number from its name, whole or short, or 0."""
    words = moment.lexicon.times
    name = (group_of(match, "mon") or group_of(match, "month")).rstrip(".")
    return words.months.get(name) or words.months_short.get(name, 0)


def day(match: Match, moment: Moment) -> Meaning | None:
    """A day of a month, with or without its year."""
    month = month_of(match, moment)
    number = group_of(match, "day") or str(moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 0))
    if "count" in match.re.groupindex:
        number = f"{count_of(match, moment) or 0:.0f}"
    group = "mon" if group_of(match, "mon") else "month"
    if not month or not capital(match, group, moment) or moment.after in COUNTED_NOUNS:
        return None
    tail = f"{month:02}-{int(number):02}"
    if year := year_of(match, moment):
        return dated(f"{year}-{tail}")
    if moment.published is None:
        return Meaning("date", f"XXXX-{tail}", "the year is not written and the publication day is not known")
    near = nearest(lambda year: bounds(f"{year:04}-{tail}"), moment.published, moment.tense())
    return dated(f"{near:04}-{tail}", NEAREST) if near else None


def week_of(match: Match, moment: Moment) -> Meaning | None:
    """The week in which a day lies."""
    found = day(match, moment)
    if found is None or found.days is None:
        return found
    return dated(value_of(found.days[0], "W"), found.why)


COUNTED_NOUNS = frozenset(("percent", "people", "million", "billion", "per", "men", "women", "thousand"))


def nearest(days_in: Callable[[int], Days | None], published: date, tense: Tense) -> int | None:
    """The year in which some days lie nearest to the publication day on the side that the tense tells."""
    found: list[tuple[int, int]] = []
    for year in (published.year - 1, published.year, published.year + 1):
        days = days_in(year)
        if days is None:
            continue
        gap = (
            (days[0] - published).days
            if days[0] > published
            else (days[1] - published).days
            if days[1] < published
            else 0
        )
        wrong = (tense == "past" and gap > 0) or (tense == "future" and gap < 0)
        found.append((abs(gap) + wrong * (WRONG_SIDE if days[0] == days[1] else NEVER_SO), year))
    return min(found)[1] if found else None


WRONG_SIDE, NEVER_SO = 150, 1000
"""Days that the year of a day on the wrong side of the publication day, by its tense, counts as farther away: the verb
beside it need not be its own ("the man arrested on 15 September will be freed"). That of a month is taken at its word.
Between 60 and 300 nothing changes in `bench.compare_dates` and `bench.compare_days`."""


def days(match: Match, moment: Moment) -> Meaning | None:
    """Two days of one month as an interval."""
    first = day(match, moment)
    if first is None or not first.value:
        return None
    last = f"{first.value[:-2]}{int(group_of(match, 'until')):02}"
    return dated(f"{first.value}/{last}", first.why) if last > first.value else None


def month(match: Match, moment: Moment) -> Meaning | None:
    """A month with its year, or the nearest one of that name."""
    number = month_of(match, moment)
    year, near, way = year_of(match, moment), group_of(match, "near"), way_of(match, moment)
    group = "mon" if group_of(match, "mon") else "month"
    if not number or not capital(match, group, moment):
        return None
    if group_of(match, "year") or (year and group == "mon"):
        return _thirds(f"{year}-{number:02}", WRITTEN, near)
    begins = "begins" in match.re.groupindex
    if way is None and not near and not begins and moment.before not in moment.lexicon.times.before_month:
        return None
    if moment.published is None:
        return Meaning("date", f"XXXX-{number:02}", "the year is not written and the publication day is not known")
    if way is None:
        near_year = nearest(lambda y: bounds(f"{y:04}-{number:02}"), moment.published, moment.tense())
        return _thirds(f"{near_year:04}-{number:02}", NEAREST, near)
    return dated(f"{_turn(number, way, moment.published):04}-{number:02}", COUNTED)


def _turn(number: int, way: int, published: date) -> int:
    """The year of "last", "this" or "next" month of that number."""
    if way < 0:
        return published.year - (number >= published.month)
    return published.year + (way > 0 and number <= published.month)


def _thirds(value: str, why: str, near: str) -> Meaning | None:
    whole = bounds(value)
    return dated(value, why, narrowed(whole, near) if near and whole else None)


def season(match: Match, moment: Moment) -> Meaning | None:
    """A season of a year; winter is named by the year of its December."""
    code = moment.lexicon.times.seasons.get(group_of(match, "season"))
    if code is None:
        return None
    if group_of(match, "year"):
        return dated(f"{group_of(match, 'year')}-{code}")
    way = way_of(match, moment)
    if moment.published is None:
        return Meaning("date", f"XXXX-{code}", UNDATED)
    year = moment.published.year + (way or 0) if "year" in match.group().lower() else None
    for guess in (year,) if year else _by_way(way or 0, moment.published.year):
        span = bounds(f"{guess:04}-{code}")
        if span and (year or _fits(span, way or 0, moment.published)):
            return dated(f"{guess:04}-{code}", COUNTED)
    return None


def _by_way(way: int, year: int) -> tuple[int, ...]:
    return (year, year - 1, year - 2) if way < 0 else (year, year + 1) if way > 0 else (year, year - 1)


def _fits(span: Days, way: int, published: date) -> bool:
    return span[1] < published if way < 0 else span[0] > published if way > 0 else span[0] <= published + timedelta(190)


def year(match: Match, moment: Moment) -> Meaning | None:
    """Four digits that are a year and no number of something else."""
    number, words = int(match["year"]), moment.lexicon.times
    known = moment.before in words.before_year or bool(group_of(match, "near"))
    early = moment.before in words.before_old_year or bool(group_of(match, "near"))
    plain = moment.follows[:1] == " " and moment.follows[1:2].islower()
    early = early or (known and number >= 1500 and (not plain or moment.after in moment.lexicon.numbers.stops))
    if moment.after in words.not_year or _in_address(moment) or not (early or 1900 <= number <= 2100):
        return None
    if (not known and plain and number % 100 == 0) or _in_figures(moment):
        return None
    if moment.follows[:1] in ("%", "\u00b0", "$", "\u20ac", "\u00a3"):
        return None
    return _thirds(f"{number:04}", WRITTEN, group_of(match, "near"))


FIGURES_AFTER = re.compile(r"\s?[-\u2013]\s?\d{1,2}(?:[\s.,!?]*$|-)")


def _in_figures(moment: Moment) -> bool:
    """Whether it is part of a row of figures that are no date ("32-2031", "2031-32")."""
    lone = moment.before.isdigit() and len(moment.before) < len("2031")
    return lone or FIGURES_AFTER.match(moment.follows) is not None


def _in_address(moment: Moment) -> bool:
    """Whether a street's name follows ("2000 Main Street")."""
    parts = moment.follows.split()
    return len(parts) > 1 and parts[0][0].isupper() and parts[1].rstrip(",.").lower() in moment.lexicon.times.not_year


def years(match: Match, _moment: Moment) -> Meaning | None:
    """A season over two years ("2023-24")."""
    first = int(match["year"])
    last = first // 100 * 100 + int(match["short"])
    return dated(f"{first:04}/{last:04}") if last == first + 1 else None


def decade(match: Match, moment: Moment) -> Meaning | None:
    """Ten years ("the 1990s", "the nineties")."""
    short = int(group_of(match, "short_tens") or 0)
    if short:
        return _thirds(f"{(19 if short > 20 else 20) * 10 + short // 10}X", WRITTEN, group_of(match, "near"))
    first = int(group_of(match, "tens") or moment.lexicon.times.decades.get(group_of(match, "decade"), 0))
    return _thirds(f"{first // 10}X", WRITTEN, group_of(match, "near")) if first else None


def quarter(match: Match, moment: Moment) -> Meaning | None:
    """A quarter of a year, of the nearest past one where none is written."""
    number = int(group_of(match, "quarter") or moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 9))
    if number > 4:
        return None
    if year := year_of(match, moment):
        return dated(f"{year}-Q{number}")
    if moment.published is None:
        return Meaning("date", f"XXXX-Q{number}", UNDATED)
    near = nearest(lambda y: bounds(f"{y:04}-Q{number}"), moment.published, moment.tense())
    return dated(f"{near}-Q{number}", COUNTED)


def half(match: Match, moment: Moment) -> Meaning | None:
    """The first or second half of a year."""
    number = int(group_of(match, "half") or moment.lexicon.times.ordinals.get(group_of(match, "ordinal"), 9))
    year = year_of(match, moment) or (f"{moment.published.year}" if moment.published else "")
    return dated(f"{year}-H{number}") if number < 3 and year else None


def iso(match: Match, _moment: Moment) -> Meaning | None:
    """Year, month and day in figures, in this order."""
    return dated(f"{match['year']}-{int(match['mm']):02}-{int(match['day']):02}")


def iso_month(match: Match, _moment: Moment) -> Meaning | None:
    """Year and month in figures, unless they could be two years ("2011-12")."""
    year, month_ = int(match["year"]), int(match["mm"])
    return dated(f"{year}-{month_:02}") if (year + 1) % 100 != month_ else None


def dotted(match: Match, moment: Moment) -> Meaning | None:
    """Day and month in figures without a year ("4.5.")."""
    tail = f"{int(match['mm']):02}-{int(match['day']):02}"
    if moment.published is None:
        return Meaning("date", f"XXXX-{tail}", "the year is not written and the publication day is not known")
    near = nearest(lambda year: bounds(f"{year:04}-{tail}"), moment.published, moment.tense())
    return dated(f"{near:04}-{tail}", NEAREST) if near else None


def figures(match: Match, moment: Moment) -> Meaning | None:
    """Day, month and year in figures; it says so where day and month could be swapped."""
    first, second, year = int(match["one"]), int(match["two"]), match["yyyy"]
    year = year if len(year) == 4 else f"{20 if int(year) < 70 else 19}{year}"
    american = moment.lexicon.times.order == "mdy" and match["mark"] != "."
    day_, month_ = (second, first) if american else (first, second)
    if month_ > 12:
        day_, month_ = month_, day_
    value = f"{year}-{month_:02}-{day_:02}"
    if not american or max(first, second) > 12 or first == second:
        return dated(value)
    if moment.published is None:
        both = sorted(d for v in (value, f"{year}-{day_:02}-{month_:02}") for d in bounds(v) or ())
        return dated(year, "day and month could be swapped", (both[0], both[-1])) if both else None
    choices = [v for v in (value, f"{year}-{day_:02}-{month_:02}") if bounds(v)]
    near = min(choices, key=lambda v: (abs(date.fromisoformat(v) - moment.published), v != value))  # type: ignore[operator]
    return dated(near, "of the two readings, that nearer to the publication day")
