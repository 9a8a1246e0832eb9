"""The space in which statements of one event are laid beside one another: what all tell is taken out of each.

Words that the whole story shares say nothing about which statement of it one meets, so they weigh little, and the mean
direction of the story is subtracted from every direction. Few texts make a poor mean: it is mixed with what news is
like in general, as if so many more texts of other stories had been read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

import numpy as np
import numpy.typing as npt

from manytold.compare.relation_weights import BACKGROUND
from manytold.compare.telling import Told
from manytold.text.vectors import DIRECTIONS, LANGUAGE, vector_of
from manytold.text.words import words

OTHERS = 12
"""Texts of other stories that the story's own are mixed with; 6 and 24 differ by 0.003 in average precision."""
WORDS_OF_A_TEXT = 250
"""Words of a text of other stories, to tell in how many of these a word of a given rarity would stand."""
BUCKETS = 256
"""Numbers in which the words of a telling are summed; 512 gain nothing."""
LEAD = 6
"""Stretches at the start of a telling that tell which happening it is about."""
LEXICAL = 0.6
"""How much the words of a telling count beside the direction of its lead."""
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a telling: its stems with their rarity, those that stand in names, its numbers and times."""

    told: Told
    start: int
    end: int
    stems: Mapping[str, float]
    named: frozenset[str]
    numbers: frozenset[tuple[float, str]]
    times: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """Statements in their space: what each stem is worth, and a row of each telling.

    `facts` are the numbers and times of a telling.
    """

    parts: tuple[Part, ...]
    worth: Mapping[str, float]
    rows: Rows
    row_of: Mapping[str, int]
    facts: tuple[frozenset[object], ...]


def part_of(told: Told, start: int, end: int) -> Part:
    """A stretch with all that is compared of it."""
    seen = told.member.statements.annotation
    inside = range(start, end)
    names = [n for n in seen.names if n.start in inside]
    return Part(
        told,
        start,
        end,
        told.weights(start, end),
        frozenset(key for n in names for key in told.weights(n.start, n.end)),
        frozenset((q.value, q.unit) for q in seen.quantities if q.start in inside),
        frozenset(t.value for t in seen.times if t.start in inside and t.value),
    )


def story_of(parts: Sequence[Part]) -> Story:
    """The space of these parts; the same for parts in any order, up to the order itself."""
    ordered = sorted(parts, key=lambda p: (p.told.article.id, p.start, p.end))
    tellings: dict[str, list[int]] = {}
    for number, part in enumerate(ordered):
        tellings.setdefault(part.told.article.id, []).append(number)
    worth = _worth(ordered, tellings.values())
    rows = _rows(ordered, worth, tellings.values())
    facts = tuple(
        frozenset(f for at in held for f in (*ordered[at].numbers, *ordered[at].times)) for held in tellings.values()
    )
    return Story(tuple(ordered), worth, rows, {name: at for at, name in enumerate(tellings)}, facts)


def _worth(parts: Sequence[Part], tellings: Iterable[Sequence[int]]) -> dict[str, float]:
    """How much a stem tells of one statement: few of the story's texts, mixed with texts of other stories, have it."""
    holders: dict[str, int] = {}
    rarest: dict[str, float] = {}
    count = 0
    for places in tellings:
        count += 1
        seen: dict[str, float] = {}
        for at in places:
            seen |= parts[at].stems
        for stem, rare in seen.items():
            holders[stem] = holders.get(stem, 0) + 1
            rarest[stem] = min(rare, rarest.get(stem, rare))
    return {
        stem: log((count + OTHERS) / (held + OTHERS * min(1.0, WORDS_OF_A_TEXT * 10.0 ** -(rarest[stem] + 1.0))))
        for stem, held in holders.items()
    }


def direction(part: Part) -> Rows:
    """Where the words of a stretch point, or nowhere in a language without directions."""
    article = part.told.article
    if article.language != LANGUAGE:
        return np.zeros(DIRECTIONS, np.float32)
    found: Rows = vector_of(word for _, _, word in words(article.text[part.start : part.end]))
    return found


def centred(directions: Rows) -> Rows:
    """Directions without the mean of the story, of length one; what has no direction keeps none."""
    known = np.any(directions != 0.0, axis=1, keepdims=True)
    mean = (directions.sum(axis=0) + OTHERS * BACKGROUND) / (known.sum() + OTHERS)
    return _units(np.where(known, directions - mean, 0.0).astype(np.float32))


def _rows(parts: Sequence[Part], worth: Mapping[str, float], tellings: Iterable[Sequence[int]]) -> Rows:
    """A row for each telling: where its lead points, and its words; ways in which tellings differ most count most.

    Two tellings that differ from all others in the same ways tell the same happening, although they share few words:
    rows are the tellings' likenesses to all others (`D Dt`), of many tellings in fewer numbers (`D (Dt D)^1/2`).
    """
    heads, sums = [], []
    for numbers in tellings:
        heads.append([direction(parts[at]) for at in numbers[:LEAD]])
        total = np.zeros(BUCKETS, np.float32)
        for stem in sorted({stem for at in numbers for stem in parts[at].stems}):
            bucket = crc32(stem.encode("utf-8", "surrogatepass"))
            total[bucket % BUCKETS] += worth[stem] if bucket & 0x10000 else -worth[stem]
        sums.append(total)
    lexical = _units(np.array(sums, np.float32).reshape(-1, BUCKETS))
    lexical = _units(lexical - lexical.sum(axis=0) / (len(lexical) + OTHERS))
    flat = centred(np.array([row for head in heads for row in head], np.float32).reshape(-1, DIRECTIONS))
    starts = np.cumsum([0, *(len(head) for head in heads)])[:-1]
    whole = np.hstack([_units(np.add.reduceat(flat, starts, axis=0)), LEXICAL * lexical])
    if len(whole) <= whole.shape[1]:
        return _units(whole @ whole.T)
    values, vectors = np.linalg.eigh(whole.T.astype(np.float64) @ whole)
    return _units((whole @ (vectors * np.sqrt(np.maximum(values, 0.0)))).astype(np.float32))


def _units(rows: Rows) -> Rows:
    lengths: Rows = np.sqrt(np.einsum("ij,ij->i", rows, rows)).reshape(-1, 1)
    found: Rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9)
    return found
