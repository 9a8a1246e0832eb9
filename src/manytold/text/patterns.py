"""Regular expressions made from word tables."""

import re
from collections.abc import Iterable
from functools import lru_cache

Branch = dict[str, "Branch"]
END = ""
ODD = re.compile(
    "[\u00b5\u0130\u0131\u017f\u0345\u0390\u03a3\u03b0\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5\u1c80-\u1c88\u1e9b"
    "\u1fbe\u1fd3\u1fe3\ufb05\ufb06]"
)
"""Letters that `re.IGNORECASE` takes for others than their lower case, or whose lower case depends on their place."""
LETTER = re.compile(r"\\.|\(\?P|[^\W\d_]")


def lowered(text: str) -> str | None:
    """A text in lower case, letter for letter, or None where a pattern would then read it otherwise."""
    return text.lower() if text.isascii() or not ODD.search(text) else None


plain = lru_cache(maxsize=4)(lowered)
"""The same for a whole article, kept while it is read."""


def found_in(text: str, pattern: str) -> "re.Match[str] | None":
    """The first place of a pattern in a short text, in letters of any case; the match's own words may be lowered."""
    low = lowered(text)
    return ignoring_case(pattern, low is not None).search(text if low is None else low)


@lru_cache(maxsize=128)
def ignoring_case(pattern: str, in_plain: bool) -> "re.Pattern[str]":
    """A pattern for a text as it is, or for its lowered form, in which the same is found in a third of the time."""
    if not in_plain:
        return re.compile(pattern, re.IGNORECASE)
    return re.compile(LETTER.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0], pattern))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any one of some words, longer ones first; a blank matches any single blank, no words match nothing.

    Words that begin alike share their beginning (a trie), so that a table of thousands is as quick as a short one.
    """
    root: Branch = {}
    for word in sorted(set(words)):
        branch = root
        for character in word:
            branch = branch.setdefault(character, {})
        branch[END] = {}
    return _written(root) if root else r"(?!)"


def _written(branch: Branch) -> str:
    """One level of the trie, with everything below it."""
    parts = [_character(character) + _below(branch[character]) for character in sorted(branch) if character != END]
    return parts[0] if len(parts) == 1 and END not in branch else f"(?:{'|'.join(parts)})"


def _below(branch: Branch) -> str:
    inner = [character for character in branch if character != END]
    if not inner:
        return ""
    return f"(?:{_written(branch)})?" if END in branch else _written(branch)


def _character(character: str) -> str:
    return r"\s" if character == " " else re.escape(character)
