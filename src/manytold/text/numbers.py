"""Numbers as written: found with their value, unit and bound; what they measure is told by `measures`.

Years, ordinals, scores, versions, telephone numbers and figures glued to letters are no quantities.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from manytold.model.statements import Bound, Quantity, Stretch
from manytold.text.counting import digits_value, words_value
from manytold.text.lexicon import Lexicon, lexicon_of
from manytold.text.lexicon.tables import NumberWords, codes
from manytold.text.measures import Found, counts, measured
from manytold.text.patterns import found_in, ignoring_case, one_of, plain

SYMBOLS = codes(
    "us$=USD a$=AUD c$=CAD nz$=NZD hk$=HKD r$=BRL $=USD \u20ac=EUR \u00a3=GBP \u00a5=JPY \u20b9|rs|rs.=INR \u20bd=RUB "
    "\u20b4=UAH \u20ba=TRY \u20aa=ILS \u20a9=KRW"
)
MOST = 200
"""Numbers read in one sentence; what has more is a table or an attack."""
LONGEST = 15
"""Digits of a number at most; beyond that a float is not exact and the text is an identifier."""
GLUE_BEFORE = "._/#@:=&"
NO_NUMBER_AFTER = re.compile(r"(?:[\u2013/:.,-]|\s[\u2013-]\s)\d|(?:st|nd|rd|th|er|\u00ba|\u00aa)(?!\w)|[\w@=]|\.\w")
DASHES = ("-", "\u2013")
NOUN = re.compile(r"\s[^\W\d_]{3,}")
BOUND_REACH = 28


def quantities(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Quantity, ...]:
    """Numbers in order of the text, without overlaps; ages have the slot "age"."""
    lexicon = lexicon_of(language)
    patterns, low = _patterns(language or ""), plain(text)
    start = ignoring_case(patterns.start, low is not None)
    read, told = text if low is None else low, []
    for sentence in sentences:
        places = (match.start() for match in start.finditer(read, sentence.start, sentence.end))
        found = list(_found(text, sentence, places, lexicon, patterns))
        told += measured(text, sentence, found, lexicon) if found else []
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled number forms of one language; `start` is found, in letters of any case, where one may begin."""

    start: str
    figure: "re.Pattern[str]"
    words: "re.Pattern[str]"
    vague: "re.Pattern[str]"
    none: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    before: str
    after: "re.Pattern[str]"


def _found(
    text: str, sentence: Stretch, places: Iterable[int], lexicon: Lexicon, patterns: Patterns
) -> Iterator[Found]:
    """The numbers of a sentence, of those places where one may begin."""
    done, seen = sentence.start, 0
    for at in places:
        found = _at(text, at, sentence, lexicon, patterns) if at >= done else None
        if found:
            done, seen = found.end, seen + 1
            yield found
        if seen >= MOST:
            return


def _at(text: str, at: int, sentence: Stretch, lexicon: Lexicon, patterns: Patterns) -> Found | None:
    """The number that begins at one place, if one does."""
    numbers = lexicon.numbers
    if figure := patterns.figure.match(text, at, sentence.end):
        return _figure(text, figure, sentence, lexicon, patterns)
    if not text[at].isalpha():
        return None
    if vague := patterns.vague.match(text, at, sentence.end):
        value = numbers.vague.get(" ".join(vague.group().lower().split()))
        if value is None:
            return None
        unit, end = _unit_after(text, vague.end(), sentence, patterns, numbers)
        return _bounded(text, Found(at, end, at, value, unit, "at_least"), sentence, patterns)
    if none := patterns.none.match(text, at, sentence.end):
        return Found(none.start(), none.end(), none.start(), 0.0, "", "exact", none=True)
    spelled = patterns.words.match(text, at, sentence.end)
    return _spelled(text, spelled, sentence, numbers, patterns) if spelled else None


def _figure(text: str, match: "re.Match[str]", sentence: Stretch, lexicon: Lexicon, patterns: Patterns) -> Found | None:
    start, digits = match.start(), match["digits"]
    if sum(c.isdigit() for c in digits) > LONGEST or (start and text[start - 1] in GLUE_BEFORE):
        return None
    second = text[start - 1 : start] in DASHES and text[max(0, start - 2) : start - 1].isdigit()
    value = digits_value(digits, lexicon.numbers.point)
    if value is None:
        return None
    unit, end = _unit(text, match, sentence, patterns, lexicon.numbers)
    if (match["scale"] or "").lower() == "m" and not unit and not counts(text, end, lexicon):
        unit = "m"
    else:
        value *= _scale(match, lexicon.numbers)
    value = -value if match["sign"] else value
    bare = not unit and not match["scale"]
    if NO_NUMBER_AFTER.match(text, end) and not (bare and _range(text, end)):
        return None
    if second and bare and not NOUN.match(text, end):
        return None
    if bare and (_label(text, start, sentence, lexicon, end) or _ordinal(text, end, sentence, lexicon)):
        return None
    return _bounded(text, Found(start, end, start, value, unit, "exact"), sentence, patterns)


RANGE = re.compile(r"\s?[\u2013-]\s?\d{1,9}\s[^\W\d_]{3,}")


def _range(text: str, end: int) -> bool:
    return bool(RANGE.match(text, end))


def _scale(match: "re.Match[str]", numbers: NumberWords) -> float:
    word = " ".join((match["scale"] or "").lower().split()).rstrip(".")
    return numbers.scales.get(word) or numbers.short_scales.get(word) or 1.0


def _unit(
    text: str, match: "re.Match[str]", sentence: Stretch, patterns: Patterns, numbers: NumberWords
) -> tuple[str, int]:
    """The unit of a figure and where the whole expression ends."""
    if symbol := match["symbol"]:
        code = symbol.lower().strip()
        return SYMBOLS.get(code, code.upper()), match.end()
    return _unit_after(text, match.end(), sentence, patterns, numbers)


def _unit_after(text: str, end: int, sentence: Stretch, patterns: Patterns, numbers: NumberWords) -> tuple[str, int]:
    after = patterns.unit.match(text, end, sentence.end)
    if after is None:
        return "", end
    word = " ".join(after["unit"].lower().replace("-", " ").split())
    code = numbers.units.get(word) or numbers.currencies.get(word) or SYMBOLS.get(word) or EVERYWHERE.get(word)
    return code or word.upper(), after.end()


EVERYWHERE = codes(
    "%=% km=km m=m kg=kg ha=ha km/h=km/h \u00b0c=\u00b0C \u00b0f=\u00b0F \u00b0=\u00b0 km\u00b2=km2 m\u00b2=m2"
)


LABEL = re.compile(r"([^\W\d_][\w.-]{0,30})\s$")


def _label(text: str, start: int, sentence: Stretch, lexicon: Lexicon, end: int) -> bool:
    """Whether a bare figure names something ("page 3", "Boeing 737") instead of counting."""
    before = LABEL.search(text[max(sentence.start, start - 32) : start])
    if before is None:
        return False
    word = before[1]
    if word.lower().rstrip(".") in lexicon.numbers.labels:
        return True
    first = not text[sentence.start : start - len(word) - 1].strip("\"'\u201c\u2018( ")
    return word[0].isupper() and not first and not counts(text, end, lexicon) and not lexicon.names.capital_nouns


def _ordinal(text: str, end: int, sentence: Stretch, lexicon: Lexicon) -> bool:
    return lexicon.ordinal_stop and text[end : end + 2] == ". " and end + 2 < sentence.end


def _spelled(
    text: str, match: "re.Match[str]", sentence: Stretch, numbers: NumberWords, patterns: Patterns
) -> Found | None:
    """A number in words; a lone article or "one" without its noun is none."""
    words = match.group().lower()
    half = " ".join((match["half"] or "").lower().split())
    some = bool(match["some"])
    value = words_value(match["words"], numbers)
    if value is None or (
        match.end() < len(text) and text[match.end()] == "-" and text[match.end() + 1 :][:1].isalpha() and value < 3
    ):
        return None
    value *= numbers.halves.get(half, 3.0 if some else 1.0)
    unit, end = _unit_after(text, match.end(), sentence, patterns, numbers)
    if words in numbers.articles or (words in ONES and not unit and not _counted_one(text, end, numbers)):
        return None
    round_ = some or any(word in words.split() for word in ("dozen", "docena", "douzaine", "dutzend"))
    found = Found(match.start(), end, match.start(), value, unit, "about" if round_ else "exact")
    return _bounded(text, found, sentence, patterns)


COUNTED = re.compile(r"\s([^\W\d_]+)")


def _counted_one(text: str, end: int, numbers: NumberWords) -> bool:
    """Whether "one" stands before a noun, and so is no pronoun."""
    after = COUNTED.match(text[end : end + 30])
    return after is not None and after[1].lower() not in numbers.stops


ONES = frozenset(("one", "un", "una", "uno", "une", "ein", "eine"))


def _bounded(text: str, found: Found, sentence: Stretch, patterns: Patterns) -> Found:
    """The number with the bound that the words beside it tell."""
    start, end, bound, left = found.start, found.end, found.bound, found.start
    low = max(sentence.start, start - BOUND_REACH)
    before = found_in(text[low:start], patterns.before)
    if before:
        left = low + before.start()
        told: Bound = "at_least" if before["least"] else "at_most" if before["most"] else "about"
        bound = bound if bound == "at_least" and told == "about" else told
    after = patterns.after.match(text, end, sentence.end)
    if after:
        end, bound = after.end(), "at_least"
    return Found(start, end, left, found.value, found.unit, bound)


@lru_cache(maxsize=16)
def _patterns(language: str) -> Patterns:
    lexicon = lexicon_of(language)
    numbers = lexicon.numbers
    word = one_of((*numbers.cardinals, *numbers.scales))
    article = one_of(numbers.articles)
    scaled = one_of(numbers.scales)
    joined = rf"(?:[-\s](?:{one_of(numbers.joiners)}\s)?{word})" + "{0,7}"
    digits = _digits(numbers.point)
    symbols = one_of((*SYMBOLS, *_iso_codes()))
    units = one_of((*numbers.units, *numbers.currencies, *SYMBOLS, *_iso_codes(), *EVERYWHERE))
    ends = r"(?!\w)"
    figure = (
        rf"(?:(?P<symbol>{symbols})\s?)?(?P<sign>[-\u2212](?=[\d]))?(?P<digits>{digits})"
        rf"(?:[\s-]?(?P<scale>{one_of((*numbers.scales, *numbers.short_scales))}){ends})?"
    )
    words = (
        rf"(?:(?P<half>{one_of(numbers.halves)})\s(?={scaled})|(?P<some>{one_of(numbers.some)})\s(?={scaled}))?"
        rf"(?P<words>(?:{article}\s(?={scaled}))?{word}{joined}){ends}"
    )
    before = (
        rf"(?<!\w)(?:(?P<least>{numbers.at_least})|(?P<most>{numbers.at_most})|(?P<about>{numbers.about}))"
        rf"\s(?:{article}\s|the\s|(?:{numbers.about})\s|another\s)?$"
    )
    named = one_of((*numbers.halves, *numbers.some, *numbers.vague, *numbers.none, *numbers.cardinals, *numbers.scales))
    start = (
        rf"(?<!\w)(?=[-\d$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20ba]|{symbols}\s?[-\u2212]?\d"
        rf"|(?:{named}|{article}\s{word}){ends})"
    )
    return Patterns(
        start=start,
        figure=_compiled(figure),
        words=_compiled(words),
        vague=_compiled(rf"{one_of(numbers.vague)}{ends}"),
        none=_compiled(rf"{one_of(numbers.none)}{ends}"),
        unit=_compiled(rf"(?:[\s-]?|\s{one_of(numbers.of)}\s|\sd['\u2019])(?P<unit>{units}){ends}"),
        before=before,
        after=_compiled(numbers.at_least_after),
    )


def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


def _digits(point: str) -> str:
    if point == ".":
        return r"\d{1,3}(?:[,\u00a0\u202f'\u2019]\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+(?:[.,]\d+)?"
    return r"\d{1,3}(?:[.\u00a0\u202f'\u2019 ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"


@lru_cache(maxsize=1)
def _iso_codes() -> tuple[str, ...]:
    """The currency codes of ISO 4217 as CLDR lists them, without those that are everyday words."""
    return tuple(
        sorted(str(code) for code in Locale.parse("en").currencies if code not in ("ALL", "TOP", "CUP", "TRY", "MOP"))
    )
