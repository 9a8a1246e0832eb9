"""CPU of the language tools an article, on the four event sets: what each part costs, and all of them together."""

import gc
import sys
from collections.abc import Callable, Sequence
from time import process_time

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, articles
from manytold.events.profile import lead_end, title_end_of, weigh
from manytold.model.articles import Article
from manytold.text.annotate import annotate
from manytold.text.dates import times
from manytold.text.names import names
from manytold.text.numbers import quantities
from manytold.text.sentences import sentences
from manytold.text.vectors import vector_of
from manytold.text.words import words

HEAD = 150
"""Words of a headline and lead."""


def spent(parts: Sequence[object], work: Callable[[int], object]) -> float:
    """CPU milliseconds for each part after one that loads the tables."""
    work(0)
    gc.collect()
    gc.freeze()  # the articles lie in memory for the bench alone; going through them is no work of the tools
    before = process_time()
    for number in range(len(parts)):
        work(number)
    return 1000 * (process_time() - before) / len(parts)


def measured(found: Sequence[Article]) -> list[Figure]:
    """Each part once over all articles, so that words come new as they do in use."""
    parts = [sentences(a.text, a.language) for a in found]
    told = [words(a.text) for a in found]
    ends = [(title_end_of(a), lead_end(a, s)) for a, s in zip(found, parts, strict=True)]
    heads = [[form for _, _, form in tokens[:HEAD]] for tokens in told]
    rows: tuple[tuple[str, Callable[[int], object], float | None], ...] = (
        ("sentences", lambda n: sentences(found[n].text, found[n].language), None),
        ("names", lambda n: names(found[n].text, parts[n], found[n].language), None),
        ("times", lambda n: times(found[n].text, parts[n], found[n].language, found[n].published_day), None),
        ("quantities", lambda n: quantities(found[n].text, parts[n], found[n].language), None),
        ("annotate, the four together", lambda n: annotate(found[n]), 1.1),
        ("words", lambda n: words(found[n].text), None),
        ("weigh: stems and rarity", lambda n: weigh(told[n], found[n].language, *ends[n]), None),
        (f"vector_of, {HEAD} words at most", lambda n: vector_of(heads[n]), 0.06),
    )
    return [Figure(name, spent(found, work), "ms CPU an article", bar) for name, work, bar in rows]


def main() -> int:
    """Measure and report."""
    if not DATA.is_dir():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    found = [article for name in EVENT_SETS for article in articles(DATA / name)]
    return report("words", measured(found))


if __name__ == "__main__":
    sys.exit(main())
