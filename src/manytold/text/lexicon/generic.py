"""Any other language: names of months and weekdays from CLDR, and forms that most languages share."""

from collections.abc import Mapping
from copy import deepcopy

from babel import Locale, UnknownLocaleError
from babel.localedata import LocaleDataDict, load

from manytold.text.lexicon.tables import Lexicon, NumberWords, TimeWords

TEMPLATES = (
    ("day", r"(?:{wday},?\s)?{day}\s(?:[^\W\d_]{1,3}\s)?{mon}(?:,?\s(?:[^\W\d_]{1,3}\s)?{year})?"),
    ("day", r"{mon}\s{day},?\s{year}"),
    ("month", r"{mon}\s(?:[^\W\d_]{1,3}\s)?{year}"),
    ("weekday", r"{weekday}"),
)


def generic(language: str) -> Lexicon:
    """The tables that CLDR gives for a language, or empty ones where it does not know it."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return Lexicon(code=language)
    calendar = _calendar(str(locale))
    months, days = _named(calendar["months"], 0), _named(calendar["days"], 1)
    point = locale.number_symbols.get("latn", {}).get("decimal", ".")
    times = TimeWords(
        months=months["wide"],
        months_short=months["abbreviated"],
        weekdays=days["wide"],
        weekdays_short=days["abbreviated"],
        templates=TEMPLATES,
    )
    return Lexicon(code=language, times=times, numbers=NumberWords(point="," if point == "," else "."))


def _calendar(locale: str) -> Mapping[str, Mapping[str, Mapping[str, Mapping[int, str]]]]:
    """Names of months and weekdays from a copy of their own.

    Where a language leaves a table to the root, reading it writes that language's names into the root, and so into
    every language read after it.
    """
    data = load(locale)
    return LocaleDataDict({part: deepcopy(data[part]) for part in ("months", "days")})


def _named(table: Mapping[str, Mapping[str, Mapping[int, str]]], add: int) -> dict[str, dict[str, int]]:
    """Names in their inflected and their plain form, lower case, with their numbers."""
    found: dict[str, dict[str, int]] = {"wide": {}, "abbreviated": {}}
    for form in ("stand-alone", "format"):
        for width, names in found.items():
            entries = table[form][width].items()
            names |= {
                str(name).lower().rstrip("."): int(number) + add for number, name in entries if len(str(name)) > 1
            }
    return {width: {name: n for name, n in names.items() if not name.isdigit()} for width, names in found.items()}
