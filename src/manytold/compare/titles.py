"""Which quotation marks hold a name and not somebody's words: `the film “Nine Rivers”`, `die „Computerwoche“`."""

import re
from collections.abc import Sequence

from manytold.compare.cue_tables import Cues
from manytold.compare.marks import Marked

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
    """Whether what stands before the marks goes with a name, and what they hold looks like one."""
    content = text[mark.start : mark.end]
    before = text[max(0, mark.outer_start - 60) : mark.outer_start]
    noun = before.rstrip().rsplit(maxsplit=1)[-1] if before.strip() else ""
    if "\n" in before[len(before.rstrip()) :] or not noun:
        return False
    gloss = before.endswith("(") and text[mark.outer_end : mark.outer_end + 1] == ")"
    if noun.lower().strip(":(,") in cues.titles or ADDRESS.search(content):
        return True
    if gloss and len(content.split()) < LONGEST_GLOSS:
        return True
    words = [word.lower() for word in WORD.findall(content)]
    if not _capitals(text, mark):
        return False
    return _beside_nouns(before, noun, words, cues) if cues.capital_nouns else _in_capitals(text, mark, noun, cues)


def _in_capitals(text: str, mark: Marked, noun: str, cues: Cues) -> bool:
    """Several words with capitals, which are a name but after a verb of speech or a small word."""
    lead, after = noun.lower(), text[mark.outer_end : mark.outer_end + 2]
    if len(WORD.findall(text, mark.start, mark.end)) < 2:
        return False
    if lead in cues.articles and after[:1] == " " and after[1:].islower():
        return True
    speech = lead in cues.say or lead in cues.tell or lead in cues.call
    return lead[-1].isalpha() and not speech and lead not in cues.not_title


def _beside_nouns(before: str, noun: str, words: Sequence[str], cues: Cues) -> bool:
    """Where all nouns have a capital, so that capitals alone tell nothing: a noun, an article of known things or a verb
    of speech right before, or an adjective before words that are no German phrase.
    """
    lead = noun.lower()
    if any(word.lower() in cues.not_title for word in before.split()[-8:]):
        return False
    if lead in cues.known_articles or ((lead in cues.say or lead in cues.tell) and len(words) < 4):
        return True
    if noun[0].isupper() and noun.replace("-", "").isalpha() and lead not in cues.small:
        return True
    adjective = lead.endswith(("e", "en")) and lead.isalpha() and lead not in cues.articles
    return adjective and len(words) > 1 and not any(w in cues.small or w in cues.articles for w in words)


def _capital(word: str) -> bool:
    return word[0].isupper() or len(word) < 4
