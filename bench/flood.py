"""Near-equal texts by the hundred: what they cost, and that they stay one telling.

`python -m bench.flood [--json]`. A made-up text of 280 words is changed anew in every two-hundredth word, 500 and 2,000
times. Every pair meets, for each pair must; what can be kept small is the cost of a pair and that of a link.
"""

import random
import sys
from collections.abc import Iterator
from itertools import combinations
from time import process_time

from bench.figures import Figure, report
from bench.labelled import article
from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge
from manytold.copies.keys import keys
from manytold.model.copies import Fingerprint

SIZES = (500, 2_000)
SEED = 11
WORDS = 280
CHANGED = 0.005


def flood(size: int) -> list[Fingerprint]:
    """Fingerprints of near-equal texts, each of another source."""
    chance = random.Random(SEED)
    vocabulary = ["".join(chance.choices("abcdefghilmnoprstu", k=7)) for _ in range(600)]
    words = chance.choices(vocabulary, k=WORDS)
    found = []
    for number in range(size):
        changed = [f"w{chance.randrange(10**6)}" if chance.random() < CHANGED else word for word in words]
        sentences = (" ".join(changed[at : at + 20]).capitalize() + "." for at in range(0, WORDS, 20))
        row = {"id": f"f{number:05}", "source": f"s{number}.example", "text": " ".join(sentences), "lang": "en"}
        found.append(fingerprint(article(row)))
    return found


def figures() -> Iterator[Figure]:
    for size in SIZES:
        items = flood(size)
        begun = process_time()
        held = [set(keys(one)) for one in items]
        judged = process_time()
        links = list(judge(combinations(items, 2)))
        merged = process_time()
        groups = merge(items, links)
        done = process_time()
        pairs = size * (size - 1) // 2
        met = sum(not held[0].isdisjoint(other) for other in held[1:]) / (size - 1)
        yield Figure(f"{size} texts: those that meet the first", met, "")
        yield Figure(f"{size} texts: keys, CPU", 1000 * (judged - begun) / size, "ms a text")
        yield Figure(f"{size} texts: judge, CPU", 1e6 * (merged - judged) / pairs, "µs a pair")
        yield Figure(f"{size} texts: merge, CPU", 1e6 * (done - merged) / len(links), "µs a link")
        yield Figure(f"{size} texts: judge and merge, CPU", done - judged, "s")
        yield Figure(f"{size} texts: groups", len(groups), "", 1)


if __name__ == "__main__":
    sys.exit(report("flood", list(figures())))
