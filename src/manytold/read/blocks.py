"""An article in the making: blocks of clean text, and how they are laid out as the text that receipts point into."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manytold.model.articles import Contamination, Passage, PassageKind
from manytold.read.chrome import WALL, chrome

MAX_CUT = 20_000
NO_LETTERS = re.compile(r"[\W_]+")
ENDS = re.compile(r"""[.!?…。！？:;][\s"'”’»“)\]]*\Z""")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text to be, with its part in the page; `alone` tells that empty lines stood around it."""

    kind: PassageKind
    text: str
    alone: bool = True

    @property
    def length(self) -> int:
        """Words, by spaces."""
        return self.text.count(" ") + 1

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(ENDS.search(self.text))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of blocks and what was cut; `pitched` when a cut line asked for a subscription."""

    blocks: tuple[Block, ...]
    cut: tuple[Contamination, ...] = ()
    pitched: bool = False


def same(one: str, other: str) -> bool:
    """Whether two lines say the same but for case, marks and spaces."""
    return bool(one) and _letters(one) == _letters(other)


def _letters(line: str) -> str:
    return NO_LETTERS.sub("", line.casefold())


def without_chrome(blocks: Sequence[Block], left_out: Sequence[str] = ()) -> Cleaned:
    """Blocks without the furniture of the site; of the lines already left out, furniture is told by its phrases."""
    kept: list[Block] = []
    cut = [Contamination(line, family.reason) for line in left_out if (family := chrome(line)) is not None]
    for block in blocks:
        family = chrome(block.text)
        if family is None:
            kept.append(block)
        else:
            cut.append(Contamination(block.text, family.reason))
    return Cleaned(tuple(kept), tuple(cut), any(c.reason == WALL for c in cut))


def without_repeats(blocks: Iterable[Block], title: str) -> tuple[Block, ...]:
    """Blocks without further copies of the headline and without a line that stands there a second time."""
    seen = {_letters(title)} if title else set()
    kept = []
    for block in blocks:
        letters = _letters(block.text)
        if letters and letters not in seen:
            kept.append(block)
            seen.add(letters)
    return tuple(kept)


def assemble(title: str, blocks: Sequence[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The text of an article and the passages that cover its lines; offsets in characters."""
    lines = ([Block("title", title)] if title else []) + list(blocks)
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(at, at + len(line.text), line.kind))
        at += len(line.text) + 1
    return "\n".join(line.text for line in lines), tuple(passages)


def bounded(cut: Iterable[Contamination]) -> tuple[Contamination, ...]:
    """What was cut, up to 20,000 characters in all: evidence, not a second store for adverts."""
    kept, room = [], MAX_CUT
    for piece in cut:
        if room <= 0:
            break
        kept.append(Contamination(piece.text[:room], piece.reason))
        room -= len(piece.text)
    return tuple(kept)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 text, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
