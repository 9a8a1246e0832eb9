"""Pairs of profiles → how sure it is that both tell one event.

The score is a logistic model over a few features with fixed weights: a pure function of the pair, so that the answer
never depends on what else is in the collection.
"""

from collections.abc import Iterable, Iterator
from math import exp

from manytold.events import across
from manytold.events.features import FEATURES, View, cosine, features, view_of
from manytold.events.reasons import why
from manytold.events.weights import BIAS, WEIGHTS
from manytold.model.events import EventLink, Profile

WORTH = 0.05
"""Links below are left out: a missing link counts as 0 when groups are made."""
NOTHING = 0.03
"""Cosine of terms below which two texts of one language have nothing to do with one another."""
KEPT_VIEWS = 20_000
DOUBT = 0.5
"""What is left of a score between two languages that is not borne by names."""

_VECTOR = tuple(WEIGHTS[name] for name in FEATURES)


def judge(pairs: Iterable[tuple[Profile, Profile]]) -> Iterator[EventLink]:
    """Links worth keeping; each depends on nothing but its two profiles, in either order."""
    views: dict[str, View] = {}
    for left, right in pairs:
        first, second = (left, right) if left.article < right.article else (right, left)
        if len(views) > KEPT_VIEWS:
            views.clear()
        link = _link(_view(first, views), _view(second, views))
        if link is not None:
            yield link


def score(a: View, b: View) -> float:
    """How sure it is that two texts tell one event, 0 to 1."""
    return squash(features(a, b))


def squash(values: Iterable[float]) -> float:
    """The logistic function of weighted features."""
    return 1 / (1 + exp(-BIAS - sum(w * x for w, x in zip(_VECTOR, values, strict=True))))


def _view(profile: Profile, views: dict[str, View]) -> View:
    found = views.get(profile.article)
    if found is None or found.profile is not profile:
        found = views[profile.article] = view_of(profile)
    return found


def _link(a: View, b: View) -> EventLink | None:
    if a.profile.article == b.profile.article:
        return None
    by_meaning = across.is_needed(a, b)
    if not by_meaning and cosine(a.terms, b.terms) < NOTHING and not a.names.keys() & b.names.keys():
        return None
    sure = round(across.score(a, b) if by_meaning else score(a, b) * (1.0 if _can_coincide(a, b) else DOUBT), 6)
    told = f"{across.alike(a, b)}; {why(a, b)}" if by_meaning else why(a, b)
    return EventLink(a.profile.article, b.profile.article, sure, told) if sure >= WORTH else None


def _can_coincide(a: View, b: View) -> bool:
    """Whether two texts of different languages share two names, or a rare one and a figure; always for one language."""
    if a.profile.language == b.profile.language:
        return True
    shared = a.names.keys() & b.names.keys()
    return len(shared) >= 2 or bool(shared & a.rare.keys() and a.quantities & b.quantities)
