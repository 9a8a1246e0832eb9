"""Train the weights of the event link score and print `events/weights.py`; needs numpy.

Ridge logistic regression by Newton's method over the pairs that meet by their keys in four labelled sets. Every set
counts the same, non-links four times as much as links (a false merge is worse than a missed one), and every pair is
learnt again as it reads without publication dates. Some weights are set by hand: the sets say too little of them.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.labelled import DATA, EVENT_SETS, article, clustering, gold, met, rows
from manytold.events.agglomerate import agglomerate
from manytold.events.features import FEATURES, features, view_of
from manytold.events.groups import CUT
from manytold.events.judge import WORTH
from manytold.events.keys import keys
from manytold.events.profile import profile
from manytold.model.events import Profile

SET_BY_HAND = {
    "weekdays_clash": -3.5,
    "days_clash": -6.0,
    "places_clash": -1.5,
    "undated_matter": 14.0,
    "undated_title_in_text": -7.0,
}
NON_LINKS, UNDATED, RIDGE = 4.0, 0.6, 1e-3
LEARNT = [i for i, name in enumerate(FEATURES) if name not in SET_BY_HAND]
OFFSETS = np.array([SET_BY_HAND.get(name, 0.0) for name in FEATURES])


@dataclass(frozen=True, slots=True)
class Lesson:
    """One set: its pairs, their features with and without dates, and whether they are links."""

    ids: Sequence[str]
    truth: dict[str, str]
    pairs: Sequence[tuple[str, str]]
    dated: np.ndarray
    undated: np.ndarray
    links: np.ndarray


def lesson(folder: Path) -> Lesson:
    truth = gold(folder, "event")
    documents = list(rows(folder, "docs"))
    dated = [profile(article(row)) for row in documents]
    pairs = met(dated, keys, lambda p: p.article)
    links = np.array([truth[a] == truth[b] for a, b in pairs], dtype=float)
    undated = [profile(article(row, dated=False)) for row in documents]
    return Lesson([p.article for p in dated], truth, pairs, table(dated, pairs), table(undated, pairs), links)


def table(profiles: Iterable[Profile], pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    views = {p.article: view_of(p) for p in profiles}
    return np.array([features(views[a], views[b]) for a, b in pairs])


def learn(lessons: Sequence[Lesson]) -> np.ndarray:
    """Bias and weights, those set by hand included."""
    x = np.vstack([part for s in lessons for part in (s.dated, s.undated)])
    y = np.concatenate([part for s in lessons for part in (s.links, s.links)])
    weight = np.concatenate([part for s in lessons for part in (balance(s.links), UNDATED * balance(s.links))])
    inputs, offset = np.hstack([np.ones((len(x), 1)), x[:, LEARNT]]), x @ OFFSETS
    ridge = RIDGE * np.diag([0.0] + [1.0] * len(LEARNT))
    found = np.zeros(inputs.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(inputs @ found + offset, -30, 30)))
        slope = inputs.T @ (weight * (y - p)) - ridge @ found
        found = found + np.linalg.solve((inputs * (weight * p * (1 - p))[:, None]).T @ inputs + ridge, slope)
    weights = OFFSETS.copy()
    weights[LEARNT] = found[1:]
    return np.concatenate([found[:1], weights])


def balance(links: np.ndarray) -> np.ndarray:
    return np.where(links == 1, 1 / max(1.0, links.sum()), NON_LINKS / max(1.0, (1 - links).sum()))


def measure(one: Lesson, weights: np.ndarray) -> dict[str, float]:
    scores = 1 / (1 + np.exp(-weights[0] - one.dated @ weights[1:]))
    kept = {pair: float(score) for pair, score in zip(one.pairs, scores, strict=True) if score >= WORTH}
    groups = agglomerate(one.ids, kept, (), CUT)
    return clustering(one.truth, {a: n for n, members in enumerate(groups) for a in members})


def main() -> int:
    lessons = {name: lesson(DATA / name) for name in EVENT_SETS}
    left_out = {
        name: measure(one, learn([other for other in lessons.values() if other is not one]))
        for name, one in lessons.items()
    }
    weights = learn(list(lessons.values()))
    together = {name: measure(one, weights) for name, one in lessons.items()}
    mean = sum(figures["bcubed_f1"] for figures in left_out.values()) / len(left_out)
    sys.stderr.write(json.dumps({"left out": left_out, "trained on all": together, "macro": round(mean, 4)}, indent=1))
    lines = [f'    "{name}": {value:.3f},' for name, value in zip(FEATURES, weights[1:], strict=True)]
    print(f"BIAS = {weights[0]:.3f}\nWEIGHTS = {{\n" + "\n".join(lines) + "\n}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
