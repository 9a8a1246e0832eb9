"""What every rule of times starts from: the match, the moment it stands in, and the meaning it gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from manytold.model.statements import Tense, TimeKind
from manytold.text.counting import words_value
from manytold.text.intervals import Days, bounds
from manytold.text.lexicon import Lexicon

Match = re.Match[str]
UNDATED = "it counts from the publication day, which is not known"
COUNTED = "counted from the publication day"
WRITTEN = "written in full"
ON_ITS_OWN = "written, of no day that is told"
NEXT_SUCH = "the next such day as seen from the publication day"
LAST_SUCH = "the last such day as seen from the publication day"
NEAREST = "the year is that nearest to the publication day"


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a rule may look at beside the words themselves; `before` and `after` are the words around."""

    lexicon: Lexicon
    published: date | None
    tense: Callable[[], Tense]
    before: str
    after: str
    follows: str
    """The forty characters after the expression."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means; `days` is given where `value` alone does not bound it."""

    kind: TimeKind
    value: str
    why: str
    days: Days | None = None


Rule = Callable[[Match, Moment], Meaning | None]
BLOCKED = Meaning("clue", "", "no time")
"""Says that the words are taken and are no time (an age)."""


def group_of(match: Match, name: str) -> str:
    """The words of a named group in lower case with single blanks, or nothing."""
    found = match[name] if name in match.re.groupindex else None
    return " ".join(found.lower().split()) if found else ""


def clue(why: str) -> Meaning:
    """A hint at a time that nothing here resolves."""
    return Meaning("clue", "", why)


def dated(value: str, why: str = WRITTEN, days: Days | None = None) -> Meaning | None:
    """A date, unless it is none that the calendar knows."""
    found = days or bounds(value)
    return Meaning("date", value, why, found) if found or "X" in value else None


def way_of(match: Match, moment: Moment) -> int | None:
    """-1, 0 or 1 for last, this and next, -2 and 2 for the one before or after that, or None."""
    if far := group_of(match, "far"):
        return -2 if far.startswith("before") else 2
    return moment.lexicon.times.relatives.get(group_of(match, "relative"))


def unit_of(match: Match, moment: Moment) -> str:
    """The code of the unit, or nothing."""
    return moment.lexicon.times.units.get(group_of(match, "unit"), "")


def year_of(match: Match, moment: Moment) -> str:
    """The four digits of the year that is written or meant by "last year", else empty."""
    if year := group_of(match, "year"):
        return year
    if said := group_of(match, "said"):
        return _said(said.replace("-", " ").split(), moment)
    way = way_of(match, moment)
    if way is None or moment.published is None:
        return ""
    return f"{moment.published.year + way:04}"


def _said(words: list[str], moment: Moment) -> str:
    """A year in words, by its thousands or by its hundred and the rest."""
    if "thousand" in words:
        return f"{words_value(' '.join(words), moment.lexicon.numbers) or 0:04.0f}"
    parts = (
        words_value(part, moment.lexicon.numbers) or 0
        for part in (words[0], " ".join(word for word in words[1:] if word != "oh"))
    )
    hundred, rest = parts
    return f"{hundred * 100 + rest:04.0f}"


def count_of(match: Match, moment: Moment) -> float | None:
    """The count as a number, or None where no number is told."""
    text = group_of(match, "count").replace(",", ".")
    if text.replace(".", "", 1).isdigit():
        return float(text)
    return words_value(text, moment.lexicon.numbers)


def capital(match: Match, group: str, moment: Moment) -> bool:
    """Whether a group is written with a capital where its language has another word that is written alike ("may")."""
    return group_of(match, group).rstrip(".") not in moment.lexicon.times.capitals or match[group][0].isupper()
