"""Numbers as written: found with their value, unit and bound; what they measure is told by `measures`.

Years, ordinals, scores, versions, telephone numbers and figures glued to letters are no quantities.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from manytold.model.statements import Bound, Quantity, Stretch
from manytold.text.counting import decimals, digits_value, words_value
from manytold.text.forms import BEGINNING, Forms, forms_of
from manytold.text.lexicon import Lexicon, lexicon_of, money, units
from manytold.text.lexicon.tables import NumberWords
from manytold.text.measures import Found, counts, measured
from manytold.text.no_numbers import is_none, torn_before
from manytold.text.patterns import found_in, ignoring_case, plain

MOST = 200
"""Numbers read in one sentence; what has more is a table or an attack."""
LONGEST = 15
"""Digits of a number at most; beyond that a float is not exact and the text is an identifier."""
GLUES = frozenset("._/#@:=&%")
RAISED = re.compile(
    r"(?:revised|r[io]se|risen|climb\w*|tick\w*|went|gone|moved|jump\w*|increas\w*|rais\w*|inched|edged|push\w*|brought|bring\w*|adds?|added)\s"
    r"(?:slightly\s|sharply\s)?$",
    re.IGNORECASE,
)
"""What makes "up to" a way and no bound ("revised up to 590,000")."""
WHOLE = re.compile(r"\sof(?!\w)|\s(?:de|des|du|der|von)(?!\w)|\s?(?:[.,;:!?]|$)")
"""What follows a part of a whole that stands without a count."""
OF = re.compile(r"\sof(?!\w)|\s(?:de|des|du|der|von)(?!\w)")
LONELY = 1e6
"""Scales from here on are no number by themselves ("2. 6 million" torn apart)."""
BOUND_REACH = 36
EXACT = ".15g"
"""Digits of a product that a float holds."""


def quantities(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Quantity, ...]:
    """Numbers in order of the text, without overlaps; ages have the slot "age"."""
    lexicon = lexicon_of(language)
    forms, low = forms_of(language or ""), plain(text)
    start = ignoring_case(forms.start, low is not None)
    read, told = text if low is None else low, []
    for sentence in sentences:
        places = (match.start() for match in start.finditer(read, sentence.start, sentence.end))
        found = list(_found(text, sentence, places, lexicon, forms))
        told += measured(text, sentence, found, lexicon) if found else []
    return tuple(told)


def _found(text: str, sentence: Stretch, places: Iterable[int], lexicon: Lexicon, forms: Forms) -> Iterator[Found]:
    """The numbers of a sentence, of those places where one may begin."""
    done, seen = sentence.start, 0
    for at in places:
        found = _at(text, at, sentence, lexicon, forms) if at >= done else None
        if found:
            done, seen = found.end, seen + 1
            yield found
        if seen >= MOST:
            return


def _at(text: str, at: int, sentence: Stretch, lexicon: Lexicon, forms: Forms) -> Found | None:
    """The number that begins at one place, if one does."""
    numbers = lexicon.numbers
    if figure := forms.figure.match(text, at, sentence.end):
        return _figure(text, figure, sentence, lexicon, forms)
    if not text[at].isalpha():
        return None
    if vague := forms.vague.match(text, at, sentence.end):
        value = numbers.vague.get(" ".join(vague.group().lower().split()))
        if value is None:
            return None
        unit, end = _unit_after(text, vague.end(), sentence, forms, numbers)
        return _bounded(text, Found(at, end, at, value, unit, "at_least"), sentence, forms)
    if none := forms.none.match(text, at, sentence.end):
        return Found(none.start(), none.end(), none.start(), 0.0, "", "exact", none=True)
    spelled = forms.words.match(text, at, sentence.end)
    found = _spelled(text, spelled, sentence, numbers, forms) if spelled else None
    return found or _lone(text, at, sentence, numbers, forms)


def _lone(text: str, at: int, sentence: Stretch, numbers: NumberWords, forms: Forms) -> Found | None:
    """A part of a whole without a count, where nothing shows that it is an ordinal or a time."""
    part = forms.lone.match(text, at, sentence.end)
    if part is None:
        return None
    word = part["part"].lower()
    alone = at == sentence.start and part.end() == sentence.end
    if word not in numbers.lone and not alone and not OF.match(text, part.end()):
        return None
    if numbers.lone.get(word, 0.0) < 1 and not WHOLE.match(text, part.end()):
        return None
    value = numbers.lone.get(word) or (1 / numbers.parts[word] if part.start("part") > at else 0.0)
    unit, end = _unit_after(text, part.end(), sentence, forms, numbers)
    return _bounded(text, Found(at, end, at, value, unit, "exact"), sentence, forms) if value else None


def _figure(text: str, match: "re.Match[str]", sentence: Stretch, lexicon: Lexicon, forms: Forms) -> Found | None:
    start = match.start()
    before = text[start - 1 : start]
    if (match.end() - start > LONGEST and sum(c.isdigit() for c in match.group()) > LONGEST) or before in GLUES:
        return None
    if torn_before(text, start):
        return None
    value = _figured(match, lexicon.numbers.point)
    if value is None or value == float("inf"):
        return None
    unit, end = _unit(text, match, sentence, forms, lexicon.numbers)
    if (match["scale"] or "").lower() == "m" and not unit and not counts(text, end, lexicon):
        unit = "m"
    else:
        value = float(format(value * _scale(match, lexicon.numbers), EXACT))
    value, start = _signed(text, value, match, unit, sentence)
    bare = not unit and not match["scale"] and not match["over"] and not match["power"]
    if is_none(text, match, Stretch(start, end), value, bare=bare, sentence=sentence, lexicon=lexicon):
        return None
    return _bounded(text, Found(start, end, start, value, unit, "exact"), sentence, forms)


def _figured(match: "re.Match[str]", point: str) -> float | None:
    """The value of digits with their power and their part, without scale."""
    if match["alone"]:
        return unicodedata.numeric(match["alone"])
    value = digits_value(match["digits"], point)
    if value is None:
        return None
    if power := match["power"]:
        sign = -1 if power.count("-") % 2 else 1
        power = power.replace("10^", "").replace("x", "e").replace("\u00d7", "e")
        exponent = sign * int(re.sub(r"\D", "", power))
        value = value * 10.0**exponent if power[0] in "eE" else _power(value, exponent)
    for part, whole in ((match["over"], 0.0), (match["mixed"], value)):
        top, _, low = (part or "").rpartition("/")
        share = _share(float(top) if top else value, float(low)) if part else None
        if part and share is None:
            return None
        value = whole + share if share is not None else value
    return value + (unicodedata.numeric(match["vulgar"]) if match["vulgar"] else 0.0)


def _share(top: float, low: float) -> float | None:
    """A fraction in figures, or None where it is a date, a name or a rate (`9/11`, `24/7`, `120/80`)."""
    small = low in (2, 3, 4, 5, 8, 10, 16, 100)
    return None if not low or (top >= low and not small) or (top, low) == (9, 11) else top / low


def _power(value: float, exponent: int) -> float:
    """A power, or infinity where it would be too large for a number of a text."""
    return value**exponent if value and abs(exponent) < 40 and value < 1000 else float("inf")


SPACED = re.compile(r"(?:^|[^\w.,)%]\s)[-\u2212]\s$|(?:^|[a-z]\s)[-\u2212]\s$")


def _signed(text: str, value: float, match: "re.Match[str]", unit: str, sentence: Stretch) -> tuple[float, int]:
    """The number with its sign: one apart from it counts for degrees only, one after a word is a hyphen."""
    start = match.start()
    if match["sign"]:
        glued = start > sentence.start and (text[start - 1].isalnum() or text[start - 1 : start] == ")")
        spaced = bool(re.match(r"\d\s$", text[max(0, start - 2) : start]))
        return (value, match.start("digits")) if glued or spaced else (-value, start)
    if unit in ("\u00b0", "\u00b0C", "\u00b0F") and SPACED.search(text[max(sentence.start, start - 5) : start]):
        return -value, start - 2
    return value, start


def _scale(match: "re.Match[str]", numbers: NumberWords) -> float:
    """What the words of scale multiply by ("mil millones"), with a half after them."""
    if not match["scale"]:
        return 1.0
    product = 1.0
    for word in match["scale"].lower().split():
        product *= (
            numbers.scales.get(word) or numbers.short_scales.get(word) or numbers.scales.get(word.rstrip(".")) or 1.0
        )
    value = digits_value(match["digits"], numbers.point) if match["half"] and match["digits"] else None
    return product * (1 + 0.5 / value) if value else product


def _unit(text: str, match: "re.Match[str]", sentence: Stretch, forms: Forms, numbers: NumberWords) -> tuple[str, int]:
    """The unit of a figure and where the whole expression ends."""
    if symbol := match["symbol"]:
        unit, end = _unit_after(text, match.end(), sentence, forms, numbers)
        code = " ".join(symbol.lower().split())
        mine = money.SIGNS.get(code, code.upper())
        return (unit, end) if code == "$" and unit in money.DOLLARS else (mine, match.end())
    return _unit_after(text, match.end(), sentence, forms, numbers)


def _unit_after(text: str, end: int, sentence: Stretch, forms: Forms, numbers: NumberWords) -> tuple[str, int]:
    after = forms.unit.match(text, end, sentence.end)
    if after is None:
        return "", end
    word = " ".join((after["unit"] or after["inside"]).lower().replace("\u2019", "'").split())
    for name in (word, word.replace("-", " ")):
        if (
            code := numbers.units.get(name)
            or numbers.currencies.get(name)
            or money.SIGNS.get(name)
            or units.SIGNS.get(name)
        ):
            return code, after.end()
    return word.upper(), after.end()


def _spelled(text: str, match: "re.Match[str]", sentence: Stretch, numbers: NumberWords, forms: Forms) -> Found | None:
    """A number in words; a lone article or "one" without its noun is none."""
    words, end = match["words"].lower(), match.end()
    half = " ".join((match["half"] or "").lower().split())
    value = words_value(match["words"], numbers)
    if value is None or forms.ordinal_after.match(text, end):
        return None
    if numbers.scales.get(words, 0.0) >= LONELY and not match["half"] and not match["some"]:
        return None
    part = (match["part"] or "").lower()
    lead = _and_part(match, numbers) if part else None
    if lead is not None:
        value = lead
    elif part and (value == 1.0 or _plural(part, numbers)):
        value *= numbers.scales.get((match["more"] or "").lower(), 1.0) / numbers.parts[part]
    elif part:
        if value >= 20 and value % 10 == 0:
            return None
        end, part = match.end("point" if match["point"] else "words"), ""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and value < 3 and not part:
        return None
    value = _grown(value, match, numbers) * numbers.halves.get(half, 2.0 if match["some"] else 1.0)
    unit, last = _unit_after(text, end, sentence, forms, numbers)
    plain_one = words in ONES and not unit and not part and not match["minus"] and not match["point"]
    if (
        not part
        and not match["minus"]
        and (
            (words in numbers.articles and not unit)
            or (plain_one and not _counted_one(text, end, numbers) and not forms.ratio_after.match(text, end))
        )
    ):
        return None
    some = bool(match["some"])
    round_ = any(word in words.split() for word in ("dozen", "docena", "douzaine", "dutzend"))
    found = Found(
        match.start(), last, match.start(), value, unit, "at_least" if some else "about" if round_ else "exact"
    )
    return _bounded(text, found, sentence, forms)


def _and_part(match: "re.Match[str]", numbers: NumberWords) -> float | None:
    """The value of "twenty and three fifths" and "two million and one half", or None where "and" joins one number."""
    words = re.split(r"[\s-]+", match["words"].lower())
    for at in range(len(words) - 2, 0, -1):
        rest = words[at + 1 :]
        if words[at] in numbers.joiners and (
            words[at - 1] in numbers.cardinals or (len(rest) == 1 and rest[0] in ONES)
        ):
            whole, top = (words_value(" ".join(some), numbers) for some in (words[:at], rest))
            part = numbers.parts[match["part"].lower()]
            scale = numbers.scales.get(words[at - 1], 1.0) if part == 2 else 1.0
            return None if whole is None or top is None else whole + top * scale / part
    return None


def _plural(part: str, numbers: NumberWords) -> bool:
    """Whether a part is written in the form that follows more than one."""
    return part not in numbers.ordinals


def _grown(value: float, match: "re.Match[str]", numbers: NumberWords) -> float:
    """The number with what follows it in words: decimals, a part, or a half of its last scale; and its sign."""
    if match["point"]:
        value += decimals(match["point"], numbers)
    if match["add"]:
        value += 1 / numbers.parts[match["add"].lower()]
    if match["and"]:
        value += 0.5 * numbers.scales.get(match["words"].lower().split()[-1], 1.0)
    return -value if match["minus"] else value


COUNTED = re.compile(r"\s([^\W\d_]+)")


def _counted_one(text: str, end: int, numbers: NumberWords) -> bool:
    """Whether "one" stands before a noun, and so is no pronoun."""
    after = COUNTED.match(text[end : end + 30])
    return after is not None and after[1].lower() not in numbers.stops


ONES = frozenset(("one", "un", "una", "uno", "une", "ein", "eine"))


def _may_bound(before: str, forms: Forms) -> bool:
    """A quick look whether what stands before a number can be a bound at all."""
    if not before or not before[-1].isspace():
        return before[-1:] in MARKS
    last = before.split()[-1:] or [""]
    return (
        last[0].lower().lstrip("(\"'\u201c")[:BEGINNING].rstrip(".'\u2019") in forms.bounds
        or before.rstrip()[-1:] in MARKS
    )


MARKS = frozenset("<>=\u2265\u2264'\u2019")


def _bounded(text: str, found: Found, sentence: Stretch, forms: Forms) -> Found:
    """The number with the bound that the words beside it tell."""
    start, end, bound, left = found.start, found.end, found.bound, found.start
    if text[end - len(found.unit) - 1 : end].upper() == f"M{found.unit}" and found.unit.lower() in money.ISO:
        found = replace(found, value=found.value * 1e6)
    low = max(sentence.start, start - BOUND_REACH)
    before = found_in(text[low:start], forms.before) if _may_bound(text[low:start], forms) else None
    if before:
        left = low + before.start()
        if (
            before["most"]
            and text[left : left + 5].lower() == "up to"
            and RAISED.search(text[max(0, left - 24) : left])
        ):
            return found
        told: Bound = "about" if before["about"] else "at_least" if before["least"] or before["over"] else "at_most"
        bound = bound if bound == "at_least" and told == "about" else told
    if after := forms.after.match(text, end, sentence.end):
        end, bound = after.end(), "at_least"
    elif after := forms.below.match(text, end, sentence.end):
        end, bound = after.end(), "at_most"
    return Found(start, end, left, found.value, found.unit, bound)
