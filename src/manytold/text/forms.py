"""The compiled forms in which a language writes numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from manytold.text.lexicon import lexicon_of, money, units
from manytold.text.lexicon.tables import NumberWords
from manytold.text.patterns import one_of

ENDS = r"(?!\w)"
MILLIONS = r"(?:usd|eur|gbp|sek|nok|dkk|chf|cad|aud)(?!\w)"
"""Currencies that business news writes with an M for millions ("48.5 MGBP")."""
BEGINNING = 3
VULGAR = "\u00bc-\u00be\u2150-\u215e"
"""Fractions of one sign, from \u00bc to \u215e."""
OVER = r"/\d{1,4}(?![\d/])"


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled number forms of one language; `start` is found, in letters of any case, where one may begin."""

    start: str
    figure: "re.Pattern[str]"
    words: "re.Pattern[str]"
    vague: "re.Pattern[str]"
    none: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    lone: "re.Pattern[str]"
    """A part of a whole without a count ("half", "a third")."""
    ordinal_after: "re.Pattern[str]"
    """What makes a number in words an ordinal ("twenty-first")."""
    ratio_after: "re.Pattern[str]"
    before: str
    bounds: frozenset[str]
    """Beginnings of the words that may stand right before a number as a bound; others need no closer look."""
    after: "re.Pattern[str]"
    below: "re.Pattern[str]"


@lru_cache(maxsize=16)
def forms_of(language: str) -> Forms:
    """The forms of one language."""
    numbers = lexicon_of(language).numbers
    article, symbols = one_of(numbers.articles), one_of((*money.SIGNS, *money.ISO))
    named = one_of(
        (
            *numbers.halves,
            *numbers.some,
            *numbers.vague,
            *numbers.none,
            *numbers.cardinals,
            *numbers.scales,
            *numbers.lone,
        )
    )
    first = one_of((*numbers.cardinals, *numbers.scales, *numbers.parts))
    minus = one_of(numbers.minus)
    glued = rf"|{_word(numbers)}" if numbers.glued else ""
    start = (
        rf"(?<!\w)(?=[-\u2212\d$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20ba{VULGAR}]|(?<![.,]){re.escape(numbers.point)}\d"
        rf"|{symbols}\s?[-\u2212]?\d|(?:{named}|(?:{article}|{minus})\s{first}{glued}){ENDS})"
    )
    return Forms(
        start=start,
        figure=_compiled(_figure(numbers, symbols)),
        words=_compiled(_words(numbers)),
        vague=_compiled(rf"{one_of(numbers.vague)}{ENDS}"),
        none=_compiled(rf"{one_of(numbers.none)}{ENDS}"),
        unit=_compiled(_unit(numbers)),
        lone=_compiled(rf"(?:{article}\s)?(?P<part>{one_of((*numbers.parts, *numbers.lone))}){ENDS}"),
        ordinal_after=_compiled(rf"-{one_of(numbers.ordinals)}{ENDS}"),
        ratio_after=_compiled(rf"(?:{numbers.ratio})(?:\d|{first}{ENDS})"),
        before=_before(numbers),
        bounds=_beginnings(
            f"{numbers.at_least}|{numbers.at_most}|{numbers.about}|the|another|{'|'.join(numbers.articles)}"
        ),
        after=_compiled(numbers.at_least_after),
        below=_compiled(numbers.at_most_after),
    )


def _word(numbers: NumberWords) -> str:
    """One word of a number; where they are glued together, as many as it holds."""
    word = one_of((*numbers.cardinals, *numbers.scales))
    if not numbers.glued:
        return word
    alone = rf"(?!{one_of(numbers.joiners)}{ENDS})"
    return rf"{alone}(?>{one_of((*numbers.cardinals, *numbers.scales, *numbers.joiners))}){{1,12}}+"


def _row(numbers: NumberWords) -> str:
    """Number words in a row."""
    word = _word(numbers)
    return rf"{word}(?:\s?[-\s]\s?(?:{one_of(numbers.joiners)}\s{{1,2}})?{word}){{0,15}}"


def _figure(numbers: NumberWords, symbols: str) -> str:
    scale = one_of((*(s for s in numbers.scales if s not in numbers.currencies), *numbers.short_scales))
    return (
        rf"(?:(?P<symbol>{symbols})\s?)?(?P<sign>[-\u2212](?=[\d.]))?(?:(?P<digits>{_digits(numbers.point)})"
        rf"(?P<power>[eE][-+]?\d{{1,2}}{ENDS}|\^[-+]{{0,2}}\d{{1,2}}{ENDS}|[x\u00d7]10\^[-+]?\d{{1,2}}{ENDS})?"
        rf"(?:(?P<over>{OVER})|\s{{1,2}}(?P<mixed>\d{OVER}))?(?:\s?(?P<vulgar>[{VULGAR}]))?|(?P<alone>[{VULGAR}]))"
        rf"(?:[\s-]?(?P<scale>{scale}(?:\s{scale})?){ENDS}(?P<half>\s{one_of(numbers.half_after)}{ENDS})?)?"
    )


def _words(numbers: NumberWords) -> str:
    article, scaled, row = one_of(numbers.articles), one_of(numbers.scales), _row(numbers)
    return (
        rf"(?:(?P<minus>{one_of(numbers.minus)})\s)?"
        rf"(?:(?P<half>{one_of(numbers.halves)})\s(?={scaled})|(?P<some>{one_of(numbers.some)})\s(?={scaled}))?"
        rf"(?P<words>(?:{article}\s(?={scaled}))?{row})(?:\s{one_of(numbers.points)}\s(?P<point>{row}))?"
        rf"(?:\s(?P<and>{one_of(numbers.half_after)})|\s{one_of(numbers.joiners)}\s{article}\s(?P<add>{one_of(numbers.parts)})"
        rf"|\s?[-\s]\s?(?P<part>{one_of(numbers.parts)})(?:\s(?:of\sa\s)?(?P<more>{scaled}))?)?{ENDS}"
    )


def _unit(numbers: NumberWords) -> str:
    names = one_of((*numbers.units, *numbers.currencies, *money.SIGNS, *money.ISO, *units.SIGNS))
    return (
        rf"(?:\s?-\s?|\s?|\s(?:{one_of(numbers.of)})\s|\sd['\u2019])(?:(?:m(?={MILLIONS}))?(?P<unit>{names})|[(\[{{](?P<inside>{names})[)\]}}])"
        rf"{ENDS}"
    )


def _before(numbers: NumberWords) -> str:
    article = one_of(numbers.articles)
    return (
        rf"(?:(?<!\w)(?:(?P<least>{numbers.at_least})|(?P<most>{numbers.at_most})|(?P<about>{numbers.about}))"
        rf"\s(?:{article}\s|the\s|(?:{numbers.about})\s|another\s)?|(?P<over>(?<!=)>\s?=?|\u2265)\s?|(?P<under><\s?=?|\u2264)\s?)$"
    )


def _beginnings(pattern: str) -> frozenset[str]:
    """The first letters of all words of a pattern."""
    plain = pattern.replace("\\s", " ").replace("\\w", " ")
    return frozenset(word[:BEGINNING].lower() for word in re.findall(r"[^\W\d_]+", plain))


def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


def _digits(point: str) -> str:
    dot = re.escape(point)
    small = rf"|(?<!\d){dot}\d+"
    if point == ".":
        return (
            r"\d{1,3}(?:[,\u00a0\u202f'\u2019]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,])"
            r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?" + small
        )
    return r"\d{1,3}(?:[.\u00a0\u202f'\u2019 ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?" + small
