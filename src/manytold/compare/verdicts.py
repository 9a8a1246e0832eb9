"""From rows of numbers to findings: agreed, changed over time, or in conflict."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import combinations, pairwise

from manytold.compare.compatible import compatible
from manytold.compare.cues import word_set
from manytold.compare.phrase import phrase
from manytold.compare.row import Row
from manytold.compare.slots import COUNTED, FARTHEST, SPECIAL, UNFIT_HOMES, WHOLE, is_told
from manytold.compare.telling import newsrooms_of, origins_of
from manytold.model.articles import FAR
from manytold.model.findings import Certainty, Finding, FindingKind, Value
from manytold.model.statements import Quantity

GROWING = (COUNTED - {"missing", "trapped"}) | {UNFIT_HOMES}
"""Counts that only rise while a story is told; a lower later one contradicts."""
BOUNDS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
SCALES = word_set("thousand million millions billion billions trillion millionen milliarden millones millón milliards")
UNITS = {"in": "inches", "ft": "feet", "yd": "yards", "m": "metres", "mi": "miles", "lb": "pounds"}
PLAIN = {
    "crowd": "people taking part",
    "aboard": "people on board",
    "killed": "people killed",
    "injured": "people injured",
    "missing": "people missing",
    "evacuated": "people evacuated",
    "arrested": "people arrested",
    "rescued": "people rescued",
    "hospitalised": "people in hospital",
    "homeless": "people made homeless",
    "percent": "share, in percent",
    "money": "sum of money",
    "age": "age",
    "magnitude": "magnitude",
    "distance": "distance",
}


def judge(matter: Sequence[Row]) -> Finding | None:
    """The finding on one matter, or None when only one text speaks of it; alone, a newsroom only changes its word."""
    matter = _believed(_of_this_event(matter)) if matter[0].key[0] in COUNTED else matter
    if origins_of(row.told for row in matter) < 2:
        return None
    reports = newsrooms_of(row.told for row in matter)
    groups, told, about = _values(matter), _each_bound(matter), _about(matter)
    values = tuple(_value(group) for group in groups)
    if why := _agreement(groups, told, reports):
        agreed = Finding("agreed", about, "sure" if len(groups) == 1 else "likely", why, reports, values)
        return agreed if reports > 1 else None
    whole = [row for row in matter if not row.scope]
    if len(whole) < len(matter):
        return judge(whole) if whole else None
    slot = matter[0].key[0]
    if not _comparable(groups, slot):
        return None
    kind, why, certainty = _difference(matter)
    if kind == "conflicting" and slot in GROWING and all(_reached(a, b) for a in told for b in told):
        kind, why, certainty = "agreed", "later values reach what was first a lower bound", "likely"
    if reports < 2 and kind != "changed":
        return None
    return Finding(kind, about, certainty, why, reports, values[::-1] if "falls" in why else values)


def _agreement(groups: Sequence[Sequence[Row]], told: Sequence[Row], reports: int) -> str:
    """Why numbers agree, or nothing where two exclude each other."""
    if len(groups) == 1:
        return _why_agreed(groups[0], reports)
    if all(compatible(a.quantity, b.quantity) for a in told for b in told):
        return "the values differ only in how exact they are"
    fits = all(_fits(a, b) for a in told for b in told)
    return "the values differ by the attacker, whom some count" if fits else ""


def _of_this_event(matter: Sequence[Row]) -> list[Row]:
    """Rows without those that stand deep in a text and are far from what headlines and leads say."""
    first = [row for row in matter if row.leads and (row.described or is_told(row.quantity))]
    central = [row.quantity.value for row in first or matter if row.central]
    if not central:
        counts = Counter(row.quantity.value for row in matter)
        return [row for row in matter if counts[row.quantity.value] > 1]
    low, high = min(central) / FARTHEST, max(central) * FARTHEST
    return [row for row in matter if row.leads or not is_told(row.quantity) or low <= row.quantity.value <= high]


def _believed(matter: Sequence[Row]) -> Sequence[Row]:
    """Rows without descriptions beside numbers that are not theirs: whoever is described is one of those counted."""
    numbers = {row.quantity.value for row in matter if not row.described and not row.scope}
    return [row for row in matter if not row.described or not numbers or row.quantity.value in numbers]


def _each_bound(matter: Sequence[Row]) -> list[Row]:
    """One row for each way in which a value is told."""
    found = {(r.quantity.value, r.quantity.bound, r.described, r.attacker, is_told(r.quantity)): r for r in matter}
    return list(found.values())


def _fits(a: Row, b: Row) -> bool:
    """Whether two numbers can both be true, or one counts the attacker too and is more by one."""
    more, less = (a, b) if a.quantity.value > b.quantity.value else (b, a)
    one_more = more.attacker and not less.attacker and more.quantity.value == less.quantity.value + 1
    return compatible(a.quantity, b.quantity) or one_more


def _comparable(groups: Sequence[Sequence[Row]], slot: str) -> bool:
    """Whether values that exclude each other are of one thing for sure.

    Things counted, distances and the like differ from sentence to sentence of one event: only those that headlines or
    leads tell are set against each other; lengths of days and more change from day to day.
    """
    if slot in ("count", "distance", "area", "weight", "crowd", "speed", "volume"):
        return all(any(row.leads for row in group) for group in groups)
    if slot == "duration" and groups[0][0].key[1] in ("days", "weeks", "months", "years"):
        times = [row.told.when for group in groups for row in group if row.told.when is not None]
        whole = len(times) == sum(len(group) for group in groups)
        return whole and max(times) - min(times) <= DAY
    return True


def _reached(a: Row, b: Row) -> bool:
    """Whether the lower of two numbers is only a lower bound of the other."""
    low, high = sorted((a.quantity, b.quantity), key=lambda q: q.value)
    return compatible(low, high) or low.bound == "at_least"


def _values(matter: Sequence[Row]) -> list[list[Row]]:
    """Rows of one value together, smallest value first."""
    found: dict[tuple[float, str], list[Row]] = {}
    for row in matter:
        found.setdefault((row.quantity.value, row.quantity.bound), []).append(row)
    merged: list[list[Row]] = []
    for key in sorted(found):
        if merged and merged[-1][0].quantity.value == key[0]:
            merged[-1].extend(found[key])
        else:
            merged.append(found[key])
    return [sorted(group, key=lambda row: (row.told.article.first_key, row.quantity.start)) for group in merged]


def _value(group: Sequence[Row]) -> Value:
    """The number as first written, words as figures, with its bound."""
    first = next((row for row in group if not row.described), group[0])
    quantity = first.quantity
    if first.described:
        spans = tuple(dict.fromkeys(span for row in group for span in (row.span, *row.again)))
        return Value(f"{BOUNDS['at_least']}{quantity.value:.0f}", spans)
    if not is_told(quantity):
        return Value(quantity.text.lower(), tuple(dict.fromkeys(row.span for row in group)))
    bound = BOUNDS[min((row.quantity.bound for row in group if not row.described), key=list(BOUNDS).index)]
    receipts = tuple(dict.fromkeys(span for row in group for span in (row.span, *row.again)))
    return Value(f"{bound}{_figures(quantity)}", receipts)


def shown(quantity: Quantity) -> str:
    """A number as written, words as figures, with its bound; vague words as they are."""
    return f"{BOUNDS[quantity.bound]}{_figures(quantity)}" if is_told(quantity) else quantity.text.lower()


def _figures(quantity: Quantity) -> str:
    if any(sign.isdigit() for sign in quantity.text):
        return quantity.text
    return f"{quantity.value:,.0f}" if quantity.value == int(quantity.value) else f"{quantity.value:g}"


def _about(matter: Sequence[Row]) -> str:
    """What is counted, in short plain words."""
    slot, unit = matter[0].key
    first = min(matter, key=lambda row: row.told.article.first_key)
    plain = PLAIN.get(slot, f"people {slot}" if slot in COUNTED else slot)
    if slot not in WHOLE:
        subject = _subject(matter, first)
        plain = f"{subject or plain}, in {_unit(first, unit)}" if unit and slot != "age" else subject or plain
    narrow = min((row.scope for row in matter), default=())
    scope = tuple(s for s in narrow if s != "still")
    return f"{plain} ({', '.join(scope)})" if scope else plain


def _unit(row: Row, unit: str) -> str:
    """The unit as the text writes it (`euros`), or its code."""
    if unit == "%":
        return "percent"
    words = row.quantity.text.split()
    start = -2 if len(words) > 2 and words[-2].lower() in ("cubic", "square") else -1
    if unit in UNITS:
        return UNITS[unit]
    plain = words[-1].isalpha() and len(words[-1]) > 2 and words[-1].lower() not in SCALES
    return " ".join(words[start:]) if plain else unit


def _subject(matter: Sequence[Row], first: Row) -> str:
    purposes = Counter(purpose for row in matter for purpose in row.purposes)
    purpose = min(purposes, key=lambda name: (-purposes[name], name), default="")
    common = frozenset.intersection(*(row.near for row in matter))
    shared = _phrase(first, common)
    if purpose and (first.key[0] == "money" or not shared):
        return purpose
    language = first.told.article.language
    same = [row.quantity.what for row in matter if row.told.article.language == language]
    nouns = Counter(noun for noun in same if noun)
    if first.key[0] == "age":
        return "age"
    if nouns and first.key[0] != "money":
        noun = min(nouns, key=lambda name: (-nouns[name], name))
        around = _phrase(first, common | frozenset(first.told.weights_of(noun)))
        return around if noun in around.lower().split() else noun
    return shared or _phrase(first, first.near)


def _phrase(row: Row, shared: frozenset[str]) -> str:
    """The stretch of the first telling's sentence that holds the shared words."""
    return phrase(row.told, (row.span.start, row.span.end), shared, (row.quantity.start, row.quantity.end))


def _why_agreed(group: Sequence[Row], origins: int) -> str:
    bounds = {row.quantity.bound for row in group}
    how = (
        "name the same number" if bounds == {"exact"} or len(bounds) == 1 else "name the same number, not all as exact"
    )
    return f"{origins} independent reports {how}"


def _difference(matter: Sequence[Row]) -> tuple[FindingKind, str, Certainty]:
    slot = matter[0].key[0]
    leads = sorted((r for r in matter if r.told.when is not None), key=lambda r: r.told.article.first_key)
    dated = {row.quantity.value for row in leads}
    known = len(dated) > 1 and all(row.quantity.value in dated for row in matter)
    if known and (way := _one_way(leads, slot)):
        return "changed", f"the number only {way} with the time of publication", "likely"
    times = {row.told.when for row in matter}
    narrowed = slot in SPECIAL and len({row.quantity.scope for row in matter}) > 1
    grew = slot in GROWING and (None in times or len(times) < len(matter))
    sure: Certainty = "unsure" if grew or narrowed else "likely"
    return "conflicting", "the same thing is counted, and the values exclude each other", sure


def _one_way(rows: Sequence[Row], slot: str) -> str:
    """The way in which values move with time, where the measure is one that moves or the texts say that it did."""
    spans: dict[float, list[tuple[datetime, datetime]]] = {}
    for row in rows:
        spans.setdefault(row.quantity.value, []).append(_published(row))
    values = sorted(spans)
    first = {value: min(end for _, end in spans[value]) for value in values}
    last = {value: max(start for start, _ in spans[value]) for value in values}
    told: dict[float, list[Row]] = {}
    for row in _each_bound(rows):
        told.setdefault(row.quantity.value, []).append(row)
    pairs = list(combinations(values, 2)) if len(values) <= MOST_PAIRED else list(pairwise(values))
    apart = [(low, high) for low, high in pairs if not _alike(told[low], told[high])]
    up = not any(first[high] <= last[low] for low, high in apart)
    down = not any(first[low] <= last[high] for low, high in apart)
    moved = any(first[low] <= last[high] or first[high] <= last[low] for low, high in pairs)
    later = any(row.revised for row in rows[1:])
    may_fall = later if slot in GROWING else later or slot in COUNTED
    if moved and up and (slot in GROWING or may_fall):
        return "rises"
    return "falls" if moved and down and may_fall else ""


def _alike(low: Sequence[Row], high: Sequence[Row]) -> bool:
    """Whether two values are never told as excluding each other."""
    return all(compatible(a.quantity, b.quantity) for a in low for b in high)


MOST_PAIRED = 24
"""Values of one matter of which every two are set against each other; of more only neighbours are."""


DAY = timedelta(days=1)


def _published(row: Row) -> tuple[datetime, datetime]:
    """From when to when a telling may have come out; one dated by its day alone at any hour of it."""
    when = row.told.when or FAR
    local = row.told.article.published_local
    by_day = len(local) == len("2031-05-09") if local else when.time() == time()
    return (when, when + DAY) if by_day and when is not FAR else (when, when)
