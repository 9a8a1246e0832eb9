"""Articles of labelled sets with paragraphs of another matter pasted in, made anew the same way each time."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.labelled import rows
from manytold.read.chrome import chrome

SETS = (
    *(("extraction", "n4k"), ("extraction", "fundus"), ("giveme5w1h_clusters", "docs"), ("newswcl50", "docs")),
    *(("gum_news", "docs"), ("meantime", "docs"), ("ecbplus", "docs"), ("gvc_incidents", "docs")),
)
ROUGH = frozenset(("gvc_incidents",))
"""Texts that were extracted by programs and end in furniture; good to learn from, not to measure by."""
UNSPACED = frozenset(("ja", "zh", "ko", "th"))
LEAST_BLOCKS, LEAST_WORDS = 4, 120
LEAST_PASTED = 15
MOST_PASTED = 3


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled article; `matter` is its event or story, `held` whether it is kept from training."""

    collection: str
    id: str
    language: str | None
    title: str
    blocks: tuple[str, ...]
    matter: str
    held: bool


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article with the blocks `start` to `end` from elsewhere; equal when nothing was pasted."""

    text: Text
    blocks: tuple[str, ...]
    start: int
    end: int


def texts(data: Path) -> list[Text]:
    """Articles of four paragraphs and 120 words or more."""
    return [text for folder, name in SETS for text in _texts(data / folder, name)]


def _texts(folder: Path, name: str) -> Iterator[Text]:
    labels = {row["id"]: row for row in rows(folder, "gold")} if (folder / "gold.jsonl.gz").exists() else {}
    for row in rows(folder, name):
        lines = [" ".join(line.split()).removesuffix(" \\n") for line in row["text"].split("\n") if line.strip()]
        title = " ".join((row.get("title") or "").split())
        if folder.name == "newswcl50":
            title, lines = lines[0], lines[1:]
        label = labels.get(row["id"], {})
        matter = f"{folder.name} {label.get('story') or label.get('event') or row['id']}"
        blocks = tuple(line for line in lines if chrome(line) is None)
        spaced = row.get("lang") not in UNSPACED
        if spaced and len(blocks) >= LEAST_BLOCKS and sum(map(size, blocks)) >= LEAST_WORDS:
            held = int(sha256(matter.encode()).hexdigest(), 16) % 3 == 0
            yield Text(folder.name, row["id"], row.get("lang"), title, blocks, matter, held)


def size(block: str) -> int:
    """Words, by spaces."""
    return block.count(" ") + 1


def strangers(text: Text, pool: Sequence[Text], chance: random.Random, near: bool = False) -> tuple[str, ...]:
    """One to three neighbouring paragraphs of an article in the same language on another event and story.

    In sets where all articles are of one field (companies and aircraft, shootings) the other article is of another set,
    unless `near` asks for the same set.
    """
    for _ in range(500):
        other = chance.choice(pool)
        count = chance.randint(1, MOST_PASTED)
        start = chance.randint(0, max(0, len(other.blocks) - count))
        blocks = other.blocks[start : start + count]
        same = other.collection == text.collection
        narrow = same and text.collection in ("meantime", "gvc_incidents")
        unfit = other.matter == text.matter or other.language != text.language or (not same if near else narrow)
        if not unfit and len(blocks) == count and min(map(size, blocks)) >= LEAST_PASTED:
            return blocks
    return ()
