"""The tense around a place in a sentence, read from its nearest verb form."""

import re
from functools import lru_cache

from manytold.model.statements import Tense
from manytold.text.lexicon import lexicon_of

CROSSING = 45
"""Characters that a clause border counts for when the nearest verb form is sought."""
WINDOW = 400
"""Characters looked at on either side."""


def tense_at(text: str, start: int, end: int, sentence: tuple[int, int], language: str | None) -> Tense:
    """The tense of the clause around `text[start:end]`; `unknown` where no verb form is recognised."""
    verbs, borders = _patterns(language or "")
    left, right = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    marks = [m.start() for m in borders.finditer(text, left, right)]
    best: tuple[int, int, Tense] | None = None
    for verb in verbs.finditer(text, left, right):
        if verb.start() < end and start < verb.end():
            continue
        low, high = (verb.end(), start) if verb.end() <= start else (end, verb.start())
        distance = high - low + CROSSING * sum(low <= mark < high for mark in marks)
        tense: Tense = "future" if verb["future"] else "past" if verb["past"] else "present"
        if best is None or (distance, -verb.start()) < best[:2]:
            best = (distance, -verb.start(), tense)
    return best[2] if best else "unknown"


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    words = lexicon_of(language).times
    verbs = rf"(?<!\w)(?:(?P<future>{words.future})|(?P<past>{words.past})|(?P<present>{words.present}))(?!\w)"
    return re.compile(verbs, re.IGNORECASE), re.compile(words.clause, re.IGNORECASE)
