"""Whose words come from whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CopyKind = Literal["same", "syndicated", "reworked", "reworded"]


@dataclass(frozen=True, slots=True)
class SentencePrint:
    """One sentence as hashes: every word; function words and facts in order; the facts (numbers, names) alone."""

    words: tuple[int, ...]
    frame: tuple[int, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is needed to compare an article's words with another's, and no more; hashes only, no words.

    `length` counts the words under the headline. `words_key` is the same for texts of the same words. `shingles` are
    the hashes of all runs of five words, each once, in text order; `unquoted` those that stand outside quotation marks.
    `quotes` are hashes of longer quotations. `sentences` leave quotations out.
    """

    article: str
    version: int
    source: str
    source_name: str
    published: datetime | None
    credits: tuple[str, ...]
    language: str | None
    length: int
    words_key: str
    bands: tuple[str, ...]
    shingles: tuple[int, ...]
    unquoted: tuple[int, ...]
    quotes: tuple[int, ...]
    sentences: tuple[SentencePrint, ...]


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two articles share their words; `a` < `b`. `share` is the part of the shorter text found in the other, 0 to 1.

    `said` is the owner's word (see `corrections`): that one copies the other, or, in a link of an article with itself,
    on which side of a correction it stands.
    """

    a: str
    b: str
    kind: CopyKind
    share: float
    reason: str
    said: str = ""


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
