"""What the tools know of one language: word tables and templates, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from unicodedata import combining, normalize

Code = TypeVar("Code", int, str)
Order = Literal["dmy", "mdy", "ymd"]
NOTHING: frozenset[str] = frozenset()
NEVER = r"(?!)"


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Words and templates of times.

    Weekdays count from Monday = 1 (ISO 8601); `relatives` are -1, 0, 1 for last, this, next. `templates` are pairs of a
    rule's name (see `text.resolve`) and a regular expression, in which a table's name in braces (`{month}`, `{unit}`,
    `{count}`, `{day}`, `{year}` ...) stands for a group of that name with the words of the table.
    """

    order: Order = "dmy"
    capitals: frozenset[str] = NOTHING
    """Names of months and weekdays that are other words when written without a capital."""
    months: Mapping[str, int] = field(default_factory=dict)
    months_short: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    weekdays_short: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    relatives: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    """Parts of the day, as TIMEX3 has them: MO, MI, AF, EV, NI, DT."""
    weekday_parts: Mapping[str, str] = field(default_factory=dict)
    """Weekdays that are one word with a part of the day."""
    near_parts: Mapping[str, int] = field(default_factory=dict)
    """Words before a part of the day that tell which day: "this" is 0, "last" -1."""
    holidays: Mapping[str, str] = field(default_factory=dict)
    """Holidays by month and day, by their distance from Easter Sunday (`E+1`), or as `month/nth/weekday`."""
    before_holiday: frozenset[str] = NOTHING
    """Words directly before the name of a holiday that make it a day; elsewhere it may be part of a name."""
    hours: Mapping[str, int] = field(default_factory=dict)
    """Hours with a name ("noon")."""
    fractions: Mapping[str, int] = field(default_factory=dict)
    """Parts of an hour in minutes ("quarter")."""
    some: frozenset[str] = NOTHING
    """Counts that name no number ("several", "a few")."""
    since: frozenset[str] = NOTHING
    """Words before a time in the past, whatever the tense of the clause."""
    before_plan: frozenset[str] = NOTHING
    """Words before a weekday to come, whatever the tense of the clause ("prepared for Wednesday")."""
    ends: str = NEVER
    """What stands between the two ends of a stretch of time, in lower case."""
    counting: str = NEVER
    """What stands between a length and the day that it is counted from; the group `back` counts backwards."""
    starts: frozenset[str] = NOTHING
    """Lower-case words besides those of the tables that a template may begin with."""
    templates: tuple[tuple[str, str], ...] = ()
    future: str = NEVER
    past: str = NEVER
    present: str = NEVER
    clause: str = NEVER
    """What parts the clauses of a sentence."""
    before_month: frozenset[str] = NOTHING
    """Words directly before a month's name without day or year."""
    before_year: frozenset[str] = NOTHING
    """Words directly before a year."""
    before_old_year: frozenset[str] = NOTHING
    """Words directly before a year of an earlier century."""
    before_length: frozenset[str] = NOTHING
    """Words directly before "a year" that make it a length of time."""
    before_age: frozenset[str] = NOTHING
    """Words directly before years that are an age."""
    beside_weekday: frozenset[str] = NOTHING
    """Words beside a weekday that make it part of a name ("Black Friday", "Sunday Times")."""
    general: frozenset[str] = NOTHING
    """Words after "today's" that make it mean "of our time"."""
    not_year: frozenset[str] = NOTHING
    """Words directly after a number that is no year."""


@dataclass(frozen=True, slots=True, eq=False)
class SlotWords:
    """One closed measure: what tells it after the number, and what tells it before.

    `lead` matches right before a number ("killing five"), with nothing but `NumberWords.bridges` between.
    """

    name: str
    after: str
    lead: str = NEVER
    persons: bool = True
    """Whether only people are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Words of numbers and what they measure; all in lower case."""

    point: str = "."
    cardinals: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    short_scales: Mapping[str, float] = field(default_factory=dict)
    """Scales that only follow figures ("5bn")."""
    vague: Mapping[str, float] = field(default_factory=dict)
    """Words for an open number, with the least that they mean."""
    joiners: frozenset[str] = NOTHING
    """Words between the parts of one number ("two hundred and five")."""
    articles: frozenset[str] = NOTHING
    """Words that mean one before a scale or a vague number."""
    some: frozenset[str] = NOTHING
    """Words that make a scale uncertain ("several hundred")."""
    halves: Mapping[str, float] = field(default_factory=dict)
    """Parts before a scale ("half a million")."""
    half_after: frozenset[str] = NOTHING
    """Words that add a half ("and a half")."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """Parts of a whole after a count, with how many make the whole ("thirds")."""
    lone: Mapping[str, float] = field(default_factory=dict)
    """Parts of a whole without a count, with their value ("half")."""
    points: frozenset[str] = NOTHING
    """Words for the decimal point between words."""
    minus: frozenset[str] = NOTHING
    ratio: str = NEVER
    """What stands between the two numbers of a ratio ("out of")."""
    ordinals: Mapping[str, float] = field(default_factory=dict)
    glued: bool = False
    """Whether the words of a number are written as one."""
    angles: str = NEVER
    """Words beside degrees that are no temperature."""
    weights: str = NEVER
    """Words beside pounds that are no money."""
    none: frozenset[str] = NOTHING
    """Words for no one and nothing."""
    of: frozenset[str] = NOTHING
    """Words between a number and what it counts ("dozens of homes")."""
    at_least: str = NEVER
    at_most: str = NEVER
    about: str = NEVER
    at_least_after: str = NEVER
    at_most_after: str = NEVER
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[SlotWords, ...] = ()
    persons: frozenset[str] = NOTHING
    bridges: frozenset[str] = NOTHING
    """Words that may stand between a measure's lead and its number."""
    tolls: str = NEVER
    """Leads that hold over a verb of change ("the death toll rose to")."""
    money: str = NEVER
    """What money is for ("fine", "damage")."""
    changes: str = NEVER
    """Verbs of change before a percentage; what changes stands before them."""
    scopes: str = NEVER
    """Words that narrow what is counted."""
    periods: str = NEVER
    """Stretches of time that a change is told over."""
    splits: str = NEVER
    """What ends the part of a sentence that a number belongs to."""
    including: str = NEVER
    """Words that open an inserted part of what was counted."""
    stops: frozenset[str] = NOTHING
    """Words that end the noun phrase after a number."""
    passed: frozenset[str] = NOTHING
    """Words in a noun phrase that are never its head."""
    plural: str = NEVER
    """The form of a noun that ends the phrase after a number."""
    head_first: bool = False
    """Whether the noun stands before its adjectives."""
    things: frozenset[str] = NOTHING
    """Plural nouns that are no people, though a measure of people may follow them ("two shootings ... deaths")."""
    verbs: str = NEVER
    """Verbs that part people from a measure told later in the sentence."""
    ages_before: str = NEVER
    ages_after: str = NEVER
    ages_had: str = NEVER
    """Words before an age whose unit follows ("tiene 60 años")."""
    age_units: Mapping[str, str] = field(default_factory=dict)
    """Units of ages in a language, with ours ("month")."""
    labels: frozenset[str] = NOTHING
    """Words before a figure that is a label rather than a count ("page 3")."""


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Words that tell names apart; all in lower case."""

    titles: frozenset[str] = NOTHING
    """Words before a person's name that are no part of it."""
    organisations: frozenset[str] = NOTHING
    places: frozenset[str] = NOTHING
    things: frozenset[str] = NOTHING
    """Head words of names that are neither person, place nor organisation."""
    demonyms: frozenset[str] = NOTHING
    """Words for people and things of a place, which are capitalised and no names."""
    before_place: frozenset[str] = NOTHING
    inside: frozenset[str] = NOTHING
    """Small words inside a name."""
    says: frozenset[str] = NOTHING
    """Verbs that mark the name beside them as a person's."""
    capital_nouns: bool = False
    """Whether every noun is written with a capital."""
    given: frozenset[str] = NOTHING
    """Given names of the language beside those of all languages."""
    title_ends: tuple[str, ...] = ()
    """Ends of compounds that are titles (`Innenexperte`)."""


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
    """A table of numbers from `word|word=number` entries; `_` stands for a blank."""
    return {word: int(number) for word, number in codes(pairs).items()}


def floats(pairs: str) -> dict[str, float]:
    """A table of numbers with fractions from `word|word=number` entries; `_` stands for a blank."""
    return {word: float(number) for word, number in codes(pairs).items()}


def codes(pairs: str) -> dict[str, str]:
    """A table from `word|word=code` entries; `_` stands for a blank."""
    found: dict[str, str] = {}
    for pair in pairs.split():
        words, _, code = pair.rpartition("=")
        found |= {word.replace("_", " "): code for word in words.split("|")}
    return found


def unmarked(words: Mapping[str, Code]) -> dict[str, Code]:
    """A table with its words also as they are written without accents, where those are no other words of it."""
    plain = {"".join(c for c in normalize("NFD", word) if not combining(c)): code for word, code in words.items()}
    return {**plain, **words}


def bag(words: str) -> frozenset[str]:
    """A set of words; `_` stands for a blank."""
    return frozenset(word.replace("_", " ") for word in words.split())
