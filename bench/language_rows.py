"""Labelled sentences as rows of numbers for the network, some of them changed so that it learns no words by heart."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch

from bench.language_data import MARKS, TAGS, UNSURE, Sentence
from bench.language_lists import Pools
from bench.language_model import LOW, MOST_PARTS, Batch, padded
from bench.minilm import folder
from manytold.text.pieces import Lists, Pieces, Vocabulary, pieces

PARTS_AT_ONCE = 1200
GUM_WEIGHT = 0.5
"""How much a name of GUM counts beside one of a set made for names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its parts and its labels by number; -1 where its set does not tell."""

    seen: Pieces
    tags: list[int]
    heads: list[int]
    labels: list[int]
    marks: list[int]
    weight: float


class Maker:
    """Makes rows of sentences."""

    def __init__(self, listed: Lists, labels: Sequence[str]) -> None:
        words = (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = Vocabulary({word: number for number, word in enumerate(words)})
        self.listed, self.labels = listed, {label: number for number, label in enumerate(labels)}

    def row(self, sentence: Sentence, words: Sequence[str] | None = None, *, plain: bool = False) -> Row | None:
        """The row, or None where the sentence is too long; `words` as they are written this time."""
        bare = Lists(frozenset(), frozenset(), frozenset())
        seen = pieces(words or sentence.words, self.vocabulary, bare if plain else self.listed)
        if len(seen.parts) > MOST_PARTS:
            return None
        none = [-1] * len(sentence.words)
        weight = GUM_WEIGHT if sentence.id.startswith("GUM") else 1.0
        return Row(
            seen,
            [TAGS.index(tag) for tag in sentence.tags] or none,
            list(sentence.heads) or none,
            [self.labels.get(label, -1) for label in sentence.labels] or none,
            [-1 if mark == UNSURE else MARKS.index(mark) for mark in sentence.marks] or none,
            weight,
        )


def batch_of(part: Sequence[Row]) -> Batch:
    """Rows side by side; word 0 is the root."""
    parts = padded([row.seen.parts for row in part], 0)
    mask = torch.where(parts == 0, LOW, 0.0)[:, None, None, :]
    first = padded([(0, *row.seen.first) for row in part], 0)
    words = padded([[1] * (len(row.seen.first) + 1) for row in part], 0).bool()
    told = [
        padded([(-1, *values) for values in group], -1)
        for group in zip(*((r.tags, r.heads, r.labels, r.marks) for r in part), strict=True)
    ]
    return Batch(
        parts, padded([row.seen.shapes for row in part], 0), padded([row.seen.lists for row in part], 0), mask,
        first, padded([(0, *row.seen.last) for row in part], 0), words, *told, torch.tensor([r.weight for r in part]),
    )  # fmt: skip


def batches(rows_: Sequence[Row], chance: random.Random) -> Iterator[Batch]:
    """All rows once, those of like length together, in any order."""
    order = sorted(rows_, key=lambda row: len(row.seen.parts) + chance.random() * 4)
    groups, group, longest = [], [], 0
    for row in order:
        longest = max(longest, len(row.seen.parts))
        if group and longest * (len(group) + 1) > PARTS_AT_ONCE:
            groups.append(group)
            group, longest = [], len(row.seen.parts)
        group.append(row)
    groups.append(group)
    chance.shuffle(groups)
    yield from map(batch_of, groups)


def written(words: Sequence[str], chance: random.Random) -> Sequence[str]:
    """The words as a headline, in capitals or in small letters, now and then."""
    drawn = chance.random()
    if drawn < 0.05:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    if drawn < 0.07:
        return [word.upper() for word in words]
    return [word.lower() for word in words] if drawn < 0.09 else words


def dimmed(row: Row, share: float, chance: random.Random) -> Row:
    """A row some of whose words are hidden, so that the words around them must tell."""
    parts = list(row.seen.parts)
    for a, b in zip(row.seen.first, row.seen.last, strict=True):
        if chance.random() < share:
            parts[a : b + 1] = [103] * (b + 1 - a)
    return replace(row, seen=replace(row.seen, parts=tuple(parts)))


class Swapper:
    """Puts other names in the place of those that are labelled, so that what surrounds a name must tell."""

    def __init__(self, sentences: Sequence[Sentence], pools_: Pools) -> None:
        self.pools = pools_
        self.bodies: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for sentence in sentences:
            for first, after, kind in names_in(sentence.marks):
                if kind == "ORG":
                    self.bodies[after - first].append(sentence.words[first:after])

    def swapped(self, sentence: Sentence, share: float, chance: random.Random) -> tuple[str, ...]:
        """The words of a sentence, some of its names replaced by as many words."""
        words = list(sentence.words)
        for first, after, kind in names_in(sentence.marks):
            if chance.random() < share and all(word[:1].isupper() for word in words[first:after]):
                words[first:after] = self._other(kind, words[first:after], chance)
        return tuple(words)

    def _other(self, kind: str, words: list[str], chance: random.Random) -> Sequence[str]:
        pools_, size = self.pools, len(words)
        if kind == "PER" and size == 1:
            return [chance.choice(pools_.given if chance.random() < 0.4 else pools_.family)]
        if kind == "PER" and size == 2:
            return [chance.choice(pools_.given), chance.choice(pools_.family)]
        if kind == "LOC" and size in pools_.places:
            return chance.choice(pools_.places[size])
        return chance.choice(self.bodies[size]) if kind == "ORG" else words


def names_in(marks: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, the word after the last, and kind of each name."""
    for first, mark in enumerate(marks):
        if mark.startswith("B"):
            after = first + 1
            while after < len(marks) and marks[after].startswith("I"):
                after += 1
            yield first, after, mark[2:]
