"""The shapes that names are read from: words with their capitals, headlines, and runs of words that make one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from manytold.model.statements import Stretch

TOKEN = re.compile(r"((?:[^\W\d_]\.){2,6}|[^\W_]+(?:['\u2019&][^\W_]+)*)")
POSSESSIVES = ("'s", "\u2019s", "'S", "\u2019S")
FINAL = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]{0,3}$")
OPENING = frozenset("\"'\u201c\u2018\u00ab\u201e([:;\u2022\u2013\u2014-|")
LONG_WORD = 4
LONGEST = 60
"""Letters of a word whose facts are kept; longer ones are no words."""
HEADLINE_SHARE = 0.75
"""Share of capitalised long words above which a line without a final stop is read as a title-case headline."""


class Token(NamedTuple):
    """One word: `gap` is what stands between it and the word before in its sentence.

    A tuple and no dataclass: one is made for each word of a text, and this is made in a third of the time.
    """

    start: int
    end: int
    gap: str
    first: bool
    text: str
    owner: bool
    """Whether a possessive 's follows."""
    lower: str
    """The word in lower case."""
    capital: bool
    """Whether it begins with a capital letter."""
    acronym: bool
    """Whether it is written in capitals throughout ("NATO", "U.S.", "G20")."""
    long: bool
    """Whether it is long enough for its capital to tell a headline, and has letters alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence; `headline` says that capitals tell nothing there."""

    tokens: tuple[Token, ...]
    headline: bool


def lines(text: str, sentences: Sequence[Stretch]) -> list[Line]:
    """The sentences as words."""
    found = []
    for sentence in sentences:
        tokens = tuple(_tokens(text, sentence))
        if tokens:
            found.append(Line(tokens, _headline(text, sentence, tokens)))
    return found


def _tokens(text: str, sentence: Stretch) -> list[Token]:
    parts = TOKEN.split(text[sentence.start : sentence.end])
    found, at, fresh, new = [], sentence.start, True, tuple.__new__
    for gap, word in zip(parts[:-1:2], parts[1::2], strict=True):
        start = at + len(gap)
        facts = _facts(word) if len(word) <= LONGEST else _facts.__wrapped__(word)
        between, first = (gap, fresh) if gap == " " else _border(gap, fresh)
        found.append(new(Token, (start, start + facts[0], between, first, *facts[1:])))
        at, fresh = start + len(word), False
    return found


@lru_cache(maxsize=16384)
def _facts(word: str) -> tuple[int, str, bool, str, bool, bool, bool]:
    """What a word tells by itself: its length, and the fields of a token from `text` on."""
    owner = word.endswith(POSSESSIVES)
    text = word[:-2] if owner else word
    acronym = (text.isupper() or not text.isascii()) and _is_acronym(text)
    long = len(text) >= LONG_WORD and text.isalpha()
    return len(text), text, owner, text.lower(), text[0].isupper(), acronym, long


def _is_acronym(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return all(c.isupper() for c in letters) and (len(letters) > 1 or (len(letters) == 1 and word[-1].isdigit()))


def _border(gap: str, fresh: bool) -> tuple[str, bool]:
    """What is kept of the signs before a word, and whether they let it begin something with a capital."""
    between = gap if len(gap) < 20 else "..."
    return between, fresh or (not OPENING.isdisjoint(between) and between.strip() != "-")


def _headline(text: str, sentence: Stretch, tokens: Sequence[Token]) -> bool:
    long = [t for t in tokens if t.long]
    if all(t.acronym for t in long) and len(long) > 2:
        return True
    if not long or FINAL.search(text, max(sentence.start, sentence.end - 5), sentence.end):
        return False
    return sum(t.capital for t in long) >= HEADLINE_SHARE * len(long)
