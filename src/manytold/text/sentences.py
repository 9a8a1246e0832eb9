"""Sentences as offsets: no sentence crosses a line, and every letter belongs to exactly one."""

import re

from manytold.model.statements import Stretch
from manytold.text.lexicon import lexicon_of

CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u201c)\\]\u300d\u300f\uff09"
OPENERS = "\"'\u201c\u2018\u00ab\u2039\u201e\u201a(\\[\u300c\u300e\u00bf\u00a1-"
STOP = re.compile(
    rf"(?P<mark>[.!?\u2026]+)(?P<close>[{CLOSERS}]{{0,4}})(?=\s)|(?P<wide>[\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965]+)[{CLOSERS}]{{0,4}}"
)
NEXT = re.compile(rf"\s{{1,4}}[{OPENERS}\s]{{0,6}}(?P<word>\w[\w'\u2019-]{{0,40}})?")
BEFORE = re.compile(r"[^\s(\[\"'\u201c\u2018]{0,24}$")
LINE = re.compile(r"[^\n]+")
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
REACH = 30


def sentences(text: str, language: str | None) -> tuple[Stretch, ...]:
    """Start and end of every sentence, without the blanks around it, in order of the text."""
    short = lexicon_of(language).abbreviations
    found: list[Stretch] = []
    for line in LINE.finditer(text):
        start = line.start()
        for stop in STOP.finditer(text, line.start(), line.end()):
            if _ends(text, stop, line.end(), short):
                _add(found, text, start, stop.end())
                start = stop.end()
        _add(found, text, start, line.end())
    return tuple(found)


def _add(found: list[Stretch], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Stretch(start, end))


def _ends(text: str, stop: "re.Match[str]", line_end: int, short: frozenset[str]) -> bool:
    """Whether a mark with its closing quotes ends a sentence (rules after Punkt's cases, Kiss and Strunk 2006)."""
    if stop["wide"]:
        return True
    after = NEXT.match(text, stop.end(), line_end)
    word = (after["word"] or "") if after else ""
    opened = bool(after) and bool(re.search(r"[\"\u201c\u2018\u00ab\u201e\u00bf\u00a1]", text[stop.end() : after.end()]))  # type: ignore[union-attr]
    if word[:1].islower():
        return False
    mark, closed = stop["mark"], bool(stop["close"].strip("')]\u2019"))
    if mark != ".":
        return not (word == "" and after is None)
    before = BEFORE.search(text, max(0, stop.start() - REACH), stop.start())
    last = before.group() if before else ""
    return closed or _stop_ends(last, word, opened, short)


def _stop_ends(last: str, word: str, opened: bool, short: frozenset[str]) -> bool:
    """Whether a single full stop after `last` and before `word` ends a sentence."""
    lower = last.lower()
    if lower in short:
        return False
    if len(last) == 1 and last.isalpha() and last.isupper():
        return last == "I" and not word[:1].isupper()
    if "." in last and INITIALS.fullmatch(last):
        return opened or word.lower() in STARTERS
    return not (last.isdigit() and len(last) <= 2 and "%ordinal" in short)


STARTERS = frozenset(
    "the a an this that these those it he she they we i you in on at but and for with as if when while after before "
    "there his her their its our my since although however by from to so yet not no now then what who how why".split()
)
