"""Two wordings of one text laid over each other, word by word. Pure, and bounded whatever the texts are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

StretchKind = Literal["same", "out", "in", "folded"]
TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
MOST = 20_000_000
"""Product of the numbers of words that are compared word by word, as for edits: 0.05 s; above it lines are compared."""
MOST_LINES = 3000
LEAST_SAME = 2
"""Words that must stand unchanged between two changes; a lone `the` between them would tear both apart."""
FOLDED, AROUND = 80, 15
"""Unchanged words from which a stretch is folded, and how many of them are shown on each side of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both wordings have (`folded` where they are many), that were taken out, or that came in."""

    kind: StretchKind
    text: str
    words: int = 0


def word_diff(old: str, new: str) -> tuple[Stretch, ...]:
    """What was taken out of the old wording and what came in, in the order of the text, long sameness folded."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if len(before) * len(after) > MOST:
        before, after = _lines(old), _lines(new)
    found = _whole(_stretches(before, after))
    edges = len(found) - 1
    return tuple(part for at, one in enumerate(found) for part in _folded(one, at == 0, at == edges))


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its end; what follows the last that are compared is one."""
    lines = text.splitlines(keepends=True)
    return [*lines[:MOST_LINES], "".join(lines[MOST_LINES:])] if len(lines) > MOST_LINES else lines


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    for op in LCSseq.opcodes(before, after):
        old, new = before[op.src_start : op.src_end], after[op.dest_start : op.dest_end]
        if op.tag == "equal":
            yield _stretch("same", new)
            continue
        if old:
            yield _stretch("out", old)
        if new:
            yield _stretch("in", new)


def _stretch(kind: StretchKind, tokens: Iterable[str]) -> Stretch:
    some = list(tokens)
    return Stretch(kind, "".join(some), sum(len(re.findall(r"\w+", token)) for token in some))


def _whole(parts: Iterable[Stretch]) -> list[Stretch]:
    """Changes that nothing but a word parts are one: all its old words, then all its new ones."""
    found: list[Stretch] = []
    out, into, between = "", "", ""
    for part in parts:
        if part.kind == "out":
            out, into, between = out + between + part.text, into + between, ""
        elif part.kind == "in":
            out, into, between = out + between, into + between + part.text, ""
        elif (out or into) and part.words < LEAST_SAME and "\n" not in part.text and not between:
            between = part.text
        else:
            found += _changes(out, into)
            found.append(_stretch("same", [between + part.text]))
            out, into, between = "", "", ""
    found += _changes(out, into)
    return [*found, _stretch("same", [between])] if between else found


def _changes(out: str, into: str) -> Iterator[Stretch]:
    if out:
        yield _stretch("out", [out])
    if into:
        yield _stretch("in", [into])


def _folded(one: Stretch, first: bool, last: bool) -> Iterator[Stretch]:
    """A stretch as it is, or what stands beside the changes and what is folded between."""
    if one.kind != "same" or one.words < FOLDED:
        yield one
        return
    ends = [found.end() for found in re.finditer(r"\w+", one.text)]
    begin = 0 if first else ends[AROUND - 1]
    stop = len(one.text) if last else ends[-AROUND - 1]
    if begin:
        yield _stretch("same", [one.text[:begin]])
    yield _stretch("folded", [one.text[begin:stop]])
    if stop < len(one.text):
        yield _stretch("same", [one.text[stop:]])
