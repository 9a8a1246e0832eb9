"""Which numbers of several tellings are on one matter, and which of those can be true together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manytold.compare.compatible import compatible
from manytold.compare.lengths import PLANNED
from manytold.compare.row import Key, Row
from manytold.compare.slots import ALL, ANY, BROAD, FARTHEST, FEWEST_IN_CONFLICT, SHARED_WORDS, TELLING, WHOLE, is_told

NEIGHBOURS = 16
"""Rows before it that a row is compared with for each word or value that they share. Groups are made by links, so that
in a flood of tellings the nearest suffice; with fewer tellings than this every pair is looked at."""
ROUND = 10_000
"""Amounts of money with one digit and noughts up to here are in every text."""
MANY_SHARED = 3
"""Words that two equal numbers share when their nouns may differ."""
LONG = 5.0
"""Number of hours, years … from which equal lengths can be one by weak evidence."""
COUNTS_OF_PEOPLE = ALL | BROAD


def matters(found: Iterable[Row]) -> list[list[Row]]:
    """Rows on one matter: one slot, scope and unit, and for open amounts the same subject."""
    by_key: dict[Key, list[Row]] = {}
    for row in found:
        by_key.setdefault(row.key, []).append(row)
    groups: list[list[Row]] = []
    for key in sorted(by_key):
        groups.extend([by_key[key]] if key[0] in WHOLE else _by_subject(by_key[key]))
    return groups


def _by_subject(same: Sequence[Row]) -> list[list[Row]]:
    """Equal amounts first, then amounts of one thing; a telling never stands in a group with two amounts apart."""
    row_at = {id(row): at for at, row in enumerate(same)}
    homes = [_Home([row], {row.told.article.id: [row]}) for row in same]
    candidates = _candidates(same)
    for link in (_same_amount, _same_thing):
        for _, i, j in sorted((-score, j, i) for j, i in candidates if (score := link(same[j], same[i])) > 0.0):
            large, small = sorted((homes[i], homes[j]), key=lambda home: -len(home.rows))
            if large is not small and _one_amount_each(large, small):
                _move(homes, [row_at[id(row)] for row in small.rows], large)
                large.take(small)
    found = {id(home): home.rows for home in homes}
    return [sorted(rows, key=lambda row: row_at[id(row)]) for rows in found.values()]


def _move(homes: "list[_Home]", places: Iterable[int], home: "_Home") -> None:
    for place in places:
        homes[place] = home


@dataclass(frozen=True, slots=True)
class _Home:
    """Rows on one thing so far, also by telling."""

    rows: list[Row]
    told: dict[str, list[Row]]

    def take(self, other: "_Home") -> None:
        """Take in all rows of another."""
        self.rows.extend(other.rows)
        for name, rows in other.told.items():
            self.told.setdefault(name, []).extend(rows)


def _candidates(same: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of rows of two tellings, near each other among those that share their value or a word; each once."""
    places: dict[object, list[int]] = {}
    found: set[tuple[int, int]] = set()
    for number, row in enumerate(same):
        for key in (row.quantity.value, *row.near, *row.lasting, *(f"for {p}" for p in row.purposes)):
            held = places.setdefault(key, [])
            found.update((j, number) for j in held[-NEIGHBOURS:])
            held.append(number)
    return sorted(pair for pair in found if same[pair[0]].told is not same[pair[1]].told)


def _one_amount_each(large: _Home, small: _Home) -> bool:
    """Whether no telling would stand with two amounts that exclude each other."""
    return all(
        compatible(a.quantity, b.quantity)
        for name, rows in small.told.items()
        for a in rows
        for b in large.told.get(name, ())
    )


def _one_length(a: Row, b: Row) -> bool:
    """Whether two lengths are of one thing, by what goes on or by the happenings at both ends."""
    shared = (a.lasting & b.lasting) - {PLANNED}
    ends = any(" > " in mark for mark in shared)
    return ends or (bool(shared) and (a.central or b.central))


def _same_amount(a: Row, b: Row) -> float:
    """Whether two tellings give one amount: a telling figure by itself, any other with a word beside it."""
    common = len(a.near & b.near)
    if a.quantity.value != b.quantity.value or _of_two_things(a, b, common):
        return 0.0
    if not common and _weakly_tied(a, b):
        return 0.5
    slot, value = a.key[0], a.quantity.value
    if slot == "duration":
        return 1.0 + common if common > 2 else 0.0
    telling = {
        "count": _is_telling(value),
        "percent": value % 1 > 0,
        "age": False,
        "money": value >= TELLING and (value >= ROUND or len(f"{value:.0f}".rstrip("0")) > 1),
    }
    return 1.0 + common if common or telling.get(slot, value >= TELLING) else 0.0


def _of_two_things(a: Row, b: Row, common: int) -> bool:
    """Whether equal numbers are of different things by their nouns, unless many words are shared."""
    nouns = {a.quantity.what, b.quantity.what}
    if not (is_told(a.quantity) and is_told(b.quantity)):
        return len(nouns) > 1 or not a.quantity.what
    if a.key[0] == "percent":
        return "" not in nouns and len(nouns) > 1 and common < MANY_SHARED
    small = a.key[0] == "count" and a.quantity.value < FEWEST_IN_CONFLICT
    return small and len(nouns) > 1 and common <= MANY_SHARED


def _weakly_tied(a: Row, b: Row) -> bool:
    """Whether equal numbers that share no telling word beside them stand in leads, or in sentences of one matter."""
    named = a.told.named | b.told.named
    shared = [w for w in a.around & b.around if w not in named]
    central, slot, value = a.central and b.central, a.key[0], a.quantity.value
    if slot == "percent":
        foreign = a.told.article.language != b.told.article.language and value % 5 > 0
        return central or len(shared) > 1 or foreign or bool(a.purposes & b.purposes)
    if slot == "duration":
        return value >= LONG and (len(shared) > 1 or (bool(shared) and (central or value % 10 > 0)))
    people = a.quantity.what in COUNTS_OF_PEOPLE or b.quantity.what in COUNTS_OF_PEOPLE
    return slot == "count" and people and bool(shared) and value > FEWEST_IN_CONFLICT and value % 10 > 0


def _is_telling(value: float) -> bool:
    """Whether a bare count is so special that two tellings can only mean the same: 212 or 62,000, not 40 or 300."""
    digits = f"{value:.0f}".rstrip("0")
    return (value >= 100 and len(digits) > 1 and value % 50 != 0) or (value > 1000 and len(digits) > 1)


def _same_thing(a: Row, b: Row) -> float:
    """Whether two amounts are of one thing: one purpose or noun that each telling names once, and words around both."""
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    same_text = a.told.article.language == b.told.article.language and a.quantity.scope == b.quantity.scope
    if high > FARTHEST * low or not same_text or not is_told(a.quantity) or not is_told(b.quantity):
        return 0.0
    common = len(a.near & b.near)
    one_noun = a.quantity.what == b.quantity.what and a.quantity.what not in ANY
    each_once = a.alone and b.alone
    if a.key[0] == "count":
        return float(common) if one_noun and each_once and common >= 2 and low >= FEWEST_IN_CONFLICT else 0.0
    if a.key[0] == "duration":
        exact = a.quantity.bound == b.quantity.bound == "exact"
        both_real = (PLANNED in a.lasting) == (PLANNED in b.lasting)
        plain = exact and a.central and b.central and each_once and both_real
        lasting = exact and _one_length(a, b)
        return float(common) + lasting if (plain and common >= 2) or lasting else 0.0
    many = common if common >= SHARED_WORDS else 0
    if a.key[0] == "percent":
        return float(many) if one_noun else 0.0
    return (bool(a.purposes & b.purposes) and each_once) + many if a.key[0] == "money" else 0.0
