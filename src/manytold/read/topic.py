"""How the end of a text stands to all before it: the numbers by which a passage of another matter is told.

Every stem counts by how rare it is (fixed frequencies of the language) and by whether it has stood before: a word of
rarity 3 to 4 comes again in 30 % of the last paragraphs of an article and in 4 % of those of another one (1,100
labelled articles). `Leaning` holds these chances; vectors of stems say which words are of one field, where known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from manytold.text.vectors import Table
from manytold.text.words import is_stop, rarity, stem

Numbers = npt.NDArray[Any]
TAIL = 6
"""How many blocks from the end are looked at."""
LEAD = 2
NEAR = 5
"""How many blocks before an end tell how near an article's own paragraphs come to what is before them."""
FEWEST_WORDS = 50
MOST_SHARE = 0.6
MAX_LETTERS = 20_000
RAREST = 8.0
WORD = re.compile(r"""((?:[.!?:"“”„«»]|\A)[\s"'“”‘’„«»(]{0,4})?([^\W\d_]{2,60})""")
COMMON, RARE = 3.0, 4.5
FEATURES = (
    *("sum", "mean", "hits", "misses", "expected", "types", "blocks", "log_before", "log_size", "hits_common"),
    *("hits_middle", "hits_rare", "names_common", "names_rare", "best", "worst", "first", "lead", "lead_count"),
    *("own_median", "own_least", "own_mean", "less_than_own", "ties_inside", "ties_before", "names_new", "names_known"),
    *("cosine", "all_blocks", "field", "field_own", "field_own_least", "field_less", "field_best"),
    *("field_worst", "field_first", "field_lead", "field_inside", "field_before", "field_weight"),
    *("field_score", "field_title", "field_title_less", "field_near", "field_near_less", "field_gain"),
    *("field_gain_less", "field_soft", "field_soft_own", "field_soft_less", "field_soft_missed", "field_soft_best"),
    "field_soft_score",
)
FIELD = next(at for at, name in enumerate(FEATURES) if name.startswith("field"))


@dataclass(frozen=True, slots=True)
class Leaning:
    """The logistic weights of the chance that a word stands before its own text's end, or another's."""

    own: Numbers
    other: Numbers

    def gains(self, rare: Numbers, named: Numbers, before: float) -> tuple[Numbers, Numbers, Numbers]:
        """What a hit and a miss of each word say for its own text (log ratios), and the chance of a hit by accident."""
        rows = chances_of(rare, named, before)
        own, other = _squashed(rows @ self.own), np.maximum(_squashed(rows @ self.other), 0.001)
        return np.log(own / other), np.log((1 - own) / (1 - other)), other


def chances_of(rare: Numbers, named: Numbers, before: float) -> Numbers:
    """The inputs of `Leaning`, a row for each word; `before` is how many words stand before."""
    size = np.full(len(rare), np.log(max(before, 20.0) / 300))
    unknown = rare >= 7.5
    return np.stack(
        [np.ones(len(rare)), rare, rare * rare, size, named, named * rare, size * rare, unknown, named * unknown],
        axis=1,
    )


def _squashed(sums: Numbers) -> Numbers:
    squashed: Numbers = 1 / (1 + np.exp(-sums))
    return squashed


@dataclass(frozen=True, slots=True)
class Terms:
    """Every stem of every block once: `block` (the headline is -1), `stem` by number, `count`, `rare` and `named`.

    Stems are numbered as they come; `forms` are the words in which each came first.
    """

    block: Numbers
    stem: Numbers
    count: Numbers
    rare: Numbers
    named: Numbers
    sizes: Numbers
    stems: Sequence[str]
    forms: Sequence[str]

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return len(self.sizes)


@lru_cache(maxsize=65536)
def _term(word: str, language: str | None) -> tuple[str, float] | None:
    if is_stop(word, language):
        return None
    return stem(word, language), rarity(word, language)


def terms_of(title: str, texts: Sequence[str], language: str | None) -> Terms:
    """The stems of a headline and its blocks."""
    numbers: dict[str, int] = {}
    forms: dict[str, str] = {}
    rows: list[tuple[int, int, int, float, bool]] = []
    sizes = []
    for at, text in enumerate((title, *texts)):
        found = WORD.findall(text[:MAX_LETTERS])
        sizes.append(len(found))
        inside: dict[str, tuple[int, float, bool]] = {}
        for opening, word in found:
            term = _term(word, language)
            if term is not None:
                key, rare = term
                named = not opening and word[0].isupper()
                seen = inside.get(key)
                numbers.setdefault(key, len(numbers))
                forms.setdefault(key, word)
                inside[key] = (seen[0] + 1, min(rare, seen[1]), seen[2] or named) if seen else (1, rare, named)
        rows += [(at - 1, numbers[key], *values) for key, values in inside.items()]
    columns = np.array(rows, dtype=float).reshape(-1, 5)
    block, number, counts, rarities, named = columns.T
    wide = np.array(sizes[1:], float)
    places = block.astype(int), number.astype(int)
    return Terms(*places, counts, rarities, named, wide, list(numbers), list(forms.values()))


def ends(terms: Terms) -> list[int]:
    """Where an end may begin: late, with enough before it."""
    before = np.concatenate([[0], np.cumsum(terms.sizes)])
    whole = before[-1]
    first = max(1, terms.blocks - TAIL)
    return [
        at
        for at in range(first, terms.blocks)
        if before[at] >= FEWEST_WORDS and whole - before[at] <= MOST_SHARE * whole
    ]


@dataclass(frozen=True, slots=True)
class _Seen:
    """Of each term: the block in which its stem comes first, and the one before in which it last stood (-2: none)."""

    first: Numbers
    last: Numbers
    again: Numbers


def _seen(terms: Terms) -> _Seen:
    count = len(terms.stems)
    first = np.full(count, terms.blocks)
    np.minimum.at(first, terms.stem, terms.block)
    often = np.bincount(terms.stem, minlength=count)
    order = np.lexsort((terms.block, terms.stem))
    last = np.full(len(order), -2)
    same = terms.stem[order][1:] == terms.stem[order][:-1]
    last[order[1:]] = np.where(same, terms.block[order][:-1], -2)
    return _Seen(first[terms.stem], last, often[terms.stem] > 1)


def features(terms: Terms, leaning: Leaning, vectors: Table | None, most: float = 1.0) -> tuple[list[int], Numbers]:
    """Where an end may begin that has at most a cosine of stems to what is before, and its row of `FEATURES`."""
    places = [at for at in ends(terms) if most >= 1 or _cosine(terms, at) <= most]
    if not places:
        return [], np.zeros((0, len(FEATURES)))
    seen = _seen(terms)
    own = _own(terms, seen, leaning)
    fields = _Fields(terms, vectors)
    rows = [[*_words(terms, seen, leaning, own, at), *fields.row(at)] for at in places]
    return places, np.array(rows)


def _own(terms: Terms, seen: _Seen, leaning: Leaning) -> Numbers:
    """How each block stands to all others of the text, per term."""
    hit, miss, _ = leaning.gains(terms.rare, terms.named, float(terms.sizes.sum()))
    inside = terms.block >= 0
    gain = np.where(seen.again, hit, miss)[inside]
    sums = np.bincount(terms.block[inside], gain, terms.blocks)
    averages: Numbers = sums / (np.bincount(terms.block[inside], minlength=terms.blocks) + 1)
    return averages


def _words(terms: Terms, seen: _Seen, leaning: Leaning, own: Numbers, at: int) -> list[float]:
    """The features of the words of the end that begins at a block."""
    end = terms.block >= at
    first, last, rare, named = seen.first[end], seen.last[end], terms.rare[end], terms.named[end] > 0
    block = terms.block[end] - at
    before, size = terms.sizes[:at].sum(), terms.sizes[at:].sum()
    hit_gain, miss_gain, chance = leaning.gains(rare, terms.named[end], float(before))
    hit = first < at
    gain = np.where(hit, hit_gain, miss_gain)
    each = np.bincount(block, gain, terms.blocks - at)
    kinds, lead = len(first) + 1, first < LEAD
    hits = float(hit_gain[hit].sum())
    mean, usual = gain.sum() / kinds, own[:at].mean()
    return [
        *(gain.sum(), mean, hits, miss_gain[~hit].sum() / kinds, chance.sum(), kinds, terms.blocks - at),
        *(np.log(before), np.log(size + 1), (hit & ~named & (rare < COMMON)).sum()),
        *((hit & ~named & (rare >= COMMON) & (rare < RARE)).sum(), (hit & ~named & (rare >= RARE)).sum()),
        *((hit & named & (rare < RARE)).sum(), (hit & named & (rare >= RARE)).sum()),
        *(each.max(), each.min(), each[0], hit_gain[lead].sum(), lead.sum()),
        *(np.median(own[:at]), own[max(0, at - 3) : at].min(), usual, mean - usual),
        *(hit_gain[last >= at].sum(), hit_gain[(block == 0) & (last == at - 1)].sum()),
        *((named & ~hit).sum(), (named & hit).sum(), _cosine(terms, at), terms.blocks),
    ]


def _cosine(terms: Terms, at: int) -> float:
    weight = terms.rare * terms.count
    end = terms.block >= at
    inside = np.bincount(terms.stem[end], weight[end], len(terms.stems))
    outside = np.bincount(terms.stem[~end], weight[~end], len(terms.stems))
    return _between(inside, outside)


def _between(one: Numbers, other: Numbers) -> float:
    length = np.sqrt((one @ one) * (other @ other))
    return float(one @ other / length) if length > 1e-9 else 0.0


class _Fields:
    """The directions of the blocks of one text."""

    def __init__(self, terms: Terms, vectors: Table | None) -> None:
        self.terms = terms
        at = vectors.at(terms.forms) if vectors else np.zeros(0, int)
        self.known = at[terms.stem] >= 0 if len(at) else np.zeros(0, bool)
        self.any = vectors is not None and bool(self.known.any())
        if not self.any or vectors is None:
            return
        self.stem, self.block = terms.stem[self.known], terms.block[self.known]
        self.weight = np.minimum(terms.rare[self.known], 6) - 1
        units = vectors.units(np.maximum(at, 0)) * (at >= 0)[:, None]
        shared = np.zeros((terms.blocks + 1, len(terms.stems)), np.float32)
        shared[self.block + 1, self.stem] = self.weight
        self.sums = shared @ units
        self.until = np.cumsum(self.sums, axis=0)
        lengths = np.linalg.norm(self.sums, axis=1, keepdims=True)
        self.near = self.sums / np.maximum(lengths, 1e-9)
        self.near = self.near @ self.near.T
        first = np.full(len(terms.stems), terms.blocks)
        np.minimum.at(first, terms.stem, terms.block)
        self.firsts = np.searchsorted(first, np.arange(terms.blocks + 1), "left")
        self.gains = self._gains()
        self.soft, self.rows_of = self._soft(units)

    def _gains(self) -> Numbers:
        """What parting at each block gives: the lengths of both parts beyond that of the whole, by all weight."""
        rest = np.linalg.norm(self.until[-1] - self.until, axis=1)
        whole = np.linalg.norm(self.until, axis=1)
        gains: Numbers = (whole + rest - whole[-1]) / max(1.0, float(self.weight.sum()))
        return gains

    def _soft(self, units: Numbers) -> tuple[Numbers, Numbers]:
        """How near each stem of the last blocks comes to any of those that stood before it."""
        late = np.unique(self.stem[self.block >= self.terms.blocks - TAIL - NEAR])
        rows_of = np.full(len(units), -1)
        rows_of[late] = np.arange(len(late))
        return np.maximum.accumulate(units[late] @ units.T, axis=1), rows_of

    def _softness(self, blocks: Numbers, until: int) -> tuple[float, float]:
        """How near the stems of some blocks come to those before a block, on average: all, and only the new ones."""
        stems, weight = self.stem[blocks], self.weight[blocks]
        if not len(stems) or not self.firsts[until]:
            return 0.0, 0.0
        near = self.soft[self.rows_of[stems], self.firsts[until] - 1]
        new = stems >= self.firsts[until]
        missed = float(near[new] @ weight[new] / weight[new].sum()) if new.any() else 1.0
        return float(near @ weight / weight.sum()), missed

    def row(self, at: int) -> list[float]:
        """The features of the fields of the end that begins at a block."""
        if not self.any:
            return [0.0] * (len(FEATURES) - FIELD)
        before, end = self.until[at], self.until[-1] - self.until[at]
        weight = self.weight[self.block >= at].sum()
        own = [_between(self.sums[b + 1], before - self.sums[b + 1]) for b in range(max(0, at - 12), at)]
        each = [_between(self.sums[b + 1], before) for b in range(at, self.terms.blocks)]
        whole, first = _between(end, before), self.sums[at + 1]
        lead = self.until[min(LEAD, at)]
        return [
            *(whole, float(np.median(own)), min(own[-4:]), whole - float(np.median(own)), max(each), min(each)),
            *(each[0], _between(lead, end), _between(first, end - first), _between(self.sums[at], first)),
            float(weight),
            (whole - float(np.mean(own))) / (float(np.std(own)) + 0.05),
            *self._nearness(at, end),
            *self._softs(at),
        ]

    def _nearness(self, at: int, end: Numbers) -> list[float]:
        title = _between(self.sums[0], end)
        titles = float(np.mean(self.near[0, 1 : at + 1]))
        nearest = float(self.near[at + 1 :, 1 : at + 1].max(axis=1).mean())
        own = [float(self.near[b + 1, 1 : b + 1].max()) for b in range(max(1, at - 8), at)]
        gain = float(self.gains[at])
        others = np.concatenate([self.gains[2:at], self.gains[at + 1 :]])
        return [
            *(title, title - titles, nearest, nearest - (float(np.median(own)) if own else 0.3)),
            *(gain, gain - (float(others.max()) if len(others) else 0.0)),
        ]

    def _softs(self, at: int) -> list[float]:
        all_near, missed = self._softness(self.block >= at, at)
        own = [self._softness(self.block == b, b)[0] for b in range(max(1, at - NEAR), at)] or [0.5]
        each = [self._softness(self.block == b, at)[0] for b in range(at, self.terms.blocks)]
        usual, spread = float(np.mean(own)), float(np.std(own)) + 0.05
        return [all_near, usual, all_near - usual, missed, max(each), (all_near - usual) / spread]
