"""Pairs of fingerprints → links between texts whose words come from one another.

Rules: different languages are never copies; two reports that share only what somebody said are none either, so a
link below near-identity needs shared words outside quotation marks. A text under 40 words is a copy only when it is the
same.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from manytold.copies.alignment import align
from manytold.model.copies import CopyLink, Fingerprint

SHORT = 40
NEAR_IDENTICAL = 0.8
SUBSTANTIAL = 0.4
OWN_WORDS = 0.25
"""Share of five-word runs outside quotation marks that a reworked text must have in common."""
ONE_BLOCK = 0.8
"""Part of the shared runs that one block may hold."""
OPENING = 20
FRAMED = 0.02


def judge(pairs: Iterable[tuple[Fingerprint, Fingerprint]]) -> Iterator[CopyLink]:
    """The links among the pairs; a pair's link depends on nothing but the two fingerprints, in either order."""
    for left, right in pairs:
        first, second = (left, right) if left.article < right.article else (right, left)
        link = _link(first, second)
        if link is not None:
            yield link


def _link(a: Fingerprint, b: Fingerprint) -> CopyLink | None:
    if a.article == b.article or (a.language and b.language and a.language != b.language):
        return None
    if a.words_key == b.words_key and a.length:
        return CopyLink(a.article, b.article, "same", 1.0, "the same words in the same order")
    if min(a.length, b.length) < SHORT:
        return None
    share = _containment(a.shingles, b.shingles)
    if share >= NEAR_IDENTICAL:
        return CopyLink(a.article, b.article, "syndicated", round(share, 3), _shared(share))
    return _reworded(a, b, share) or _reworked(a, b, share)


def _reworked(a: Fingerprint, b: Fingerprint, share: float) -> CopyLink | None:
    if share < SUBSTANTIAL or _containment(a.unquoted, b.unquoted) < OWN_WORDS or not _is_spread(a, b):
        return None
    return CopyLink(a.article, b.article, "reworked", round(share, 3), _shared(share))


def _reworded(a: Fingerprint, b: Fingerprint, share: float) -> CopyLink | None:
    if share < FRAMED and not _share_frames(a, b):
        return None
    found = align(a.sentences, b.sentences)
    if not found.is_rewording:
        return None
    reason = (
        f"{found.matched} of {found.shorter} sentences outside quotations follow in the same order with the same names "
        f"and figures, {found.swapped} of them with other words put in"
    )
    return CopyLink(a.article, b.article, "reworded", round(max(share, found.likeness), 3), reason)


def _is_spread(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether the shared words open both texts or stand in several places; else they may be a statement in full."""
    opening = _as_set(a.unquoted[:OPENING]) & _as_set(b.unquoted[:OPENING])
    if len(opening) * 2 >= OPENING:
        return True
    shorter, other = (a, b) if a.length <= b.length else (b, a)
    held = _as_set(other.unquoted)
    blocks = [sum(1 for _ in run) for shared, run in groupby(shorter.unquoted, held.__contains__) if shared]
    return len(blocks) > 1 and max(blocks) <= ONE_BLOCK * sum(blocks)


def _containment(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The part of the smaller set that is in the other."""
    left, right = _as_set(a), _as_set(b)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


@lru_cache(maxsize=4096)
def _as_set(runs: tuple[int, ...]) -> frozenset[int]:
    return frozenset(runs)


def _share_frames(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether one telling sentence frame or a long quotation stands in both."""
    frames = {s.frame for s in a.sentences if len(s.frame) >= 6} & {s.frame for s in b.sentences}
    facts = {s.facts for s in a.sentences if len(s.facts) >= 3} & {s.facts for s in b.sentences}
    return bool(frames) or len(facts) >= 2 or bool(set(a.quotes) & set(b.quotes))


def _shared(share: float) -> str:
    return f"{share:.0%} of the five-word sequences of the shorter text stand in the other".replace("%", " %")
