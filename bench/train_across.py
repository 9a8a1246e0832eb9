"""Train the score of pairs of different languages and print the weights for `events/across.py`.

`python -m bench.train_across`, in an environment with the extra `languages`. Pairs that meet by their keys in meantime
(reports and their translations) and in itn_multilingual (notices of many editions), both texts with a vector. Figures
are of weights that were learnt on the other set, and of five folds by event over both. In itn_multilingual one notice
often stands under several labels ("the election", "the one elected"): pairs of such labels are left out.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.labelled import DATA, articles, gold, met, rows
from bench.logistic import balance, chance, fit
from manytold.events.across import FEATURES, features
from manytold.events.features import view_of
from manytold.events.meaning import profile_with_meaning
from manytold.walk import EVENTS

SETS = ("meantime", "itn_multilingual")
FOLDS = 5
CUT = 0.5


@dataclass(frozen=True, slots=True)
class Lesson:
    """The pairs of one set: their features, whether they are links, and the fold of each."""

    x: np.ndarray
    y: np.ndarray
    fold: np.ndarray


def lesson(folder: Path) -> Lesson:
    truth = gold(folder, "event")
    views = {one.id: view_of(profile_with_meaning(one)) for one in articles(folder)}
    known = [view.profile for view in views.values() if view.profile.vector]
    unknown = doubtful(folder, truth)
    pairs = [
        (views[a], views[b])
        for a, b in met({p.article: p for p in known}, EVENTS)
        if views[a].profile.language != views[b].profile.language
        and (min(truth[a], truth[b]), max(truth[a], truth[b])) not in unknown
    ]
    sides = [(truth[a.profile.article], truth[b.profile.article]) for a, b in pairs]
    fold = [fold_of(min(side)) for side in sides]
    y = np.array([one == other for one, other in sides], dtype=float)
    return Lesson(np.array([features(a, b) for a, b in pairs]), y, np.array(fold))


def doubtful(folder: Path, truth: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of labels that one and the same text carries: whether they are two events nobody can say."""
    labels: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder, "docs"):
        labels[row["lang"] + "".join(words_of(row["text"]))].add(truth[row["id"]])
    return {pair for found in labels.values() for pair in combinations(sorted(found), 2)}


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def fold_of(event: str) -> int:
    return sha256(event.encode()).digest()[0] % FOLDS


def learn(lessons: Sequence[Lesson]) -> np.ndarray:
    x, y = np.vstack([one.x for one in lessons]), np.concatenate([one.y for one in lessons])
    return fit(x, y, np.concatenate([balance(one.y) for one in lessons]), ridge=1e-2)


def figures(y: np.ndarray, sure: np.ndarray) -> dict[str, float]:
    joined = sure >= CUT
    right = float((joined & (y == 1)).sum())
    precision, recall = right / max(1.0, float(joined.sum())), right / max(1.0, float(y.sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pairs": len(y), "links": float(y.sum())} | {
        name: round(value, 4) for name, value in (("precision", precision), ("recall", recall), ("f1", f1))
    }


def folded(one: Lesson, lessons: Sequence[Lesson]) -> np.ndarray:
    """What is said of each pair by weights that were learnt on both sets without its fold."""
    sure = np.zeros(len(one.y))
    for part in range(FOLDS):
        kept = [(each, each.fold != part) for each in lessons]
        taught = [Lesson(each.x[at], each.y[at], each.fold[at]) for each, at in kept]
        own = one.fold == part
        sure[own] = chance(one.x[own], learn(taught))
    return sure


def main() -> int:
    lessons = {name: lesson(DATA / name) for name in SETS}
    weights = learn(list(lessons.values()))
    told = {}
    for name, one in lessons.items():
        others = [other for other in lessons.values() if other is not one]
        told[name] = {
            "learnt on the other set": figures(one.y, chance(one.x, learn(others))),
            "five folds": figures(one.y, folded(one, list(lessons.values()))),
            "learnt on both": figures(one.y, chance(one.x, weights)),
        }
    sys.stderr.write(json.dumps(told, indent=1) + "\n")
    lines = [f'    "{name}": {value:.3f},' for name, value in zip(FEATURES, weights[1:], strict=True)]
    print(f"BIAS = {weights[0]:.3f}\nWEIGHTS = {{\n" + "\n".join(lines) + "\n}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
