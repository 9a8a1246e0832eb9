"""The shapes that names are read from: words with their capitals, headlines, and runs of words that make one name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manytold.model.statements import Stretch

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]+(?:['\u2019&][^\W_]+)*")
POSSESSIVE = re.compile(r"['\u2019][sS]$")
FINAL = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]{0,3}$")
OPENING = frozenset("\"'\u201c\u2018\u00ab\u201e([:;\u2022\u2013\u2014-|")
LONG_WORD = 4
HEADLINE_SHARE = 0.75
"""Share of capitalised long words above which a line without a final stop is read as a title-case headline."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `gap` is what stands between it and the word before in its sentence."""

    start: int
    end: int
    text: str
    gap: str
    first: bool
    owner: bool
    """Whether a possessive 's follows."""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals throughout ("NATO", "U.S.", "G20")."""
        letters = [c for c in self.text if c.isalpha()]
        return all(c.isupper() for c in letters) and (
            len(letters) > 1 or (len(letters) == 1 and self.text[-1].isdigit())
        )


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


def _tokens(text: str, sentence: Stretch) -> Iterator[Token]:
    last, fresh = sentence.start, True
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        gap = text[last : match.start()] if match.start() - last < 20 else "..."
        first = fresh or (bool(OPENING.intersection(gap)) and gap.strip() != "-")
        start, end, word = match.start(), match.end(), match.group()
        owner = POSSESSIVE.search(word)
        if owner:
            end -= 2
            word = word[:-2]
        if word:
            yield Token(start, end, word, gap, first, bool(owner))
            last, fresh = match.end(), False


def _headline(text: str, sentence: Stretch, tokens: Sequence[Token]) -> bool:
    long = [t for t in tokens if len(t.text) >= LONG_WORD and t.text.isalpha()]
    if all(t.acronym for t in long) and len(long) > 2:
        return True
    if not long or FINAL.search(text, max(sentence.start, sentence.end - 5), sentence.end):
        return False
    return sum(t.capital for t in long) >= HEADLINE_SHARE * len(long)
