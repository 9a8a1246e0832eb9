"""Quotation marks in pairs: the neighbouring blank decides opening or closing, and every paragraph starts afresh.

Measured causes of wrong pairs are one stray mark that turns all later ones round, and apostrophes taken for marks; so a
pair never leaves its paragraph unless the next one opens with the same mark again (a quotation of several paragraphs).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from manytold.compare.cue_tables import Cues

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
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
}
SINGLE = frozenset("‘'‚")
OPEN, STRAY = -1, -2
SIGN = re.compile("[“”„«»‹›「」『』\"‘’'‚]")
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
    if mark in "「『":
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
    if text[at] in "»」』":
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


WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"^\S*\w\.\w{2,}\S*$")
LONGEST_GLOSS = 5
"""Words that stand in marks and brackets only to translate what is before them."""
LONGEST_TITLE = 8
"""Words of the name of a work, a place or a body between marks."""


def titles(text: str, marks: Sequence[Marked], cues: Cues) -> frozenset[Marked]:
    """The marks that hold a name and not somebody's words: `the film “Nine Rivers”`, `die „Computerwoche“`."""
    found: set[Marked] = set()
    for index, mark in enumerate(marks):
        before = marks[index - 1] if index else None
        between = text[before.outer_end : mark.outer_start].strip(" ,") if before in found and before else "-"
        listed = not between or between in cues.conjunctions
        if (listed and _capitals(text, mark)) or _is_title(text, mark, cues):
            found.add(mark)
    return frozenset(found)


def _capitals(text: str, mark: Marked) -> bool:
    """Whether all long words have a capital, and no sentence ends."""
    words = WORD.findall(text[mark.start : mark.end])
    short = 0 < len(words) <= LONGEST_TITLE and text[mark.end - 1] not in ".!?"
    return short and all(_capital(word) for word in words)


def _is_title(text: str, mark: Marked, cues: Cues) -> bool:
    """All long words have a capital, and what stands before them goes with a name: a noun of a work, a noun of any kind,
    or (where nouns have capitals, so that capitals alone tell nothing) an article of known things.
    """
    content = text[mark.start : mark.end]
    before = text[max(0, mark.outer_start - 60) : mark.outer_start]
    noun = before.rstrip().rsplit(maxsplit=1)[-1] if before.strip() else ""
    lead = noun.lower()
    if "\n" in before[len(before.rstrip()) :] or not lead:
        return False
    if lead.strip(":(,") in cues.titles or ADDRESS.search(content):
        return True
    words = WORD.findall(content)
    if before.endswith("(") and text[mark.outer_end : mark.outer_end + 1] == ")" and len(words) < LONGEST_GLOSS:
        return True
    if not _capitals(text, mark):
        return False
    if not cues.capital_nouns:
        noun_after = text[mark.outer_end : mark.outer_end + 2]
        if lead in cues.articles and noun_after[:1] == " " and noun_after[1:].islower() and len(words) > 1:
            return True
        return len(words) > 1 and lead[-1].isalpha() and lead not in cues.say | cues.tell | cues.call | cues.not_title
    if any(word.lower() in cues.not_title for word in before.split()[-8:]):
        return False
    verb = (lead in cues.say or lead in cues.tell) and len(words) < 4
    plain = noun[0].isupper() and noun.replace("-", "").isalpha() and lead not in cues.small
    foreign = len(words) > 1 and lead.endswith(("e", "en")) and lead not in cues.articles and lead.isalpha()
    small = any(word.lower() in cues.small or word.lower() in cues.articles for word in words)
    return verb or plain or lead in cues.known_articles or (foreign and not small)


def _capital(word: str) -> bool:
    return word[0].isupper() or len(word) < 4
