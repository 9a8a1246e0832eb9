"""What ours makes of the labelled sets: events, storylines, copies and pairs, as the walk makes them at one setting."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.labelled import article, articles, clustering, gold, met, rows
from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge as judge_copies
from manytold.copies.keys import keys as copy_keys
from manytold.events import context, storylines
from manytold.events.also import judge
from manytold.events.describe import describe
from manytold.events.groups import binds, merge
from manytold.events.meaning import LANGUAGES, PACKAGE, profile_with_meaning
from manytold.events.several import profile_of
from manytold.model.articles import Article
from manytold.model.events import Event, EventGroup, Gathering, Member, Profile
from manytold.model.statements import Statements
from manytold.run.weighing import weighed
from manytold.steps import Weighed
from manytold.text.annotate import annotate
from manytold.walk import EVENTS, STORYLINES

COPY_SETS = ("giveme5w1h_clusters", "ecbplus", "gvc_incidents")
WEIGHED = Weighed(context.counts, context.scores_of)
Profiler = Callable[[Article], Profile]


def groups_of(profiles: Sequence[Profile]) -> list[EventGroup]:
    """Events as the walk groups them: those that share a key meet, are judged, are merged."""
    known = {p.article: p for p in profiles}
    links = list(judge((known[a], known[b]) for a, b in met(known, EVENTS)))
    return merge(profiles, weighed(WEIGHED, links, known.keys(), {}))


def event_figures(
    folder: Path, profiler: Profiler = profile_of, languages: Collection[str] | None = None
) -> dict[str, float]:
    """Clustering figures of the events of one set, all of it or only its texts in some languages."""
    told = [one for one in articles(folder) if languages is None or one.language in languages]
    truth, found = gold(folder, "event"), groups_of([profiler(one) for one in told])
    return clustering({one.id: truth[one.id] for one in told}, {a: group.id for group in found for a in group.articles})


def across_figures(folder: Path) -> dict[str, dict[str, float]]:
    """A set in many languages: as it is by default, and by meaning where the extra `languages` is installed."""
    profilers = {"": profile_of}
    if find_spec(PACKAGE) is not None:
        profilers[", by meaning"] = profile_with_meaning
    found = {folder.name + way: event_figures(folder, one) for way, one in profilers.items()}
    if all(one.language in LANGUAGES for one in articles(folder)):
        return found
    known = f"{folder.name}, {len(LANGUAGES)} languages"
    return found | {known + way: event_figures(folder, one, LANGUAGES) for way, one in profilers.items()}


def storyline_figures(folder: Path) -> dict[str, float]:
    """Clustering figures of storylines by the label `story`, made of the events that were found, right or wrong."""
    told = {one.id: Member(one, profile_of(one), _said(one), one.id) for one in articles(folder)}
    groups = groups_of([member.profile for member in told.values()])
    events = [describe(Gathering(group, tuple(told[a] for a in group.articles))) for group in groups]
    found = _storylines(events)
    return clustering(gold(folder, "story"), {a: found[event.id] for event in events for a in event.articles})


def _said(one: Article) -> Statements:
    return Statements(one.id, one.version, annotate(one), (), ())


def _storylines(events: Sequence[Event]) -> dict[str, str]:
    """The storyline of each event by id."""
    known = {event.id: event for event in events}
    links = list(storylines.judge((known[a], known[b]) for a, b in met(known, STORYLINES)))
    return {event: line.id for line in storylines.merge(events, links) for event in line.events}


def pair_figures(folder: Path, language: str | None = None) -> dict[str, float]:
    """Whether two texts are joined, by these two texts alone, against the labels OK and BAD."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in rows(folder, "pairs"):
        if language in (None, row["lang"]):
            counts[row["label"] == "OK", _joined(profile_of(_side(row, "1")), profile_of(_side(row, "2")))] += 1
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return {
        "accuracy": (right + counts[False, False]) / counts.total(),
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
        "f1": 2 * right / max(1, 2 * right + wrong + missed),
    }


def _side(row: Mapping[str, Any], side: str) -> Article:
    told = {"id": f"{row['id']}-{side}", "source": side, "url": row[f"url{side}"], "lang": row["lang"], "date": None}
    return article(told | {"title": row[f"title{side}"], "text": row[f"text{side}"]})


def _joined(a: Profile, b: Profile) -> bool:
    known = {a.article: a, b.article: b}
    return any(binds(link) for link in weighed(WEIGHED, judge((a, b) for _ in met(known, EVENTS)), known.keys(), {}))


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


def mean(found: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each figure over sets, every set counting the same."""
    listed = list(found)
    return {key: round(sum(one[key] for one in listed) / len(listed), 4) for key in listed[0]}
