"""Two numbers side by side that are one: the ends of a range, a ratio, an amount with its cents, feet with inches."""

import re
from dataclasses import replace

from manytold.model.statements import Quantity, Stretch
from manytold.text.lexicon.money import PARTS
from manytold.text.lexicon.tables import NumberWords

RANGE = re.compile(r"\s?[-\u2013~]\s?|\s(?:to|bis|a|\u00e0|hasta)\s")
PAIR = re.compile(r"\s(?:and|und|y|et)\s(?:the\s|el\s|le\s|la\s)?")
BETWEEN = re.compile(r"(?:between|zwischen|entre)\s(?:the\s|el\s|le\s|la\s)?$", re.IGNORECASE)
BY = re.compile(r"(?:by|up|down)\s$", re.IGNORECASE)
"""What makes a second number the level reached ("soared by 51,000 to 419,000")."""
FROM = re.compile(r"(?:from|von|desde|de)\s$", re.IGNORECASE)
MORE = re.compile(r",?\s(?:(?:and|und|y|et)\s)?")
STOP = re.compile(r"\s?(?:[.;!?](?:\s|$)|$)")
INCHES = re.compile(r"\sin(?=\s?[.,;)]|$)")
BARE_CENTS = 100


def join(
    text: str, first: Quantity, second: Quantity, sentence: Stretch, numbers: NumberWords
) -> list[Quantity] | None:
    """What the last two numbers of a sentence are when they belong together, else None."""
    gap = text[first.end : second.start]
    if len(gap) > 16:
        return None
    if _is_range(text, gap, first, second, sentence):
        return _as_range(text, first, second, sentence)
    if MORE.fullmatch(gap):
        whole = _with_part(text, first, second)
        return [whole] if whole else None
    if re.fullmatch(numbers.ratio, gap, re.IGNORECASE):
        whole = _ratio(text, gap, first, second)
        return [whole] if whole else None
    return None


def _is_range(text: str, gap: str, first: Quantity, second: Quantity, sentence: Stretch) -> bool:
    """Whether two numbers are the ends of one range ("20 to 30", "between 20 and 30")."""
    if PAIR.fullmatch(gap):
        return bool(BETWEEN.search(text[max(sentence.start, first.start - 14) : first.start]))
    level = " " in gap and BY.search(text[max(sentence.start, first.start - 6) : first.start])
    return (
        bool(RANGE.fullmatch(gap))
        and first.value < second.value
        and not level
        and (not first.unit or first.unit == second.unit)
    )


def _as_range(text: str, first: Quantity, second: Quantity, sentence: Stretch) -> list[Quantity]:
    """Both ends with the measure of the range; "from five to seven" tells an earlier and a later number."""
    slot, what = second.slot or first.slot, second.what or first.what
    unit = first.unit or second.unit
    if FROM.search(text[max(sentence.start, first.start - 6) : first.start]):
        scope = tuple(sorted({*first.scope, "before"}))
        return [replace(first, slot=slot, what=what, unit=unit, scope=scope), replace(second, slot=slot, what=what)]
    low = replace(first, slot=slot, what=what, unit=unit, scope=second.scope, bound="at_least")
    return [low, replace(second, slot=slot, what=what, bound="at_most")]


def _with_part(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """An amount with the smaller unit that follows it ("13 dollars and 45 cents", "5 ft 2 in", "15 dollars 50.")."""
    share = 0.0
    end = second.end
    if first.unit == "ft" and (second.unit == "in" or (not second.unit and INCHES.match(text, end))):
        share, end = 12.0, end if second.unit else end + 3
    elif first.slot == "money" and first.unit not in PARTS:
        bare = not second.unit and second.value < BARE_CENTS and second.value == int(second.value)
        worded = text[first.end - 1].isalpha() and bare and STOP.match(text, second.end)
        share = PARTS.get(second.unit, 100.0 if worded else 0.0)
    if not share or second.value >= share or first.value != int(first.value):
        return None
    value = first.value + second.value / share
    return replace(first, end=end, text=text[first.start : end], value=value)


def _ratio(text: str, gap: str, first: Quantity, second: Quantity) -> Quantity | None:
    """A ratio ("two out of five") as the part that it is, of what the second number counts."""
    bare = not first.unit and not second.unit and first.bound == "exact" and second.value > 0
    over = "over" in gap or "sur" in gap
    small = first.value < second.value or (over and STOP.match(text, second.end))
    one_in = " in " not in gap or (first.value == 1 and second.value <= 1000 and not first.slot)
    if not (bare and small and one_in) or (over and not STOP.match(text, second.end)):
        return None
    value = first.value / second.value
    return replace(first, end=second.end, text=text[first.start : second.end], value=value, what=second.what, slot="")
