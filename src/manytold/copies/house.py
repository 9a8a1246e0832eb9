"""Two articles of one source: what it prints under all of them (notes, author boxes, templates) makes no copy."""

import numpy as np
import numpy.typing as npt

from manytold.copies.view import RUN, View
from manytold.model.copies import FACT, MARKS, STOP

OWN = 4
"""Content words, or names and numbers, of its own from which an article may be about something else; a mended slip of
the pen and a new figure make fewer."""
IN_COMMON = 0.3

Words = npt.NDArray[np.uint32]


def tells_other_news(a: View, b: View) -> bool:
    """Whether what either article says beyond their common runs of words has little to do with the other's."""
    first, second = _own(a, b), _own(b, a)
    content = _differ(first[first & STOP == 0], second[second & STOP == 0])
    return content or _differ(first[first & FACT > 0], second[second & FACT > 0])


def _differ(one: Words, other: Words) -> bool:
    first, second = set((one >> MARKS).tolist()), set((other >> MARKS).tolist())
    least = min(len(first), len(second))
    return least >= OWN and len(first & second) < IN_COMMON * least


def _own(view: View, other: View) -> Words:
    """Words that stand outside every run of words that the other text has too."""
    shared = np.array([run in other.shingles for run in view.in_order.tolist()], bool)
    covered = np.zeros(len(view.marked), bool)
    for step in range(RUN):
        covered[step : step + len(shared)] |= shared
    own: Words = view.marked[~covered]
    return own
