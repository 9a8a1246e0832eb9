"""What is remembered of an article so that the chrome of its site can be told from what articles tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SketchBlock:
    """A block that might be the site's own: its key (63 bits) and the hashes of its rarer words."""

    key: int
    terms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One article in hashes: the rarer words of its headline and own blocks, and the blocks that may be the site's."""

    article: str
    source: str
    terms: tuple[int, ...]
    blocks: tuple[SketchBlock, ...]
