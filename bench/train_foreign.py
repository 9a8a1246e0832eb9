"""Train how the end of a text is told to be of another matter, and write `read/topicmodel.npz`; needs numpy.

Learnt from two thirds of the stories of the labelled sets; `bench/foreign.py` measures on the rest. The trees are
boosted (Friedman 2001): depth three, squared steps of the logistic loss. What is stored is bounds and weights alone.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.labelled import DATA
from bench.pasted import LEAST_BLOCKS, ROUGH, Text, strangers, texts
from manytold.read.foreign import marks
from manytold.read.topic import FIELD, TAIL, Leaning, Numbers, chances_of, features, terms_of
from manytold.read.topicmodel import DEPTH, Model, Trees, arrays_of
from manytold.text.vectors import LANGUAGE, table

OUT = Path(__file__).parents[1] / "src" / "manytold" / "read" / "topicmodel.npz"
FOLDS = 3
TREES, STEP, RIDGE, LEAST_ROWS, BINS, SHARE = 200, 0.08, 5.0, 60, 32, 0.4
FALSE_ALARMS = 0.005
CONTACT = re.compile(
    r"\b(?:e-?mail|call|follow|contact|tips?|reach(?:ed)?) (?:us|him|her|me|them|@)\b|@\w|\d{3}-\d{3,4}"
    r"|\bMOST READ\b|\bnewsletter\b|\bsubscribe|\bcopyright\b|\bcontributed to this\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows of features, whether each is where another matter begins, and whose they are (negative: untouched)."""

    rows: Numbers
    right: Numbers
    text: Numbers


def leaning_of(learnt: Sequence[Text], chance: random.Random) -> Leaning:
    """How often words of the last paragraphs, and of others' paragraphs, have stood before."""
    own, other = list[tuple[Numbers, Numbers]](), list[tuple[Numbers, Numbers]]()
    for text in learnt:
        own += [_hits(text, text.blocks[:-count], text.blocks[-count:]) for count in (1, 2, 3)]
        for _ in range(3):
            cut = chance.randint(2, len(text.blocks))
            other.append(_hits(text, text.blocks[:cut], strangers(text, learnt, chance)))
    return Leaning(*(_logistic(np.vstack([x for x, _ in p]), np.concatenate([y for _, y in p])) for p in (own, other)))


def _hits(text: Text, before: Sequence[str], end: Sequence[str]) -> tuple[Numbers, Numbers]:
    terms = terms_of(text.title, [*before, *end], text.language)
    late = terms.block >= len(before)
    known = np.isin(terms.stem[late], terms.stem[~late])
    count = float(terms.sizes[: len(before)].sum())
    return chances_of(terms.rare[late], terms.named[late], count), known.astype(float)


def _logistic(x: Numbers, y: Numbers) -> Numbers:
    found = np.zeros(x.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (y - p) - 0.1 * found
        found = found + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(len(found)), slope)
    return found


def clean(learnt: Sequence[Text]) -> list[Text]:
    """Texts whose last blocks are the article's own as far as a program can tell.

    Of the sixteen untouched texts of the training part that looked most foreign, ten ended in a tip line, a note on
    transcripts, headlines of other stories or a line on the author: taught as "its own", they teach the wrong thing.
    """
    matters = defaultdict[str, set[str]](set)
    for text in learnt:
        for block in text.blocks[-TAIL:]:
            matters[block.casefold()].add(text.matter)
    return [
        text
        for text in learnt
        if text.collection not in ROUGH
        and not any(marks(b) or CONTACT.search(b) or len(matters[b.casefold()]) > 1 for b in text.blocks[-TAIL:])
    ]


def drawn(text: Text, pool: Sequence[Text], chance: random.Random) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """A text untouched, with others' paragraphs at its end, and both again where it was broken off earlier."""
    yield text.blocks, ()
    for foreign, broken in ((True, False),) * 5 + ((False, True),) * 3 + ((True, True),) * 2:
        most = len(text.blocks)
        until = chance.randint(min(LEAST_BLOCKS, most - 1), most - 1) if broken else most
        pasted = strangers(text, pool, chance) if foreign else ()
        if pasted or not foreign:
            yield text.blocks[:until], pasted


def lesson(learnt: Sequence[Text], leaning: Leaning, chance: random.Random) -> Lesson:
    """Every text in all that is drawn of it; fields only in the language of the vectors."""
    made_of, right, names = list[Numbers](), list[Numbers](), list[Numbers]()
    for number, text in enumerate(learnt, 1):
        fielded = table() if text.language == LANGUAGE else None
        for blocks, pasted in drawn(text, learnt, chance):
            terms = terms_of(text.title, [*blocks, *pasted], text.language)
            places, made = features(terms, leaning, fielded)
            if places:
                untouched = not pasted and len(blocks) == len(text.blocks)
                made_of.append(made)
                right.append((np.array(places) == len(blocks)) & bool(pasted))
                names.append(np.full(len(places), -number if untouched else number))
    return Lesson(np.vstack(made_of), np.concatenate(right).astype(float), np.concatenate(names))


def part(whole: Lesson, kept: Numbers, fields: bool) -> Lesson:
    """Some rows of a lesson, with or without what is known of fields."""
    rows_of = whole.rows[kept].copy()
    if not fields:
        rows_of[:, FIELD:] = 0
    return Lesson(rows_of, whole.right[kept], whole.text[kept])


def fold(text: Text) -> int:
    return int(sha256(text.matter.encode()).hexdigest(), 16) // 3 % FOLDS


def boosted(taught: Lesson) -> Trees:
    """Trees that add up to the log odds."""
    chance = np.random.default_rng(0)
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in taught.rows.T]
    binned = np.stack([np.searchsorted(e, c, "left") for e, c in zip(edges, taught.rows.T, strict=True)], axis=1)
    sums = np.full(len(binned), np.log(taught.right.mean() / (1 - taught.right.mean())))
    columns, bounds, leaves = [], [], []
    for _ in range(TREES):
        p = 1 / (1 + np.exp(-sums))
        usable = np.flatnonzero(chance.random(binned.shape[1]) < SHARE)
        column, bound, leaf, at = _tree(binned, edges, taught.right - p, p * (1 - p), usable)
        sums += leaf[at]
        columns.append(column)
        bounds.append(bound)
        leaves.append(leaf)
    return Trees(np.array(columns), np.array(bounds), np.array(leaves), 0.0)


def _tree(
    binned: Numbers, edges: Sequence[Numbers], slope: Numbers, bend: Numbers, usable: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    inner = 2**DEPTH - 1
    column, bound = np.zeros(inner, dtype=int), np.full(inner, np.inf)
    node = np.zeros(len(binned), dtype=int)
    for place in range(inner):
        inside = np.flatnonzero(node == place)
        split = _split(binned[inside], slope[inside], bend[inside], usable) if len(inside) > 2 * LEAST_ROWS else None
        right = np.zeros(len(inside), dtype=int)
        if split is not None:
            column[place], bound[place] = split[0], edges[split[0]][split[1]]
            right = (binned[inside, split[0]] > split[1]).astype(int)
        node[inside] = 2 * place + 1 + right
    at = node - inner
    leaf = STEP * np.bincount(at, slope, 2**DEPTH) / (np.bincount(at, bend, 2**DEPTH) + RIDGE)
    return column, bound, leaf, at


def _split(binned: Numbers, slope: Numbers, bend: Numbers, usable: Numbers) -> tuple[int, int] | None:
    """The column and bin after which to part, by the gain in loss."""
    best, found = 1e-6, None
    whole = slope.sum() ** 2 / (bend.sum() + RIDGE)
    for column in usable:
        values = binned[:, column]
        left = [np.cumsum(np.bincount(values, part, BINS))[:-1] for part in (slope, bend, np.ones(len(values)))]
        g, h, n = left
        gain = g**2 / (h + RIDGE) + (slope.sum() - g) ** 2 / (bend.sum() - h + RIDGE) - whole
        gain[(n < LEAST_ROWS) | (len(values) - n < LEAST_ROWS)] = 0
        at = int(np.argmax(gain))
        if gain[at] > best:
            best, found = float(gain[at]), (int(column), at)
    return found


def cross(taught: Lesson, learnt: Sequence[Text]) -> float:
    """The bound as found on texts that the trees have not seen: by folds of stories."""
    folds = np.array([fold(text) for text in learnt])[np.abs(taught.text) - 1]
    parts = []
    for number in range(FOLDS):
        seen, new = folds != number, folds == number
        trees = boosted(part(taught, seen, fields=True))
        parts.append((trees(taught.rows[new]), taught.text[new]))
    highest = dict[int, float]()
    for sums, names in parts:
        for name, value in zip(names, sums, strict=True):
            if name < 0:
                highest[int(name)] = max(float(value), highest.get(int(name), -99.0))
    ordered = sorted(highest.values(), reverse=True)
    return ordered[int(len(ordered) * FALSE_ALARMS)]


def main() -> int:
    every = [text for text in texts(DATA) if not text.held]
    chance = random.Random(5)
    leaning = leaning_of(every, chance)
    learnt = clean(every)
    whole = lesson(learnt, leaning, chance)
    english = np.array([text.language == LANGUAGE for text in learnt])[np.abs(whole.text) - 1]
    kinds = []
    for taught in (part(whole, english, fields=True), part(whole, np.full(len(english), True), fields=False)):
        trees, bound = boosted(taught), cross(taught, learnt)
        kinds.append(Trees(trees.column, trees.bound, trees.leaf, bound))
        sys.stderr.write(f"{len(taught.rows)} rows, bound {bound:.3f}\n")
    np.savez_compressed(OUT, **arrays_of(Model(leaning, *kinds)))  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())
