"""Trains the tagger, parser and name recogniser for English in one seeded run, and writes them for the package.

`./dev bench train_language [FOLDER]`: FOLDER holds the labelled sets (default: beside the checkout).
"""

import argparse
import copy
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

import manytold.text.encoder
from bench.language_data import (
    MARKS,
    Sentence,
    gum_named,
    marked,
    rows,
    spans_of,
    treebank,
    with_names,
    without_doubtful,
)
from bench.language_export import write
from bench.language_lists import lists, pools
from bench.language_model import LOW, Batch, Network, started
from bench.language_rows import PARTS_AT_ONCE, Maker, Swapper, batch_of, batches, dimmed, written
from manytold.text.tokens import tokens

PACKAGE = Path(manytold.text.encoder.__file__).parent
DATA = Path(__file__).parents[2] / "shared" / "data"
SEED = 20
KEEPS = 0.998
"""How much of the averaged weights stays with each step."""
PLAIN = 0.2
"""Share of the sentences that are seen without the lists of names."""
Told = Callable[[int, Network], None]


def labels_of(trees: Sequence[Sentence]) -> tuple[str, ...]:
    """The labels of dependencies that occur."""
    return tuple(sorted({label for tree in trees for label in tree.labels}))


def wikigold(path: Path) -> list[Sentence]:
    """The sentences of WikiGold as words."""
    found = []
    for row in rows(path):
        spans = tokens(row["text"])
        words = tuple(row["text"][a:b] for a, b in spans)
        bare = Sentence(row["id"], row["text"], words, tuple(a for a, _ in spans), document=f"wg{row['doc']}")
        found.append(marked(bare, spans_of(row)))
    return found


def fold_of(sentence: Sentence, folds: int) -> int:
    """The part of a set that a document falls in."""
    return int(sha256(sentence.document.encode()).hexdigest(), 16) % folds


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """How far the network is from the labels, for each task."""
    x = network.embedded(batch.parts, batch.shapes, batch.lists)
    with torch.autocast("cpu", torch.bfloat16):
        tags, arcs, under, above, marks = network(x, batch.mask.bfloat16(), batch.first, batch.last)
        head = batch.heads.clamp(min=0)
        labels = network.labelled(under, above.gather(1, head.unsqueeze(-1).expand_as(above)))
    arcs = arcs.float().masked_fill(~batch.words[:, None, :], LOW)
    each = functional.cross_entropy(
        marks.float().flatten(0, 1), batch.marks.flatten(), ignore_index=-1, reduction="none"
    )
    named = (batch.marks >= 0).float() * batch.weight[:, None]
    found = {"marks": (each.view_as(named) * named).sum() / named.sum().clamp(min=1)}
    for name, scores, truth in (
        ("tags", tags, batch.tags),
        ("arcs", arcs, batch.heads),
        ("labels", labels, batch.labels),
    ):
        if (truth >= 0).any():
            found[name] = functional.cross_entropy(scores.float().flatten(0, 1), truth.flatten(), ignore_index=-1)
    return found


WEIGHTS = {"tags": 0.5, "arcs": 1.0, "labels": 1.0, "marks": 2.0}


class Average:
    """The weights as they were lately, so that the last few sentences do not decide."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.kept = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}
        self.steps = 0

    def add(self) -> None:
        """Takes the present weights in."""
        self.steps += 1
        share = 1 - min(KEEPS, self.steps / (self.steps + 9))
        with torch.no_grad():
            for name, now in self.network.named_parameters():
                if name in self.kept:
                    self.kept[name].lerp_(now, share)

    def network_of(self) -> Network:
        """A copy of the network with these weights."""
        found = copy.deepcopy(self.network)
        found.load_state_dict(self.kept, strict=False)
        return found


def optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """The new heads learn faster than what was learned before."""
    own = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    body = [p for n, p in own if n.startswith(("places", "begin", "layers"))]
    heads = [p for n, p in own if not n.startswith(("places", "begin", "layers"))]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


@dataclass(frozen=True, slots=True)
class Course:
    """Some passes over the sentences, with the rate of learning that they begin with."""

    passes: int
    rate: float
    whole: bool = False
    """Whether all of WikiGold is learned from; else a third is left out, and its score is told."""


SWAPPED, HIDDEN = 0.3, 0.04
"""Shares of the names that are replaced, and of the words that are hidden, in each pass."""
COURSES = (
    Course(6, 3e-4),
    Course(2, 1e-4, whole=True),
)


def trained(network: Network, sentences: Sequence[Sentence], maker: Maker, course: Course, told: Told) -> Network:
    """Trains, and gives the averaged network; `told` sees it after each pass."""
    chance = random.Random(SEED)
    way, average = optimiser(network, course.rate), Average(network)
    swapper = Swapper(sentences, pools())
    total = sum(len(s.words) * 1.3 + 2 for s in sentences) / PARTS_AT_ONCE * 1.1 * course.passes
    schedule = torch.optim.lr_scheduler.LambdaLR(
        way, lambda step: min(1.0, (step + 1) / 150) * max(0.02, 1 - step / total)
    )
    start = time.monotonic()
    for number in range(course.passes):
        network.train()
        drawn = [(s, written(swapper.swapped(s, SWAPPED, chance), chance), chance.random() < PLAIN) for s in sentences]
        made = [maker.row(s, own, plain=plain) for s, own, plain in drawn]
        sums: dict[str, float] = defaultdict(float)
        for step, batch in enumerate(batches([dimmed(row, HIDDEN, chance) for row in made if row], chance), 1):
            found = losses(network, batch)
            loss = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
            way.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            way.step()
            schedule.step()
            average.add()
            for name, value in found.items():
                sums[name] += value.item()
            if step % 100 == 0:
                means = {name: round(value / step, 3) for name, value in sums.items()}
                print(f"pass {number}, step {step}, {time.monotonic() - start:.0f} s: {means}", flush=True)
        told(number, average.network_of())
    return average.network_of()


def scores(network: Network, sentences: Sequence[Sentence], maker: Maker) -> str:
    """How well the network does on labelled sentences cut into the words that they are labelled by, for a look."""
    network.eval()
    right: dict[str, int] = dict.fromkeys(("tags", "heads", "labels", "all"), 0)
    names = [0, 0, 0]
    order = sorted(sentences, key=lambda s: len(s.words))
    made = [(s, row) for s in order if (row := maker.row(s))]
    for at in range(0, len(made), 32):
        part = made[at : at + 32]
        batch = batch_of([row for _, row in part])
        with torch.no_grad():
            x = network.embedded(batch.parts, batch.shapes, batch.lists)
            tags, arcs, under, above, marks = network(x, batch.mask, batch.first, batch.last)
            head = arcs.masked_fill(~batch.words[:, None, :], LOW).argmax(-1)
            labels = network.labelled(under, above.gather(1, head.unsqueeze(-1).expand_as(above))).argmax(-1)
        for number, (sentence, row) in enumerate(part):
            span = slice(1, len(sentence.words) + 1)
            if sentence.tags:
                own_head, own_label = head[number, span].tolist(), labels[number, span].tolist()
                right["all"] += len(row.tags)
                right["tags"] += sum(
                    a == b for a, b in zip(tags[number, span].argmax(-1).tolist(), row.tags, strict=True)
                )
                good = [a == b for a, b in zip(own_head, row.heads, strict=True)]
                right["heads"] += sum(good)
                right["labels"] += sum(g and a == b for g, a, b in zip(good, own_label, row.labels, strict=True))
            if sentence.marks:
                truth = spans_in(sentence.marks)
                found = spans_in(best_marks(marks[number, span]))
                names = [names[0] + len(truth & found), names[1] + len(truth), names[2] + len(found)]
    told = []
    if right["all"]:
        told += [f"{name} {100 * right[name] / right['all']:.2f}" for name in ("tags", "heads", "labels")]
    if names[1]:
        told.append(
            f"names P {names[0] / max(1, names[2]):.3f} R {names[0] / names[1]:.3f} "
            f"F {2 * names[0] / (names[1] + names[2]):.4f}"
        )
    return ", ".join(told)


def best_marks(scored: Tensor) -> list[str]:
    """The best row of marks in which nothing goes on that did not begin."""
    allowed = torch.full((len(MARKS), len(MARKS)), LOW)
    for a, before in enumerate(MARKS):
        for b, after in enumerate(MARKS):
            if after[0] != "I" or before[1:] == after[1:]:
                allowed[a, b] = 0
    best = scored[0] + torch.tensor([LOW if m[0] == "I" else 0.0 for m in MARKS])
    back = []
    for row in scored[1:]:
        value, come = (best[:, None] + allowed).max(0)
        back.append(come.tolist())
        best = value + row
    at = int(best.argmax())
    found = [at]
    for come in reversed(back):
        at = come[at]
        found.append(at)
    return [MARKS[i] for i in reversed(found)]


def spans_in(marks: Sequence[str]) -> set[tuple[int, int, str]]:
    """First word, last word and kind of the names of the three kinds that are measured."""
    found, start = set(), 0
    for at, mark in enumerate(marks):
        start = at if mark[0] == "B" else start
        if mark != "O" and (at + 1 == len(marks) or marks[at + 1][0] != "I") and mark[2:] != "OTH":
            found.add((start, at, mark[2:]))
    return found


def gathered(folder_: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Trees, with names where they are labelled, and the sentences of WikiGold."""
    banks, named = folder_ / "treebanks", folder_ / "ner_uner"
    trees = with_names(treebank(banks / "ewt_train.conllu.gz"), named / "train_en_ewt.jsonl.gz")
    trees += with_names(treebank(banks / "ewt_dev.conllu.gz"), named / "sentences.jsonl.gz")
    trees += without_doubtful([gum_named(tree) for tree in treebank(banks / "gum_open_train.conllu.gz")])
    return trees, wikigold(folder_ / "ner_wikigold" / "sentences.jsonl.gz")


def main() -> int:
    """Trains, tells scores on the way, and writes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=DATA)
    asked.add_argument("--layers", type=int, default=4)
    asked.add_argument("--keep", type=Path, help="where the weights go after each pass")
    asked.add_argument("--to", type=Path, default=PACKAGE, help="where the files of the package go")
    given = asked.parse_args()
    torch.manual_seed(SEED)
    trees, gold = gathered(given.folder)
    held = [s for s in gold if fold_of(s, 3) == 0]
    learned = [s for s in gold if s not in held]
    labels = labels_of(trees)
    maker = Maker(lists(), labels)
    network = started(given.layers, len(labels))
    looks = {
        "PUD": _pud(given.folder),
        "GUM": treebank(given.folder / "treebanks" / "gum_open_dev.conllu.gz"),
        "held": held,
    }

    def told(number: int, now: Network) -> None:
        if given.keep:
            torch.save({"state": now.state_dict(), "labels": labels, "layers": given.layers}, given.keep)
        print(f"pass {number}", *(f"| {name}: {scores(now, some, maker)}" for name, some in looks.items()), flush=True)

    for course in COURSES:
        network = trained(network, trees + 2 * (gold if course.whole else learned), maker, course, told)
    write(network, labels, list(maker.vocabulary.numbers), maker.listed, given.to)
    return 0


def _pud(folder_: Path) -> list[Sentence]:
    """PUD's trees, with names where they are labelled."""
    named = {
        row["text"]: row for row in rows(folder_ / "ner_uner" / "sentences.jsonl.gz") if row["corpus"] == "English-PUD"
    }
    trees = treebank(folder_ / "treebanks" / "pud_test.conllu.gz")
    return [marked(t, spans_of(named[t.text])) if t.text in named else t for t in trees]


if __name__ == "__main__":
    sys.exit(main())
