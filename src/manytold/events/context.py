"""What a link is worth beside the other links of both its ends: the second of two looks at a link.

A likeness by itself says little: two local shootings are more alike than two reports of one election. So it is
compared with what else each end is like (cf. cross-domain similarity local scaling, Conneau et al. 2018), with whom
both are like, and with time: a text far away in time is doubted where both ends have companions of their own day.
Copies of one text count once, and one's own not at all, or they would crowd out everybody else.

All sums are of whole numbers, so that no order of links can change them. Whatever is told of a link depends on all the
links of its two ends, and on nothing else (see `steps.Weighed`).
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from manytold.events.weights import CONTEXT, CONTEXT_BIAS
from manytold.model.events import EventLink

FEATURES = ("own", "over_best", "over_better", "over_five", "over_better_five", "over_all", "common", "common_share")
"""The link itself; above the best other link of one end, of the other; above the mean of the best five; above the mean
of all; how much is like both, also as a share."""
MOST = 30
"""Links of one end that are looked at, its best ones; 20 and 50 gave the same to 0.002."""
FEW = 5
FLOOR = -2.944
"""Log odds of a link that is not there: those of the least likeness that is kept."""
SAME_DAY = 1.01
DOUBT, DOUBT_BESIDE = 0.4, 1.5
"""How much a gap in time weighs, and how much more where both ends have companions of their own day. Mean B-cubed F1 on
four labelled sets 0.925 to 0.936 between 0.3 and 0.5, and between 1 and 2."""
FREE, PACE, LONGEST = 0.5, 0.5, 60.0
"""Days that cost nothing, days in which doubt doubles at first, days beyond which it grows no more."""
KEPT = 0.02
"""Score below which a link is worth nothing: means of groups, cut at 0.35, do not feel it, and most links are such."""
ALIKE, LEAST = 0.8, 0.0001
"""Likeness from which two texts that are left apart are told of as maybe related, and their score at least. It is the
likeness by itself that decides this, so that a newcomer changes what is near to its own neighbours alone."""
RAISED = 0.7
"""Likeness below which a link loses in proportion, whatever stands beside it. Without, mean B-cubed F1 is 0.931 rather
than 0.928, but an article that nobody else is like is taken for a telling of whatever it is faintly like: so three
pairs of the sample newsroom."""
MILLION = 1_000_000

Numbers = npt.NDArray[Any]


def counts(link: EventLink) -> bool:
    """Whether a link is weighed by others and they by it: all but those between copies of one text, of round-ups, and
    the owner's.
    """
    return not (link.given or link.several or link.said)


def scores_of(a: Numbers, b: Numbers, likeness: Numbers, days: Numbers, texts: tuple[Numbers, Numbers]) -> Numbers:
    """Scores of links between numbered ends, 0 to 1; `days` NaN = not known, `texts` = of whose words each end is.

    A link that comes out below `KEPT` gets 0, unless the two are so much alike that it is worth telling.
    """
    if not len(a):
        return likeness
    rows, beside = features(a, b, likeness, days, texts)
    odds = np.full(len(a), CONTEXT_BIAS)
    for at, name in enumerate(FEATURES):
        odds += CONTEXT[name] * rows[:, at]  # not a product of matrices, whose last digit may depend on other rows
    scores = settled(odds, days, beside, likeness)
    return np.where(scores >= KEPT, scores, np.where(likeness >= ALIKE, LEAST, 0.0))


def settled(odds: Numbers, days: Numbers, beside: Numbers, likeness: Numbers) -> Numbers:
    """Scores from log odds, less for days apart, and still less where both ends have companions of their own day."""
    gap = np.log1p(np.clip(np.nan_to_num(days) - FREE, 0.0, LONGEST) / PACE)
    scores = 1 / (1 + np.exp((DOUBT + DOUBT_BESIDE * beside) * gap - odds))
    bounded: Numbers = np.round(scores * np.minimum(1.0, likeness / RAISED), 4)
    return bounded


def features(
    a: Numbers, b: Numbers, likeness: Numbers, days: Numbers, texts: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """A row of FEATURES for each link, and how sure it is that both its ends have companions of their own day."""
    odds = np.round(np.log(likeness / np.maximum(1 - likeness, 1e-4)) * MILLION).astype(np.int64)
    sure = np.round(likeness * MILLION).astype(np.int64)
    ends, twice, others = _best_by_text(a, b, odds, texts)
    count = int(max(a.max(), b.max(), *(side.max() for side in texts))) + 1
    start = np.searchsorted(ends, np.arange(count))
    best = _table(ends, odds[twice], start, count)
    near = np.where(days[twice] <= SAME_DAY, sure[twice], 0)
    company = np.zeros(count, dtype=np.int64)
    np.maximum.at(company, ends, near)
    common, lengths = _common(a, b, ends, others, sure[twice], start)
    five, everybody = best[:, :FEW].sum(axis=1) / FEW, best.sum(axis=1) / MOST
    first, second = (_best_other(best, end, odds) for end in (a, b))
    rows = (
        odds,
        odds - np.maximum(first, second),
        odds - np.minimum(first, second),
        odds - np.maximum(five[a], five[b]),
        odds - np.minimum(five[a], five[b]),
        odds - (everybody[a] + everybody[b]) / 2,
    )
    shared, long = common / float(MILLION**2), np.sqrt(lengths / float(MILLION**2))
    share = shared / np.maximum(long[a] * long[b], 1e-9)
    table: Numbers = np.column_stack([*(row / MILLION for row in rows), np.log1p(shared), share])
    return table, np.minimum(company[a], company[b]) / MILLION


def _best_by_text(a: Numbers, b: Numbers, odds: Numbers, texts: tuple[Numbers, Numbers]) -> tuple[Numbers, ...]:
    """Each end, its link and the text at the other side, in falling order of odds; of copies of one text only the best,
    and none of one's own text, or five hundred copies would crowd out everybody else.
    """
    apart = np.flatnonzero(texts[0] != texts[1])
    ends, others = np.concatenate((a[apart], b[apart])), np.concatenate((b[apart], a[apart]))
    told, twice = np.concatenate((texts[1][apart], texts[0][apart])), np.tile(apart, 2)
    order = np.lexsort((others, -odds[twice], told, ends))
    ends, others, told, twice = ends[order], others[order], told[order], twice[order]
    first = np.ones(len(ends), dtype=bool)
    first[1:] = (ends[1:] != ends[:-1]) | (told[1:] != told[:-1])
    ends, others, told, twice = ends[first], others[first], told[first], twice[first]
    order = np.lexsort((others, -odds[twice], ends))
    return ends[order], twice[order], told[order]


def _table(ends: Numbers, odds: Numbers, start: Numbers, count: int) -> Numbers:
    """The best log odds of each end in falling order, the floor where there are fewer."""
    place = np.arange(len(ends)) - start[ends]
    table = np.full((count, MOST), round(FLOOR * MILLION), dtype=np.int64)
    kept = place < MOST
    table[ends[kept], place[kept]] = odds[kept]
    return table


def _best_other(best: Numbers, end: Numbers, odds: Numbers) -> Numbers:
    """The best log odds of an end beside the link itself."""
    other: Numbers = np.where(best[end, 0] <= odds, best[end, 1], best[end, 0])
    return other


def _common(
    a: Numbers, b: Numbers, ends: Numbers, others: Numbers, sure: Numbers, start: Numbers
) -> tuple[Numbers, Numbers]:
    """For each link the summed products of likeness to whom both ends are like; for each end its squared length."""
    kept = np.arange(len(ends)) - start[ends] < MOST
    ends, others, sure = ends[kept], others[kept], sure[kept]
    count = len(start)
    lengths = np.zeros(count, dtype=np.int64)
    np.add.at(lengths, ends, sure * sure)
    first, size = np.searchsorted(ends, np.arange(count)), np.bincount(ends, minlength=count)
    code = np.sort(ends * count + others)
    value = sure[np.argsort(ends * count + others, kind="stable")]
    common = np.zeros(len(a), dtype=np.int64)
    reach = size[a]
    link = np.repeat(np.arange(len(a)), reach)
    at = np.repeat(first[a], reach) + np.arange(len(link)) - np.repeat(np.cumsum(reach) - reach, reach)
    wanted = b[link] * count + others[at]
    found = np.minimum(np.searchsorted(code, wanted), max(len(code) - 1, 0))
    both = code[found] == wanted if len(code) else np.zeros(0, dtype=bool)
    np.add.at(common, link[both], sure[at[both]] * value[found[both]])
    return common, lengths
