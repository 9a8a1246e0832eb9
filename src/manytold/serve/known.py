"""Words of the rooms below, in English where they were found; those of a closed set are put into the language spoken.

A room below says `there is no story 'x'`; here it stands as `there is no story %(id)s`, and what the pattern finds in
the sentence is put into its translation. What is not listed stays in English, and pages mark it so.
"""

import re
from functools import cache

from manytold.serve.languages import Words, gettext, noop, spoken

LONGEST = 400
"""Characters of a sentence that is looked for among the patterns; longer ones are other people's words."""
WHOLE = frozenset(
    {
        noop("owner"),
        noop("editor"),
        noop("reader"),
    }
)
WITH_PARTS: tuple[str, ...] = (noop("there is no story %(id)s"),)
PART = re.compile(r"%\\\((\w+)\\\)s")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = ((message, PART.sub(r"(?P<\1>.+)", re.escape(message))) for message in WITH_PARTS)
    return tuple((message, re.compile(pattern, re.DOTALL)) for message, pattern in made)


def known(words: str) -> str:
    """The words in the language spoken, as `Words`, where they are of the closed set; else as they are."""
    if spoken().code == "en" or isinstance(words, Words):
        return words
    if words in WHOLE:
        return gettext(words)
    for message, pattern in _patterns() if len(words) <= LONGEST else ():
        if found := pattern.fullmatch(words):
            return gettext(message) % found.groupdict()
    return words


def in_words(error: Exception) -> str:
    """What an error says, as a sentence."""
    words = known(error.args[0] if error.args and isinstance(error.args[0], str) else str(error))
    return Words(f"{words}.") if isinstance(words, Words) else f"{words}."
