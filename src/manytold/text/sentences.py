"""Sentences as offsets: no sentence crosses a line, and every letter belongs to exactly one."""

import re

from manytold.model.statements import Stretch
from manytold.text.lexicon import Lexicon, lexicon_of

CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u201c)\\]\u300d\u300f\uff09"
STOP = re.compile(
    rf"(?P<mark>[.!?\u2026]{{1,20}})(?P<close>(?:[ \u00a0\u202f]?[\u00bb\u203a])?[{CLOSERS}]{{0,4}})(?=\s)"
    rf"|(?P<wide>[\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965]{{1,20}})[{CLOSERS}]{{0,4}}"
)
NEXT = re.compile(
    r"\s{1,4}(?P<open>[-\u2013\u2014\s\"'\u201c\u2018\u00ab\u2039\u201e\u201a(\[\u00bf\u00a1]{0,6})(?P<word>\w[\w'\u2019-]{0,40})?"
)
BEFORE = re.compile(r"[^\s(\[\"'\u201c\u2018\u201e\u00ab]{0,24}$")
LINE = re.compile(r"[^\n]+")
LETTERS = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")
SPEECH = frozenset("\"'\u201c\u2018\u00ab\u201e\u00bf\u00a1")
REACH = 26


def sentences(text: str, language: str | None) -> tuple[Stretch, ...]:
    """Start and end of every sentence, without the blanks around it, in order of the text."""
    lexicon = lexicon_of(language)
    found: list[Stretch] = []
    for line in LINE.finditer(text):
        start = line.start()
        for stop in STOP.finditer(text, line.start(), line.end()):
            if _ends(text, stop, line.end(), lexicon):
                _add(found, text, start, stop.end())
                start = stop.end()
        _add(found, text, start, line.end())
    return tuple(found)


def _add(found: list[Stretch], text: str, start: int, end: int) -> None:
    part = text[start:end]
    left, right = len(part) - len(part.lstrip()), len(part.rstrip())
    if left < right:
        found.append(Stretch(start + left, start + right))


def _ends(text: str, stop: "re.Match[str]", line_end: int, lexicon: Lexicon) -> bool:
    """Whether a mark with its closing quotes ends a sentence (the cases of Kiss and Strunk 2006, as rules)."""
    if stop["wide"]:
        return True
    after = NEXT.match(text, stop.end(), line_end)
    word = (after["word"] if after else None) or ""
    opened = bool(after and SPEECH.intersection(after["open"]))
    if word[:1].islower() and not opened:
        return False
    if stop["mark"] != "." or stop["close"].strip("')]\u2019"):
        return True
    before = BEFORE.search(text, max(0, stop.start() - REACH), stop.start())
    return _stop_ends(before.group() if before else "", word, opened, lexicon)


def _stop_ends(last: str, word: str, opened: bool, lexicon: Lexicon) -> bool:
    """Whether a single full stop after `last` and before `word` ends a sentence."""
    if last.lower() in lexicon.abbreviations:
        return False
    if len(last) == 1 and last.isalpha() and last.isupper():
        return last == "I" and word.lower() in lexicon.starters
    if LETTERS.fullmatch(last):
        return opened or word.lower() in lexicon.starters
    return not (lexicon.ordinal_stop and last.isdigit() and len(last) <= 2) or word.lower() in lexicon.starters
