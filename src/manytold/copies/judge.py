"""Pairs of fingerprints → links between texts whose words come from one another.

Rules: different languages are never copies; two reports that share only what somebody said are none either, so a
link below near-identity needs shared words outside quotation marks. A text under 40 words is a copy only when it is the
same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
TELLING_FRAME, TELLING_FACTS = 6, 3
"""Hashes from which a sentence frame, or the facts of a sentence, tell one text from others."""
KEPT_VIEWS = 5_000
FRAMED = 0.02


@dataclass(frozen=True, slots=True)
class View:
    """A fingerprint, laid out for comparing."""

    print: Fingerprint
    shingles: frozenset[int]
    unquoted: frozenset[int]
    frames: frozenset[tuple[int, ...]]
    facts: frozenset[tuple[int, ...]]
    quotes: frozenset[int]


def judge(pairs: Iterable[tuple[Fingerprint, Fingerprint]]) -> Iterator[CopyLink]:
    """The links among the pairs; a pair's link depends on nothing but the two fingerprints, in either order."""
    views: dict[str, View] = {}
    for left, right in pairs:
        first, second = (left, right) if left.article < right.article else (right, left)
        if len(views) > KEPT_VIEWS:
            views.clear()
        link = _link(_view(first, views), _view(second, views))
        if link is not None:
            yield link


def _view(item: Fingerprint, views: dict[str, View]) -> View:
    found = views.get(item.article)
    if found is None or found.print is not item:
        found = views[item.article] = View(
            item,
            frozenset(item.shingles),
            frozenset(item.unquoted),
            frozenset(s.frame for s in item.sentences if len(s.frame) >= TELLING_FRAME),
            frozenset(s.facts for s in item.sentences if len(s.facts) >= TELLING_FACTS),
            frozenset(item.quotes),
        )
    return found


def _link(a: View, b: View) -> CopyLink | None:
    x, y = a.print, b.print
    if x.article == y.article or (x.language and y.language and x.language != y.language):
        return None
    if x.words_key == y.words_key and x.length:
        return CopyLink(x.article, y.article, "same", 1.0, "the same words in the same order")
    if min(x.length, y.length) < SHORT:
        return None
    share = _containment(a.shingles, b.shingles)
    if share >= NEAR_IDENTICAL:
        return CopyLink(x.article, y.article, "syndicated", round(share, 3), _shared(share))
    return _reworded(a, b, share) or _reworked(a, b, share)


def _reworked(a: View, b: View, share: float) -> CopyLink | None:
    if share < SUBSTANTIAL or _containment(a.unquoted, b.unquoted) < OWN_WORDS or not _is_spread(a, b):
        return None
    return CopyLink(a.print.article, b.print.article, "reworked", round(share, 3), _shared(share))


def _reworded(a: View, b: View, share: float) -> CopyLink | None:
    if share < FRAMED and not _share_frames(a, b):
        return None
    found = align(a.print.sentences, b.print.sentences)
    if not found.is_rewording:
        return None
    reason = (
        f"{found.matched} of {found.shorter} sentences outside quotations follow in the same order with the same names "
        f"and figures, {found.swapped} of them with other words put in"
    )
    likeness = round(max(share, found.likeness), 3)
    return CopyLink(a.print.article, b.print.article, "reworded", likeness, reason)


def _is_spread(a: View, b: View) -> bool:
    """Whether the shared words open both texts or stand in several places; else they may be a statement in full."""
    opening = set(a.print.unquoted[:OPENING]) & set(b.print.unquoted[:OPENING])
    if len(opening) * 2 >= OPENING:
        return True
    shorter, other = (a, b) if (a.print.length, a.print.article) <= (b.print.length, b.print.article) else (b, a)
    runs = groupby(shorter.print.unquoted, other.unquoted.__contains__)
    blocks = [sum(1 for _ in run) for shared, run in runs if shared]
    return len(blocks) > 1 and max(blocks) <= ONE_BLOCK * sum(blocks)


def _containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the smaller set that is in the other."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _share_frames(a: View, b: View) -> bool:
    """Whether a telling sentence frame, the facts of two sentences or a long quotation stand in both."""
    if not a.quotes.isdisjoint(b.quotes) or not a.frames.isdisjoint(b.frames):
        return True
    return len(a.facts & b.facts) >= 2


def _shared(share: float) -> str:
    return f"{share:.0%} of the five-word sequences of the shorter text stand in the other".replace("%", " %")
