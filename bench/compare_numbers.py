"""What comparing makes of numbers: the dead and hurt of incidents, and rows and verdicts that a person has judged.

`python -m bench.compare_numbers [--json] [--wrong killed|injured]`. For each incident of `gvc_incidents` its articles
are compared as one event; the number after their vote (see `voted`) is right when it is the register's final one. An
incident of which no article gives or describes any is taken for 0. Half of the incidents, by a hash of their names, was
not looked at while rules were written; it is also told apart, as is the baseline "killed 1, injured 0" of the set. What
is judged and how is told by `bench.judged_numbers`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from bench.figures import Figure, report
from bench.gathered import events_of, gathering
from bench.judged_numbers import figures as judged
from bench.labelled import DATA, rows
from manytold.compare.figures import rows as figure_rows
from manytold.compare.telling import cast_of, tellings
from manytold.model.events import Gathering
from manytold.model.statements import Quantity

GVC = DATA / "gvc_incidents"
USUAL = {"killed": 1, "injured": 0}
"""The baseline: what most incidents of the set have."""
BAR = 0.9


def voted(event: Gathering, slot: str) -> float:
    """The number of a slot that most independent tellings bear out; 0 where none gives any.

    A telling bears out the number it gives, and by a lower bound ("at least two", two people described) every number
    from there on, its own half as much again; of numbers borne out alike it is the latest.
    """
    told = tellings(event)
    found = [row for row in figure_rows(told, cast_of(told)) if row.key[0] == slot and not row.scope and row.central]
    ordered = sorted(found, key=lambda row: (not row.described, row.told.article.first_key))
    votes = {row.told.origin: row.quantity for row in ordered}
    values = [quantity.value for quantity in votes.values()]
    support = {value: sum(_bears(quantity, value) for quantity in votes.values()) for value in values}
    return max(values, key=lambda value: (support[value], values.index(value)), default=0.0)


def _bears(quantity: Quantity, value: float) -> float:
    if quantity.bound != "at_least":
        return float(quantity.value == value)
    return (quantity.value <= value) + 0.5 * (quantity.value == value)


def unseen(name: str) -> bool:
    """Whether an event is of the half that was not looked at while rules were written."""
    return sha256(name.encode()).digest()[0] % 2 == 1


def incidents() -> Iterator[tuple[str, str, float, float]]:
    """Name, slot, number found and number of the register, for each incident."""
    facts = {row["event"]: row for row in rows(GVC, "events")}
    for name, members in events_of("gvc_incidents").items():
        event = gathering(name, members)
        for slot in USUAL:
            yield name, slot, voted(event, slot), float(facts[name][slot])


def figures() -> Iterator[Figure]:
    """Accuracy of killed and injured, and what was judged."""
    marks: dict[str, list[bool]] = defaultdict(list)
    for name, slot, found, true in incidents():
        marks[slot].append(found == true)
        marks[f"{slot}, unseen half"].extend([found == true] if unseen(name) else [])
        marks[f"{slot}, always {USUAL[slot]}"].append(true == USUAL[slot])
    for name, goods in sorted(marks.items()):
        bar = BAR if name in USUAL else None
        yield Figure(f"incidents, {name} ({len(goods)})", sum(goods) / len(goods), "", bar, "at least")
    yield from judged()


def show_wrong(wanted: str) -> None:
    """Prints the incidents of the half that may be looked at whose number is wrong."""
    for name, slot, found, true in incidents():
        if slot == wanted and found != true and not unseen(name):
            print(name, "found", found, "register", true)


if __name__ == "__main__":
    if "--wrong" in sys.argv:
        show_wrong(sys.argv[sys.argv.index("--wrong") + 1])
    else:
        sys.exit(report("compare_numbers", list(figures())))
