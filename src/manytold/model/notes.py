"""Words that a reader has highlighted, with what they noted on them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A span of one version of an article with its words, so that they are found again in later versions."""

    account: str
    id: str
    article: str
    version: int
    start: int
    end: int
    words: str
    text: str
    made: datetime
    edited: datetime | None = None
