"""What a number measures: the closed measure, what is counted, and what narrows it.

A number belongs to its own part of the sentence: what stands after it up to the next border or number comes first, then
what stands right before it, then, for people only, what the rest of the sentence says of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from manytold.model.statements import Bound, Quantity, Stretch
from manytold.text.joined import join
from manytold.text.lexicon import Lexicon, lexicon_of
from manytold.text.lexicon.tables import NumberWords, SlotWords
from manytold.text.lexicon.units import SLOTS as UNIT_SLOTS
from manytold.text.patterns import found_in
from manytold.text.words import rarity

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
POUNDS = ("GBP", "pounds")
TORN = re.compile(r"\.\s\d")
"""What follows a magnitude whose decimals were torn off."""
MAGNITUDE_AFTER = re.compile(r"[-\s]magnitude|\son\sthe\s(?:richter|moment)", re.IGNORECASE)
MAGNITUDE_BEFORE = re.compile(
    r"(?:magnitude|magnitud|st\u00e4rke|magnitude\sde|magnitud\sde)(?:\sof|\sde)?(?:\s\w{1,12}){0,2}\s$", re.IGNORECASE
)
REACH = 160
"""Characters of a sentence looked at on either side of a number."""
PHRASE = 5
"""Words of the noun phrase after a number at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number before it is known what it measures; `left` is where the words of its bound begin."""

    start: int
    end: int
    left: int
    value: float
    unit: str
    bound: Bound
    none: bool = False


def counts(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the word after a number is a plural or tells a measure itself ("dead")."""
    word = WORD.match(text, end + 1)
    tables = _tables(lexicon.code)
    if word is None or not text[end].isspace() or word.group().lower() in lexicon.numbers.stops:
        return False
    return bool(tables.plural.fullmatch(word.group()) or tables.told.fullmatch(word.group()))


def measured(text: str, sentence: Stretch, found: Sequence[Found], lexicon: Lexicon) -> list[Quantity]:
    """The numbers of one sentence with what they measure; "no one" counts only where a measure is told."""
    quantities: list[Quantity] = []
    lone: Quantity | None = None
    for index, number in enumerate(found):
        low = found[index - 1].end if index else sentence.start
        high = found[index + 1].left if index + 1 < len(found) else sentence.end
        place = _place(text, sentence, (low, high), number, lexicon)
        quantity = _quantity(number, place, quantities[-1] if quantities else None)
        last = lone or (quantities[-1] if quantities else None)
        joined = join(text, last, quantity, sentence, lexicon.numbers) if last else None
        if joined:
            quantities[-1 if lone is None else len(quantities) :] = joined
            lone = None
            continue
        lone = quantity if not quantity.slot and not quantity.unit and quantity.text.lower() in ONES else None
        if quantity.slot or quantity.unit or not (number.none or lone):
            quantities.append(quantity)
    return quantities


ONES = frozenset(("one", "un", "una", "uno", "une", "ein", "eine", "einen", "einem", "einer"))
"""Words that are numbers only where they measure something."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a number, between the ends of its neighbours."""

    text: str
    sentence: Stretch
    low: int
    lexicon: Lexicon
    rest: str
    """The words after the number up to the next number."""
    after: str
    """The same up to the next border."""
    before: str
    """The words before the number and its bound, from the last border on."""
    followed: bool
    """Whether `rest` ends at a number."""


def _place(text: str, sentence: Stretch, reach: tuple[int, int], number: Found, lexicon: Lexicon) -> Place:
    splits, (low, high) = _tables(lexicon.code).splits, reach
    rest = text[number.end : min(high, number.end + REACH)]
    border = splits.search(rest)
    before, last = text[max(low, number.left - REACH) : number.left], 0
    for split in splits.finditer(before):
        last = split.end()
    after = rest[: border.start()] if border else rest
    return Place(text, sentence, low, lexicon, rest, after, before[last:], high < sentence.end)


def _quantity(number: Found, place: Place, earlier: Quantity | None) -> Quantity:
    numbers, tables = place.lexicon.numbers, _tables(place.lexicon.code)
    unit, what, slot = number.unit, "", ""
    scope: tuple[str, ...] = ()
    if age := _age(number, place, tables):
        unit, slot = age, "age"
    elif magnitude := _magnitude(number, place):
        slot = magnitude
    elif number.unit:
        slot, what, scope = _with_unit(number, place, tables)
    else:
        what = _what(place.rest if place.rest.startswith(" (") else place.after, place.lexicon)
        slot, scope = _slot(number, place, what, tables), _scope(place, tables)
        if not slot and earlier and earlier.slot and what in numbers.persons and PART.match(place.rest):
            slot = earlier.slot
    if slot == "weight" and unit in POUNDS:
        unit = "lb"
    start, end = number.start, number.end
    return Quantity(start, end, place.text[start:end], number.value, unit, what, number.bound, slot, scope)


PART = re.compile(r"\s(?:of|davon|de|d')\s?(?:them|whom|those|ellos|ellas|entre|eux|elles|ihnen|which)?", re.IGNORECASE)


AGE_BEFORE = re.compile(r"[^\W\d_]{2,}\W?, $")
AGE_AFTER = re.compile(r"[,.;)]|\s(?:was|were|is|has|had|and)\s")
NAMED = re.compile(r"[A-Z][\w.'\u2019-]+, $")


def _age(number: Found, place: Place, tables: "Tables") -> str:
    """The unit of an age, or nothing where the number is none."""
    if number.unit or number.none or not 0 < number.value < 5000:
        return ""
    text, numbers = place.text, place.lexicon.numbers
    before = text[max(place.sentence.start, number.left - 24) : number.start]
    unit = tables.age_unit.match(text, number.end, place.sentence.end)
    if told := tables.ages_after.match(text, number.end, place.sentence.end):
        return _age_unit(told["unit"] if "unit" in told.groupdict() else None, numbers)
    if unit and tables.ages_had.search(before):
        return _age_unit(unit["unit"], numbers)
    if number.value > 120 or number.value != int(number.value):
        return ""
    if tables.ages_before.search(before):
        return "year"
    after = text[number.end : number.end + 16]
    told = AGE_AFTER.match(after) if number.end - number.start == len("31") else None
    beside = AGE_BEFORE if told and told.group() in ",.;)" else NAMED
    return "year" if told and beside.search(before) else ""


def _age_unit(word: str | None, numbers: NumberWords) -> str:
    """Our unit for the unit of an age as written; years where none is."""
    low = (word or "").lower()
    return next((code for name, code in numbers.age_units.items() if low.startswith(name)), "year")


def _magnitude(number: Found, place: Place) -> str:
    if number.unit or number.value > 10 or TORN.match(place.text, number.end):
        return ""
    before = place.text[max(place.sentence.start, number.start - 30) : number.start]
    told = MAGNITUDE_AFTER.match(place.text, number.end, place.sentence.end) or MAGNITUDE_BEFORE.search(before)
    return "magnitude" if told else ""


def _with_unit(number: Found, place: Place, tables: "Tables") -> tuple[str, str, tuple[str, ...]]:
    """Measure, what is measured and scope of a number with a unit: money for something, a percentage of something."""
    slot = _unit_slot(number, place, tables)
    if slot == "money":
        told = [*tables.money.finditer(place.before)][-1:] or [*tables.money.finditer(place.after)][:1]
        return slot, told[0].group().lower() if told else "", ()
    if slot in ("percent", "percent_points"):
        period = tables.periods.search(place.rest) or _last(tables.periods, place.text[place.low : number.left])
        scope = (" ".join(period.group().lower().split()),) if period else ()
        return slot, _share_of(number, place, tables), scope
    return slot, _what(place.after, place.lexicon) if place.after.startswith((" of ", "-")) else "", ()


def _unit_slot(number: Found, place: Place, tables: "Tables") -> str:
    """What a unit measures; degrees may be an angle, and pounds a weight, by the words beside them."""
    slot = UNIT_SLOTS.get(number.unit, "money")
    if number.unit in ("\u00b0", *POUNDS):
        told = tables.angles if number.unit == "\u00b0" else tables.weights
        near = place.text[max(place.sentence.start, number.left - 40) : min(place.sentence.end, number.end + 40)]
        if told.search(near) and not (number.unit in POUNDS and place.text[number.start] == "\u00a3"):
            return "angle" if number.unit == "\u00b0" else "weight"
    return slot


def _last(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    found = list(pattern.finditer(text[-REACH:]))
    return found[-1] if found else None


def _share_of(number: Found, place: Place, tables: "Tables") -> str:
    """What a percentage is of, or what has changed by it."""
    numbers = place.lexicon.numbers
    after = place.rest
    first = WORD.search(after)
    if first and first.start() == 1 and first.group().lower() in numbers.of:
        return _what(after[first.end() :], place.lexicon)
    before = place.text[max(place.sentence.start, number.left - REACH) : number.left]
    change = _last(tables.changes, before)
    if change is None:
        return ""
    words = [w.group() for w in WORD.finditer(before[-REACH:][: change.start()])]
    if (
        not place.lexicon.names.capital_nouns
        and words
        and place.text.startswith(words[0], place.sentence.start)
        and rarity(words[0], place.lexicon.code) < EVERYDAY
    ):
        words[0] = words[0].lower()
    nouns = [w for w in words if w.islower() != place.lexicon.names.capital_nouns]
    plain = [w for w in nouns if w.lower() not in numbers.stops | numbers.passed | NO_SUBJECT]
    return plain[-1].lower() if plain else ""


EVERYDAY = 4.6
"""Rarity below which a word that opens a sentence is no name (the same measure as for names)."""
NO_SUBJECT = frozenset(("set", "expected", "cent", "percent", "per", "points", "sharply", "nearly"))


def _what(after: str, lexicon: Lexicon) -> str:
    """The head of the noun phrase that follows a number, in lower case, or nothing."""
    numbers, head = lexicon.numbers, ""
    position = 0
    for count, word in enumerate(WORD.finditer(after)):
        lower, gap = word.group().lower(), after[position : word.start()]
        position = word.end()
        if count == 0 and gap == "-":
            return lower
        if count == 0 and lower in numbers.of and gap.isspace():
            continue
        if gap.strip("- ") or (lower in numbers.stops and not (count < 3 and lower in OF_ALL)) or count >= PHRASE:
            break
        if lower in OF_ALL or lower in numbers.passed or len(lower) == 1:
            continue
        told, plural = _noun(lexicon.code, lower)
        if told:
            return head or lower
        head = lower
        if numbers.head_first or plural or (lexicon.names.capital_nouns and word.group()[0].isupper()):
            break
    return head


@lru_cache(maxsize=8192)
def _noun(language: str, word: str) -> tuple[bool, bool]:
    """Whether a word in lower case is itself a measure ("dead"), and whether it is a plural."""
    tables = _tables(language)
    return bool(tables.told.fullmatch(word)), bool(tables.plural.fullmatch(word))


OF_ALL = frozenset(
    ("the", "them", "whom", "those", "these", "their", "its", "his", "her", "los", "las", "der", "les", "des")
)


def _slot(number: Found, place: Place, what: str, tables: "Tables") -> str:
    """The closed measure of a number, or nothing."""
    numbers = place.lexicon.numbers
    people = not what or what in numbers.persons or _noun(place.lexicon.code, what)[0]
    found = _after(place.after, place.followed and place.after == place.rest, tables)
    whole = number.value == int(number.value) and what not in numbers.things
    if found and (people or not number.none) and (whole or not found.persons):
        return found.name
    led = _lead(place, number, tables)
    if not people or not whole:
        return led.name if led and not led.persons else ""
    if led:
        return led.name
    if not what and not number.none:
        return ""
    far = _after(place.rest, place.followed, tables) or _after(_past_bracket(place, number, tables), False, tables)
    return far.name if far and far.persons else ""


def _past_bracket(place: Place, number: Found, tables: "Tables") -> str:
    """The words after an inserted ", including two children," when one follows the number."""
    bracket = tables.inserted.search(place.text, number.end, min(place.sentence.end, number.end + REACH))
    if bracket is None or WORD.findall(place.text[number.end : bracket.start()])[2:]:
        return ""
    rest = place.text[bracket.end() : min(place.sentence.end, bracket.end() + REACH)]
    border = tables.splits.search(rest)
    return rest[: border.start()] if border else rest


def _after(part: str, followed: bool, tables: "Tables") -> SlotWords | None:
    """The first measure told after a number, unless its word governs the next number ("gunmen killed five")."""
    if not found_in(part, tables.any_after):
        return None
    matches = [(m.start(), m.end(), slot) for slot, after, _ in tables.slots if (m := after.search(part))]
    matches.sort(key=lambda match: (match[0], -match[1]))
    for start, end, slot in matches:
        if not (followed and not part[end:].strip()) and not (slot.persons and tables.verbs.search(part, 0, start)):
            return slot
    return None


def _lead(place: Place, number: Found, tables: "Tables") -> SlotWords | None:
    """The measure told right before a number ("killing at least five", "the death toll rose to five")."""
    before = place.before
    best: tuple[int, SlotWords] | None = None
    for slot, _, lead in tables.slots if found_in(before, tables.any_lead) else ():
        for match in lead.finditer(before):
            between = WORD.findall(before[match.end() :])
            if all(word.lower() in place.lexicon.numbers.bridges for word in between) and (
                not best or match.end() > best[0]
            ):
                best = (match.end(), slot)
    if best:
        return best[1]
    toll = tables.tolls.search(place.text[max(place.sentence.start, number.left - REACH) : number.left])
    far = toll and not re.search(
        r"[;,]", place.text[max(place.sentence.start, number.left - REACH) : number.left][toll.end() :]
    )
    return next((slot for slot, _, _ in tables.slots if slot.name == "killed"), None) if far else None


def _scope(place: Place, tables: "Tables") -> tuple[str, ...]:
    near = NEAR.match(place.after)
    found = [m.group().lower() for m in tables.scopes.finditer(near.group())] if near else []
    return tuple(sorted(set(found)))


NEAR = re.compile(r"(?:\s\S{1,30}){1,4}")
"""The four words in which something can narrow a number."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled word tables of one language."""

    splits: "re.Pattern[str]"
    slots: tuple[tuple[SlotWords, "re.Pattern[str]", "re.Pattern[str]"], ...]
    any_after: str
    any_lead: str
    """Patterns for `found_in` that tell whether any of the slots is worth a look."""
    tolls: "re.Pattern[str]"
    money: "re.Pattern[str]"
    changes: "re.Pattern[str]"
    scopes: "re.Pattern[str]"
    periods: "re.Pattern[str]"
    plural: "re.Pattern[str]"
    told: "re.Pattern[str]"
    """A word that is itself a measure ("dead", "injured")."""
    inserted: "re.Pattern[str]"
    verbs: "re.Pattern[str]"
    ages_before: "re.Pattern[str]"
    ages_after: "re.Pattern[str]"
    ages_had: "re.Pattern[str]"
    age_unit: "re.Pattern[str]"
    angles: "re.Pattern[str]"
    weights: "re.Pattern[str]"


@lru_cache(maxsize=16)
def _tables(language: str) -> Tables:
    numbers = lexicon_of(language).numbers
    told = "|".join(slot.after for slot in numbers.slots) or "(?!)"
    return Tables(
        splits=re.compile(numbers.splits, re.IGNORECASE),
        slots=tuple((slot, _whole(slot.after), _whole(slot.lead)) for slot in numbers.slots),
        any_after=_any(slot.after for slot in numbers.slots),
        any_lead=_any(slot.lead for slot in numbers.slots),
        tolls=_whole(numbers.tolls),
        money=_whole(numbers.money),
        changes=_whole(numbers.changes),
        scopes=_whole(numbers.scopes),
        periods=_whole(numbers.periods),
        plural=re.compile(numbers.plural, re.IGNORECASE),
        told=re.compile(f"(?:{told})", re.IGNORECASE),
        inserted=re.compile(rf",?\s(?:{numbers.including})\s[^,;.]{{1,80}},", re.IGNORECASE),
        verbs=_whole(numbers.verbs),
        ages_before=re.compile(rf"(?<!\w)(?:{numbers.ages_before})$", re.IGNORECASE),
        ages_after=re.compile(rf"(?:{numbers.ages_after})(?!\w)", re.IGNORECASE),
        ages_had=re.compile(rf"(?<!\w)(?:{numbers.ages_had})$", re.IGNORECASE),
        age_unit=re.compile(rf"\s(?P<unit>(?:{'|'.join(numbers.age_units) or '(?!)'})\w{{0,4}})(?!\w)", re.IGNORECASE),
        angles=_whole(numbers.angles),
        weights=_whole(numbers.weights),
    )


def _whole(pattern: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _any(patterns: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)"
