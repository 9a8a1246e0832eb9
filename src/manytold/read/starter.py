"""The list of well-known feeds that comes with the package, to begin with."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, takewhile

from manytold.model.sources import Feed, Source
from manytold.text.urls import site_of

SECTIONS = ("general", "world", "politics", "business", "science", "technology", "sport", "culture")
REGIONS = {
    "Europe": "AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IM IS IT LV MT NL NO PL PT RO RS RU SE SK UA VA",
    "Middle East": "IL IR QA SA TR",
    "Africa": "DZ EG ET GH KE MA NG ZA ZW",
    "Asia": "AM BD CN GE HK ID IN JP KG KR KZ LK MM MY NP PH PK SG TH TW VN",
    "North America": "CA US",
    "Latin America and the Caribbean": "AR BB BO BR CL CO CU EC MX",
    "Oceania": "AU FJ NZ",
}
"""Countries of the list by part of the world; every one of them is in one."""
REGION_OF = {country: region for region, countries in REGIONS.items() for country in countries.split()}
SIGNS = re.compile(r"[:()]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A public feed; `country` is an ISO 3166-1 code, `language` an ISO 639-1 code, `section` one of SECTIONS."""

    url: str
    name: str
    home: str
    country: str
    language: str
    section: str

    @property
    def source(self) -> str:
        """The outlet's id."""
        return site_of(self.home)

    @property
    def region(self) -> str:
        """The part of the world that its country is in, one of REGIONS."""
        return REGION_OF.get(self.country, "")


def read_starter(text: str) -> tuple[Suggestion, ...]:
    """The suggestions of a TOML text, in its order."""
    return tuple(Suggestion(*row) for row in tomllib.loads(text)["feeds"])


def wanted_of(
    suggestions: Iterable[Suggestion], country: str | None, language: str | None, section: str | None
) -> tuple[Suggestion, ...]:
    """The suggestions of one country, language and section; None means any."""
    return tuple(
        one
        for one in suggestions
        if (country is None or one.country == country.upper())
        and (language is None or one.language == language.lower())
        and (section is None or one.section == section.lower())
    )


def feeds_of_starter(suggestions: Iterable[Suggestion]) -> tuple[Feed, ...]:
    """The feeds to follow, each in the folder of its section."""
    return tuple(Feed(one.url, one.source, one.name, folder=(one.section.capitalize(),)) for one in suggestions)


def sources_of_starter(suggestions: Iterable[Suggestion]) -> tuple[Source, ...]:
    """The outlets of suggestions, each once, by id; an outlet with feeds in several languages has none of its own."""
    by_source = groupby(sorted(suggestions, key=lambda one: one.source), key=lambda one: one.source)
    return tuple(_outlet(source, list(some)) for source, some in by_source)


def _outlet(source: str, feeds: list[Suggestion]) -> Source:
    shortest = min((one.home for one in feeds), key=len)
    languages = {one.language for one in feeds}
    country = Counter(one.country for one in feeds).most_common(1)[0][0]
    name, language = _name([one.name for one in feeds]), min(languages) if len(languages) == 1 else None
    return Source(source, name, shortest, country, language)


def _name(names: list[str]) -> str:
    """The words that all names of an outlet's feeds begin with: `Post: Sport` and `Post (English)` are of `Post`."""
    if len(names) == 1:
        return names[0].partition(":")[0]
    words = zip(*(SIGNS.sub("", name).split() for name in names), strict=False)
    same = [some[0] for some in takewhile(lambda some: len(set(some)) == 1, words)]
    return " ".join(same) or min(names, key=len)
