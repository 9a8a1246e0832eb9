"""How much of an article's text was found, and how much else: runs of four words, as multisets."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 4
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of runs, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def words(text: str) -> list[str]:
    """Words without case and marks; each sign of a script without spaces is one."""
    return WORD.findall(text.casefold())


def runs(text: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of four words; a shorter text is one run."""
    if len(text) < RUN:
        return [tuple(text)] if text else []
    return [tuple(text[at : at + RUN]) for at in range(len(text) - RUN + 1)]


def score(gold: Sequence[str], found: Sequence[str]) -> Score:
    """Precision and recall of runs."""
    wanted, made = Counter(runs(gold)), Counter(runs(found))
    both = (wanted & made).total()
    return Score(both / max(1, made.total()), both / max(1, wanted.total()))


def f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """The harmonic mean of precision and recall."""
    return score(gold, found).f1
