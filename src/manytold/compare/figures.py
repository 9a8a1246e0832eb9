"""Numbers side by side: one table of slots, and a verdict only where the very same thing is counted.

A row is what is counted, scope and unit; comparing by nearest keyword was right in 34 % of rows, by slots in 90 %.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from manytold.compare.cues import word_set
from manytold.compare.telling import Told
from manytold.model.articles import Span
from manytold.model.statements import Quantity

COUNTED = word_set(
    "killed injured missing evacuated arrested rescued hospitalised hospitalized homeless trapped detained "
    "infected displaced dead wounded hurt"
)
"""Slots of people, which need no shared words: the event itself is their subject."""
SINGLE = frozenset(("magnitude", "aboard"))
WHOLE = COUNTED | SINGLE | {"crowd"}
"""Slots in which all tellings of an event count one thing."""
OPEN = frozenset(("", "age", "year", "time", "duration", "rank", "score"))
"""Slots that never conflict: numbers to compare, not to judge."""
NEARBY = 48
"""Characters on either side in which the words stand that tell what an amount is for."""
PAST = re.compile(
    r"\b(?:(?:up|down|rose|risen|raised|increased|revised|grew|climbed|jumped|fell)\b[^.;]{0,30}?\bfrom|earlier|initially"
    r"|previously|at first|first (?:spoke|put|said|reported|gave)|originally|instead of|rather than"
    r"|compared (?:with|to)|and not|rather"
    r"|last year|in \d{4}|zunächst|zuvor|statt|ursprünglich|d'abord|auparavant|au lieu de|antes|inicialmente"
    r"|(?:stieg|erhöhte|gestiegen)\b[^.;]{0,30}\bvon)\W{1,3}(?:\w+\W{1,2}){0,3}$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    r"\s(?:more|others?|further|additional|of (?:the|them|whom|those)|weitere|autres|más)\b", re.IGNORECASE
)
LATER_DEATH = re.compile(r"\bsuccumb", re.IGNORECASE)
CROWD = re.compile(
    r"\b(?:crowds?|took part|taking part|attended|turned out|marched|rallied|joined the (?:march|rally|protest)"
    r"|demonstrators|protesters|participants|teilnehmer|demonstranten|demonstrierten|manifestants|manifestantes"
    r"|participaron|asistentes|the protest, counted)\b",
    re.IGNORECASE,
)
ABOARD = re.compile(r"\b(?:on board|aboard|an bord|à bord|a bordo)\b", re.IGNORECASE)
PURPOSES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        (
            "missing money",
            r"missing|gap|hole|shortfall|accounted for|could not be found|vanished|disappeared|embezzled",
        ),
        ("damage", r"damages?|destruction|schaden|schäden|dégâts|daños"),
        ("fine", r"fined?|penalty|geldstrafe|bußgeld|amende|multa"),
        ("yearly payment", r"annual payment|pays?(?= [\w ]{0,20}\ba year)|compensates?|a year for|yearly payment"),
        ("price", r"price|bought|buys?|sold for|kaufpreis|prix|precio"),
        ("aid", r"emergency aid|relief|hilfe|aide|ayuda"),
        ("losses", r"losses|verluste|pertes|pérdidas"),
        ("ransom", r"ransom|lösegeld|rançon|rescate"),
        ("claims", r"claims could"),
    )
)
FEWEST_IN_CROWD = 20
TELLING = 20.0
"""Amount from which equal figures of one unit are one figure; smaller ones need a word beside them."""
FARTHEST = 3.0
"""How many times the smaller amount the larger one may be when they are held to be of one thing."""
SHARED_WORDS = 3
PART = re.compile(
    r"(?:\b(?:of (?:them|whom|these|those|which)|including|among (?:them|the (?:dead|injured|victims))|another|other"
    r"|more|darunter|davon|unter ihnen|weitere|dont|parmi|entre ellos|incluidos?|otros)\b)\W{1,3}(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:another|a (?:previous|similar|separate)|in (?:19|20)\d\d)\b", re.IGNORECASE)
REVISED = re.compile(
    r"\b(?:rose|risen|rising|raised|revised|corrected|updated|climbed|increased|grew|grown|now (?:stands|put)"
    r"|has gone up|up from|down from|erhöht|gestiegen|stieg|korrigiert|révisé|passé de|porté à|aumentó|ascendió|subió"
    r"|elevó)\b",
    re.IGNORECASE,
)


Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """One number of one telling, with what it is about; `weight` says how much it is the telling's main one.

    `purposes` are what money is for; `alone` says that its telling gives no other amount for them.
    """

    told: Told
    quantity: Quantity
    key: Key
    near: frozenset[str]
    purposes: frozenset[str]
    weight: int
    revised: bool
    alone: bool = True

    @property
    def span(self) -> Span:
        """The receipt: the sentence with the number."""
        sentence = self.told.sentence(self.quantity.start)
        return self.told.span(sentence.start, sentence.end)


def rows(told: Sequence[Told], cast: frozenset[str]) -> list[Row]:
    """The main number of every slot and scope, and all amounts of different things, in every telling."""
    return [row for one in told for row in _main_rows(one, cast)]


def _main_rows(one: Told, cast: frozenset[str]) -> list[Row]:
    found: dict[Key, list[Row]] = {}
    for quantity in one.member.statements.annotation.quantities:
        row = _row(one, quantity, cast)
        if row is not None:
            found.setdefault(row.key, []).append(row)
    main: list[Row] = []
    for key in sorted(found):
        main.extend([_weightiest(found[key])] if key[0] in COUNTED | SINGLE else _distinct(found[key]))
    return main


def _row(one: Told, quantity: Quantity, cast: frozenset[str]) -> Row | None:
    text = one.article.text
    sentence = one.sentence(quantity.start)
    before, after = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
    slot = slot_of(quantity, before, after)
    if slot in OPEN or PAST.search(before[-80:]) or PART.search(before[-40:]) or PART_AFTER.match(after):
        return None
    if slot in COUNTED and (ELSEWHERE.search(before) or LATER_DEATH.search(after[:60])):
        return None
    start, end = max(sentence.start, quantity.start - NEARBY), min(sentence.end, quantity.end + NEARBY)
    own = one.weights(quantity.start, quantity.end)
    near = one.weights(start, end)
    words = frozenset(w for w, rare in near.items() if w not in cast and w not in own and rare >= 2.0)
    told = quantity.start < len(one.article.title)
    leads = quantity.start < one.lead_end
    exact = quantity.bound == "exact" and quantity.text[:1].isdigit()
    weight = 3 * told + 2 * leads + 4 * exact + 1
    if quantity.value == 0 and not leads:
        return None
    key = (slot, quantity.unit, tuple(sorted(quantity.scope)))
    named = frozenset(w for n in one.member.statements.annotation.names for w in one.weights(n.start, n.end))
    purposes = purposes_of(text[start:end]) if slot == "money" else frozenset()
    return Row(one, quantity, key, words - named, purposes, weight, bool(REVISED.search(before + after)))


def slot_of(quantity: Quantity, before: str, after: str) -> str:
    """The closed measure of a number; crowds and people on board are told by the words around them."""
    if quantity.slot or quantity.unit or quantity.value < FEWEST_IN_CROWD:
        return quantity.slot
    around = f"{before[-60:]} # {after[:60]}"
    return "aboard" if ABOARD.search(around) else "crowd" if CROWD.search(around) else ""


def purposes_of(text: str) -> frozenset[str]:
    """What an amount of money is for, in plain words."""
    return frozenset(name for name, words in PURPOSES if words.search(text))


def _weightiest(same: Sequence[Row]) -> Row:
    """The row whose value has the most weight in its telling; the first of equal ones."""
    totals: dict[float, int] = {}
    for row in same:
        totals[row.quantity.value] = totals.get(row.quantity.value, 0) + row.weight
    return max(same, key=lambda row: (totals[row.quantity.value], row.weight, -row.quantity.start))


def _distinct(same: Sequence[Row]) -> list[Row]:
    """Each amount once, with all words that stand around it; amounts for one purpose know of each other."""
    kept: dict[float, Row] = {}
    for row in same:
        first = kept.get(row.quantity.value)
        near = row.near | first.near if first else row.near
        purposes = row.purposes | first.purposes if first else row.purposes
        kept[row.quantity.value] = replace(first or row, near=near, purposes=purposes)
    rows = list(kept.values())
    return [
        replace(
            row,
            alone=not any(
                o is not row and o.purposes & row.purposes and not compatible(o.quantity, row.quantity) for o in rows
            ),
        )
        for row in rows
    ]


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
    home = list(range(len(same)))
    for link in (_same_amount, _same_thing):
        pairs = sorted((-score, j, i) for i in range(len(same)) for j in range(i) if (score := link(same[j], same[i])))
        for _, i, j in pairs:
            members = [k for k in range(len(same)) if home[k] in (home[i], home[j])]
            if home[i] != home[j] and _one_amount_each([same[k] for k in members]):
                old, new = max(home[i], home[j]), min(home[i], home[j])
                home = [new if h == old else h for h in home]
    groups: dict[int, list[Row]] = {}
    for index, row in zip(home, same, strict=True):
        groups.setdefault(index, []).append(row)
    return [groups[index] for index in sorted(groups)]


def _one_amount_each(rows: Sequence[Row]) -> bool:
    return all(a.told is not b.told or compatible(a.quantity, b.quantity) for a in rows for b in rows)


def _same_amount(a: Row, b: Row) -> float:
    """Whether two tellings give one amount: a telling figure by itself, a small one with a word beside it."""
    if a.told is b.told or a.quantity.value != b.quantity.value:
        return 0.0
    telling = a.quantity.value >= TELLING and a.key[0] != "percent"
    return 1.0 + len(a.near & b.near) if telling or a.near & b.near else 0.0


def _same_thing(a: Row, b: Row) -> float:
    """Whether two amounts are of one thing: one purpose that each telling names once, or two words around both."""
    if a.told is b.told or a.told.article.language != b.told.article.language:
        return 0.0
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if high > FARTHEST * low:
        return 0.0
    purpose = bool(a.purposes & b.purposes) and a.alone and b.alone
    common = len(a.near & b.near)
    return 1.0 * purpose + (common if common >= SHARED_WORDS else 0)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can both be true: equal, one rounded, within a bound, or roughly the same within 12 %."""
    if a.value == b.value:
        return True
    if "about" in (a.bound, b.bound):
        return abs(a.value - b.value) <= 0.12 * max(abs(a.value), abs(b.value))
    for bound, other in ((a, b), (b, a)):
        vague = not any(sign.isdigit() for sign in bound.text)
        if bound.bound == "at_least" and bound.value <= other.value <= (4.0 if vague else 1.5) * bound.value:
            return other.bound != "at_most" or other.value >= bound.value
        if bound.bound == "at_most" and bound.value / 1.5 <= other.value <= bound.value:
            return True
    return _rounded(a.value, b.value) or _rounded(b.value, a.value)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether `coarse` is `fine` with fewer digits: 4.1 million for 4,120,300."""
    if min(coarse, fine) < 1000:
        return False
    digits = len(f"{coarse:.0f}".rstrip("0"))
    if digits < 2:
        return abs(coarse - fine) <= 0.03 * coarse
    return float(f"{fine:.{digits - 1}e}") == coarse
