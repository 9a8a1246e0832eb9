"""Regular expressions made from word tables."""

import re
from collections.abc import Iterable

Branch = dict[str, "Branch"]
END = ""


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
