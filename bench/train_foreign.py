"""Train how the end of a text is told to be of another matter, and write `read/topicmodel.npz`; needs numpy.

Learnt from two thirds of the stories of the labelled sets; `bench/foreign.py` measures on the rest. Vectors of stems
are the directions of a word-by-word table of positive pointwise mutual information (Levy and Goldberg 2014) within
forty words; those by which the trees learn were made without the texts that the trees see. The trees are boosted
(Friedman 2001): depth three, squared steps of the logistic loss.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.labelled import DATA, rows
from bench.pasted import Text, strangers, texts
from manytold.read.topic import FEATURES, Leaning, Numbers, Vectors, chances_of, features, terms_of
from manytold.read.topicmodel import DEPTH, LANGUAGE, Model, Trees, arrays_of

OUT = Path(__file__).parents[1] / "src" / "manytold" / "read" / "topicmodel.npz"
FOLDS = 3
DRAWS = 3
WINDOW = 80
LEAST_TEXTS = 5
DIRECTIONS = 40
TREES, STEP, RIDGE, LEAST_ROWS, BINS, SHARE = 200, 0.08, 5.0, 60, 32, 0.4
FALSE_ALARMS = 0.005
FIELDS = [at for at, name in enumerate(FEATURES) if name.startswith("field")]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows of features, whether each is where another matter begins, and whose they are (negative: untouched)."""

    rows: Numbers
    right: Numbers
    text: Numbers


def beside(data: Path) -> list[list[str]]:
    """Texts in English that serve for vectors only."""
    found = [[row["title"], *row["text"].split("\n")] for row in rows(data / "allsides_roundups", "docs")]
    found += [[row["title"], row["text"]] for row in rows(data / "giveme5w1h_gold", "docs")]
    for row in rows(data / "tgcontest_pairs", "pairs"):
        if row["lang"] == LANGUAGE:
            found += [[row["title1"], row["text1"]], [row["title2"], row["text2"]]]
    return found


def vectors_of(documents: Sequence[Sequence[str]]) -> Vectors:
    """A direction for each stem of at least five documents."""
    streams = [_stream(document) for document in documents]
    spread = Counter(key for stream in streams for key in set(stream))
    stems = sorted(k for k, n in spread.items() if LEAST_TEXTS <= n < len(documents) / 4 and "\n" not in k)
    places = {key: at for at, key in enumerate(stems)}
    together = np.zeros((len(stems), len(stems)), np.float32)
    for stream in streams:
        known = np.array([places[key] for key in stream if key in places], dtype=int)
        for start in range(0, len(known), WINDOW // 2):
            near = np.unique(known[start : start + WINDOW])
            together[np.ix_(near, near)] += 1
    np.fill_diagonal(together, 0)
    sums = together.sum(axis=1) + 1e-9
    spread_out = sums**0.75 / (sums**0.75).sum()
    gain = np.log(np.maximum(together / sums[:, None] / spread_out[None, :], 1))
    return Vectors(places, _directions(gain))


def _stream(document: Sequence[str]) -> list[str]:
    terms = terms_of("", document, LANGUAGE)
    return [terms.stems[number] for number in terms.stem]


def _directions(gain: Numbers) -> Numbers:
    """The strongest left directions by repeated projection (Halko, Martinsson and Tropp 2011), rows of length one."""
    basis = np.random.default_rng(0).standard_normal((len(gain), DIRECTIONS + 16)).astype(np.float32)
    for _ in range(5):
        basis, _ = np.linalg.qr(gain @ (gain.T @ basis))
    left, strength, _ = np.linalg.svd(basis.T @ gain, full_matrices=False)
    found = (basis @ left)[:, :DIRECTIONS] * np.sqrt(strength[:DIRECTIONS])
    unit: Numbers = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return unit


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


def lesson(learnt: Sequence[Text], leaning: Leaning, vectors: Mapping[int, Vectors], chance: random.Random) -> Lesson:
    """Every text untouched and with others' paragraphs at its end; fields only in the language of the vectors."""
    table, right, names = list[Numbers](), list[Numbers](), list[Numbers]()
    for number, text in enumerate(learnt, 1):
        fielded = vectors[fold(text)] if text.language == LANGUAGE else None
        for draw in range(DRAWS + 1):
            pasted = strangers(text, learnt, chance) if draw else ()
            terms = terms_of(text.title, [*text.blocks, *pasted], text.language)
            places, made = features(terms, leaning, fielded)
            if places and (pasted or not draw):
                table.append(made)
                right.append(np.array(places) == len(text.blocks))
                names.append(np.full(len(places), number if draw else -number))
    return Lesson(np.vstack(table), np.concatenate(right).astype(float), np.concatenate(names))


def part(whole: Lesson, kept: Numbers, fields: bool) -> Lesson:
    """Some rows of a lesson, with or without what is known of fields."""
    rows_of = whole.rows[kept].copy()
    if not fields:
        rows_of[:, FIELDS] = 0
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


def documents(learnt: Sequence[Text], without: int | None) -> Iterator[Sequence[str]]:
    yield from ((t.title, *t.blocks) for t in learnt if t.language == LANGUAGE and fold(t) != without)


def main() -> int:
    learnt = [text for text in texts(DATA) if not text.held]
    chance = random.Random(5)
    leaning = leaning_of(learnt, chance)
    more = beside(DATA)
    parts = {number: vectors_of([*documents(learnt, number), *more]) for number in range(FOLDS)}
    whole = lesson(learnt, leaning, parts, chance)
    english = np.array([text.language == LANGUAGE for text in learnt])[np.abs(whole.text) - 1]
    kinds = []
    for taught in (part(whole, english, fields=True), part(whole, np.full(len(english), True), fields=False)):
        trees, bound = boosted(taught), cross(taught, learnt)
        kinds.append(Trees(trees.column, trees.bound, trees.leaf, bound))
        sys.stderr.write(f"{len(taught.rows)} rows, bound {bound:.3f}\n")
    model = Model(leaning, vectors_of([*documents(learnt, None), *more]), *kinds)
    np.savez_compressed(OUT, **arrays_of(model))  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())
