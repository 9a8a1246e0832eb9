"""The tense around a place in a sentence, read from its nearest verb form."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from manytold.model.statements import Stretch, Tense
from manytold.text.lexicon import lexicon_of
from manytold.text.openers import branches
from manytold.text.patterns import ignoring_case, one_of, plain

CROSSING = 45
"""Characters that a clause border counts for when the nearest verb form is sought."""
NEIGHBOURS = 6
"""Verb forms looked at on either side."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verb forms and the clause borders of one sentence, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tenses: tuple[Tense, ...]
    borders: tuple[int, ...]


def verbs_of(text: str, sentence: Stretch, language: str | None) -> Verbs:
    """The verb forms of a sentence by word lists and endings of its language."""
    low = plain(text)
    verbs, borders = _patterns(language or "", low is not None)
    read = low or text
    found = list(verbs.finditer(read, sentence.start, sentence.end))
    return Verbs(
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple("future" if m["future"] else "past" if m["past"] else "present" for m in found),
        tuple(m.start() for m in borders.finditer(read, sentence.start, sentence.end)),
    )


def tense_at(verbs: Verbs, start: int, end: int) -> Tense:
    """The tense of the clause around a place, from the nearest verb form; `unknown` where there is none."""
    middle = bisect_left(verbs.starts, start)
    best: tuple[int, int] | None = None
    for index in range(max(0, middle - NEIGHBOURS), min(len(verbs.starts), middle + NEIGHBOURS)):
        first, last = verbs.starts[index], verbs.ends[index]
        if first < end and start < last:
            continue
        low, high = (last, start) if last <= start else (end, first)
        crossed = bisect_left(verbs.borders, high) - bisect_left(verbs.borders, low)
        distance = high - low + CROSSING * crossed
        if best is None or distance <= best[0]:
            best = (distance, index)
    return verbs.tenses[best[1]] if best else "unknown"


@lru_cache(maxsize=16)
def _patterns(language: str, in_plain: bool) -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    words = lexicon_of(language).times
    future, past, present = (_shared(part) for part in (words.future, words.past, words.present))
    verbs = rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{past})|(?P<present>{present}))(?!\w)"
    return ignoring_case(verbs, in_plain), ignoring_case(words.clause, in_plain)


def _shared(pattern: str) -> str:
    """The same alternatives with single words side by side as one trie, which is quicker; no word follows them."""
    parts: list[str] = []
    for single, group in groupby(branches(pattern), key=str.isalpha):
        found = list(group)
        parts += [one_of(found)] if single else found
    return "|".join(parts)
