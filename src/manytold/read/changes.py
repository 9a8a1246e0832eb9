"""Words of two versions of one stretch of text: whether they differ by a slip, a number, or in what they say (pure)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from manytold.model.edits import ChangeKind
from manytold.model.statements import Stretch
from manytold.text.numbers import quantities
from manytold.text.words import LETTER, UNSPACED, rarity

Place = tuple[int, int]
TOKEN = re.compile(rf"[{UNSPACED}]|[0-9]+(?:[.,:][0-9]+)*|{LETTER}+(?:['\u2019-]{LETTER}+)*|\S")
LINE = re.compile(r"[^\n]+")
GROUPING = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
RARE = 5.0
"""Rarity (8 minus Zipf frequency) from which a word may be a slip of another one: fewer than once in a million words.
`recieve` has 5.7 and `goverment` 5.4; `could`, `Smith`, `tanks` have at most 3.7, so that they become no slips."""
LONG = 8
"""Letters from which two of them may differ in a slip, not one."""
MOST_SLIPPED = 4
"""Words that one slip may touch."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text that is not empty, without the blanks around it."""

    start: int
    end: int
    text: str

    @property
    def place(self) -> Place:
        """Start and end."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign, and where it stands in the whole text."""

    start: int
    end: int
    text: str


def lines_of(text: str, start: int) -> list[Line]:
    """The lines of a text from an offset on."""
    found = []
    for line in LINE.finditer(text, start):
        words = line[0].strip()
        if words:
            at = line.start() + line[0].index(words)
            found.append(Line(at, at + len(words), words))
    return found


def tokens_of(line: Line) -> list[Token]:
    """The words, numbers and signs of a line."""
    return [Token(line.start + m.start(), line.start + m.end(), m[0]) for m in TOKEN.finditer(line.text)]


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, accents, hyphens, blanks and signs; figures go by value."""
    return _folded(one) == _folded(other) and _figures(one) == _figures(other)


def kind_of_change(
    old: str, new: str, before: Sequence[Token], after: Sequence[Token], language: str | None
) -> ChangeKind:
    """What kind of change tokens of one text became tokens of the other by, when it is no slip."""
    if not before:
        return "addition"
    if not after:
        return "removal"
    was, now = _values(old, before, language), _values(new, after, language)
    return "number" if was and now and was != now else "wording"


def is_slip(before: Sequence[Token], after: Sequence[Token], language: str | None) -> bool:
    """Whether the exchange of words put a typing or spelling mistake right and changed nothing else."""
    one, other = " ".join(t.text for t in before), " ".join(t.text for t in after)
    if same_letters(one, other):
        return True
    if not before or len(before) != len(after) or len(before) > MOST_SLIPPED or DIGITS.search(one + other):
        return False
    return all(_near(a.text, b.text, language) for a, b in zip(before, after, strict=True))


def _near(wrong: str, right: str, language: str | None) -> bool:
    """Whether a word that is hardly ever written is a slip of one that is written more often, or of a rare name."""
    if same_letters(wrong, right):
        return True
    shorter, longer = sorted((len(wrong), len(right)))
    apart = OSA.distance(wrong.casefold(), right.casefold(), score_cutoff=3)
    rare, common = rarity(wrong, language), rarity(right, language)
    if shorter < 3 or rare < RARE or common > rare or apart > (2 if longer >= LONG else 1):
        return False
    return shorter > 3 or common < RARE


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(c for c in plain if c.isalnum())


def _figures(words: str) -> Counter[str]:
    return Counter(GROUPING.sub("", m[0]) for m in DIGITS.finditer(words))


def _values(text: str, tokens: Sequence[Token], language: str | None) -> Counter[str]:
    """Numbers in a stretch, in figures or words, a number of several words counting when one of them is in it."""
    start, end = tokens[0].start, tokens[-1].end
    last = text.find("\n", end)
    line = Stretch(text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text))
    named = [q for q in quantities(text, [line], language) if q.start < end and start < q.end]
    covered = {n for q in named for n in range(q.start, q.end)}
    bare = (m for m in DIGITS.finditer(text, start, end) if m.start() not in covered)
    return Counter([f"{q.value:g} {q.unit}" for q in named] + [GROUPING.sub("", m[0]) for m in bare])
