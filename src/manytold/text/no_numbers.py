"""Figures that are no quantities: scores, labels, types, houses, clock times, and numbers torn apart."""

import re

from manytold.model.statements import Stretch
from manytold.text.lexicon import Lexicon
from manytold.text.measures import counts

LINKS = frozenset((" ", "-", "\u2013"))
NO_NUMBER_AFTER = re.compile(
    r"(?:[\u2013/:.,-]|\s[\u2013-]\s)\d|(?:st|nd|rd|th|er|\u00ba|\u00aa)(?!\w)|[\w@=]|%\d|\.\w|\)\s?\d{3}"
    r"|,\s000(?!\d)|:\s\d|\s?(?:[ap]\.?m\.?|GMT|UTC|[ECMP][SD]T|BST|CES?T)(?!\w)|\s(?:hundred\s)?blocks?\sof(?!\w)"
)
NO_NUMBER_BEFORE = re.compile(r"(?:\d\s?[:.,]\s|[^\W\d_]-|[A-Z]\s-\s)$")
"""The first part of a clock time or of a number torn apart ("5. 8"), or a name with a number ("Covid-19")."""
NUMBERED = re.compile(r"\b[Nn]o\.\s$")
ADDRESS = re.compile(
    r"\s(?:(?:[NSEW]|North|South|East|West|Saint|St)\.?\s)?(?:(?:[A-Z]|\d+(?:st|nd|rd|th))[\w.'\u2019-]*\s){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive|Dr|Lane|Ln|Court|Ct|Place|Way|Highway|Hwy|Parkway|Pike)(?![\w'\u2019])"
)
"""A number before these is that of a house."""
TORN_AFTER = re.compile(r"\.\s\d")
TORN = re.compile(r"\d{1,3}(?!\d)(?!,\d)")
SECOND = re.compile(r"(\d{1,9})\s?[-\u2013]\s?$")
NOUN = re.compile(r"\s[^\W\d_]{3,}")


def torn_before(text: str, start: int) -> bool:
    """Whether what stands before a number shows it to be the rest of another, or of a name."""
    before = text[max(0, start - 4) : start]
    return before[-1:] in LINKS and bool(NO_NUMBER_BEFORE.search(before) and TORN.match(text, start))


def is_none(
    text: str, match: "re.Match[str]", place: Stretch, value: float, *, bare: bool, sentence: Stretch, lexicon: Lexicon
) -> bool:
    """Whether a figure is no quantity by what stands around it; `bare` ones have neither unit nor scale."""
    start, end = place.start, place.end
    if NO_NUMBER_AFTER.match(text, end) and not (bare and _range(text, end, value)):
        return True
    if _house_or_rank(text, match, end):
        return True
    if not bare:
        return False
    second = SECOND.search(text[max(0, match.start() - 10) : match.start()])
    if second and not (NOUN.match(text, end) and float(second[1]) < value):
        return True
    return _label(text, start, sentence, lexicon, end) or _ordinal(text, end, sentence, lexicon)


def _house_or_rank(text: str, match: "re.Match[str]", end: int) -> bool:
    """Whether a number is that of a house, a rank after "No.", or an amount whose decimals were torn off."""
    priced = match["symbol"] or text[max(0, match.start() - 2) : match.start()].strip() in ("$", "\u20ac", "\u00a3")
    torn = priced and not match["scale"] and TORN_AFTER.match(text, end)
    start = match.start()
    named = text[start - 2 : start] == ". " and NUMBERED.search(text[max(0, start - 5) : start])
    return bool(
        torn
        or named
        or (text[end + 1 : end + 2].isalnum() and not text[end + 1].islower() and ADDRESS.match(text, end))
    )


RANGE = re.compile(
    r"\s?[\u2013~-]\s?(\d{1,9})(?:\s(?!(?:and|but|after|with|win|victory|loss|defeat|lead|record|vote|decision|over|against|"
    r"series|score|run)(?!\w))[^\W\d_]{3,}|[.!?]?$)"
)


def _range(text: str, end: int, value: float) -> bool:
    """Whether a larger number follows a dash; two that fall are a score."""
    after = RANGE.match(text, end)
    return after is not None and float(after[1]) > value


TYPE = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s[A-Z][a-z]+|\b(?!U[SKN]|EU|IN|AT|OF|TO|BY|ON|AS|AND|FOR|BUT|THE|HIS|HER|ALL)[A-Z]{2,3})\s$"
)
"""A name of a type before its number ("three Falcon 9 rockets", "AK 47")."""
LABEL = re.compile(r"([^\W\d_][\w.-]{0,30})\s$")


def _label(text: str, start: int, sentence: Stretch, lexicon: Lexicon, end: int) -> bool:
    """Whether a bare figure names something ("page 3", "Boeing 737") instead of counting."""
    before = LABEL.search(text[max(sentence.start, start - 32) : start])
    if before is None:
        return False
    word = before[1]
    low, times = word.lower().rstrip("."), lexicon.times
    if low in lexicon.numbers.labels or low in times.months_short or (low in times.months and word[0].isupper()):
        return True
    if TYPE.search(text[max(sentence.start, start - 40) : start]):
        return True
    first = not text[sentence.start : start - len(word) - 1].strip("\"'\u201c\u2018( ")
    return word[0].isupper() and not first and not counts(text, end, lexicon) and not lexicon.names.capital_nouns


def _ordinal(text: str, end: int, sentence: Stretch, lexicon: Lexicon) -> bool:
    return lexicon.ordinal_stop and text[end : end + 2] == ". " and end + 2 < sentence.end
