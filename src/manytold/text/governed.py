"""How times stand in the trees of their sentences, for who weighs them without seeing the trees."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from manytold.model.statements import Standing, TimeExpression
from manytold.text.parse import ROOT, Parse

CLAUSES = frozenset(("root", "ccomp", "advcl", "acl", "csubj", "xcomp", "conj", "parataxis"))
"""Labels of what may be a clause with a verb of its own."""
BELOW = frozenset(("ccomp", "advcl"))
"""Those of a clause that another verb takes: what somebody says, or when and why something was so."""
SIGNS = frozenset(("PUNCT", "SYM", "NUM"))


def governed(times: Sequence[TimeExpression], parse: Parse) -> tuple[TimeExpression, ...]:
    """The times, told whether each is all that its sentence holds or stands in a clause below another verb."""
    starts = [time.start for time in times]
    return tuple(replace(time, stands=_standing(time, times, starts, parse)) for time in times)


def _standing(time: TimeExpression, times: Sequence[TimeExpression], starts: Sequence[int], parse: Parse) -> Standing:
    word = parse.head_of(time.start, time.end)
    if word is None:
        return ""
    while parse.labels[word] not in CLAUSES and parse.heads[word] != ROOT:
        word = parse.heads[word]
    if parse.labels[word] in BELOW:
        return "clause"
    if parse.heads[word] != ROOT or not _is_time(word, times, starts, parse):
        return ""
    tree = parse.subtree(word)
    return "alone" if all(_is_time(w, times, starts, parse) for w in parse.within(tree.start, tree.end)) else ""


def _is_time(word: int, times: Sequence[TimeExpression], starts: Sequence[int], parse: Parse) -> bool:
    """Whether a word belongs to a time, or is a figure, a sign, or a small word before one."""
    at = bisect_right(starts, parse.starts[word]) - 1
    inside = at >= 0 and parse.starts[word] < times[at].end
    return inside or parse.tags[word] in SIGNS or parse.labels[word] == "case"
