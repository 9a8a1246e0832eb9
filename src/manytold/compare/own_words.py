"""Who speaks for himself in a group of statements: copies, shared wording and one shared quotation are one voice."""

from collections.abc import Sequence
from functools import lru_cache

from manytold.compare.align import Stated
from manytold.text.words import words

RUN = 4
"""Words in a row that are compared."""
SHARED_RUNS = 0.4
"""Part of the shorter statement's runs from which both are one text: agency copy stands at 0.6 and above."""
FEWEST_RUNS = 2
QUOTED = 0.5
"""Part of the shared weight that stands between quotation marks in both, from which both only quote one speech."""


def own_words(group: Sequence[Stated]) -> int:
    """How many newsrooms have words of their own."""
    homes = list(range(len(group)))
    for at, one in enumerate(group):
        for before in range(at):
            if homes[before] != homes[at] and _one_voice(group[before], one):
                low, high = sorted((homes[before], homes[at]))
                homes = [low if home == high else home for home in homes]
    return len(set(homes))


def _one_voice(a: Stated, b: Stated) -> bool:
    if a.told.newsroom == b.told.newsroom:
        return True
    one, other = _runs(_words(a)), _runs(_words(b))
    both = len(one & other)
    if both >= FEWEST_RUNS and both >= SHARED_RUNS * min(len(one), len(other)):
        return True
    shared = [w for w in sorted(a.weights) if w in b.weights]
    quoted = sum(a.weights[w] for w in shared if w in a.quoted and w in b.quoted)
    return quoted > QUOTED * sum(a.weights[w] for w in shared)


def _words(stated: Stated) -> str:
    return stated.told.article.text[stated.claim.start : stated.claim.end]


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    found = [word.lower() for _, _, word in words(text)]
    return frozenset(tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1))
