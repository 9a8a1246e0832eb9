"""Any other language: names of months and weekdays from CLDR, and forms that most languages share."""

from babel import Locale, UnknownLocaleError

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
    months, days = _named(locale.months, 0), _named(locale.days, 1)
    point = locale.number_symbols.get("latn", {}).get("decimal", ".")
    times = TimeWords(
        months=months["wide"],
        months_short=months["abbreviated"],
        weekdays=days["wide"],
        weekdays_short=days["abbreviated"],
        templates=TEMPLATES,
    )
    return Lexicon(code=language, times=times, numbers=NumberWords(point="," if point == "," else "."))


def _named(table: object, add: int) -> dict[str, dict[str, int]]:
    """Names in their inflected and their plain form, lower case, with their numbers."""
    found: dict[str, dict[str, int]] = {"wide": {}, "abbreviated": {}}
    for form in ("stand-alone", "format"):
        for width, names in found.items():
            entries = table[form][width].items()  # type: ignore[index]
            names |= {
                str(name).lower().rstrip("."): int(number) + add for number, name in entries if len(str(name)) > 1
            }
    return {width: {name: n for name, n in names.items() if not name.isdigit()} for width, names in found.items()}
