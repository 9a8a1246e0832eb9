"""Train the weights by which articles are grouped and print `events/weights.py`; needs the labelled sets.

Two logistic models by Newton's method with a ridge on standardised features: likeness of the pairs that meet by their
keys, and what a likeness is worth beside the other links of both ends. Every collection counts the same, links as much
as pairs that are none. Beside each set as it is stand its openings (the first 620 characters, so that length teaches
nothing) and thinner ones: the articles of a sixth of the events with and without dates, so that an article without
company is not taken for everybody's relation. The second model is learnt from likenesses of a first one that has not
seen the same set. Where a set is measured, neither model has seen any of it.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.labelled import DATA, EVENT_SETS, article, clustering, gold, met, rows
from manytold.events import context
from manytold.events.agglomerate import agglomerate
from manytold.events.features import FEATURES, features, view_of
from manytold.events.groups import CUT
from manytold.events.judge import WORTH, cast_doubt, days_between
from manytold.events.profile import profile
from manytold.model.articles import Article
from manytold.walk import EVENTS

RIDGE = 3000.0
MASS = 10_000.0
"""What all links of one collection, and all pairs that are none, weigh together, against the ridge. Non-links
that weigh twice as much give the same figures at a lower cut."""
OPENING, THIN = 620, 6
ROUNDS = 40

Numbers = npt.NDArray[Any]
Model = tuple[float, Numbers]


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles as they would be grouped: pairs by number, their features, days between them, and which are links."""

    ids: Sequence[str]
    truth: Mapping[str, str]
    a: Numbers
    b: Numbers
    table: Numbers
    days: Numbers
    links: Numbers


def collection(articles: Iterable[Article], truth: Mapping[str, str]) -> Collection:
    profiles = {a.id: profile(a) for a in articles}
    views = {name: view_of(p) for name, p in profiles.items()}
    pairs = met(profiles, EVENTS)
    ids = sorted(profiles)
    number = {name: at for at, name in enumerate(ids)}
    days = [days_between(profiles[x], profiles[y]) for x, y in pairs]
    return Collection(
        ids,
        truth,
        np.array([number[x] for x, _ in pairs]),
        np.array([number[y] for _, y in pairs]),
        np.array([features(views[x], views[y]) for x, y in pairs]),
        np.array([np.nan if d is None else d for d in days]),
        np.array([truth[x] == truth[y] for x, y in pairs]),
    )


@cache
def variants(name: str) -> tuple[Collection, ...]:
    """A set as it is, its openings, and thinner ones with and without dates."""
    folder = DATA / name
    truth, whole = gold(folder, "event"), list(rows(folder, "docs"))
    short = [row | {"text": row["text"][:OPENING].rpartition(" ")[0]} for row in whole if len(row["text"]) > OPENING]
    kept = {e for e in truth.values() if int(sha256(e.encode()).hexdigest(), 16) % THIN == 0}
    thin = [row for row in whole if truth[row["id"]] in kept]
    return (
        collection(map(article, whole), truth),
        *([collection(map(article, short), truth)] if len(short) * 2 > len(whole) else []),
        collection(map(article, thin), truth),
        collection((replace(article(row), published=None) for row in thin), truth),
    )


def fitted(tables: Sequence[Numbers], links: Sequence[Numbers]) -> Model:
    """Bias and weights of raw features."""
    x, y = np.vstack(tables), np.concatenate(links)
    mass = np.concatenate([_balance(some) for some in links])
    middle, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    inputs = np.hstack([np.ones((len(x), 1)), (x - middle) / spread])
    bound = np.diag([0.0] + [RIDGE] * x.shape[1])
    found = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (mass * (y - p)) - bound @ found
        found = found + np.linalg.solve((inputs * (mass * p * (1 - p))[:, None]).T @ inputs + bound, slope)
    weights = found[1:] / spread
    return float(found[0] - weights @ middle), weights


def _balance(links: Numbers) -> Numbers:
    yes, no = max(1, links.sum()), max(1, (~links).sum())
    return np.where(links, MASS / yes, MASS / no)


def likeness_of(one: Collection, model: Model) -> Numbers:
    """What `events.judge` would find; 0 for links that are not kept."""
    told = zip(one.table.tolist(), one.days.tolist(), strict=True)
    doubts = np.array([cast_doubt(values, None if isnan(days) else days) for values, days in told])
    alike = np.round(1 / (1 + np.exp(np.minimum(doubts - model[0] - one.table @ model[1], 500.0))), 4)
    return np.where(alike >= WORTH, alike, 0.0)


@cache
def learn_likeness(sets: tuple[str, ...]) -> Model:
    some = [one for name in sets for one in variants(name)]
    return fitted([one.table for one in some], [one.links for one in some])


def learn_context(sets: tuple[str, ...]) -> Model:
    tables, links = [], []
    for name in sets:
        model = learn_likeness(tuple(other for other in sets if other != name))
        for one in variants(name):
            alike = likeness_of(one, model)
            kept = alike > 0
            if one.links[kept].any():
                tables.append(_beside(one, alike, kept)[0])
                links.append(one.links[kept])
    return fitted(tables, links)


def _beside(one: Collection, alike: Numbers, kept: Numbers) -> tuple[Numbers, Numbers]:
    a, b = one.a[kept], one.b[kept]
    return context.features(a, b, alike[kept], one.days[kept], (a, b))


def scored(one: Collection, likeness: Model, beside: Model) -> dict[tuple[str, str], float]:
    """Scores of links as the walk would have them."""
    alike = likeness_of(one, likeness)
    kept = alike > 0
    table, company = _beside(one, alike, kept)
    scores = context.settled(beside[0] + table @ beside[1], one.days[kept], company, alike[kept])
    ends = zip(one.a[kept].tolist(), one.b[kept].tolist(), strict=True)
    return {(one.ids[x], one.ids[y]): s for (x, y), s in zip(ends, scores.tolist(), strict=True)}


@dataclass(frozen=True, slots=True)
class Unseen:
    """A collection with links scored by models that have not seen its set."""

    one: Collection
    scores: Mapping[tuple[str, str], float]


def figures_of(unseen: Unseen, cut: float = CUT) -> dict[str, float]:
    one = unseen.one
    groups = agglomerate(one.ids, unseen.scores, (), cut)
    found = {a: n for n, members in enumerate(groups) for a in members}
    return clustering({i: one.truth[i] for i in one.ids}, found)


def unseen() -> dict[str, list[Unseen]]:
    """Each set and its variants by models that were learnt on the three others."""
    found = {}
    for name in EVENT_SETS:
        others = tuple(other for other in EVENT_SETS if other != name)
        models = learn_likeness(others), learn_context(others)
        found[name] = [Unseen(one, scored(one, *models)) for one in variants(name)]
    return found


def left_out(tell: Callable[[str], object], cuts: Sequence[float]) -> None:
    """Figures of each set by models that have not seen it, at several cuts, and those of its thinner variants."""
    found = unseen()
    for cut in cuts:
        for kind, at in (("whole", 0), ("thin", -2), ("thin, undated", -1)):
            figures = {name: figures_of(some[at], cut) for name, some in found.items()}
            macro = sum(f["bcubed_f1"] for f in figures.values()) / len(figures)
            line = "  ".join(f"{f['bcubed_f1']:.3f} (P {f['pair_precision']:.2f})" for f in figures.values())
            tell(f"cut {cut:.2f} {kind:14} macro {macro:.4f}  {line}\n")


def main() -> int:
    cuts = [CUT] if "--quick" in sys.argv else [0.24, 0.26, 0.28, 0.3, 0.32, 0.35, 0.4]
    left_out(sys.stderr.write, cuts)
    for name, (bias, weights), parts in (
        ("LIKENESS", learn_likeness(EVENT_SETS), FEATURES),
        ("CONTEXT", learn_context(EVENT_SETS), context.FEATURES),
    ):
        lines = [f"    {json.dumps(part)}: {value:.4f}," for part, value in zip(parts, weights, strict=True)]
        sys.stdout.write(f"\n{name}_BIAS = {bias:.4f}\n{name} = {{\n" + "\n".join(lines) + "\n}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
