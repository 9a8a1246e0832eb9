"""Which words a match of a template can begin with, read off the template: elsewhere it need not be tried.

Too many are named rather than too few: what is not understood here may begin with anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

DIGIT = "0"
"""Stands for any digit in a set of openers."""
ANY = ""
"""Stands for any word and for none; it is the beginning of every word."""
Words = frozenset[str]
ANYTHING: Words = frozenset((ANY,))
NUMBER: Words = frozenset((DIGIT,))


@dataclass(frozen=True, slots=True)
class Slot:
    """What a name in braces may begin with, in lower case.

    `first` are words that may fill it alone, `inner` what may follow them in it; `longer` are first words of entries of
    several words, each with the words that follow it.
    """

    first: Words
    inner: Words = frozenset()
    longer: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """One way to begin: the beginnings of the first word, and those of the word after it."""

    first: Words
    second: Words


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin a pattern: the first word's beginnings, what may follow in the same slot, and what is left.

    Nothing is left to be asked where the next word is sure to stand in the same slot.
    """

    first: Words
    inner: Words
    rest: str | None


PIECE = re.compile(
    r"(?P<slot>\{[a-z]+\})|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<word>[^\W\d_]+)|(?P<digit>[0-9])"
    r"|(?P<other>.)",
    re.DOTALL,
)
REPEAT = re.compile(r"\?|\*|\+|\{(?P<least>[0-9]*),?[0-9]*\}")
GROUP = re.compile(r"\((?:\?(?:P<\w+>|:))?")
INSIDE = re.compile(r"\\d|[^\W_]+|\[[A-Za-z0-9-]+\]")
"""A piece that takes letters and figures alone."""
DIGITS = re.compile(r"\\d|[0-9]|\[[0-9-]+\]")
ZERO = ("(?=", "(?!", "(?<=", "(?<!", r"\b", r"\B", "^", "$")
GAP = re.compile(r"\\s|[, -]|\\\.|\[-?(?:[^\w\\\]^-]|\\s|\\u20[012][0-9a-f])*-?\]")
"""A piece that takes a sign between words and nothing else."""


def openings(template: str, slots: Mapping[str, Slot]) -> tuple[Opening, ...]:
    """All ways in which a match can begin."""
    return tuple(
        Opening(way.first, way.inner if way.rest is None else way.inner | _second(way.rest, slots))
        for way in _ways(template, slots)
    )


def beginnings(word: str) -> Words:
    """What a word in lower case begins with, as openers count it."""
    found = {word[:size] for size in range(len(word) + 1)}
    return frozenset(found | {DIGIT}) if word[:1].isdigit() else frozenset(found)


def slot(*tables: Iterable[str], digits: bool = False) -> Slot:
    """The slot that the entries of some word tables fill, or figures too."""
    longer: dict[str, set[str]] = defaultdict(set)
    first, more = set(), NUMBER if digits else frozenset[str]()
    for word, *rest in (re.split(r"\W+", word.lower()) for table in tables for word in table):
        head = DIGIT if word[:1].isdigit() else word
        if rest:
            longer[head].add(rest[0])
        else:
            first.add(head)
    return Slot(more | first, more, tuple((head, frozenset(words)) for head, words in longer.items()))


def _second(rest: str, slots: Mapping[str, Slot], parted: bool = False) -> Words:
    """The beginnings of the word after the first; `parted` says that a sign already stands between them."""
    found: set[str] = set()
    at = 0
    while at < len(rest):
        start, end = at, _end(rest, at)
        repeat = REPEAT.match(rest, end)
        at = repeat.end() if repeat else end
        if GAP.fullmatch(rest, start, end):
            found |= _second(rest[at:], slots, parted=True)
        elif parted:
            return frozenset(found.union(*(way.first for way in _ways(rest[start:], slots))))
        elif opening := _opening(rest, start):
            inner = rest[opening : end - 1]
            found |= {word for branch in branches(inner) for word in _second(branch + rest[at:], slots)}
        elif INSIDE.fullmatch(rest, start, end) or rest.startswith(ZERO, start):
            continue
        else:
            return ANYTHING
        if not _optional(repeat):
            return frozenset(found)
    return ANYTHING


def _opening(pattern: str, at: int) -> int | None:
    """Where the inside of a group begins that takes characters, or None where there is no such group."""
    group = GROUP.match(pattern, at)
    return group.end() if group and not pattern.startswith(("(?P=", *ZERO), at) else None


def _ways(pattern: str, slots: Mapping[str, Slot]) -> Iterator[Way]:
    """The ways to begin a pattern: in each alternative, with each piece up to the first that cannot be left out."""
    for branch in branches(pattern):
        at, needed = 0, False
        while at < len(branch) and not needed:
            start, end = at, _end(branch, at)
            repeat = REPEAT.match(branch, end)
            at = repeat.end() if repeat else end
            zero = branch.startswith(ZERO, start)
            needed = not zero and not _optional(repeat)
            again = f"(?:{branch[start:end]})*" if repeat and repeat.group() != "?" else ""
            if not zero:
                yield from _piece(branch[start:end], again + branch[at:], slots)
        if not needed:
            yield Way(ANYTHING, ANYTHING, "")


def _optional(repeat: "re.Match[str] | None") -> bool:
    return repeat is not None and repeat.group() != "+" and not int(repeat["least"] or "0")


def _piece(piece: str, rest: str, slots: Mapping[str, Slot]) -> Iterator[Way]:
    """The ways to begin with one piece of a pattern."""
    if opening := _opening(piece, 0):
        for way in _ways(piece[opening:-1], slots):
            yield Way(way.first, way.inner, None if way.rest is None else way.rest + rest)
    elif piece[0] == "{" and piece[1:-1] in slots:
        found = slots[piece[1:-1]]
        yield Way(found.first, found.inner, rest)
        yield from (Way(frozenset((head,)), words, None) for head, words in found.longer)
    elif DIGITS.fullmatch(piece):
        yield Way(NUMBER, frozenset(), rest)
    elif piece.isalpha():
        yield Way(frozenset((piece.lower(),)), frozenset(), rest)
    else:
        yield Way(ANYTHING, ANYTHING, "")


def _end(pattern: str, at: int) -> int:
    """Where the piece that begins at a place ends, a group with its bracket."""
    found = PIECE.match(pattern, at)
    end = found.end() if found else at + 1
    if pattern[at] == "(":
        while end < len(pattern) and pattern[end] != ")":
            end = _end(pattern, end)
        return end + 1
    # A sign of repetition belongs to the last letter of a word alone.
    return end - 1 if found and found["word"] and end - at > 1 and REPEAT.match(pattern, end) else end


def branches(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    start = at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        if pattern[at] == "|":
            yield pattern[start:at]
            start = end
        at = end
    yield pattern[start:]
