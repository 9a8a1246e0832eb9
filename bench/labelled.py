"""Labelled sets read from a folder beside the checkout; nothing of their text is ever written."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from manytold.model.articles import FAR, Article, Passage
from manytold.steps import Linked

EVENT_SETS = ("giveme5w1h_clusters", "ecbplus", "gvc_incidents", "allsides_roundups")
DATA = Path(__file__).parents[2] / "shared" / "data"
READ_AT = datetime(2030, 1, 1, tzinfo=UTC)

Item = TypeVar("Item")
Label = Mapping[str, Hashable]


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of one gzip JSON Lines file."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(folder: Path) -> list[Article]:
    """The documents of one set."""
    return [article(row) for row in rows(folder, "docs")]


def gold(folder: Path, label: str) -> dict[str, str]:
    """The label of each document by id."""
    return {row["id"]: row[label] for row in rows(folder, "gold")}


def article(row: Mapping[str, Any], *, dated: bool = True) -> Article:
    """A document as the read room would hand it over: title line, then one passage a line."""
    title = " ".join((row.get("title") or "").split())
    body = row["text"].strip()
    text = f"{title}\n{body}" if title else body
    passages, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = "title" if title and number == 0 else "paragraph"
        if line.strip():
            passages.append(Passage(at, at + len(line), kind))
        at += len(line) + 1
    return Article(
        id=row["id"],
        version=1,
        source=row.get("source") or f"file:{row['id']}",
        source_name=row.get("source") or "",
        text=text,
        text_hash=sha256(text.encode()).hexdigest(),
        passages=tuple(passages),
        fetched=READ_AT,
        url=row.get("url"),
        published=_moment(row.get("date")) if dated else None,
        language=row.get("lang"),
    )


def _moment(stamp: str | None) -> datetime | None:
    if not stamp:
        return None
    found = datetime.fromisoformat(stamp)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def met(items: Mapping[str, Item], step: Linked[Item, Any, Any]) -> list[tuple[str, str]]:
    """The pairs of names, sorted, that meet in a step: they share enough keys of which both are first holders."""
    holders: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for name, item in items.items():
        for key in set(step.keys(item)):
            holders[key].append((step.when(item) or FAR, name))
    counts: Counter[tuple[str, str]] = Counter()
    for some in holders.values():
        counts.update(combinations(sorted(name for _, name in sorted(some)[: step.most]), 2))
    return sorted(pair for pair, shared in counts.items() if shared >= step.least)


def clustering(truth: Label, found: Label) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1; how much is merged wrongly.

    `false_pairs` is the share of the pairs joined whose two articles tell different events (1 - pair precision);
    `mixed_groups` the share of the groups found that hold articles of more than one event, lone articles counted.
    """
    true, made = Counter(truth.values()), Counter(found[i] for i in truth)
    both = Counter((truth[i], found[i]) for i in truth)
    precision = sum(n * n / made[m] for (_, m), n in both.items()) / len(truth)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(truth)
    joined, wanted, right = _pairs(made), _pairs(true), _pairs(both)
    pair_precision = right / joined if joined else 1.0
    pair_recall = right / wanted if wanted else 1.0
    mixed = sum(n > 1 for n in Counter(m for _, m in both).values())
    return {
        "bcubed_precision": round(precision, 4),
        "bcubed_recall": round(recall, 4),
        "bcubed_f1": round(_f1(precision, recall), 4),
        "pair_precision": round(pair_precision, 4),
        "pair_recall": round(pair_recall, 4),
        "pair_f1": round(_f1(pair_precision, pair_recall), 4),
        "false_pairs": round(1 - pair_precision, 4),
        "mixed_groups": round(mixed / len(made), 4),
        "groups": float(len(made)),
        "groups_true": float(len(true)),
    }


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
