"""Known places: countries in every language from CLDR, and the big cities of the news."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from manytold.text.lexicon.cities import CITIES

NO_PLACES = frozenset(("ZZ", "XA", "XB", "QO", "UN", "EU", "EZ"))


@lru_cache(maxsize=16)
def places(language: str | None) -> frozenset[str]:
    """Names of countries, regions and big cities in lower case."""
    found = set(CITIES)
    for code in ("en", language or "en"):
        found.update(_territories(code))
    return frozenset(found)


def _territories(language: str) -> set[str]:
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return set()
    return {name.lower().split(" (")[0] for code, name in names.items() if code not in NO_PLACES}
