"""Where a source is at home, as far as that is known: by the list of well-known feeds, or the end of its host."""

from functools import cache

from babel import Locale

from manytold.run.starter import starter

ANYBODYS = frozenset(("ac", "ag", "ai", "am", "bz", "cc", "cd", "co", "dj", "eu", "fm", "gg", "gl", "im", "io", "is",
                      "la", "li", "ly", "me", "ms", "mu", "nu", "pw", "sc", "sh", "st", "su", "tk", "to", "tv", "vc",
                      "ws", "xyz"))  # fmt: skip
"""Endings of a country that are sold to everybody for how they read, and so tell nothing."""
OTHERWISE = {"uk": "GB"}


@cache
def _well_known() -> dict[str, str]:
    """The countries of well-known outlets, by id."""
    return {one.source: one.country for one in starter()}


@cache
def _countries() -> frozenset[str]:
    """The codes that stand for a country (ISO 3166-1, by CLDR)."""
    return frozenset(Locale.parse("en").territories)


def country_of(source: str, known: str | None = None) -> str:
    """The ISO 3166-1 code of the country of a source, `known` before all else; empty where nothing tells."""
    if known or source in _well_known():
        return known or _well_known()[source]
    host = source.partition(":")[0]
    ending = host.rpartition(".")[2].lower()
    if "." not in host or len(ending) != 2 or ending in ANYBODYS:
        return ""
    code = OTHERWISE.get(ending, ending.upper())
    return code if code in _countries() else ""
