"""Runs the peers of `bench.quality_peer` on the event sets and scores each at its best settings.

Peers are flattered: their one setting is chosen on the very documents that are scored, for each set by itself and for
all sets together; to be compared with ours with a set not learnt is what they reach at the best for the other sets.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.labelled import DATA, EVENT_SETS, article, clustering, gold, rows
from bench.quality_ours import mean
from bench.quality_titles import OWN_CUT
from manytold.events.profile import title_end_of
from manytold.text.sentences import sentences

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".venv-peers" / "quality"
SENTENCES = 3
PUBLISHED_CUTS = {"titles, as NewsBlur": str(OWN_CUT)}
ALL_AT_BEST, ONE_SETTING, NOT_SEEN, AS_PUBLISHED = (
    "best for each set",
    "best for all",
    "best for the others",
    "as published",
)
NAMES = (
    "TF-IDF, single pass",
    "TF-IDF, average link",
    "TF-IDF, average link, 7 days",
    "TF-IDF, average link, 30 days",
    "TF-IDF, one link",
    "TF-IDF, Louvain",
    "MiniLM, single pass",
    "MiniLM, average link",
    "MiniLM, average link, 7 days",
    "MiniLM, average link, 30 days",
    "MiniLM, HDBSCAN",
    "titles, as NewsBlur",
)
Scores = Mapping[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one system does on every set, at settings chosen in one way; the settings in order of the sets."""

    system: str
    chosen: str
    settings: tuple[str, ...]
    sets: Scores

    @property
    def macro(self) -> dict[str, float]:
        """The mean over sets."""
        return mean(self.sets.values())


def document(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a peer is given of one text: never its label."""
    one = article(row)
    parts, below = sentences(one.text, one.language), title_end_of(one)
    first = [one.text[s.start : s.end] for s in parts if s.start >= below][:SENTENCES]
    title = one.text[:below] or (first[0] if first else "")
    lead = "\n".join([title, *first] if below else first)
    when = one.published.timestamp() if one.published else None
    return {"id": one.id, "title": title, "text": row["text"], "lead": lead, "date": when, "source": row.get("source")}


def documents() -> dict[str, list[dict[str, Any]]]:
    """The texts of the event sets as peers are given them."""
    return {name: [document(row) for row in rows(DATA / name, "docs")] for name in EVENT_SETS}


def asked(module: str, arguments: Sequence[str], given: str) -> dict[str, Any] | None:
    """The answer of a module run in the environment of the peers; None where it cannot be run."""
    env = dict(os.environ) | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [str(HOME / "bin" / "python"), "-m", module, *arguments]
    try:
        done = subprocess.run(command, input=given, check=True, capture_output=True, text=True, env=env, cwd=ROOT)
    except (OSError, subprocess.CalledProcessError) as error:
        told = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        sys.stderr.write(
            f"left out: {' '.join(arguments[:1])} cannot be run here ({told[-1] if told else 'no reason'})\n"
        )
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def standings() -> Iterator[Standing]:
    """Every peer that can be run, at settings chosen in each way."""
    sets = documents()
    given = json.dumps(sets)
    ids = {name: [doc["id"] for doc in docs] for name, docs in sets.items()}
    for system in NAMES:
        answer = asked("bench.quality_peer", [system, str(HOME / "vectors")], given)
        if answer is not None:
            groupings = {name: one["groupings"] for name, one in answer.items()}
            yield from chosen(system, scored(groupings, ids))


def scored(
    groupings: Mapping[str, Mapping[str, Sequence[int]]], ids: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, dict[str, float]]]:
    """The figures of each setting on each set."""
    return {
        name: {
            setting: clustering(gold(DATA / name, "event"), dict(zip(ids[name], labels, strict=True)))
            for setting, labels in found.items()
        }
        for name, found in groupings.items()
    }


def chosen(system: str, found: Mapping[str, Scores]) -> Iterator[Standing]:
    """The figures at settings chosen in each way, most flattering first; the published one where there is one."""
    yield _standing(system, ALL_AT_BEST, [_best([scores]) for scores in found.values()], found)
    yield _standing(system, ONE_SETTING, [_best(list(found.values()))] * len(found), found)
    others = [[scores for name, scores in found.items() if name != own] for own in found]
    yield _standing(system, NOT_SEEN, [_best(scores) for scores in others], found)
    if system in PUBLISHED_CUTS:
        yield _standing(system, AS_PUBLISHED, [PUBLISHED_CUTS[system]] * len(found), found)


def _best(found: Sequence[Scores]) -> str:
    """The setting of the highest mean B-cubed F1 over some sets, among those that every set was run with."""
    settings = set.intersection(*(set(scores) for scores in found))
    return max(sorted(settings), key=lambda s: sum(scores[s]["bcubed_f1"] for scores in found))


def _standing(system: str, way: str, settings: Sequence[str], found: Mapping[str, Scores]) -> Standing:
    at = {name: scores[setting] for (name, scores), setting in zip(found.items(), settings, strict=True)}
    return Standing(system, way, tuple(settings), at)
