"""Numbers against the test cases of a recogniser library (`numbers_dates_specs`): a case is right when all of it is.

`python -m bench.compare_specs [--json] [--wrong MODEL LANGUAGE]`. Each case's text is annotated as any article. What
the case wants is laid beside our quantities so:

- one of ours is the one wanted when the values are equal, the stretches of text overlap, and so do the units: the ISO
  4217 code where the case names one, else any unit of the same name ("Dollar" is met by USD, CAD ...); a number's unit
  is not asked for by the models Number and NumberRange;
- wrong are those of ours that are of the model's kind and that the case does not want: for Number all without a unit,
  for NumberRange all with a bound, for Currency all of money, and so on; a case that wants nothing asks for none;
- a NumberRange is met by a bound (`at_least` for "(30,)" and "[30,)", which we do not tell apart), by two bounds for a
  range with both ends, and by an exact number for "[30,30]";
- an Ordinal is met by `text.ordinals`, which keeps ordinals apart from quantities.

Left out and counted: results without a value (a unit alone, "null"), for they are no quantities, and relative ordinals
("next", "previous"), for they are no numbers; a case of which nothing is left after that is not scored. The half of
the cases whose input's SHA-256 is odd was not looked at while rules were written; it is also told apart.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import isclose
from typing import Any

from bench.figures import Figure, report
from bench.labelled import DATA, article, rows
from bench.spec_units import CURRENCY, DIMENSION, TEMPERATURE, UNIT_OF_AGE
from manytold.model.statements import Quantity
from manytold.text.annotate import annotate
from manytold.text.ordinals import ordinals

MODELS = ("Number", "NumberRange", "Ordinal", "Percent", "Currency", "Dimension", "Temperature", "Age")
BARS = {"en": 0.85, "de": 0.7, "fr": 0.7, "es": 0.7}
PERCENT = frozenset(("%", "pp"))
NUMBER = re.compile(r"-?[\d.,]+(?:[eE][-+]?\d+)?")
RANGE = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One result of a case: its values (two for a range, None for an open end), units that will do, and its stretch."""

    low: float | None
    high: float | None
    units: frozenset[str] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One case with what is left of its results."""

    lang: str
    model: str
    text: str
    wanted: tuple[Wanted, ...]
    left_out: int

    @property
    def scored(self) -> bool:
        """Whether something is left to ask for, or nothing was asked for from the start."""
        return bool(self.wanted) or not self.left_out

    @property
    def unseen(self) -> bool:
        """Whether it is of the half that was not looked at."""
        return sha256(self.text.encode()).digest()[0] % 2 == 1


def cases() -> Iterator[Case]:
    """The cases of the four languages, without those for dates."""
    for row in rows(DATA / "numbers_dates_specs", "cases"):
        if row["lang"] in BARS and row["model"] in MODELS:
            yield case(row)


def case(row: Mapping[str, Any]) -> Case:
    """One case read from its record."""
    given = list(row["results"])
    kept = [w for result in given if (w := wanted(row, result)) is not None]
    return Case(row["lang"], row["model"], row["input"], tuple(kept), len(given) - len(kept))


def wanted(row: Mapping[str, Any], result: Mapping[str, Any]) -> Wanted | None:
    """What one result asks for, or None where it is left out."""
    told = result["resolution"]
    value = told.get("value")
    if value in (None, "null", "") or result["type"] == "ordinal.relative":
        return None
    start, end = place(row["input"], result)
    if row["model"] == "NumberRange":
        ends = RANGE.fullmatch(value)
        assert ends is not None, value
        return Wanted(number(ends["low"], row["lang"]), number(ends["high"], row["lang"]), None, start, end)
    whole = number(value.rstrip("%"), row["lang"])
    return Wanted(whole, whole, units(row["model"], told), start, end)


def place(text: str, result: Mapping[str, Any]) -> tuple[int, int]:
    """Where a result stands; where the case has no offset, the first place of its words."""
    start = result.get("start")
    if start is None:
        start = max(0, text.lower().find(result["text"].lower()))
    end = result.get("end")
    return start, start + len(result["text"]) if end is None else end


def number(text: str, lang: str) -> float | None:
    """A value as the cases write it, with the decimal point of the language."""
    return float(text.replace(",", ".") if lang != "en" else text) if text else None


def units(model: str, told: Mapping[str, str]) -> frozenset[str] | None:
    """The units that will do; None where the model has none."""
    if model == "Percent":
        return PERCENT
    if model == "Currency":
        iso = told.get("isoCurrency")
        return frozenset((iso,)) if iso else CURRENCY[told["unit"].lower()]
    tables = {"Dimension": DIMENSION, "Temperature": TEMPERATURE, "Age": UNIT_OF_AGE}
    return tables[model][told["unit"].lower()] if model in tables else None


def found(one: Case) -> list[Quantity]:
    """Our quantities of a text, or its ordinals."""
    row = {"id": "case", "text": one.text, "lang": one.lang}
    made = article(row)
    shift = len(one.text) - len(one.text.lstrip())
    seen = annotate(made)
    kept = ordinals(made.text, seen.sentences, one.lang) if one.model == "Ordinal" else seen.quantities
    return [moved(q, shift) for q in kept]


def moved(quantity: Quantity, shift: int) -> Quantity:
    """A quantity of a text whose first blanks were cut off, with the places of the uncut text."""
    q = quantity
    return Quantity(q.start + shift, q.end + shift, q.text, q.value, q.unit, q.what, q.bound, q.slot, q.scope)


def of_model(quantity: Quantity, model: str) -> bool:
    """Whether a quantity is of the kind that a model is about."""
    unit, slot = quantity.unit, quantity.slot
    kinds = {
        "Number": not unit and slot != "age",
        "NumberRange": quantity.bound in ("at_least", "at_most"),
        "Ordinal": True,
        "Percent": unit in PERCENT,
        "Currency": slot == "money",
        "Temperature": slot == "temperature",
        "Dimension": bool(unit) and unit not in PERCENT and slot not in ("money", "age", "temperature"),
        "Age": slot == "age",
    }
    return kinds[model]


def right(one: Case, ours: Iterable[Quantity]) -> bool:
    """Whether everything wanted is found and nothing else of its kind."""
    left = list(ours)
    for want in one.wanted:
        taken = taken_by(want, left, one.model)
        if not taken:
            return False
        left = [q for q in left if q not in taken]
    return not any(of_model(q, one.model) for q in left)


def taken_by(want: Wanted, ours: Iterable[Quantity], model: str) -> list[Quantity]:
    """Those of ours that meet what is wanted: one, or the two ends of a range; none where it is not met."""
    near = [q for q in ours if q.start < want.end and want.start < q.end]
    if model != "NumberRange" or want.low == want.high:
        fits = [q for q in near if equal(q.value, want.low) and (want.units is None or q.unit in want.units)]
        return [q for q in fits if model in ("Number", "NumberRange") or of_model(q, model)][:1]
    ends = [end for end in ((want.low, "at_least"), (want.high, "at_most")) if end[0] is not None]
    met = [next((q for q in near if equal(q.value, value) and q.bound == bound), None) for value, bound in ends]
    return [q for q in met if q is not None] if None not in met else []


def equal(a: float, b: float | None) -> bool:
    """Whether two values are equal but for the last of fifteen digits."""
    return b is not None and isclose(a, b, rel_tol=1e-12)


def figures() -> list[Figure]:
    """Shares of right cases per language and model, and of all."""
    marks: dict[tuple[str, str], list[bool]] = defaultdict(list)
    unseen: dict[str, list[bool]] = defaultdict(list)
    skipped = results = 0
    for one in cases():
        results += one.left_out
        skipped += not one.scored
        if one.scored:
            good = right(one, found(one))
            marks[one.lang, one.model].append(good)
            marks[one.lang, "all models"].append(good)
            if one.unseen:
                unseen[one.lang].append(good)
    made: list[Figure] = []
    for lang, bar in BARS.items():
        made.append(share(f"{lang}: all models, exact", marks[lang, "all models"], bar))
        made.append(share(f"{lang}: all models, unseen half", unseen[lang]))
        made.extend(share(f"{lang}: {model}", marks[lang, model]) for model in MODELS)
    made.append(Figure("results left out (no value, relative ordinals)", results, ""))
    made.append(Figure("cases not scored for that", skipped, ""))
    return made


def share(name: str, goods: list[bool], bar: float | None = None) -> Figure:
    """The part of cases that are right, with how many there are."""
    return Figure(f"{name} ({len(goods)})", sum(goods) / max(1, len(goods)), "", bar, "at least")


def show_wrong(model: str, lang: str) -> None:
    """Prints the wrong cases of the half that may be looked at."""
    for one in cases():
        if one.model != model or one.lang != lang or one.unseen or not one.scored:
            continue
        ours = found(one)
        if not right(one, ours):
            wants = [(one.text[w.start : w.end], w.low, w.high, sorted(w.units or ())) for w in one.wanted]
            print(repr(one.text[:200]), "\n   wanted", wants)
            print("   found ", [(q.text, q.value, q.unit, q.bound, q.slot) for q in ours])


if __name__ == "__main__":
    if "--wrong" in sys.argv:
        at = sys.argv.index("--wrong")
        show_wrong(sys.argv[at + 1], sys.argv[at + 2])
    else:
        sys.exit(report("compare_specs", figures()))
