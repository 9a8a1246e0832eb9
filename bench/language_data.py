"""What the language model is trained on: openly licensed sentences with tags, trees and names, placed in their text."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

TAGS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
KINDS = ("PER", "LOC", "ORG", "OTH")
MARKS = ("O", *(f"{at}-{kind}" for kind in KINDS for at in "BI"))
GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "time": ""}
UNSURE = "?"
"""The mark of a word of which a set does not tell surely whether it is a name."""
LINKS = frozenset(("-", "of", "the", "and", "&", "for", "'s", "\u2019s", "de"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence; a label that its set does not tell is empty. Heads count from 1, 0 is the root."""

    id: str
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=(), repr=False)
    document: str = ""


def treebank(path: Path) -> list[Sentence]:
    """The sentences of a gzip CoNLL-U file, words placed in their text."""
    found = []
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            rows = block.split("\n")
            document = next((r.split("= ", 1)[1] for r in rows if r.startswith("# newdoc")), document)
            if sentence := _sentence(rows, document):
                found.append(sentence)
    return found


def _sentence(rows: Sequence[str], document: str) -> Sentence | None:
    facts = dict(r[2:].split(" = ", 1) for r in rows if r.startswith("# ") and " = " in r)
    cells = [r.split("\t") for r in rows if r and r[0].isdigit()]
    words = [c for c in cells if c[0].isdigit()]
    if not words:
        return None
    text = facts["text"]
    return Sentence(
        facts["sent_id"], text, tuple(c[1] for c in words), tuple(_places(text, cells)),
        tuple(c[3] for c in words), tuple(int(c[6]) for c in words), tuple(c[7].split(":")[0] for c in words),
        (), tuple(c[4] for c in words), tuple(c[9] for c in words), document,
    )  # fmt: skip


def _places(text: str, cells: Sequence[Sequence[str]]) -> Iterator[int]:
    """Where each word begins; a word that is written otherwise than its form begins where its whole does."""
    at, until, inside = 0, 0, 0
    for cell in cells:
        if "." in cell[0]:
            continue
        if "-" in cell[0]:
            at = text.index(cell[1], at)
            inside, until = at, int(cell[0].split("-")[1])
            at += len(cell[1])
        elif int(cell[0]) <= until:
            place = text.find(cell[1], inside, at)
            yield inside if place < 0 else place
            inside = inside if place < 0 else place + len(cell[1])
        else:
            place = text.index(cell[1], at)
            yield place
            at = place + len(cell[1])


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzip JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def marked(sentence: Sentence, spans: Sequence[tuple[int, int, str]]) -> Sentence:
    """The sentence with the names of these spans of its text; a word belongs to the span that it begins in."""
    marks = ["O"] * len(sentence.words)
    for start, end, kind in spans:
        inside = [i for i, at in enumerate(sentence.starts) if start <= at < end]
        for number, i in enumerate(inside):
            marks[i] = f"{'I' if number else 'B'}-{kind}"
    return replace(sentence, marks=tuple(marks))


def kind_of(name: str) -> str:
    """The kind of a labelled set as ours, empty where it is no name."""
    return {"MISC": "OTH", "OTH": "OTH", "O": ""}.get(name, name)


def spans_of(row: dict[str, Any]) -> list[tuple[int, int, str]]:
    """The names of one record."""
    return [(e["start"], e["end"], kind_of(e["type"])) for e in row["entities"] if kind_of(e["type"])]


def moved(spans: Sequence[tuple[int, int, str]], text: str, other: str) -> list[tuple[int, int, str]]:
    """Spans of a text in another that differs from it in blanks alone."""
    places = [i for i, c in enumerate(other) if not c.isspace()]
    count = [0]
    for c in text:
        count.append(count[-1] + (not c.isspace()))
    return [(places[count[s]], places[count[e] - 1] + 1, k) for s, e, k in spans if count[s] < count[e] <= len(places)]


def with_names(trees: Sequence[Sentence], path: Path) -> list[Sentence]:
    """Trees with the names of a set that marked the same sentences."""
    names = {row["id"]: row for row in rows(path)}
    found = []
    for tree in trees:
        row = names.get(tree.id)
        if row and "".join(row["text"].split()) == "".join(tree.text.split()):
            found.append(marked(tree, moved(spans_of(row), row["text"], tree.text)))
        else:
            found.append(tree)
    return found


MENTION = re.compile(r"\(([^()\s]+)|(\d+)?\)")


def gum_named(tree: Sentence) -> Sentence:
    """A tree of GUM with its mentions that are names: the proper noun and what belongs to it, titles left out."""
    spans = sorted(_mentions(tree), key=lambda m: (m[0] - m[1], m[0]))
    marks = ["O"] * len(tree.words)
    for start, end, kind in spans:
        cut = _core(tree, start, end, kind)
        if cut and kind and all(m == "O" for m in marks[cut[0] : cut[1] + 1]):
            for i in range(cut[0], cut[1] + 1):
                marks[i] = f"{'B' if i == cut[0] else 'I'}-{kind}"
    return replace(tree, marks=tuple(marks))


def without_doubtful(trees: Sequence[Sentence]) -> list[Sentence]:
    """Trees of GUM without the names of one word that is elsewhere a noun in small letters ("the Army", "King")."""
    nouns = Counter(
        word
        for tree in trees
        for word, tag in zip(tree.words, tree.tags, strict=True)
        if tag == "NOUN" and word.islower()
    )
    found = []
    for tree in trees:
        marks = list(tree.marks)
        for at, (word, mark) in enumerate(zip(tree.words, tree.marks, strict=True)):
            alone = mark.startswith("B") and not (at + 1 < len(marks) and marks[at + 1].startswith("I"))
            if (alone and nouns[word.lower()] > 1) or (mark != "O" and word.lower() == "the"):
                marks[at] = UNSURE
        found.append(replace(tree, marks=tuple(marks)))
    return found


def _mentions(tree: Sentence) -> Iterator[tuple[int, int, str]]:
    """First word, last word and kind of each mention."""
    begun: list[tuple[str, int, str]] = []
    for at, note in enumerate(tree.notes):
        told = next((part[7:] for part in note.split("|") if part.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)?|[^()]*\)", told):
            name, *facts = part.strip("()").split("-")
            if part.startswith("("):
                begun.append((name, at, GUM_KINDS.get(facts[0], "OTH") if facts else ""))
            if part.endswith(")") and (found := _ended(begun, name)):
                yield found[1], at, found[2]


def _ended(begun: list[tuple[str, int, str]], name: str) -> tuple[str, int, str] | None:
    """The last mention of this name that was begun, which is begun no more."""
    place = next((i for i in range(len(begun) - 1, -1, -1) if begun[i][0] == name or not name), None)
    return None if place is None else begun.pop(place)


def _core(tree: Sentence, start: int, end: int, kind: str) -> tuple[int, int] | None:
    head = next((i for i in range(start, end + 1) if not start <= tree.heads[i] - 1 <= end), None)
    if head is None or not tree.xpos[head].startswith("NNP"):
        return None
    if kind == "PER":
        own = [
            i for i in range(start, end + 1) if i == head or (tree.heads[i] - 1 == head and tree.labels[i] == "flat")
        ]
        return min(own), max(own)
    first = last = head
    while first > start and (step := _before(tree, start, first)):
        first -= step
    while last < end and (step := _after(tree, end, last)):
        last += step
    return first, last


def _before(tree: Sentence, start: int, first: int) -> int:
    for step in (1, 2, 3):
        at = first - step
        if at >= start and tree.xpos[at].startswith("NNP"):
            return step
        if at < start or tree.words[at] not in LINKS:
            return 0
    return 0


def _after(tree: Sentence, end: int, last: int) -> int:
    for step in (1, 2, 3):
        at = last + step
        if at <= end and tree.xpos[at].startswith("NNP"):
            return step
        if at > end or tree.words[at] not in LINKS:
            return 0
    return 0
