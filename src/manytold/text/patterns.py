"""Regular expressions made from word tables."""

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern for any one of some words, the longest first; a blank matches any single blank, no words match nothing."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + ("|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) or r"(?!)") + ")"
