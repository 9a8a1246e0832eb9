"""What the owner of a database says of what belongs together. Later runs obey it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Matter = Literal["copy", "event", "storyline"]
"""Which groups a correction is about."""
MATTERS: tuple[Matter, ...] = get_args(Matter)
Word = Literal["together", "apart"]
TOGETHER = "together"
"""What stands in the field `said` of a link that the owner made; else it is the side of a correction, see `side`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The owner's word on articles, whose ids stay while those of events and storylines change.

    `together`: all of `these` and `those` stand in one group. `apart`: none of `these` stands in a group with any of
    `those`; nothing is said of articles on one side, nor of newcomers. Where two corrections contradict each other the
    one that was `said` later holds. For storylines an article stands for the event that it tells.
    """

    id: str
    of: Matter
    says: Word
    these: tuple[str, ...]
    those: tuple[str, ...]
    said: datetime
    by: str = "owner"

    @property
    def articles(self) -> frozenset[str]:
        """Everything that it names."""
        return frozenset((*self.these, *self.those))


def side(correction: str, these: bool) -> str:
    """The mark of those who stand on one side of a correction: no group holds somebody from both."""
    return f"{correction}{'+' if these else '-'}"


def opposite(side: str) -> str:
    """The mark of the other side."""
    return side[:-1] + ("-" if side.endswith("+") else "+")


def parted(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two groups with these marks must stay apart."""
    few, many = (some, others) if len(some) < len(others) else (others, some)
    return any(opposite(mark) in many for mark in few)
