"""The article's text of saved pages: ours beside every extractor that can be installed, each in a process of its own.

`./dev bench extraction [--json]`. Mean over pages of precision, recall and F1 of word 4-gram shingles; pages a CPU
second; peak memory; chrome recall (share of the page's other lines of four words or more that are left out) and
sentence loss (share of the article's sentences of which less than half is found). "ours, other sites" is the bar: five
folds by registered domain, each read by a model trained on the other four. The shipped model has seen all pages, so its
own figures ("ours") are given for speed and memory. The pages are read from `../shared/data`; none of their text is
printed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.extraction_ours import text_of
from bench.extraction_peer import OURS, PEERS, SETS
from bench.figures import Figure, report
from bench.labelled import DATA, rows
from bench.shingles import RUN, Score, runs, score, words
from bench.train_blocks import SURE, fold, lessons, site, trained
from manytold.read import body
from manytold.read.limits import lean
from manytold.read.outline import outline
from manytold.text.html import parse
from manytold.text.sentences import sentences

ROOT = Path(__file__).parent.parent
PEERS_PYTHON = ROOT / ".venv-peers" / "extraction" / "bin" / "python"
FOLDS = 5
MARGIN, SPEED, MEMORY = 0.010, 4.0, 300.0
OTHER_SITES = "ours, other sites"
TEXT_ONLY, WITH_METADATA = "trafilatura", "trafilatura with metadata"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page with what it is to be judged by; lines and sentences as words."""

    row: Mapping[str, Any]
    gold: Sequence[str]
    others: Sequence[Sequence[str]]
    sentences: Sequence[Sequence[str]]


def labelled(row: Mapping[str, Any]) -> Labelled:
    tree = parse(lean(row["html"]))
    lines = [words(text) for text in outline(tree).texts] if tree is not None else []
    gold = words(row["text"])
    known = set(runs(gold))
    others = [line for line in lines if len(line) >= RUN and not mostly(line, known)]
    parts = (words(row["text"][one.start : one.end]) for one in sentences(row["text"], row.get("lang")))
    return Labelled(row, gold, others, [part for part in parts if len(part) >= RUN])


def mostly(line: Sequence[str], known: set[tuple[str, ...]]) -> bool:
    """Whether at least half of a line's runs are among those known."""
    own = runs(line)
    return sum(run in known for run in own) >= SURE * len(own)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one extractor reaches on one set."""

    score: Score
    f1: float
    chrome_recall: float
    sentence_loss: float


def outcome(pages: Sequence[Labelled], texts: Mapping[str, str]) -> Outcome:
    found = [words(texts.get(page.row["id"], "")) for page in pages]
    scores = [score(page.gold, text) for page, text in zip(pages, found, strict=True)]
    kept, lost = [], []
    for page, text in zip(pages, found, strict=True):
        known = set(runs(text))
        kept += [mostly(line, known) for line in page.others]
        lost += [not mostly(sentence, known) for sentence in page.sentences]
    whole = Score(fmean(s.precision for s in scores), fmean(s.recall for s in scores))
    return Outcome(whole, fmean(s.f1 for s in scores), 1 - fmean(kept), fmean(lost))


def run(name: str) -> dict[str, Any] | None:
    """The texts, CPU seconds and memory of one extractor; None where it cannot be run."""
    python = sys.executable if name in OURS else str(PEERS_PYTHON)
    command = [python, str(ROOT / "bench" / "extraction_peer.py"), name, str(DATA / "extraction")]
    env = dict(os.environ) | {"PYTHONPATH": str(ROOT) if name in OURS else "", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(command, check=True, capture_output=True, env=env)
    except (OSError, subprocess.CalledProcessError):
        sys.stderr.write(f"left out: {name} cannot be run here\n")
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def unseen(pages: Sequence[Labelled]) -> dict[str, str]:
    """Our texts, each page read by a model that has seen no page of its site."""
    taught, texts, shipped = lessons(DATA), {}, body.shipped
    for part in range(FOLDS):
        model = trained([lesson for lesson in taught if fold(lesson.site, FOLDS) != part])
        body.shipped = lambda model=model: model
        own = [page.row for page in pages if fold(site(page.row["url"]), FOLDS) == part]
        texts |= {row["id"]: text_of(row) for row in own}
    body.shipped = shipped
    return texts


def figures(sets: Mapping[str, Sequence[Labelled]]) -> Iterator[Figure]:
    pages = [page for group in sets.values() for page in group]
    answers = {name: answer for name in (*PEERS, *OURS) if (answer := run(name)) is not None}
    texts = {name: answer["texts"] for name, answer in answers.items()} | {OTHER_SITES: unseen(pages)}
    for part, group in sets.items():
        found = {name: outcome(group, said) for name, said in texts.items()}
        best = max((one.f1 for name, one in found.items() if name.startswith("trafilatura")), default=None)
        for name, one in found.items():
            bar = best + MARGIN if best is not None and name == OTHER_SITES else None
            yield Figure(f"{part}, {name}: F1", one.f1, "", bar, "at least")
            yield Figure(f"{part}, {name}: precision", one.score.precision, "")
            yield Figure(f"{part}, {name}: recall", one.score.recall, "")
            yield Figure(f"{part}, {name}: chrome recall", one.chrome_recall, "")
            yield Figure(f"{part}, {name}: sentence loss", one.sentence_loss, "")
    yield from costs(answers, len(pages))


def costs(answers: Mapping[str, Mapping[str, Any]], count: int) -> Iterator[Figure]:
    """Speed and memory, against trafilatura's text alone and its text with metadata."""
    speeds = {name: count / answer["cpu"] for name, answer in answers.items()}
    for name, answer in answers.items():
        yield Figure(f"{name}: pages a CPU second", speeds[name], "")
        yield Figure(f"{name}: peak memory", answer["mib"], "MiB", MEMORY if name in OURS else None)
    for own, peer in (("ours, text only", TEXT_ONLY), ("ours", WITH_METADATA)):
        if peer in speeds:
            yield Figure(f"{own}: times as fast as {peer}", speeds[own] / speeds[peer], "", SPEED, "at least")


def main() -> int:
    folder = DATA / "extraction"
    if not folder.exists():
        sys.stderr.write("left out: the labelled pages are not beside the checkout\n")
        return 0
    return report("extraction", list(figures({name: [labelled(row) for row in rows(folder, name)] for name in SETS})))


if __name__ == "__main__":
    sys.exit(main())
