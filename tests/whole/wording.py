"""When two wordings, numbers or names count as the same for the score of the sample newsroom."""

import difflib
import re

SAME_WORDS = 0.8
"""Share of words in which two wordings of one quotation must agree, in order."""
RECEIPT_WORDS = 0.6
"""Share of the expected words that a receipt must hold; a receipt may be a whole sentence or only its number."""
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
COUNTING = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBER_WORDS = {word: float(n) for n, word in enumerate(COUNTING.split(), 1)} | {"dozen": 12.0}


def same_value(found: str, wanted: str, receipt: str, words: str) -> bool:
    """Whether a found value is the wanted one: the same number, or words that overlap where either has none."""
    a, b = number_in(found), number_in(wanted)
    if wanted in found or (a is not None and b is not None and a == b):
        return True
    if a is not None and b is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", wanted):
        return False
    return holds(receipt, words)


def plain(text: str) -> str:
    """Text with straight quotation marks and single spaces."""
    table = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\xa0": " "})
    return " ".join(text.translate(table).split())


def tokens(text: str) -> list[str]:
    """Lower-case words and numbers."""
    return re.findall(r"\w+(?:[.,]\d+)*", plain(text).lower())


def alike(a: str, b: str) -> bool:
    """Whether two wordings agree in enough words, in order."""
    return difflib.SequenceMatcher(None, tokens(a), tokens(b), autojunk=False).ratio() >= SAME_WORDS


def holds(receipt: str, words: str) -> bool:
    """Whether a receipt has the expected words, or is a part of them."""
    have, want = set(tokens(receipt)), tokens(words)
    if have and have <= set(want):
        return True
    return sum(word in have for word in want) / max(len(want), 1) >= RECEIPT_WORDS


def number_in(text: str) -> float | None:
    """The first number of a text with its scale word, or None."""
    words = re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+", text.lower())
    value: float | None = None
    for word in words:
        if value is not None:
            return value * SCALES.get(word, 1)
        value = float(word.replace(",", "")) if word[0].isdigit() else NUMBER_WORDS.get(word)
    return value


def same_person(found: str | None, wanted: str | None) -> bool:
    """Whether two names end in the same last name; nobody equals nobody."""
    if found is None or wanted is None:
        return found is wanted
    return tokens(found)[-1:] == tokens(wanted)[-1:]
