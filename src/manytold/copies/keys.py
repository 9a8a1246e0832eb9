"""Fingerprint → keys: two texts that may be copies share at least one; each key comes from one text alone."""

from collections.abc import Iterator

from manytold.copies.fingerprint import hash_of
from manytold.model.copies import Fingerprint

WINDOW = 40
"""Two texts that share a run of 44 words meet for certain (winnowing: Schleimer, Wilkerson, Aiken 2003)."""
MAX_WINNOWED = 60
MAX_FRAMES = 12


def keys(print_: Fingerprint) -> Iterator[str]:
    """Keys for whole copies (words, bands), excerpts (winnowed runs) and rewordings (quotations, sentence frames)."""
    yield f"w:{print_.words_key}"
    yield from (f"m:{band}" for band in print_.bands)
    yield from (f"s:{run:x}" for run in _winnow(print_.shingles)[:MAX_WINNOWED])
    yield from (f"q:{quote:x}" for quote in print_.quotes)
    yield from (f"f:{frame:x}" for frame in _frames(print_))


def _winnow(shingles: tuple[int, ...]) -> list[int]:
    """The smallest hash of each window, each once."""
    if len(shingles) <= WINDOW:
        return [min(shingles)] if shingles else []
    windows = (shingles[i : i + WINDOW] for i in range(len(shingles) - WINDOW + 1))
    return list(dict.fromkeys(min(window) for window in windows))


def _frames(print_: Fingerprint) -> list[int]:
    """Hashes of what a synonym machine leaves of the richest sentences, and of their facts alone."""
    rich = sorted(print_.sentences, key=lambda s: (-len(s.facts), -len(s.frame), s.words))[:MAX_FRAMES]
    frames = [hash_of(".".join(map(str, s.frame))) for s in rich if len(s.frame) >= 8]
    facts = [hash_of("=" + ".".join(map(str, s.facts))) for s in rich if len(s.facts) >= 3]
    return list(dict.fromkeys(frames + facts))
