"""How near made articles come to the labelled ones, and renamed facts to facts really found.

`python -m bench.made_check [--json]`. Both collections have as many articles, and the labelled ones the dates of the
made ones, so that keys bound to a week bring as many together.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from statistics import mean

import numpy as np

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, articles, gold
from bench.made_articles import PERIOD, article, event_of, renaming_of
from bench.made_facts import profile_in
from manytold.model.articles import Article
from manytold.run.meeting import often_enough, pairs_of
from manytold.store.nouns import key_number
from manytold.text.words import rarity, words
from manytold.walk import EVENTS, PROFILE

RENAMED = 200


def figures() -> Iterator[Figure]:
    """Each figure of the labelled articles and of as many made ones."""
    labelled = [replace(one, id=f"{name} {one.id}") for name in EVENT_SETS for one in articles(DATA / name)]
    events = {f"{name} {i}": f"{name} {e}" for name in EVENT_SETS for i, e in gold(DATA / name, "event").items()}
    Random(3).shuffle(labelled)
    made = [article(number) for number in range(len(labelled))]
    dated = [replace(one, published=other.published) for one, other in zip(labelled, made, strict=True)]
    told = {one.id: str(event_of(number)) for number, one in enumerate(made)}
    for title, some, event in (("labelled", dated, events), ("made", made, told)):
        yield from (Figure(f"{title}: {name}", value, unit) for name, unit, value in _statistics(some, event))
    yield Figure(
        "renamed profiles with the words of real ones", _renamed_alike(), "of terms and names", 0.97, "at least"
    )


def _statistics(some: Sequence[Article], event: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    forms = [[word.casefold() for _, _, word in words(one.text)] for one in some]
    profiles = [PROFILE.work(one) for one in some]
    found = [p for p in profiles if hasattr(p, "terms")]
    keys = [sorted({key_number(key) for key in EVENTS.keys(p)}) for p in found]
    shares = Counter(min(5, int(rarity(word, "en"))) for one in forms for word in one)
    yield "words an article", "", mean(map(len, forms))
    yield "distinct words an article", "", mean(len(set(one)) for one in forms)
    yield "words of everyday (rarity 0 to 3)", "of all", sum(shares[n] for n in range(3)) / shares.total()
    yield "words no list knows", "of all", shares[5] / shares.total()
    yield "names an article", "", mean(len(p.names) for p in found)
    yield "event keys an article", "", mean(map(len, keys))
    holders = Counter(key for one in keys for key in one)
    yield "holders of a key, as its holders see it", "", sum(n * n for n in holders.values()) / holders.total()
    key = np.array([number for one in keys for number in one], np.int64)
    item = np.repeat(np.arange(len(keys)), [len(one) for one in keys])
    a, b = often_enough(*pairs_of(key, item, item, EVENTS.most), EVENTS.least)
    same = sum(event[found[x].article] == event[found[y].article] for x, y in zip(a, b, strict=True))
    yield "judged pairs of one event an article", "", 2 * same / len(found)
    yield "judged pairs of two events an article", "", 2 * (len(a) - same) / len(found)


def _renamed_alike() -> float:
    """How much of the facts of a later period is as if it had been found in its articles."""
    shared = whole = 0
    for place in range(RENAMED):
        first, there = PROFILE.work(article(place)), PROFILE.work(article(3 * PERIOD + place))
        if not (hasattr(first, "terms") and hasattr(there, "terms")):
            continue
        moved = profile_in(first, renaming_of(3))
        for one, other in ((moved.terms, there.terms), (moved.names, there.names)):
            shared += len({form for form, _ in one} & {form for form, _ in other})
            whole += len(other)
    return shared / whole


def main() -> int:
    """Measure and report."""
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    return report("made_check", list(figures()))


if __name__ == "__main__":
    sys.exit(main())
