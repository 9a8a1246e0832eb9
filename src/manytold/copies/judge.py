"""Pairs of fingerprints → links between texts whose words come from one another.

Rules: different languages are never copies; two reports that share only what somebody said are none either, so a
link below near-identity needs shared words outside quotation marks. A text under 40 words is a copy only when it is the
same or stands at the same address. What one source prints under all its articles links none of them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import sqrt

from rapidfuzz.distance import LCSseq

from manytold.copies.alignment import align
from manytold.copies.house import tells_other_news
from manytold.copies.view import View
from manytold.model.copies import CopyKind, CopyLink, Fingerprint

SHORT = 40
NEAR_IDENTICAL = 0.8
"""Of the share as it is shown, in whole hundredths."""
SUBSTANTIAL = 0.3
OWN_WORDS = 0.25
"""Share of five-word runs outside quotation marks that a reworked text must have in common."""
SAME_PAGE = 0.2
"""Share from which two texts at one address are one page: a saved file states its address itself and may lie."""
ONE_BLOCK = 0.8
"""Part of the shared runs that one block may hold."""
OPENING = 20
COMMON_WORDS = 0.4
"""Share of content words below which sentences are not compared: of 900 texts reworded by machine none has less, of
10,000 pairs of other reports of one event or story 68 %."""
FOLLOWS, FEW = 0.47, 1.0
"""Words in the same place of the same sentences, over all words of the shorter text, from which it follows the other:
FOLLOWS for an endless text and FEW / sqrt(words) more for a short one, as chance has it. `bench/reworded.py` tells what
that reaches; at 0.45 false links nearly double, at 0.50 a tenth of the strongly reworded texts is lost."""
ROUGHLY = 0.9
"""Leaves room for numbers that share a bit of their own bitmap: 2 % of those of 300 words, 17 % of those of 6,000, of
which far more seem common by chance."""
MIN_OWN = 25
KEPT_FACTS, SOME_FACTS = 0.5, 0.3
"""Names and numbers in the same order, over those of the text with fewer: texts made from one mould about different
matters keep the frame and exchange these. Of the silver reworkings all keep 0.39, of those told by their sentences all
keep 0.56; other reports of one event keep 0.3 on average."""
UNCHANGED, UNCHANGED_ALL = 0.4, 0.75
"""Parts of the sentences that may be unchanged in a text reworded by machine; an editor leaves most as they are. The
larger part where the two texts match sentence by sentence from end to end: editors add and cut, machines do not."""
END_TO_END = 0.9
KEPT_VIEWS = 5_000


def judge(pairs: Iterable[tuple[Fingerprint, Fingerprint]]) -> Iterator[CopyLink]:
    """The links among the pairs; a pair's link depends on nothing but the two fingerprints, in either order."""
    views: dict[str, View] = {}
    for left, right in pairs:
        first, second = (left, right) if left.article < right.article else (right, left)
        if len(views) > KEPT_VIEWS:
            views.clear()
        link = _link(first, second, views)
        if link is not None:
            yield link


def _view(item: Fingerprint, views: dict[str, View]) -> View:
    found = views.get(item.article)
    if found is None or found.print is not item:
        found = views[item.article] = View(item)
    return found


def _link(x: Fingerprint, y: Fingerprint, views: dict[str, View]) -> CopyLink | None:
    if x.article == y.article or (x.language and y.language and x.language != y.language):
        return None
    if x.words_key == y.words_key and x.length:
        return CopyLink(x.article, y.article, "same", 1.0, "the same words in the same order")
    one_page = bool(x.address) and x.address == y.address
    if min(x.length, y.length) < SHORT and not one_page:
        return None
    a, b = _view(x, views), _view(y, views)
    if not one_page and not _may_be_near(a, b):
        return None
    common = len(a.shingles & b.shingles)
    share = common / (min(len(a.shingles), len(b.shingles)) or 1)
    if one_page and share >= SAME_PAGE:
        return _made(a, b, "same", common, f"the same address; {_shared(share)}")
    return None if min(x.length, y.length) < SHORT else _copied(a, b, common, share)


def _copied(a: View, b: View, common: int, share: float) -> CopyLink | None:
    found = None
    if round(share, 2) >= NEAR_IDENTICAL:
        found = _made(a, b, "syndicated", common, _shared(share))
    elif _may_follow(a, b):
        found = _following(a, b, common)
    if found is None and share >= SUBSTANTIAL and _is_reworked(a, b):
        found = _made(a, b, "reworked", common, _shared(share))
    if found is not None and a.print.source == b.print.source and tells_other_news(a, b):
        return None
    return found


def _made(a: View, b: View, kind: CopyKind, common: int, reason: str) -> CopyLink:
    less, more = sorted((len(a.shingles) or 1, len(b.shingles) or 1))
    return CopyLink(a.print.article, b.print.article, kind, round(common / less, 3), reason, round(common / more, 3))


def _may_be_near(a: View, b: View) -> bool:
    """Whether bitmaps leave it open that the texts have enough in common: they err to that side, but for ROUGHLY."""
    runs = (a.shingle_bits & b.shingle_bits).bit_count()
    if runs >= ROUGHLY * SUBSTANTIAL * min(a.shingle_count, b.shingle_count):
        return True
    words = (a.content_bits & b.content_bits).bit_count()
    return words >= ROUGHLY * COMMON_WORDS * min(a.content_count, b.content_count)


def _may_follow(a: View, b: View) -> bool:
    least = min(len(a.content), len(b.content))
    return least > 0 and len(a.content & b.content) >= COMMON_WORDS * least


def _following(a: View, b: View, common: int) -> CopyLink | None:
    """The link of two texts that tell the same, sentence for sentence, in words that were exchanged or left."""
    shorter, longer = sorted((a, b), key=lambda v: (v.size, v.print.length, v.print.article))
    if shorter.size < MIN_OWN or not _keeps_facts(a, b, KEPT_FACTS):
        return None
    found = align(shorter, longer)
    if found.kept < shorter.size * FOLLOWS + FEW * sqrt(shorter.size):
        return None
    changed = found.matched - found.unchanged
    order = f"{found.matched} of {len(shorter.sentences)} sentences outside quotations follow in the same order"
    end_to_end = found.matched >= END_TO_END * max(len(shorter.sentences), len(longer.sentences))
    if found.unchanged > (UNCHANGED_ALL if end_to_end else UNCHANGED) * found.matched:
        return _made(a, b, "reworked", common, f"{order}, {changed} of them edited")
    share, in_longer = round(found.kept / shorter.size, 3), round(found.kept / longer.size, 3)
    reason = f"{order} with the same names and figures, {changed} of them with other words put in"
    return CopyLink(a.print.article, b.print.article, "reworded", share, reason, in_longer)


def _keeps_facts(a: View, b: View, part: float) -> bool:
    first, second = a.facts.tolist(), b.facts.tolist()
    return int(LCSseq.similarity(first, second)) >= part * min(len(first), len(second))


def _is_reworked(a: View, b: View) -> bool:
    first, second = frozenset(a.unquoted.tolist()), frozenset(b.unquoted.tolist())
    least = min(len(first), len(second))
    own = least > 0 and len(first & second) >= OWN_WORDS * least
    return own and _keeps_facts(a, b, SOME_FACTS) and _is_spread(a, b, first & second)


def _is_spread(a: View, b: View, common: frozenset[int]) -> bool:
    """Whether the shared words open both texts or stand in several places; else they may be a statement in full."""
    opening = set(a.unquoted[:OPENING].tolist()) & set(b.unquoted[:OPENING].tolist())
    if len(opening) * 2 >= OPENING and a.print.source != b.print.source:
        return True
    shorter = min(a, b, key=lambda v: (v.print.length, v.print.article))
    runs = groupby(shorter.unquoted.tolist(), common.__contains__)
    blocks = [sum(1 for _ in run) for shared, run in runs if shared]
    return len(blocks) > 1 and max(blocks) <= ONE_BLOCK * sum(blocks)


def _shared(share: float) -> str:
    return f"{share:.0%} of the five-word sequences of the shorter text stand in the other".replace("%", " %")
