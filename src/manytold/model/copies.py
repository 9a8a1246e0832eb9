"""Whose words come from whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CopyKind = Literal["same", "syndicated", "reworked", "reworded"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is needed to compare an article's words with another's, and no more (room `copies` owns the fields)."""

    article: str
    version: int
    source: str
    published: datetime | None
    credits: tuple[str, ...]
    language: str | None
    length: int
    bands: tuple[str, ...]
    shingles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two articles share their words; `a` < `b`. `share` is the part of the shorter text found in the other, 0 to 1."""

    a: str
    b: str
    kind: CopyKind
    share: float
    reason: str


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
