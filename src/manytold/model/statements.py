"""What one article says, each with its place in the text. All offsets are into `Article.text`, end exclusive."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

NameKind = Literal["person", "place", "organisation", "other"]
Bound = Literal["exact", "at_least", "at_most", "about"]
QuoteKind = Literal["direct", "indirect", "mixed"]
TimeKind = Literal["date", "time", "duration", "set", "clue"]
Tense = Literal["past", "present", "future", "unknown"]
Standing = Literal["", "alone", "clause"]


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Start and end of a sentence or other part of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `whole` is its fullest form in the same document (`Marek` -> `Dora Marek`)."""

    start: int
    end: int
    text: str
    kind: NameKind
    whole: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as written and what it resolves to.

    `value` is TIMEX3-like (ISO 8601: `2031-05-04`, `2031-05`, `2031-W18`, `XXXX-WXX-4` for a bare weekday, `P10Y`)
    and empty for a `clue` (a hint at the time that nothing here resolves: "fifth term", "ten years of"). `first` and
    `last` bound the days meant, inclusive, and are None where the text alone does not tell. `tense` is that of the
    clause it stands in. `stands` is how it stands in the tree of its sentence, where that was read: `alone` with
    nothing but times and figures, or in a `clause` that another verb takes ("said … on Monday", "after … on Monday").
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str
    first: date | None = None
    last: date | None = None
    tense: Tense = "unknown"
    why: str = ""
    stands: Standing = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: `value` in base units (million multiplied out), `unit` ("", "%", ISO 4217 code, "km" ...).

    `what` is what is counted in the text's own lower-case words, reduced to its head ("people", "homes"); `slot` is the
    closed measure it belongs to ("killed", "injured", "missing", "evacuated", "arrested", "money", "percent",
    "magnitude" ...) or empty when it is only a number. `scope` narrows the slot (period, place, base, whose money).
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    what: str
    bound: Bound = "exact"
    slot: str = ""
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to somebody: `start`, `end` are the content's without its marks; `cue` the attribution cue.

    `speaker` is the fullest name in the document; where the text has no name for who speaks, its own words (`a police
    spokesman`), and then `described` is true; None when it is not clear who speaks.
    """

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    described: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement: a sentence or clause, with the words that carry it."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the language tools see in one text."""

    sentences: tuple[Stretch, ...]
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """All that one version of an article states."""

    article: str
    version: int
    annotation: Annotation
    quotes: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
