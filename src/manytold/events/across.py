"""Two languages, one event: how sure it is, from what needs no translation, and keys by which such texts meet.

Off by default: it works where profiles carry a vector of many languages (`events/meaning.py`). The vectors of two texts
that say the same point the same way; names in one script and figures are the same in many languages; days are days.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import combinations
from math import exp, log1p
from typing import Any
from unicodedata import name as name_of_sign

import numpy as np
import numpy.typing as npt

from manytold.events.features import View, cosine
from manytold.model.events import Profile

Numbers = npt.NDArray[Any]
FEATURES = ("meaning", "words", "names_agree", "names_clash", "quantities", "days_clash", "published_gap")
BIAS = -2.903
WEIGHTS = {
    "meaning": 6.798,
    "words": 0.420,
    "names_agree": 1.091,
    "names_clash": -1.275,
    "quantities": 0.416,
    "days_clash": -1.947,
    "published_gap": -3.631,
}
"""From `python -m bench.train_across`; non-links count four times, a false merge being worse than a missed one."""
MAX_GAP = 60
LEAST_NAMES = 2
ENOUGH_NAMES = 3
"""Names in one script from which names tell more than meaning does: with meaning for all pairs B-cubed F1 on meantime
falls from 0.992 to 0.957; with 3 it stays, and on itn_multilingual (short notices) it is 0.375 of 0.380."""
STRONGEST = 10
"""Of 512 turned directions the ten strongest, two by two, are keys: 98 % of the translations in meantime meet so, and
5 % of the pairs of other matters (eight: 94 % and 3 %; 24 times ten bits of random planes: 98 % and 9 %)."""


def is_needed(a: View, b: View) -> bool:
    """Whether two dated texts of different languages, both with a vector, name too little in one script to be judged
    by their names.
    """
    both = all(view.profile.vector and view.profile.published is not None for view in (a, b))
    if not both or a.profile.language == b.profile.language:
        return False
    return min(len(a.names), len(b.names)) < ENOUGH_NAMES or _script(a.names) != _script(b.names)


def score(a: View, b: View) -> float:
    """How sure it is that two texts that can be judged here tell one event, 0 to 1."""
    values = features(a, b)
    return 1 / (1 + exp(-BIAS - sum(WEIGHTS[name] * x for name, x in zip(FEATURES, values, strict=True))))


def alike(a: View, b: View) -> str:
    """How near two texts are in meaning, for a person to read."""
    return f"first sentences alike in meaning across languages ({_meaning(a, b):.2f} of 1)"


def features(a: View, b: View) -> tuple[float, ...]:
    """The numbers named in FEATURES; the same for (b, a)."""
    return (
        _meaning(a, b),
        cosine(a.terms, b.terms),
        *_names(a.names, b.names),
        log1p(len(a.quantities & b.quantities)),
        _days_clash(a.profile.days, b.profile.days),
        _gap(a.profile, b.profile),
    )


def _meaning(a: View, b: View) -> float:
    return sum(x * y for x, y in zip(a.profile.vector, b.profile.vector, strict=True))


def _names(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float]:
    """The shared part of the names of the text that has fewer, and the other part; nothing between two scripts."""
    least = min(len(a), len(b))
    if not least or _script(a) != _script(b):
        return 0.0, 0.0
    shared = len(a.keys() & b.keys()) / least
    return shared, 1.0 - shared if least >= LEAST_NAMES else 0.0


def _script(names: Collection[str]) -> str:
    """The script of most first letters, as Unicode calls it; the first by name among equals."""
    first = sorted(name_of_sign(name[:1], "?").split()[0] for name in names)
    return max(first, key=first.count)


def _days_clash(a: Collection[date], b: Collection[date]) -> float:
    """How far apart the nearest days are that both tell; 0 where one tells none."""
    return _damped(min(abs((x - y).days) for x in a for y in b)) if a and b else 0.0


def _gap(a: Profile, b: Profile) -> float:
    """Days between publications, damped; 1 where one is not known."""
    if a.published is None or b.published is None:
        return 1.0
    return _damped(abs((a.published - b.published).total_seconds()) / 86400)


def _damped(days: float) -> float:
    return log1p(min(days, MAX_GAP)) / log1p(MAX_GAP)


def across_keys(profile: Profile) -> Iterator[str]:
    """Keys by the strongest directions of the vector, within the week of publication and the next; none without."""
    if not profile.vector or profile.published is None:
        return
    turned = _turn(len(profile.vector)) @ np.array(profile.vector)
    strongest = sorted(range(len(turned)), key=lambda i: (-abs(round(float(turned[i]), 9)), i))[:STRONGEST]
    told = sorted(f"{i}{'+' if turned[i] > 0 else '-'}" for i in strongest)
    week = profile.published.toordinal() // 7
    for a, b in combinations(told, 2):
        yield f"vw:{a}{b}@{week}"
        yield f"vw:{a}{b}@{week + 1}"


@cache
def _turn(directions: int) -> Numbers:
    """Directions that have nothing to do with the vectors' own, the same on every machine."""
    need = -(-directions * directions // 256)
    bits = np.frombuffer(b"".join(sha256(b"direction %d" % i).digest() for i in range(need)), np.uint8)
    signs: Numbers = np.unpackbits(bits)[: directions * directions].reshape(directions, directions) * 2.0 - 1
    return signs
