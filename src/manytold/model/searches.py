"""Searches that a reader has saved, and secret addresses under which a reader's lists are feeds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FeedKind = Literal["top", "following", "storyline", "search", "section"]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with what it was narrowed down to; `alert`: whether new matches are counted in the head of every page.

    `seen` are the newest articles that it found when last looked at, none of them older than `floor` (a number of the
    word index), which is None where those were all.
    """

    account: str
    id: str
    name: str
    words: str
    made: datetime
    source: str = ""
    first: date | None = None
    last: date | None = None
    language: str = ""
    own: bool = False
    conflicts: bool = False
    about: str = ""
    alert: bool = True
    looked: datetime | None = None
    seen: tuple[str, ...] = ()
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A list that can be read as a feed by whoever has its address; `id` is the digest of the secret in it.

    `of` names what the feed is of where its kind alone does not tell: a storyline, a section, a saved search.
    """

    account: str
    id: str
    kind: FeedKind
    of: str
    name: str
    made: datetime
