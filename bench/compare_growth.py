"""What laying the tellings of one event side by side costs, and how it grows with them.

`./dev bench compare_growth [--json]`. Events of 10, 50, 200 and 400 made tellings (`bench/made_articles.py`): CPU
seconds of `compare` on a gathering, the growth from 50 to 400 as a power of n (n log n is 1.25 there), and the memory
that the largest takes. Then how many articles of 450 words a CPU second states and compares, in events of ten.
"""

import sys
import tracemalloc
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log
from time import process_time

from bench.figures import Figure, report
from bench.made_articles import PERIOD, article, event_of
from manytold.compare import telling
from manytold.compare.comparison import compare
from manytold.compare.statements import statements
from manytold.events.several import profile_of
from manytold.model.articles import Article
from manytold.model.events import EventGroup, Gathering, Member
from manytold.text.annotate import annotate

SIZES = (10, 50, 200, 400)
LARGEST_BAR, POWER_BAR, MEMORY_BAR, SPEED_BAR = 5.0, log(400 * log(400) / (50 * log(50))) / log(400 / 50), 1024.0, 15.0
WORDS = range(380, 521)
ARTICLES, TOGETHER = 100, 10


@lru_cache(maxsize=1)
def largest() -> tuple[Article, ...]:
    """The tellings of the largest event that is made."""
    tellers: dict[int, list[int]] = defaultdict(list)
    for number in range(PERIOD):
        tellers[event_of(number)].append(number)
    return tuple(article(number) for number in max(tellers.values(), key=len))


def gathering(some: Sequence[Article]) -> Gathering:
    """Every article an origin of its own, which is the most work."""
    ordered = sorted(some, key=lambda one: one.id)
    members = tuple(Member(one, profile_of(one), statements(one), one.id) for one in ordered)
    return Gathering(EventGroup("event", tuple(one.id for one in ordered)), members)


def seconds(found: Gathering) -> float:
    """CPU seconds of one comparison of texts that were not compared before."""
    telling._weights.cache_clear()
    start = process_time()
    compare(found)
    return process_time() - start


def speed() -> float:
    """Articles of about 450 words a CPU second, from text to comparison."""
    some = [one for number in range(PERIOD) if len((one := article(number)).text.split()) in WORDS][:ARTICLES]
    events = [gathering(some[at : at + TOGETHER]) for at in range(0, len(some), TOGETHER)]
    annotate.__globals__["_annotated"].cache_clear()
    start = process_time()
    for event in events:
        for member in event.members:
            statements(member.article)
        compare(event)
    return len(some) / (process_time() - start)


def figures() -> list[Figure]:
    """The smaller events are parts of the largest, spread over it so that their texts are as long."""
    compare(gathering(largest()[: SIZES[0]]))
    spread = {size: largest()[: SIZES[-1] : SIZES[-1] // size] for size in SIZES}
    spent = {size: min(seconds(gathering(some)) for _ in range(2)) for size, some in spread.items()}
    found = [
        Figure(f"compare, {size} tellings", value, "CPU s", LARGEST_BAR if size == 200 else None)
        for size, value in spent.items()
    ]
    found.append(Figure("growth from 50 to 400 tellings", log(spent[400] / spent[50]) / log(8), "power", POWER_BAR))
    whole = gathering(largest()[:400])
    tracemalloc.start()
    compare(whole)
    memory = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    found.append(Figure("memory of compare, 400 tellings", memory, "MiB", MEMORY_BAR))
    found.append(Figure("statements and compare, 450 words", speed(), "articles/CPU s", SPEED_BAR, "at least"))
    return found


if __name__ == "__main__":
    sys.exit(report("compare_growth", figures()))
