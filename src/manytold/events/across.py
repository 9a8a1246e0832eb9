"""Two languages, one event: how sure it is, from what needs no translation, and keys by which such texts meet.

Off by default: it works where profiles carry a vector of many languages (`events/meaning.py`). Names and figures are
the same in many languages, days are days, and the vectors of two texts that say the same point the same way.
"""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import combinations
from math import exp, log1p
from typing import Any

import numpy as np
import numpy.typing as npt

from manytold.events.features import View, cosine
from manytold.model.events import Profile

Numbers = npt.NDArray[Any]
FEATURES = ("meaning", "words", "names", "quantities", "days_agree", "days_clash", "published_gap", "published_unknown")
BIAS = 0.0
WEIGHTS = dict.fromkeys(FEATURES, 0.0)
MAX_GAP = 60
STRONGEST = 10
"""Of 512 turned directions the ten strongest, two by two, are keys: 98 % of the translations of meantime meet so, and
2 % of the pairs of other matters (eight: 94 % and 1 %; twelve bits of 48 random planes: 99.7 % and 3 to 7 %)."""


def score(a: View, b: View) -> float:
    """How sure it is that two texts of different languages, both with a vector, tell one event, 0 to 1."""
    values = features(a, b)
    return 1 / (1 + exp(-BIAS - sum(WEIGHTS[name] * x for name, x in zip(FEATURES, values, strict=True))))


def features(a: View, b: View) -> tuple[float, ...]:
    """The numbers named in FEATURES; the same for (b, a)."""
    return (
        sum(x * y for x, y in zip(a.profile.vector, b.profile.vector, strict=True)),
        cosine(a.terms, b.terms),
        log1p(len(a.names.keys() & b.names.keys())),
        log1p(len(a.quantities & b.quantities)),
        *_days(a.profile.days, b.profile.days),
        *_published(a.profile, b.profile),
    )


def _days(a: Collection[date], b: Collection[date]) -> tuple[float, float]:
    """Whether a day is common; else how far apart the nearest days are, damped to 0 to 1."""
    if not a or not b:
        return 0.0, 0.0
    nearest = min(abs((x - y).days) for x in a for y in b)
    return float(nearest == 0), _damped(nearest)


def _published(a: Profile, b: Profile) -> tuple[float, float]:
    """Days between publications, damped to 0 to 1; and whether one of them is not known."""
    if a.published is None or b.published is None:
        return 0.0, 1.0
    return _damped(abs((a.published - b.published).total_seconds()) / 86400), 0.0


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
