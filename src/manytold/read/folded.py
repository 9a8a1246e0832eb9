"""Lines that were broken at a width, joined again, and the marks of Markdown taken off."""

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 40, 100
FEWEST = 4
"""Breaks below which no width is told."""
MOSTLY = 0.5
ENDED = re.compile(r"[.!?…:;][\"'”’»“)\]]*\Z")
HEADER = re.compile(r"[A-Z][\w-]{1,20}: ")
SIGNED = re.compile(r"#{1,6} |[*•·‣▪–—-] +\S|-{2,}\Z|={2,}\Z")
QUOTED = re.compile(r"(?:> ?){1,9}")
EMPHASIS = re.compile(r"(\*\*|__)([^*_]{2,300})\1\Z")
LINKED = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\((?:https?://|/)[^()\s]{1,500}\)")


def unfolded(lines: Sequence[str]) -> list[str]:
    """Lines with those joined that were broken because the next word would not fit.

    A text is taken for folded when no line is wider than a hundred characters and half of the breaks between lines that
    are no headers of a letter are such that the next word would have made the line wider than all others.
    """
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return list(lines)
    breaks = [at for at in range(len(lines) - 1) if lines[at] and lines[at + 1] and not HEADER.match(lines[at])]
    full = {at for at in breaks if _is_full(lines[at], lines[at + 1], width)}
    open_ended = sum(not ENDED.search(lines[at]) for at in full)
    if len(full) < FEWEST or len(full) < MOSTLY * len(breaks) or open_ended < MOSTLY * len(full):
        return list(lines)
    joined: list[list[str]] = []
    for at, line in enumerate(lines):
        if at - 1 in full:
            joined[-1].append(QUOTED.sub("", line, count=1))
        else:
            joined.append([line])
    return [" ".join(parts) for parts in joined]


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    if SIGNED.match(after) or bool(QUOTED.match(line)) != bool(QUOTED.match(after)):
        return False
    first = QUOTED.sub("", after, count=1).partition(" ")[0]
    return len(line) + 1 + len(first) > width


def unmarked(line: str) -> str:
    """A line without the marks of emphasis around it and of links inside it."""
    found = EMPHASIS.match(line)
    return LINKED.sub(r"\1", found[2] if found else line)
