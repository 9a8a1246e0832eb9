"""Ordinals: places in a row, kept apart from quantities because they count nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from manytold.model.statements import Quantity, Stretch
from manytold.text.counting import words_value
from manytold.text.lexicon import lexicon_of
from manytold.text.lexicon.tables import NumberWords
from manytold.text.patterns import one_of

FIGURE = (
    r"(?P<figure>\d{1,6})(?:st|nd|rd|th|ers?|\u00e8res?|re|i?\u00e8mes?|emes?|[vmndtr]?[eoa\u00ba\u00aa]|"
    r"\.[\u00ba\u00aao])(?!\w)"
)
STOPPED = r"(?P<stopped>\d{1,4})\.(?=\s[^\W\d_])"
"""German `3.` before a word."""
LONGEST = 14
"""Words of an ordinal at most ("two hundred and twenty-first")."""
SCALE = 1000.0


def ordinals(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Quantity, ...]:
    """Ordinals in order of the text, with their place as value and the slot `ordinal`."""
    pattern = _pattern(language or "")
    found: list[Quantity] = []
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            value = _value(match, language or "")
            if value:
                start, end = match.span()
                found.append(Quantity(start, end, match.group(), value, "", "", "exact", "ordinal"))
    return tuple(found)


def _value(match: "re.Match[str]", language: str) -> float | None:
    if match["figure"] or match["stopped"]:
        return float(match["figure"] or match["stopped"])
    numbers, low = lexicon_of(language).numbers, " ".join(match.group().lower().split())
    if low in numbers.ordinals:
        return numbers.ordinals[low]
    last = _ends(language).search(low)
    lone = low.split()[0] in numbers.articles and len(low.split()) == 2
    return words_value(low, _both(language)) if last and not lone else None


@lru_cache(maxsize=16)
def _both(language: str) -> NumberWords:
    """The number words with the ordinals among them, large ones as scales."""
    numbers = lexicon_of(language).numbers
    small = {word: value for word, value in numbers.ordinals.items() if value < SCALE and value != 100}
    large = {word: value for word, value in numbers.ordinals.items() if word not in small}
    return replace(
        numbers, cardinals={**numbers.cardinals, **small}, scales={**numbers.scales, **large}, glued=language in GLUED
    )


GLUED = ("de", "es")
"""Languages that write the words of an ordinal as one."""


@lru_cache(maxsize=16)
def _ends(language: str) -> "re.Pattern[str]":
    return re.compile(one_of(lexicon_of(language).numbers.ordinals) + "$")


@lru_cache(maxsize=16)
def _pattern(language: str) -> "re.Pattern[str]":
    lexicon = lexicon_of(language)
    numbers = lexicon.numbers
    named = one_of(numbers.ordinals)
    word = one_of((*numbers.cardinals, *numbers.scales, *numbers.articles, *numbers.ordinals))
    if language in GLUED:
        word = rf"(?>{one_of((*numbers.cardinals, *numbers.scales, *numbers.joiners, *numbers.ordinals))}){{1,12}}+"
    row = rf"(?:{word}(?!\w)(?:-|\s(?:{one_of(numbers.joiners)}\s)?)?){{1,{LONGEST}}}(?<=\w)(?<!\s)"
    stopped = STOPPED if lexicon.ordinal_stop else r"(?P<stopped>(?!))"
    return re.compile(rf"(?<![\w.,])(?:{FIGURE}|{named}(?![\w-])(?!\s{named})|{row}|{stopped})", re.IGNORECASE)
