"""Sentences of two texts, aligned in order: shows that words were exchanged while order and facts stayed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from manytold.model.copies import SentencePrint

ALIKE = 0.5
"""Shared words in order over all words, from which two sentences are taken for one. Texts with random words in place of
all their content words keep 0.65 on average; sentences of other reports of the same event stay around 0.3."""
LENGTHS = 0.6
UNCHANGED = 0.98
SWAP = 4
"""Words in one place that a synonym machine puts in or takes out at most; an editor moves whole clauses."""
COVERED = 0.7
SWAPPED = 0.6
MIN_SENTENCES = 4

Grid = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How many sentences of the shorter text follow in order in the other, in how many words were swapped in place."""

    matched: int
    swapped: int
    shorter: int
    likeness: float

    @property
    def is_rewording(self) -> bool:
        """Whether most sentences follow in order and most of these were changed word by word."""
        enough = self.matched >= MIN_SENTENCES and self.matched >= COVERED * self.shorter
        return enough and self.swapped >= SWAPPED * self.matched


def align(a: Sequence[SentencePrint], b: Sequence[SentencePrint]) -> Alignment:
    """The best alignment in order (Needleman and Wunsch 1970) over sentences that are alike."""
    grid = [[_likeness(x, y) for y in b] for x in a]
    chain = _best_chain(grid)
    likeness = sum(grid[i][j] for i, j in chain) / len(chain) if chain else 0.0
    swapped = sum(grid[i][j] < UNCHANGED and _is_swapped(a[i], b[j]) for i, j in chain)
    return Alignment(len(chain), swapped, min(len(a), len(b)), likeness)


def _likeness(x: SentencePrint, y: SentencePrint) -> float:
    shorter, longer = sorted((len(x.words), len(y.words)))
    if shorter < LENGTHS * longer:
        return 0.0
    return Indel.normalized_similarity(x.words, y.words, score_cutoff=ALIKE)


def _is_swapped(x: SentencePrint, y: SentencePrint) -> bool:
    """Whether one sentence becomes the other by exchanging a few words here and there, its facts left in order."""
    if not Indel.normalized_similarity(x.facts, y.facts) >= ALIKE and (x.facts or y.facts):
        return False
    changes = [op for op in Levenshtein.opcodes(x.words, y.words) if op.tag != "equal"]
    grown = sum(1 for op in changes if op.tag != "replace")
    sizes = (max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in changes)
    return all(size <= SWAP for size in sizes) and grown * 2 <= len(changes)


def _best_chain(grid: Grid) -> list[tuple[int, int]]:
    """Cells of the heaviest chain that goes forward in both texts."""
    columns = len(grid[0]) if grid else 0
    best = [[0.0] * (columns + 1) for _ in range(len(grid) + 1)]
    for i, row in enumerate(grid):
        for j, value in enumerate(row):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + value)
    return _walk_back(best, len(grid), columns)


def _walk_back(best: Grid, i: int, j: int) -> list[tuple[int, int]]:
    chain: list[tuple[int, int]] = []
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain
