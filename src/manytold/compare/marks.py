"""Quotation marks in pairs: the neighbouring blank decides opening or closing, and every paragraph starts afresh.

Measured causes of wrong pairs are one stray mark that turns all later ones round, and apostrophes taken for marks; so a
pair never leaves its paragraph unless the next one opens with the same mark again (a quotation of several paragraphs).
"""

import re
from dataclasses import dataclass

CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
}
SINGLE = frozenset("‘'‚")
OPEN, STRAY = -1, -2
SIGN = re.compile("[“”„«»‹›「」『』《》\"‘’'‚]")
BEFORE = frozenset("([{:;,—–-/¿¡…") | frozenset("“„«‹‘\"'‚»›")
AFTER = frozenset(".,;:!?)]}…—–-/")
APOSTROPHE = re.compile("['’‘]")
LONGEST_SINGLE = 800
"""The same for single marks, which are mostly apostrophes."""
MOST_UNMARKED = 2
"""Further lines that a quotation may go on in without opening again in each."""
MOST_PARAGRAPHS = 30
"""Paragraphs of one quotation at most."""
LONGEST = 4000
"""Characters a pair may span inside one paragraph; a longer stretch is a stray mark."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: `start`, `end` of the content, `outer_start`, `outer_end` with the marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def marked(text: str, lines: list[tuple[int, int]]) -> list[Marked]:
    """What stands between quotation marks in the given lines of `text`, outermost pairs only, in order."""
    found: list[Marked] = []
    at = 0
    while at < len(lines):
        at += 1
        start, end = lines[at - 1]
        while start < end:
            pair = _next_pair(text, start, end)
            if pair is None:
                break
            opened, closed = pair
            if closed >= 0:
                _add(found, text, opened, closed)
                start = closed + 1
                continue
            last, closed = _carried_on(text, lines, at - 1, opened) if closed == OPEN else (at - 1, closed)
            if closed < 0:
                start = opened + 1
                continue
            _add(found, text, opened, closed)
            at, start, end = last + 1, closed + 1, lines[last][1]
    return found


def _add(found: list[Marked], text: str, opened: int, closed: int) -> None:
    start, end = opened + 1, closed
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if any(sign.isalpha() for sign in text[start:end]):
        found.append(Marked(start, end, opened, closed + 1))


def _next_pair(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first opening mark and its closing one, below 0 where the line has none."""
    for sign in SIGN.finditer(text, start, end):
        if _opens(text, sign.start(), start, end):
            closed = _closing(text, sign.start(), end)
            if closed >= 0 or text[sign.start()] not in SINGLE:
                return sign.start(), closed
    return None


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "「『《":
        return True
    if not (before.isspace() or before in BEFORE):
        return False
    if mark in SINGLE:
        return after.isalpha() and (before.isspace() or before in "([:—–")
    return mark == "«" or not (after.isspace() or (after in AFTER and after != "…"))


def _closing(text: str, opened: int, end: int) -> int:
    """Where the pair closes in this line, or OPEN; STRAY where the same mark opens again before."""
    mark = text[opened]
    closers = CLOSERS[mark]
    if mark in SINGLE:
        return _closing_single(text, opened, end, closers)
    for sign in SIGN.finditer(text, opened + 1, min(end, opened + LONGEST)):
        at = sign.start()
        if text[at] == mark and mark not in closers and _opens(text, at, opened, end):
            return STRAY
        if text[at] in closers and _may_close(text, at, end):
            return at
    return OPEN


def _may_close(text: str, at: int, end: int) -> bool:
    """A mark with a blank before and a letter after does not close, except the spaced French one."""
    if text[at] in "»」』》":
        return True
    before = text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() or not after.isalnum()


def _closing_single(text: str, opened: int, end: int, closers: str) -> int:
    """The first closing single mark after punctuation, else the first that is no apostrophe inside a word."""
    first = STRAY
    for sign in APOSTROPHE.finditer(text, opened + 1, min(end, opened + LONGEST_SINGLE)):
        at = sign.start()
        if text[at] not in closers:
            continue
        after = text[at + 1] if at + 1 < end else " "
        if after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] in ".,!?…":
            return at
        first = at if first < 0 else first
    return first


def _first_closes(text: str, start: int, end: int, closers: str) -> int:
    """Where the first mark of a line closes what an earlier line has opened; STRAY where it opens, OPEN without one."""
    for sign in SIGN.finditer(text, start, end):
        at = sign.start()
        if text[at] in SINGLE or text[at] == "’":
            continue
        opens = _opens(text, at, start, end)
        return at if text[at] in closers and not opens and _may_close(text, at, end) else STRAY
    return OPEN


def _carried_on(text: str, lines: list[tuple[int, int]], index: int, opened: int) -> tuple[int, int]:
    """Line and place where a quotation of several paragraphs closes; each of them opens with the same mark."""
    mark = text[opened]
    for number in range(index + 1, min(len(lines), index + MOST_PARAGRAPHS)):
        start, end = lines[number]
        if mark in SINGLE:
            return index, STRAY
        if text[start] != mark:
            closed = _first_closes(text, start, end, CLOSERS[mark]) if number - index <= MOST_UNMARKED else STRAY
            if closed == OPEN:
                continue
            return (number, closed) if closed >= 0 else (index, STRAY)
        closed = _closing(text, start, end)
        if closed >= 0:
            return number, closed
    return index, STRAY
