"""Sentences of two texts, aligned in order: shows that words were exchanged while order and facts stayed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from manytold.model.copies import SentencePrint

ALIKE = 0.5
"""Shared words in order over all words, from which two sentences are taken for one."""
LENGTHS = 0.6
COVERED = 0.6
ALTERED = 0.6
UNCHANGED = 0.95
MIN_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """How many sentences of the shorter text follow in order in the other, how many of those were changed."""

    matched: int
    altered: int
    shorter: int
    longer: int
    likeness: float

    @property
    def is_rewording(self) -> bool:
        """Whether most sentences follow in order and most of these were changed word by word."""
        if self.matched < MIN_SENTENCES or self.matched < COVERED * self.shorter:
            return False
        return self.altered >= ALTERED * self.matched


def align(a: Sequence[SentencePrint], b: Sequence[SentencePrint]) -> Alignment:
    """The best alignment in order (Needleman and Wunsch 1970) over sentences that are alike."""
    grid = [[_likeness(x, y) for y in b] for x in a]
    chain = _best_chain(grid)
    likeness = sum(chain) / len(chain) if chain else 0.0
    altered = sum(1 for value in chain if value < UNCHANGED)
    return Alignment(len(chain), altered, min(len(a), len(b)), max(len(a), len(b)), likeness)


def _likeness(x: SentencePrint, y: SentencePrint) -> float:
    shorter, longer = sorted((len(x.words), len(y.words)))
    if shorter < LENGTHS * longer:
        return 0.0
    return Indel.normalized_similarity(x.words, y.words, score_cutoff=ALIKE)


def _best_chain(grid: Sequence[Sequence[float]]) -> list[float]:
    """Likenesses along the heaviest chain that goes forward in both texts."""
    columns = len(grid[0]) if grid else 0
    best = [[0.0] * (columns + 1) for _ in range(len(grid) + 1)]
    for i, row in enumerate(grid):
        for j, value in enumerate(row):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + value)
    return _walk_back(grid, best, len(grid), columns)


def _walk_back(grid: Sequence[Sequence[float]], best: list[list[float]], i: int, j: int) -> list[float]:
    chain: list[float] = []
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append(grid[i][j])
    return chain
