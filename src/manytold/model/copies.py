"""Whose words come from whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CopyKind = Literal["same", "syndicated", "reworked", "reworded"]


OPENS, QUOTED, FACT, STOP, RARE = 1, 2, 4, 8, 16
"""Marks of a word in `Fingerprint.words`: it opens a sentence; stands in quotation marks; is a name or number; is one
of the most frequent words of its language; is none of the frequent ones."""
MARKS = 5
"""Lowest bits of a word in `Fingerprint.words` that are marks."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is needed to compare an article's words with another's, and no more; hashes only, no words.

    `length` counts the words under the headline. `words_key` is the same for texts of the same words. `words` has four
    bytes for each word, in text order and lowest first: 27 bits of the hash of its stem, and the marks. `address` is
    the hash of the article's address, empty for none. `seen` is when these words were first seen there, `published`
    what the page claims.
    """

    article: str
    version: int
    source: str
    source_name: str
    address: str
    seen: datetime
    published: datetime | None
    credits: tuple[str, ...]
    language: str | None
    length: int
    words_key: str
    words: bytes


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two articles share their words; `a` < `b`. `share` is the part of the shorter text found in the other, 0 to 1.

    `longer` is the part of the longer text found in the other: little of it where one page holds much else.
    """

    a: str
    b: str
    kind: CopyKind
    share: float
    reason: str
    longer: float = 1.0


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a group that is not its lead."""

    article: str
    kind: CopyKind
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles whose words come from one text; `id` is that of `lead`, the first seen; copies are sorted by id."""

    id: str
    lead: str
    copies: tuple[Copy, ...]
