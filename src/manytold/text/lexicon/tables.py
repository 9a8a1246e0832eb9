"""What the tools know of one language: word tables and templates, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Order = Literal["dmy", "mdy", "ymd"]
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Words and templates of times. Weekdays count from Monday = 1 (ISO 8601); `relatives` are -1, 0, 1 for last, this, next.

    `templates` are pairs of a rule's name and a regular expression in which `{month}`, `{weekday}`, `{season}`, `{unit}`,
    `{count}`, `{relative}`, `{ordinal}`, `{part}`, `{day}` and `{year}` stand for a named group with the words of that table.
    """

    order: Order = "dmy"
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    relatives: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    starts: frozenset[str] = NOTHING
    """Lower-case words besides those of the tables that a template may begin with."""
    templates: tuple[tuple[str, str], ...] = ()
    future: str = r"(?!)"
    past: str = r"(?!)"
    present: str = r"(?!)"
    before_year: str = r"(?!)"
    """What stands directly before a bare four-digit year."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Words of numbers and what they measure; `slots` maps a closed measure to a regular expression of its words."""

    point: str = "."
    group: str = ","
    cardinals: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    joiner: str = ""
    articles: frozenset[str] = NOTHING
    at_least: str = r"(?!)"
    at_most: str = r"(?!)"
    about: str = r"(?!)"
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    splits: str = r"(?!)"
    """What ends the part of a sentence that a number belongs to."""
    passed: frozenset[str] = NOTHING
    """Words between a number and the noun it counts."""
    ages: str = r"(?!)"


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Words that tell names apart."""

    titles: frozenset[str] = NOTHING
    """Words before a person's name that are no part of it."""
    organisations: frozenset[str] = NOTHING
    """Head words of organisations."""
    places: frozenset[str] = NOTHING
    """Head words of places."""
    before_place: frozenset[str] = NOTHING
    inside: frozenset[str] = NOTHING
    """Small words inside a name (`of`, `de`, `von`)."""
    says: frozenset[str] = NOTHING
    """Verbs that only a person or body does."""
    given: frozenset[str] = NOTHING
    capital_nouns: bool = False
    """Whether every noun is written with a capital."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All tables of one language."""

    code: str
    abbreviations: frozenset[str] = NOTHING
    """Words before a full stop that does not end a sentence, in lower case and without that stop."""
    starters: frozenset[str] = NOTHING
    """Words that open a sentence often enough to end the one before, even after an abbreviation of letters."""
    ordinal_stop: bool = False
    """Whether `4.` is an ordinal."""
    times: TimeWords = field(default_factory=TimeWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    names: NameWords = field(default_factory=NameWords)


def table(pairs: str) -> dict[str, int]:
    """A table from `word word=number` entries."""
    found: dict[str, int] = {}
    for pair in pairs.split():
        words, _, number = pair.partition("=")
        found |= {word.replace("_", " "): int(number) for word in words.split("|")}
    return found


def codes(pairs: str) -> dict[str, str]:
    """A table from `word|word=code` entries; `_` stands for a blank."""
    found: dict[str, str] = {}
    for pair in pairs.split():
        words, _, code = pair.partition("=")
        found |= {word.replace("_", " "): code for word in words.split("|")}
    return found


def bag(words: str) -> frozenset[str]:
    """A set of words; `_` stands for a blank."""
    return frozenset(word.replace("_", " ") for word in words.split())
