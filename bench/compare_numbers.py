"""What comparing makes of numbers: the dead and hurt of incidents, and rows and verdicts that a person has judged.

`python -m bench.compare_numbers [--json] [--wrong killed|injured] [--judge FILE]`.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from itertools import combinations

from bench.figures import Figure, report
from bench.labelled import DATA, article, gold, rows
from manytold.compare.figures import rows as figure_rows
from manytold.compare.statements import statements
from manytold.compare.telling import cast_of, tellings
from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge as judge_copies
from manytold.events.profile import profile
from manytold.model.articles import Article
from manytold.model.events import EventGroup, Gathering, Member
from manytold.model.statements import Quantity

GVC = DATA / "gvc_incidents"
SLOTS = ("killed", "injured")


def gathering(name: str, members: list[Article]) -> Gathering:
    """An event of these articles, those that are copies of one another under one origin."""
    origins: dict[str, str] = {}
    prints = [fingerprint(a) for a in members]
    for group in merge(prints, list(judge_copies(combinations(prints, 2)))):
        origins |= {copy.article: group.lead for copy in group.copies}
    return gathered(name, members, origins)


def gathered(name: str, members: list[Article], origins: Mapping[str, str]) -> Gathering:
    """An event of these articles; one that is not among the `origins` is its own."""
    ordered = sorted(members, key=lambda a: a.id)
    made = tuple(Member(a, profile(a), statements(a), origins.get(a.id, a.id)) for a in ordered)
    return Gathering(EventGroup(name, tuple(m.article.id for m in made)), made)


def events_of(folder: str, label: str = "event") -> dict[str, list[Article]]:
    """The articles of each labelled event of a set."""
    labels = gold(DATA / folder, label)
    found: dict[str, list[Article]] = defaultdict(list)
    for row in rows(DATA / folder, "docs"):
        found[labels[row["id"]]].append(article(row))
    return dict(sorted(found.items()))


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
    return max(
        values, key=lambda value: (sum(_bears(q, value) for q in votes.values()), values.index(value)), default=0.0
    )


def _bears(quantity: Quantity, value: float) -> float:
    if quantity.bound != "at_least":
        return float(quantity.value == value)
    return (quantity.value <= value) + 0.5 * (quantity.value == value)


def unseen(name: str) -> bool:
    """Whether an event is of the half that was not looked at while rules were written."""
    return sha256(name.encode()).digest()[0] % 2 == 1


def casualties(show: str = "") -> list[Figure]:
    facts = {row["event"]: row for row in rows(GVC, "events")}
    marks: dict[str, list[bool]] = defaultdict(list)
    for name, members in events_of("gvc_incidents").items():
        event = gathering(name, members)
        for slot in SLOTS:
            value = voted(event, slot)
            good = value == facts[name][slot]
            marks[slot].append(good)
            marks[f"{slot}, unseen half"].extend([good] if unseen(name) else [])
            marks[f"{slot}, named by no telling taken for 0"].append(facts[name][slot] == 0)
            if slot == show and not good and not unseen(name):
                print("=====", name, {s: facts[name][s] for s in SLOTS}, "found", value)
                for member in members:
                    print("---", member.text[:1500])
    return [
        Figure(f"gvc {name} ({len(m)})", sum(m) / len(m), "", 0.9 if name in SLOTS else None, "at least")
        for name, m in sorted(marks.items())
    ]


if __name__ == "__main__":
    casualties(sys.argv[sys.argv.index("--wrong") + 1]) if "--wrong" in sys.argv else sys.exit(
        report("compare_numbers", casualties())
    )
