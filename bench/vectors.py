"""Sentence vectors of several kinds: articles a second of one core, how well they group, what they add to ours.

`./dev bench vectors [--json]`. Vectors of the headline and the first three sentences, grouped by average link on the
four event sets: B-cubed F1 at the best cut of each set, and at the best for all. "Added to the link score": a logistic
function of our score and the cosine, learnt on three sets and scored on the fourth, and the same without the cosine.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from rich.table import Table

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, articles, clustering, gold, met
from bench.logistic import balance, chance, fit
from bench.quality_ours import mean
from bench.quality_peers import ALL_AT_BEST, HOME, ONE_SETTING, asked, chosen, documents, scored
from bench.quality_table import console
from manytold.events.agglomerate import agglomerate
from manytold.events.features import View, features, view_of
from manytold.events.judge import WORTH, days_between, likeness
from manytold.events.profile import profile
from manytold.text.vectors import vector_of
from manytold.text.words import words
from manytold.walk import EVENTS

KINDS = (
    "static, 128",
    "static, 192",
    "static, 256",
    "static, 128, rarity squared",
    "static, 192, rarity squared",
    "static, 256, rarity squared",
    "MiniLM, int8",
    "MiniLM",
    "USE multilingual",
)
SHIPPED, NO_VECTOR = "static, as shipped", "no vector"
SURE = 1e-6
CUT = 0.5
"""Mean chance from which two groups are one event; chances are fitted anew here."""
Vectors = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One set: the pairs that meet, the score of each as a logarithm of odds, and which are links."""

    truth: Mapping[str, str]
    pairs: Sequence[tuple[str, str]]
    odds: np.ndarray
    links: np.ndarray


def lesson(name: str) -> Lesson:
    views = {one.id: view_of(profile(one)) for one in articles(DATA / name)}
    pairs = met({name: view.profile for name, view in views.items()}, EVENTS)
    sure = [min(max(alike(views[a], views[b]), SURE), 1 - SURE) for a, b in pairs]
    truth = gold(DATA / name, "event")
    links = np.array([truth[a] == truth[b] for a, b in pairs], dtype=float)
    return Lesson(truth, pairs, np.array([log(s / (1 - s)) for s in sure]), links)


def alike(a: View, b: View) -> float:
    """The likeness of two articles, before it is weighed beside others."""
    return likeness(features(a, b), days_between(a.profile, b.profile))


def table(one: Lesson, at: Mapping[str, int], rows: np.ndarray | None) -> np.ndarray:
    """Our score of each pair, and the cosine of its vectors if there are any."""
    if rows is None:
        return one.odds[:, None]
    near = np.array([rows[at[a]] @ rows[at[b]] for a, b in one.pairs])
    return np.column_stack([one.odds, near])


def added(lessons: Mapping[str, Lesson], ids: Mapping[str, Sequence[str]], vectors: Vectors | None) -> dict[str, float]:
    """The mean figures of sets grouped by weights that were learnt on the others."""
    tables = {}
    for name, one in lessons.items():
        at = {article: number for number, article in enumerate(ids[name])}
        tables[name] = table(one, at, vectors[name] if vectors else None)
    found = []
    for name, one in lessons.items():
        others = [other for other in lessons if other != name]
        x, y = np.vstack([tables[o] for o in others]), np.concatenate([lessons[o].links for o in others])
        weights = fit(x, y, np.concatenate([balance(lessons[o].links) for o in others]))
        sure = chance(tables[name], weights)
        scores = {pair: float(s) for pair, s in zip(one.pairs, sure, strict=True) if s >= WORTH}
        groups = agglomerate(ids[name], scores, (), CUT)
        found.append(clustering(one.truth, {a: number for number, members in enumerate(groups) for a in members}))
    return mean(found)


def shipped(sets: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[dict[str, list[str]], float]:
    """Vectors of the table that comes with the package, as JSON, and the CPU seconds for them with words split."""
    vector_of(["load"])
    begun = time.process_time()
    rows = {name: [vector_of(word for _, _, word in words(doc["lead"])) for doc in docs] for name, docs in sets.items()}
    spent = time.process_time() - begun
    return {name: [json.dumps(row.tolist()) for row in found] for name, found in rows.items()}, spent


def measured() -> Iterator[tuple[str, dict[str, float]]]:
    """The figures of each kind that can be run."""
    sets = documents()
    ids = {name: [doc["id"] for doc in docs] for name, docs in sets.items()}
    lessons = {name: lesson(name) for name in EVENT_SETS}
    alone = added(lessons, ids, None)
    yield NO_VECTOR, {"with score, F1": alone["bcubed_f1"], "with score, pair P": alone["pair_precision"]}
    given, spent = shipped(sets)
    leads = {name: [doc["lead"] for doc in docs] for name, docs in sets.items()}
    for kind in (SHIPPED, *KINDS):
        own = kind == SHIPPED
        asking = ["given" if own else kind, str(HOME / "vectors")]
        answer = asked("bench.vectors_peer", asking, json.dumps(given if own else leads))
        if answer is not None:
            cpu = spent if own else sum(one["cpu"] for one in answer.values())
            yield kind, told(answer, ids, cpu) | with_score(answer, ids, lessons)


def told(answer: Mapping[str, Any], ids: Mapping[str, Sequence[str]], cpu: float) -> dict[str, float]:
    """Speed, and how well the vectors group alone."""
    groupings = {name: one["groupings"] for name, one in answer.items()}
    found = {one.chosen: one for one in chosen("", scored(groupings, ids))}
    best = {name: values["bcubed_f1"] for name, values in found[ALL_AT_BEST].sets.items()}
    return (
        {"a second": sum(map(len, ids.values())) / cpu}
        | best
        | {
            "mean": found[ALL_AT_BEST].macro["bcubed_f1"],
            "one cut": found[ONE_SETTING].macro["bcubed_f1"],
        }
    )


def with_score(
    answer: Mapping[str, Any], ids: Mapping[str, Sequence[str]], lessons: Mapping[str, Lesson]
) -> dict[str, float]:
    """What the cosine adds to our score."""
    found = added(lessons, ids, {name: np.load(one["rows"]) for name, one in answer.items()})
    return {"with score, F1": found["bcubed_f1"], "with score, pair P": found["pair_precision"]}


def show(found: Mapping[str, Mapping[str, float]]) -> None:
    laid = Table(
        title="Vectors of headline and three sentences: articles a CPU second, B³ F1 alone, and with our link score",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    laid.add_column("kind")
    columns = list(dict.fromkeys(key for values in found.values() for key in values if not key.startswith("with")))
    columns += list(found[NO_VECTOR])
    for name in columns:
        laid.add_column(name.split("_")[0], justify="right")
    for kind, values in found.items():
        cells = [f"{values[key]:.0f}" if values.get(key, 0) > 1 else f"{values.get(key, 0):.3f}" for key in columns]
        laid.add_row(kind, *["" if key not in values else cell for key, cell in zip(columns, cells, strict=True)])
    console().print(laid)


def main() -> int:
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    found = dict(measured())
    if "--json" in sys.argv:
        return report(
            "vectors", [Figure(f"{k}: {key}", v, "") for k, values in found.items() for key, v in values.items()]
        )
    show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
