"""Words as the language model sees them: parts of words by number, the shape of a word, and the lists it stands in."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

MOST_PARTS = 8
"""Parts of a word that are read; what is longer is an address or noise."""
LONGEST_RUN = 40
LONGEST_NAME = 4
"""Words of a listed name of several words."""
UNKNOWN, START, END = 100, 101, 102
"""Numbers of the vocabulary of BERT (uncased)."""
SHAPES = 8
GIVEN, FAMILY, PLACE, PLACES = 1, 2, 4, 8


class Lists(NamedTuple):
    """Names in lower case that tell something of a word with a capital; `places` hold tuples of several words too."""

    given: Set[str]
    family: Set[str]
    places: Set[str]


class Vocabulary:
    """The parts of words by number; what was found for a word is kept."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self.parts = lru_cache(maxsize=16384)(self._parts)

    def _parts(self, word: str) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for letters, run in groupby(plain[: MOST_PARTS * LONGEST_RUN], key=str.isalnum):
            for piece in ["".join(run)] if letters else run:
                found += self._run(piece)
        return tuple(found[:MOST_PARTS]) or (UNKNOWN,)

    def _run(self, run: str) -> Iterator[int]:
        if len(run) > LONGEST_RUN:
            yield UNKNOWN
            return
        found, at = [], 0
        while at < len(run):
            start = "##" if at else ""
            end = next((e for e in range(len(run), at, -1) if start + run[at:e] in self.numbers), 0)
            if not end:
                yield UNKNOWN
                return
            found.append(self.numbers[start + run[at:end]])
            at = end
        yield from found


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence for the model: a row for each part, its word's shape and lists, and each word's first and last part.

    The first row stands for the root, the last for the end.
    """

    parts: tuple[int, ...]
    shapes: tuple[int, ...]
    lists: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


def pieces(words: Sequence[str], vocabulary: Vocabulary, lists: Lists) -> Pieces:
    """The parts of the words of one sentence."""
    parts, shapes, marks, first, last = [START], [0], [0], [], []
    listed = marks_of(words, lists)
    for word, mark in zip(words, listed, strict=True):
        found = vocabulary.parts(word)
        first.append(len(parts))
        parts += found
        shapes += [shape_of(word)] * len(found)
        marks += [mark] * len(found)
        last.append(len(parts) - 1)
    parts.append(END)
    return Pieces(tuple(parts), (*shapes, 0), (*marks, 0), tuple(first), tuple(last))


def shape_of(word: str) -> int:
    """How a word is written: 1 lower case, 2 capital first, 3 capitals, 4 mixed, 5 digits, 6 signs, 7 one capital."""
    if not any(c.isalpha() for c in word):
        return 5 if any(c.isdigit() for c in word) else 6
    if word.islower():
        return 1
    if word.isupper():
        return 7 if len(word) == 1 else 3
    return 2 if word[0].isupper() and (word[1:].islower() or not word[1:]) else 4


def marks_of(words: Sequence[str], lists: Lists) -> list[int]:
    """The lists that each word with a capital stands in, as bits; the longest listed name of several words counts."""
    lower = [word.lower() for word in words]
    marks = [0] * len(words)
    for at, word in enumerate(words):
        if word[:1].isupper():
            low = lower[at]
            marks[at] |= GIVEN * (low in lists.given) | FAMILY * (low in lists.family) | PLACE * (low in lists.places)
    at = 0
    while at < len(words):
        size = _listed(words, lower, at, lists.places) if words[at][:1].isupper() else 1
        if size > 1:
            for inside in range(at, at + size):
                marks[inside] |= PLACES
        at += size
    return marks


def _listed(words: Sequence[str], lower: Sequence[str], at: int, places: Set[str]) -> int:
    for size in range(min(LONGEST_NAME, len(words) - at), 1, -1):
        if words[at + size - 1][:1].isupper() and " ".join(lower[at : at + size]) in places:
            return size
    return 1
