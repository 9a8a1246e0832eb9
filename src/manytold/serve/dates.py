"""Days and numbers as languages other than English write them (Unicode CLDR, by Babel)."""

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from manytold.serve.languages import spoken


def number(of: int) -> str:
    """With its digits in groups."""
    return str(format_decimal(of, locale=spoken().locale))


def day(when: date, *, weekday: bool = False) -> str:
    """A day with its month in words."""
    return str(format_date(when, "full" if weekday else "long", locale=spoken().locale))


def short(when: date) -> str:
    """A day without its year, as short as can be."""
    return str(format_skeleton("MMMd", when, locale=spoken().locale))


def days(first: date, last: date, *, whole: bool) -> str:
    """A span of days; of a whole month or year only its name."""
    if not whole:
        return str(format_interval(first, last, "yMMMMd", locale=spoken().locale))
    return str(format_skeleton("yMMMM" if first.month == last.month else "y", first, locale=spoken().locale))
