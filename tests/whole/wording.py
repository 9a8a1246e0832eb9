"""When two wordings, numbers or names count as the same for the score of the sample newsroom."""

import difflib
import re

SAME_WORDS = 0.8
"""Share of words in which two wordings of one quotation must agree, in order."""
RECEIPT_WORDS = 0.6
"""Share of the expected words that a receipt must hold; a receipt may be a whole sentence or only its number."""
SHORT = 4
"""Words up to which a found value is a number with its unit; longer ones are sentences that hold the number."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "millionen": 1e6, "millones": 1e6}
COUNTING = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBER_WORDS = {word: float(n) for n, word in enumerate(COUNTING.split(), 1)} | {"dozen": 12.0}


def same_value(found: str, wanted: str, receipt: str, words: str) -> bool:
    """Whether a found value is the wanted one: the same day or number, or words that overlap where it has neither."""
    if DAY.fullmatch(wanted):
        return wanted in found if DAY.search(found) else holds(receipt, words)
    number = number_in(wanted)
    if number is None:
        return holds(receipt, words)
    if len(tokens(found)) <= SHORT:
        return number_in(found) == number
    told = number in numbers_in(found) or not re.search(r"\d", found)
    return told and holds(receipt, words)


def value_key(value: str) -> str | float | None:
    """What two values are compared by: the day, or else the number."""
    day = DAY.search(value)
    return day.group() if day else number_in(value)


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


def numbers_in(text: str) -> list[float]:
    """The numbers of a text in order, each with its scale word."""
    found: list[float] = []
    for word in re.findall(r"\d{1,3}(?:[.,]\d{3})+|\d+(?:\.\d+)?|[a-z]+", text.lower()):
        if word in SCALES and found:
            found[-1] *= SCALES[word]
        elif word[0].isdigit() or word in NUMBER_WORDS:
            found.append(NUMBER_WORDS.get(word) or float(_digits(word)))
    return found


def _digits(word: str) -> str:
    """A number without marks between thousands, which are points in some languages."""
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", word)


def number_in(text: str) -> float | None:
    """The first number of a text, or None."""
    return next(iter(numbers_in(text)), None)


def same_person(found: str | None, wanted: str | None) -> bool:
    """Whether two names end in the same last name; nobody equals nobody."""
    if found is None or wanted is None:
        return found is wanted
    return tokens(found)[-1:] == tokens(wanted)[-1:]
