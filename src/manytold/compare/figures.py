"""Numbers side by side: one table of slots, and a verdict only where the very same thing is counted.

A row is what is counted, scope and unit; comparing by nearest keyword was right in 34 % of rows, by slots in 90 %.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from manytold.compare.casualties import with_described
from manytold.compare.compatible import compatible
from manytold.compare.lengths import matters_of
from manytold.compare.row import Key, Row
from manytold.compare.slots import (
    ANSWERED_IN,
    ATTACKER,
    CONVERTED,
    COUNTED,
    ELSEWHERE,
    IN_PLACE,
    LATER_DEATH,
    NATIONAL,
    NEARBY,
    OPEN,
    PART,
    PART_AFTER,
    PAST,
    PERIOD,
    REVISED,
    SINGLE,
    SPECIAL,
    STATES,
    STILL,
    WITH,
    length_of,
    purposes_of,
    scope_of,
    sides_of,
    slot_of,
)
from manytold.compare.telling import Told
from manytold.model.statements import Quantity, Stretch

MOST_ROWS = 80
"""Numbers of one telling that are compared; more is a table or a broken page."""
RARE_ENOUGH = 2.0
"""Rarity from which a word beside a number tells what it is about."""
LONG_AGO = 45
"""Days before a report from which a day named with a count makes it that of an earlier event."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def rows(told: Sequence[Told], cast: frozenset[str]) -> list[Row]:
    """The main number of every slot and scope, and all amounts of different things, in every telling."""
    found = _people_named_elsewhere([row for one in told for row in _main_rows(one, cast)])
    known: Counter[str] = Counter()
    for one in told:
        known.update(one.named)
    return with_described(told, [row for row in found if not _elsewhere(row, known)])


def _elsewhere(row: Row, known: Counter[str]) -> bool:
    """Whether a count of people below the lead stands beside a place that no other telling names."""
    if row.key[0] not in COUNTED or row.leads:
        return False
    sentence = row.told.sentence(row.quantity.start)
    places = [name for name in row.told.names_in(sentence) if name.kind == "place"]
    stems = {stem for name in places for stem in row.told.weights(name.start, name.end)}
    return bool(stems) and len(row.told.named) > 0 and all(known[stem] < 2 for stem in stems)


def _people_named_elsewhere(found: Sequence[Row]) -> list[Row]:
    """A telling number without a noun (`Seventeen were led away`) counts what another telling counts with it."""
    counted: dict[tuple[float, str], list[Row]] = {}
    keys: dict[str, set[Key]] = {}
    for row in found:
        keys.setdefault(row.told.article.id, set()).add(row.key)
        if row.key[0] in COUNTED and not row.scope:
            counted.setdefault((row.quantity.value, row.quantity.bound), []).append(row)
    kept: list[Row] = []
    for row in found:
        bare = row.key[0] == "count" and _is_bare(row)
        alike = counted.get((row.quantity.value, row.quantity.bound), ()) if bare else ()
        slots = {r.key for r in alike if r.told is not row.told}
        joins = len(slots) == 1 and not slots & keys[row.told.article.id]
        kept.append(replace(row, key=min(slots), scope=()) if joins else row)
    return kept


def _is_bare(row: Row) -> bool:
    """Whether a number stands alone as the subject of its sentence and is no round one."""
    quantity, text = row.quantity, row.told.article.text
    opens = quantity.start == row.told.sentence(quantity.start).start
    return opens and not quantity.what and quantity.value > 12 and quantity.value % 10 > 0 and text[quantity.end] == " "


def _main_rows(one: Told, cast: frozenset[str]) -> list[Row]:
    found: dict[Key, list[Row]] = {}
    seen = one.member.statements.annotation
    lengths = [length for time in seen.times if (length := length_of(time)) is not None]
    for quantity in (*seen.quantities, *lengths):
        row = _row(one, quantity, cast)
        if row is not None:
            found.setdefault(row.key, []).append(row)
    main: list[Row] = []
    for key in sorted(found):
        main.extend([_weightiest(found[key])] if key[0] in COUNTED | SINGLE else _distinct(found[key]))
    return main[:MOST_ROWS]


def _row(one: Told, quantity: Quantity, cast: frozenset[str]) -> Row | None:
    text = one.article.text
    sentence = one.sentence(quantity.start)
    before, after = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
    earlier = text[max(0, sentence.start - ANSWERED_IN) : sentence.start].rsplit("\n", 1)[-1]
    slot = slot_of(quantity, before, after, earlier)
    if _is_other(one, quantity, slot, sentence):
        return None
    start, end = _around(text, sentence, quantity)
    own = one.figured
    near = one.weights(start, end)
    words = frozenset(
        w for w, rare in near.items() if w not in cast and w not in own and rare >= RARE_ENOUGH and not w.isdigit()
    )
    told = quantity.start < len(one.article.title)
    leads = quantity.start < one.lead_end
    exact = quantity.bound == "exact" and quantity.text[:1].isdigit()
    weight = 3 * told + 2 * leads + 4 * exact + 1
    if (quantity.value == 0 and not leads) or (slot == "money" and CONVERTED.search(before[-40:])):
        return None
    scope = (*scope_of(quantity), *_narrower(one, quantity, before, after)) if slot in COUNTED else ()
    if slot == "count" and (joined := WITH.match(after)) and quantity.what:
        quantity = replace(quantity, what=f"{quantity.what} and {joined['noun']}")
    scope = (*scope, "still") if slot in STATES and STILL.search(f"{before[-40:]} {after[:40]}") else scope
    key = (slot, quantity.unit)
    named = one.named
    purposes = purposes_of(text[start:end]) if slot == "money" else frozenset()
    purposes = sides_of(before.rsplit(",", 1)[-1][-60:]) if slot == "percent" else purposes
    return Row(
        one,
        quantity,
        key,
        scope,
        frozenset(near) & named if slot == "age" else (words - named) | frozenset(one.weights_of(quantity.what)),
        purposes,
        weight,
        bool(REVISED.search(before + after)),
        central=leads,
        leads=leads,
        attacker=slot in COUNTED and ATTACKER.search(after) is not None,
        around=frozenset(one.weights(sentence.start, sentence.end)) - own,
        lasting=_lasting(one, quantity, sentence) if slot == "duration" else frozenset(),
    )


def _is_other(one: Told, quantity: Quantity, slot: str, sentence: Stretch) -> bool:
    """Whether a number is a part of another, of an earlier time, of elsewhere, or of many events together."""
    text = one.article.text
    before, after = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
    part = PART.search(before[-40:]) or (not quantity.unit and slot not in SPECIAL and PART_AFTER.match(after))
    if slot in OPEN or part or PAST.search(before[-80:]):
        return True
    if slot not in COUNTED:
        return slot == "count" and _is_past(one, sentence)
    elsewhere = PERIOD.search(text, sentence.start, sentence.end) or ELSEWHERE.search(before)
    return bool(elsewhere or LATER_DEATH.search(after[:60]) or _is_past(one, sentence))


def _narrower(one: Told, quantity: Quantity, before: str, after: str) -> tuple[str, ...]:
    """Where people are from or where it was, when only those are counted ("10 American tourists")."""
    found: list[str] = []
    national = NATIONAL.match(after) if one.article.language == "en" else None
    if national and not quantity.text[:1].islower():
        found.append((national["of"] or national["from"]).lower())
    place = IN_PLACE.match(before)
    if place and len(before) < 2 * NEARBY and place["place"] not in one.article.title:
        found.append(f"in {place['place'].lower()}")
    return tuple(found)


def _lasting(one: Told, quantity: Quantity, sentence: Stretch) -> frozenset[str]:
    time = next(t for t in one.member.statements.annotation.times if t.start == quantity.start)
    return matters_of(one, time, sentence)


def _is_past(one: Told, sentence: Stretch) -> bool:
    """Whether a sentence is about an earlier event: it names a day long before the report, or another year."""
    inside = [t for t in one.member.statements.annotation.times if sentence.start <= t.start < sentence.end]
    if one.when is None:
        return any(YEAR.search(t.text) for t in inside)
    long_ago = one.when.date() - timedelta(days=LONG_AGO)
    return any(t.last is not None and t.last < long_ago and t.kind == "date" for t in inside)


def _around(text: str, sentence: Stretch, quantity: Quantity) -> tuple[int, int]:
    """The stretch of whole words around a number that tells what it is about."""
    start, end = max(sentence.start, quantity.start - NEARBY), min(sentence.end, quantity.end + NEARBY)
    while start > sentence.start and text[start - 1].isalnum():
        start -= 1
    while end < sentence.end and text[end].isalnum():
        end += 1
    return start, end


def _weightiest(same: Sequence[Row]) -> Row:
    """The row whose value has the most weight in its telling; the first of equal ones."""
    totals: dict[float, int] = {}
    for row in same:
        totals[row.quantity.value] = totals.get(row.quantity.value, 0) + row.weight
    best = max(same, key=lambda row: (not row.scope, totals[row.quantity.value], row.weight, -row.quantity.start))
    return _with_others(best, same)


def _with_others(row: Row, same: Sequence[Row]) -> Row:
    """The row with all sentences of its telling that give the same number, body before headline."""
    equal = [r for r in same if r.quantity.value == row.quantity.value]
    equal.sort(key=lambda r: (r.in_title, r.quantity.start))
    central, leads = len(equal) > 1 or any(r.central for r in equal), any(r.leads for r in equal)
    return replace(equal[0], weight=row.weight, central=central, leads=leads, again=tuple(r.span for r in equal[1:]))


def _distinct(same: Sequence[Row]) -> list[Row]:
    """Each amount once, with all words that stand around it; amounts for one purpose know of each other."""
    kept: list[Row] = []
    for value in sorted({row.quantity.value for row in same}):
        equal = [row for row in same if row.quantity.value == value]
        near = frozenset().union(*(row.near for row in equal))
        purposes = frozenset().union(*(row.purposes for row in equal))
        lasting = frozenset().union(*(row.lasting for row in equal))
        around = frozenset().union(*(row.around for row in equal))
        whole = _with_others(equal[0], equal)
        kept.append(replace(whole, near=near, purposes=purposes, lasting=lasting, around=around))
    return [replace(row, alone=not any(_rivals(row, other) for other in kept)) for row in kept]


def _rivals(a: Row, b: Row) -> bool:
    """Whether a telling gives two amounts for what seems to be one thing."""
    if a is b or compatible(a.quantity, b.quantity):
        return False
    if a.key[0] == "duration":
        return bool(a.near & b.near)
    return bool(a.purposes & b.purposes) or (a.key[0] == "count" and a.quantity.what == b.quantity.what)
