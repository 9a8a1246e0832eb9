"""What comparing the numbers of one event costs as its tellings grow: CPU seconds of rows, matters and verdicts.

`python -m bench.compare_many [--json]`. Tellings of one made event: a lead with two counts, and five sentences drawn by
a fixed seed from a list of things with amounts that differ from telling to telling, so that open amounts of one kind
meet by the hundred, as in a flood. Reading the texts is not timed.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import process_time

from bench.figures import Figure, report
from bench.gathered import gathered
from bench.labelled import article
from manytold.compare.copied import altered
from manytold.compare.figures import rows
from manytold.compare.matters import matters
from manytold.compare.telling import cast_of, tellings
from manytold.compare.verdicts import judge
from manytold.model.events import Gathering

SIZES = (50, 100, 200, 400)
SEED = 7
THINGS = ("sandbags", "volunteers", "boats", "tents", "blankets", "lorries", "pumps", "meals", "cellars", "bridges")
WHY = ("along the river", "in the old town", "near the harbour", "at the school", "by the evening", "on the first day")
BEGUN = datetime(2031, 5, 9, tzinfo=UTC)


def event(size: int) -> Gathering:
    """Tellings of one made flood, each its own origin."""
    chance = random.Random(SEED)
    made = []
    for number in range(size):
        dead, hurt = chance.choice((11, 12, 14)), chance.choice((40, 45, 52))
        lines = [f"The flood in Velmora killed {dead} people and injured {hurt}, officials said."]
        for thing in chance.sample(THINGS, 5):
            lines.append(f"Crews moved {chance.randrange(20, 900)} {thing} {chance.choice(WHY)}.")
            lines.append(
                f"That cost {chance.randrange(2, 90)} million euros and {chance.randrange(2, 60)} percent of the fund."
            )
        row = {"id": f"t{number:04}", "title": "Flood in Velmora", "text": "\n".join(lines), "lang": "en"}
        row["date"] = (BEGUN + timedelta(minutes=number)).isoformat()
        made.append(article(row))
    return gathered("flood", made, {})


def measured(given: Gathering) -> float:
    """CPU seconds of everything that is done with the numbers of an event."""
    begun = process_time()
    told = tellings(given)
    found = [f for matter in matters(rows(told, cast_of(told))) if (f := judge(matter)) is not None]
    altered(told, found)
    return process_time() - begun


def figures() -> Iterator[Figure]:
    """Seconds by size, and by how much the last doubling multiplies them."""
    seconds = {size: measured(event(size)) for size in SIZES}
    for size, took in seconds.items():
        yield Figure(f"{size} tellings: numbers, CPU", took, "s", 5.0 if size == 200 else None)
    yield Figure("400 tellings beside 200", seconds[400] / seconds[200], "times", 2.5)


if __name__ == "__main__":
    sys.exit(report("compare_many", list(figures())))
