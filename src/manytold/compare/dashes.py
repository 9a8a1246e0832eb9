"""Dialogue of French and Spanish: a line that opens with a dash, up to the verb that says whose words they are.

A line of a list opens so too; so it is speech only where it begins with a capital, and a verb of speech stands behind a
comma or behind a second dash (`—Me voy —dijo Marek—.`, `— Je pars, dit Marek.`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from manytold.compare.cue_tables import Cues
from manytold.compare.marks import Marked

OPENS = re.compile(r"\s*([—–―])\s?(?=[^\W\d_]|[¿¡])")
TURNS = re.compile(r"(?:[,!?…]|\s)\s?[—–―]?\s?(?=(?:(?:a|ont|ha|s['’]est)\s)?([^\W\d_]+)(-t)?[\s-])")
LONGEST = 1000
"""Characters of one line that are searched."""


def dashed(text: str, lines: Sequence[tuple[int, int]], marks: Sequence[Marked], cues: Cues) -> list[Marked]:
    """The spoken words of such lines, where no other marks stand in them."""
    if not cues.dashes:
        return []
    taken = sorted(mark.outer_start for mark in marks)
    found = []
    for start, end in lines:
        opened = OPENS.match(text, start, end)
        if opened is None or text[opened.end()].islower() or bisect_left(taken, start) < bisect_left(taken, end):
            continue
        spoken = _spoken(text, opened.end(), min(end, start + LONGEST), cues)
        if spoken is not None:
            found.append(Marked(opened.end(), spoken[0], opened.start(1), spoken[1]))
    return found


def _spoken(text: str, start: int, end: int, cues: Cues) -> tuple[int, int] | None:
    """Where the words end and where their verb begins."""
    for turn in TURNS.finditer(text, start + 1, end):
        sign = turn.group().strip()
        verb = turn[1].lower()
        if sign and verb in cues.say | cues.tell and turn[1].islower():
            return (turn.start() + (sign[0] in "!?…"), turn.end())
    return None
