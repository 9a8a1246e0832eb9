"""Two articles of one source: what it prints under all of them (notes, author boxes, templates) makes no copy."""

import numpy as np

from manytold.copies.view import RUN, View
from manytold.model.copies import MARKS, STOP

OWN = 4
"""Content words of its own from which an article may be about something else; a mended slip of the pen has fewer."""
IN_COMMON = 0.3


def tells_other_news(a: View, b: View) -> bool:
    """Whether what either article says beyond their common runs of words has little to do with the other's."""
    first, second = _own(a, b), _own(b, a)
    least = min(len(first), len(second))
    return least >= OWN and len(first & second) < IN_COMMON * least


def _own(view: View, other: View) -> frozenset[int]:
    """Content words that stand outside every run of words that the other text has too."""
    shared = np.array([run in other.shingles for run in view.in_order.tolist()], bool)
    covered = np.zeros(len(view.marked), bool)
    for step in range(RUN):
        covered[step : step + len(shared)] |= shared
    left = view.marked[~covered]
    return frozenset((left[left & STOP == 0] >> MARKS).tolist())
