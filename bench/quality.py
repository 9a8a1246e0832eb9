"""Grouping on labelled sets: events, copies and storylines, each with its one fixed setting.

`python -m bench.quality [--json]`. The sets are read from `../shared/data`; figures are printed, none of their text.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, article, articles, clustering, gold, met, rows
from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge as judge_copies
from manytold.copies.keys import keys as copy_keys
from manytold.events.also import judge
from manytold.events.groups import merge
from manytold.events.keys import keys
from manytold.events.several import profile_of

COPY_SETS = ("giveme5w1h_clusters", "ecbplus", "gvc_incidents")
LANGUAGES_SET = "meantime"
BARS = {"events, macro: bcubed_f1": 0.87, "copies: precision": 0.98}


def event_figures(folder: Path) -> dict[str, float]:
    """Clustering figures of one set, grouped as the walk would group it."""
    profiles = [profile_of(one) for one in articles(folder)]
    known = {p.article: p for p in profiles}
    pairs = met(profiles, keys, lambda p: p.article)
    links = list(judge((known[a], known[b]) for a, b in pairs))
    found = {a: group.id for group in merge(profiles, links) for a in group.articles}
    return clustering(gold(folder, "event"), found)


def copy_figures(data: Path) -> dict[str, float]:
    """How well copies and reworkings are told from other reports of the same event, by the silver labels."""
    pairs = list(rows(data / "near_dup_pairs", "pairs"))
    wanted = {(pair["set"], pair[side]) for pair in pairs for side in "ab"}
    prints = {
        (name, row["id"]): fingerprint(article(row))
        for name in COPY_SETS
        for row in rows(data / name, "docs")
        if (name, row["id"]) in wanted
    }
    counts: Counter[tuple[str, bool]] = Counter()
    for pair in pairs:
        a, b = prints[pair["set"], pair["a"]], prints[pair["set"], pair["b"]]
        meets = bool(set(copy_keys(a)) & set(copy_keys(b)))
        counts[pair["label"], meets and any(judge_copies([(a, b)]))] += 1
    return _copy_rates(counts)


def _copy_rates(counts: Counter[tuple[str, bool]]) -> dict[str, float]:
    right = counts["copy", True] + counts["reworked", True]
    wrong = counts["same_event", True] + counts["shared_passages", True]
    found = {
        label: counts[label, True] / max(1, counts[label, True] + counts[label, False])
        for label in ("copy", "reworked")
    }
    return {
        "precision": right / max(1, right + wrong),
        "recall of copies": found["copy"],
        "recall of reworked": found["reworked"],
        "false links among reports of one event": float(counts["same_event", True]),
        "false links among shared statements": float(counts["shared_passages", True]),
    }


def figures(data: Path) -> Iterator[Figure]:
    found = {name: event_figures(data / name) for name in EVENT_SETS}
    for name, values in found.items():
        yield from (Figure(f"events, {name}: {key}", value, "") for key, value in values.items())
    for key in ("bcubed_f1", "pair_precision"):
        mean = sum(values[key] for values in found.values()) / len(found)
        name = f"events, macro: {key}"
        yield Figure(name, mean, "", BARS.get(name), "at least")
    for key, value in event_figures(data / LANGUAGES_SET).items():
        yield Figure(f"events, {LANGUAGES_SET} in four languages: {key}", value, "")
    for key, value in copy_figures(data).items():
        yield Figure(f"copies: {key}", value, "", BARS.get(f"copies: {key}"), "at least")


def main() -> int:
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    return report("quality", list(figures(DATA)))


if __name__ == "__main__":
    sys.exit(main())
