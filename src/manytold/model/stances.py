"""What one reader does with stories. Everything here is of one account and seen by nobody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

StanceKind = Literal["follow", "star", "hide", "more", "less", "seen"]
STANCES: tuple[StanceKind, ...] = ("follow", "star", "hide", "more", "less", "seen")
THUMBS: tuple[StanceKind, ...] = ("more", "less")
"""Of these a story has one at most."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What a reader does with the story that an article tells: `follow` means its storyline, the others its event.

    `more` and `less` are thumbs up and down, which For you learns from.
    It sits on an article because articles stay when stories are joined and parted. `account` is empty in a newspaper
    without accounts.
    """

    account: str
    kind: StanceKind
    article: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Mute:
    """Words that a reader wants no headline of, or a section that they want no story of, until a moment or for good.

    `words` are `section:` and its name where a `section` is muted, so that each is muted once.
    """

    account: str
    words: str
    at: datetime
    until: datetime | None = None
    section: str = ""

    def holds(self, now: datetime) -> bool:
        """Whether it is in force."""
        return self.until is None or now < self.until
