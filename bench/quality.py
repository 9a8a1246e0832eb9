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
from manytold.events.groups import merge
from manytold.events.judge import judge
from manytold.events.keys import keys
from manytold.events.profile import profile

COPY_SETS = ("giveme5w1h_clusters", "ecbplus", "gvc_incidents")
LANGUAGES_SET = "meantime"
BARS = {
    "events, macro: bcubed_f1": 0.87,
    "copies: precision": 0.98,
    "copies: F1 of same and syndicated": 0.97,
    "copies: F1 of all links": 0.9,
}


def event_figures(folder: Path) -> dict[str, float]:
    """Clustering figures of one set, grouped as the walk would group it."""
    profiles = [profile(one) for one in articles(folder)]
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
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        a, b = prints[pair["set"], pair["a"]], prints[pair["set"], pair["b"]]
        meets = bool(set(copy_keys(a)) & set(copy_keys(b)))
        link = next(judge_copies([(a, b)]), None) if meets else None
        counts[pair["label"], link.kind if link else ""] += 1
    return _copy_rates(counts)


def _copy_rates(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    total, linked = Counter[str](), Counter[str]()
    for (label, kind), number in counts.items():
        total[label] += number
        linked[label] += number if kind else 0
    whole = Counter({label: counts[label, "same"] + counts[label, "syndicated"] for label in total})
    right, missed = (sum(some[label] for label in ("copy", "reworked")) for some in (linked, total - linked))
    wrong = linked["same_event"] + linked["shared_passages"]
    return {
        "precision": right / max(1, right + wrong),
        "recall of copies": linked["copy"] / max(1, total["copy"]),
        "recall of reworked": linked["reworked"] / max(1, total["reworked"]),
        "F1 of same and syndicated": _f1(whole["copy"], whole.total() - whole["copy"], total["copy"] - whole["copy"]),
        "F1 of all links": _f1(right, wrong, missed),
        "false links among reports of one event": float(linked["same_event"]),
        "false links among shared statements": float(linked["shared_passages"]),
    }


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + wrong + missed)


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
