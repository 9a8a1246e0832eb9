"""What a number measures: the closed measure, what is counted, and what narrows it.

A number belongs to its own part of the sentence: what stands after it up to the next border or number comes first, then
what stands right before it, then, for people only, what the rest of the sentence says of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from manytold.model.statements import Bound, Quantity, Stretch
from manytold.text.lexicon import Lexicon, lexicon_of
from manytold.text.lexicon.tables import SlotWords

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
UNIT_SLOTS = {
    "%": "percent", "pp": "percent_points", "km": "distance", "m": "distance", "cm": "distance", "mm": "distance", "mi": "distance",
    "ft": "distance", "in": "distance", "yd": "distance", "ha": "area", "acre": "area", "km2": "area", "m2": "area", "mi2": "area",
    "ft2": "area", "t": "weight", "ton": "weight", "kg": "weight", "g": "weight", "oz": "weight", "l": "volume", "gal": "volume",
    "bbl": "volume", "m3": "volume", "mi/h": "speed", "km/h": "speed", "kn": "speed", "\u00b0C": "temperature", "\u00b0F": "temperature",
    "\u00b0": "temperature", "MW": "power", "GW": "power", "kW": "power", "kWh": "energy", "TWh": "energy", "MB": "data", "GB": "data",
}  # fmt: skip
MAGNITUDE_AFTER = re.compile(r"[-\s]magnitude|\son\sthe\s(?:richter|moment)", re.IGNORECASE)
MAGNITUDE_BEFORE = re.compile(r"(?:magnitude|magnitud|st\u00e4rke|magnitude\sde|magnitud\sde)(?:\sof|\sde)?(?:\s\w{1,12}){0,2}\s$", re.IGNORECASE)
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


def measured(text: str, sentence: Stretch, found: Sequence[Found], lexicon: Lexicon) -> Iterator[Quantity]:
    """The numbers of one sentence with what they measure; "no one" counts only where a measure is told."""
    before: Quantity | None = None
    for index, number in enumerate(found):
        low = found[index - 1].end if index else sentence.start
        high = found[index + 1].left if index + 1 < len(found) else sentence.end
        place = Place(text, sentence, low, high, index + 1 < len(found), lexicon)
        quantity = _quantity(number, place, before)
        if not number.none or quantity.slot:
            yield quantity
            before = quantity


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: `low` and `high` are the ends of its neighbours; `followed` says that `high` is a number."""

    text: str
    sentence: Stretch
    low: int
    high: int
    followed: bool
    lexicon: Lexicon

    def after(self, number: Found) -> str:
        """The words after a number up to the next border."""
        rest = self.text[number.end : min(self.high, number.end + REACH)]
        border = _tables(self.lexicon.code).splits.search(rest)
        return rest[: border.start()] if border else rest

    def rest(self, number: Found) -> str:
        """The words after a number up to the next number."""
        return self.text[number.end : min(self.high, number.end + REACH)]

    def before(self, number: Found) -> str:
        """The words before a number and its bound, from the last border on."""
        part = self.text[max(self.low, number.left - REACH) : number.left]
        borders = list(_tables(self.lexicon.code).splits.finditer(part))
        return part[borders[-1].end() :] if borders else part


def _quantity(number: Found, place: Place, before: Quantity | None) -> Quantity:
    numbers, tables = place.lexicon.numbers, _tables(place.lexicon.code)
    base = Quantity(number.start, number.end, place.text[number.start : number.end], number.value, number.unit, "", number.bound)
    if _age(number, place, tables):
        return replace(base, unit="year", what="", slot="age")
    if magnitude := _magnitude(number, place):
        return replace(base, slot=magnitude)
    if number.unit:
        return _with_unit(base, number, place, tables)
    what = _what(place.after(number) if not _leaps(place, number) else place.rest(number), place.lexicon)
    slot = _slot(number, place, what, tables)
    if not slot and before and before.slot and what in numbers.persons and PART.match(place.rest(number)):
        slot = before.slot
    return replace(base, what=what, slot=slot, scope=_scope(number, place, tables))


PART = re.compile(r"\s(?:of|davon|de|d')\s?(?:them|whom|those|ellos|ellas|entre|eux|elles|ihnen|which)?", re.IGNORECASE)


def _leaps(place: Place, number: Found) -> bool:
    """Whether only a bracket stands between a number and its noun."""
    return place.rest(number).startswith(" (")


def _age(number: Found, place: Place, tables: "Tables") -> bool:
    if number.unit or number.value > 120 or number.value != int(number.value):
        return False
    before, after = place.text[max(place.sentence.start, number.start - 24) : number.start], place.text[number.end : number.end + 16]
    if tables.ages_before.search(before) or tables.ages_after.match(after):
        return True
    return bool(re.search(r"[^\W\d_]{2,}\W?, $", before)) and bool(re.match(r"[,.;)]", after)) and number.end - number.start == 2


def _magnitude(number: Found, place: Place) -> str:
    if number.unit or number.value > 10:
        return ""
    before = place.text[max(place.sentence.start, number.start - 30) : number.start]
    told = MAGNITUDE_AFTER.match(place.text, number.end, place.sentence.end) or MAGNITUDE_BEFORE.search(before)
    return "magnitude" if told else ""


def _with_unit(base: Quantity, number: Found, place: Place, tables: "Tables") -> Quantity:
    """A number with a unit: money for something, a percentage of something over a time, a length ..."""
    slot = UNIT_SLOTS.get(number.unit, "money")
    before, after = place.before(number), place.after(number)
    if slot == "money":
        told = [*tables.money.finditer(before)][-1:] or [*tables.money.finditer(after)][:1]
        return replace(base, slot=slot, what=told[0].group().lower() if told else "")
    if slot in ("percent", "percent_points"):
        period = tables.periods.search(place.rest(number)) or _last(tables.periods, place.text[place.low : number.left])
        scope = (" ".join(period.group().lower().split()),) if period else ()
        return replace(base, slot=slot, what=_share_of(number, place, tables), scope=scope)
    what = _what(after, place.lexicon) if after.startswith((" of ", "-")) else ""
    return replace(base, slot=slot, what=what)


def _last(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    found = list(pattern.finditer(text[-REACH:]))
    return found[-1] if found else None


def _share_of(number: Found, place: Place, tables: "Tables") -> str:
    """What a percentage is of, or what has changed by it."""
    numbers = place.lexicon.numbers
    after = place.rest(number)
    first = WORD.search(after)
    if first and first.start() == 1 and first.group().lower() in numbers.of:
        return _what(after[first.end() :], place.lexicon)
    before = place.text[max(place.sentence.start, number.left - REACH) : number.left]
    change = _last(tables.changes, before)
    if change is None:
        return ""
    words = [w.group() for w in WORD.finditer(before[-REACH:][: change.start()])]
    plain = [w for w in words if w.islower() and w not in numbers.stops and w not in numbers.passed and w not in ("set", "expected")]
    return plain[-1] if plain else ""


def _what(after: str, lexicon: Lexicon) -> str:
    """The head of the noun phrase that follows a number, in lower case, or nothing."""
    numbers, head = lexicon.numbers, ""
    pattern = _tables(lexicon.code)
    position = 0
    for count, word in enumerate(WORD.finditer(after)):
        lower, gap = word.group().lower(), after[position : word.start()]
        position = word.end()
        if count == 0 and lower in numbers.of and gap.isspace():
            continue
        if gap.strip("- ") or (lower in numbers.stops and not (count < 3 and lower in OF_ALL)) or count >= PHRASE:
            break
        if lower in OF_ALL or lower in numbers.passed:
            continue
        if pattern.told.fullmatch(lower):
            return head or lower
        head = lower
        if numbers.head_first or pattern.plural.fullmatch(lower) or (lexicon.names.capital_nouns and word.group()[0].isupper()):
            break
    return head


OF_ALL = frozenset(("the", "them", "whom", "those", "these", "their", "its", "his", "her", "los", "las", "der", "les", "des"))


def _slot(number: Found, place: Place, what: str, tables: "Tables") -> str:
    """The closed measure of a number, or nothing."""
    numbers = place.lexicon.numbers
    people = not what or what in numbers.persons or bool(tables.told.fullmatch(what))
    found = _after(place.after(number), place.followed and place.after(number) == place.rest(number), tables)
    if found and (people or not number.none):
        return found.name
    if people:
        led = _lead(place, number, tables)
        if led:
            return led.name
        if what or number.none:
            far = _after(place.rest(number), place.followed, tables)
            return far.name if far and far.persons else ""
        return ""
    led = _lead(place, number, tables)
    return led.name if led and not led.persons else ""


def _after(part: str, followed: bool, tables: "Tables") -> SlotWords | None:
    """The first measure told after a number, unless its word governs the next number ("gunmen killed five")."""
    matches = [(m.start(), m.end(), slot) for slot, after, _ in tables.slots if (m := after.search(part))]
    matches.sort(key=lambda match: (match[0], -match[1]))
    for _, end, slot in matches:
        if not (followed and not part[end:].strip()):
            return slot
    return None


def _lead(place: Place, number: Found, tables: "Tables") -> SlotWords | None:
    """The measure told right before a number ("killing at least five", "the death toll rose to five")."""
    before = place.before(number)
    best: tuple[int, SlotWords] | None = None
    for slot, _, lead in tables.slots:
        for match in lead.finditer(before):
            between = WORD.findall(before[match.end() :])
            if all(word.lower() in place.lexicon.numbers.bridges for word in between) and (not best or match.end() > best[0]):
                best = (match.end(), slot)
    if best:
        return best[1]
    toll = tables.tolls.search(place.text[max(place.sentence.start, number.left - REACH) : number.left])
    far = toll and not re.search(r"[;,]", place.text[max(place.sentence.start, number.left - REACH) : number.left][toll.end() :])
    return next((slot for slot, _, _ in tables.slots if slot.name == "killed"), None) if far else None


def _scope(number: Found, place: Place, tables: "Tables") -> tuple[str, ...]:
    found = [m.group().lower() for m in tables.scopes.finditer(place.after(number))]
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled word tables of one language."""

    splits: "re.Pattern[str]"
    slots: tuple[tuple[SlotWords, "re.Pattern[str]", "re.Pattern[str]"], ...]
    tolls: "re.Pattern[str]"
    money: "re.Pattern[str]"
    changes: "re.Pattern[str]"
    scopes: "re.Pattern[str]"
    periods: "re.Pattern[str]"
    plural: "re.Pattern[str]"
    told: "re.Pattern[str]"
    """A word that is itself a measure ("dead", "injured")."""
    ages_before: "re.Pattern[str]"
    ages_after: "re.Pattern[str]"


@lru_cache(maxsize=16)
def _tables(language: str) -> Tables:
    numbers = lexicon_of(language).numbers
    told = "|".join(slot.after for slot in numbers.slots) or "(?!)"
    return Tables(
        splits=re.compile(numbers.splits, re.IGNORECASE),
        slots=tuple((slot, _whole(slot.after), _whole(slot.lead)) for slot in numbers.slots),
        tolls=_whole(numbers.tolls),
        money=_whole(numbers.money),
        changes=_whole(numbers.changes),
        scopes=_whole(numbers.scopes),
        periods=_whole(numbers.periods),
        plural=re.compile(numbers.plural, re.IGNORECASE),
        told=re.compile(f"(?:{told})", re.IGNORECASE),
        ages_before=re.compile(rf"(?<!\w)(?:{numbers.ages_before})$", re.IGNORECASE),
        ages_after=re.compile(rf"(?:{numbers.ages_after})(?!\w)", re.IGNORECASE),
    )


def _whole(pattern: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
