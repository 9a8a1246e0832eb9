"""How sure it is that two stretches of an event's tellings tell of the same thing: a logistic of what they share.

Directions of single sentences add nothing to the words that they share (average precision 0.832 with them, 0.833
without); directions of whole tellings do (0.780 without). Weights: `compare/relation_weights.py`, learnt by
`./dev bench train_relation`.
"""

from math import exp, log

from manytold.compare.relation_weights import BIAS, WEIGHTS
from manytold.compare.story import Part, Story

FEATURES = (
    "overlap",
    "overlap_rare",
    "plain",
    "names",
    "number",
    "number_apart",
    "length",
    "tellings",
    "tellings_facts",
)
PLAIN, NAMES, FACTS = 12.0, 8.0, 3
"""Sums at which the worth of shared words outside and inside names, and the count of shared facts, are full."""
SHORTER = 0.7
"""How much the shorter stretch counts in what two stretches could share."""


class Relation:
    """Judges pairs of parts of one story; what is asked of tellings is remembered."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._weights = tuple(WEIGHTS.get(name, 0.0) for name in FEATURES)
        self._totals = [_totals(story, part) for part in story.parts]
        self._row = [story.row_of[part.told.article.id] for part in story.parts]
        self._near: dict[tuple[int, int], tuple[float, float]] = {}

    def chance(self, a: int, b: int) -> float:
        """How sure it is, 0 to 1, that parts `a` and `b` tell of the same thing."""
        odds = BIAS + sum(w * x for w, x in zip(self._weights, self.features(a, b), strict=True))
        return round(1.0 / (1.0 + exp(-odds)), 6)

    def features(self, a: int, b: int) -> tuple[float, ...]:
        """What two parts, by their numbers in the story, have in common."""
        one, other, worth = self.story.parts[a], self.story.parts[b], self.story.worth
        if len(one.stems) > len(other.stems):
            one, other = other, one
        shared = [w for w in one.stems if w in other.stems]
        named = one.named | other.named
        plain = sum(worth[w] for w in shared if w not in named)
        names = sum(worth[w] for w in shared if w in named)
        rare = sum(worth[w] * min(one.stems[w], other.stems[w]) for w in shared)
        both = len(one.numbers & other.numbers)
        return (
            _part(plain + names, self._totals[a][0], self._totals[b][0]),
            _part(rare, self._totals[a][1], self._totals[b][1]),
            min(1.0, plain / PLAIN),
            min(1.0, names / NAMES),
            float(both > 0),
            float(bool(one.numbers) and bool(other.numbers) and not both),
            log(1 + len(one.stems)) / 4,
            *self._tellings(self._row[a], self._row[b]),
        )

    def _tellings(self, a: int, b: int) -> tuple[float, float]:
        """How alike the two tellings are as wholes, and how many numbers and times they share."""
        pair = (a, b) if a < b else (b, a)
        known = self._near.get(pair)
        if known is None:
            rows, facts = self.story.rows, self.story.facts
            both = min(FACTS, len(facts[a] & facts[b])) / FACTS
            known = self._near[pair] = (round(float(rows[a] @ rows[b]), 5), both)
        return known


def _totals(story: Story, part: Part) -> tuple[float, float]:
    worth = story.worth
    return sum(worth[w] for w in part.stems), sum(worth[w] * rare for w, rare in part.stems.items())


def _part(shared: float, a: float, b: float) -> float:
    least, most = (a, b) if a < b else (b, a)
    return shared / (SHORTER * least + (1 - SHORTER) * most + 1e-9)
