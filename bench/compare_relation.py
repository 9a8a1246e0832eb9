"""Which sentences of one topic tell of the same happening: average precision on ecbplus.

`./dev bench compare_relation [--json]`. All pairs of sentences of different documents of one topic that the authors
say to score; right where both mention one chain of an action. The score is that of the alignment in `compare`, its
weights learnt without the topics that are scored (five folds). "Event" scores the pairs inside one event alone, in a
space of that event, as the product does. Topics 1, 3, 5 … and 2, 4, 6 … are reported apart as well.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bench.figures import Figure, report
from bench.labelled import DATA, article, gold, rows
from bench.logistic import chance, fit
from manytold.compare.relation import FEATURES, Relation
from manytold.compare.story import Story, centred, direction, part_of, story_of
from manytold.compare.telling import Told
from manytold.model.articles import Article
from manytold.model.events import Member, Profile
from manytold.model.statements import Statements
from manytold.text.annotate import annotate

FOLDS = 5
RIDGE = 1e-2
BAR = 0.80
Line = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs of sentences: features, baselines, whether they share a happening, their topic; `whole` topic or event."""

    x: np.ndarray
    base: np.ndarray
    y: np.ndarray
    topic: np.ndarray
    whole: np.ndarray


def lesson() -> Lesson:
    """Every pair twice: in the space of its topic and, where both are of one event, in the space of that."""
    truth = Truth()
    found = []
    for label, whole in ((truth.story, True), (truth.event, False)):
        for name in sorted(set(label.values())):
            some = [told for told in truth.told.values() if label[told.article.id] == name]
            if one := _pairs_of(truth, some, int(truth.story[some[0].article.id]), whole=whole):
                found.append(one)
    columns = ("x", "base", "y", "topic", "whole")
    return Lesson(*(np.concatenate([getattr(one, name) for one in found]) for name in columns))


class Truth:
    """The set as the product meets it, and what its authors marked in which line."""

    def __init__(self) -> None:
        folder = DATA / "ecbplus"
        self.story, self.event = gold(folder, "story"), gold(folder, "event")
        self.told = {row["id"]: told(article(row | {"title": None}, dated=False)) for row in rows(folder, "docs")}
        self.scored: set[Line] = set()
        self.chains: dict[Line, set[str]] = defaultdict(set)
        lines = {name: list(lines_of(one.article)) for name, one in self.told.items()}
        for mention in rows(folder, "mentions"):
            line = next(x for x in lines[mention["id"]] if x[1] <= mention["start"] < x[2])
            if mention["validated"]:
                self.scored.add(line)
            if "ACTION" in mention["tag"] and mention["chain"]:
                self.chains[line].add(mention["chain"])


def told(one: Article) -> Told:
    """An article as a telling of its own."""
    profile = Profile(one.id, 1, one.source, None, "en", (), (), (), "", (), (), (), (), ())
    return Told(
        Member(one, profile, Statements(one.id, 1, annotate(one), (), ()), one.id), lead=True, newsroom=one.source
    )


def lines_of(one: Article) -> Iterator[Line]:
    """Sentences: in this set each stands on a line."""
    at = 0
    for line in one.text.split("\n"):
        if line.strip():
            yield one.id, at, at + len(line)
        at += len(line) + 1


def _pairs_of(truth: Truth, some: Sequence[Told], topic: int, *, whole: bool) -> Lesson | None:
    story = story_of([part_of(one, a, b) for one in some for _, a, b in lines_of(one.article)])
    names = [(part.told.article.id, part.start, part.end) for part in story.parts]
    scored = [at for at, name in enumerate(names) if name in truth.scored]
    pairs = [(a, b) for a, b in combinations(scored, 2) if names[a][0] != names[b][0]]
    if not pairs:
        return None
    y = np.array([bool(truth.chains[names[a]] & truth.chains[names[b]]) for a, b in pairs], float)
    relation = Relation(story)
    x = np.array([relation.features(a, b) for a, b in pairs])
    return Lesson(x, _baselines(story, pairs, x), y, np.full(len(y), topic), np.full(len(y), whole))


def _baselines(story: Story, pairs: Sequence[tuple[int, int]], x: np.ndarray) -> np.ndarray:
    """Cosine of the directions as they are, centred on the story, and overlap of words by their worth in it."""
    plain = np.array([direction(part) for part in story.parts])
    own = centred(plain)
    one, other = np.array(pairs).T
    cosines = [np.einsum("ij,ij->i", rows[one], rows[other]) for rows in (plain, own)]
    return np.column_stack([*cosines, x[:, FEATURES.index("overlap")]])


def average_precision(y: np.ndarray, score: np.ndarray) -> float:
    """The mean precision at each right pair, best first."""
    right = y[np.argsort(-score, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right == 1].mean())


def learn(one: Lesson, rows_kept: np.ndarray) -> np.ndarray:
    """Weights from some rows."""
    return fit(one.x[rows_kept], one.y[rows_kept], np.full(int(rows_kept.sum()), 1e-3), ridge=RIDGE)


def held_out(one: Lesson) -> np.ndarray:
    """What is said of each pair by weights that never saw its topic."""
    found = np.zeros(len(one.y))
    for fold in range(FOLDS):
        own = one.topic % FOLDS == fold
        found[own] = chance(one.x[own], learn(one, ~own))
    return found


def figures() -> list[Figure]:
    """The bar is on whole topics, where half of the pairs are of two happenings that are alike on purpose."""
    one = lesson()
    score = held_out(one)
    scores = {"ours": score} | dict(zip(("cosine", "centred cosine", "idf overlap"), one.base.T, strict=True))
    found = []
    for name, values in scores.items():
        bar = {"bar": BAR, "limit": "at least"} if name == "ours" else {}
        for label, kept in _kept(one).items():
            told_as = f"{label}: {name}, average precision"
            value = average_precision(one.y[kept], values[kept])
            found.append(Figure(told_as, value, "", **(bar if label == "topics" else {})))
    found += [Figure(f"pairs, {label}", float(kept.sum()), "pairs") for label, kept in _kept(one).items()]
    return found


def _kept(one: Lesson) -> Mapping[str, np.ndarray]:
    odd = one.topic % 2 == 1
    return {"topics": one.whole, "odd topics": one.whole & odd, "even topics": one.whole & ~odd, "events": ~one.whole}


if __name__ == "__main__":
    sys.exit(report("compare_relation", figures()))
