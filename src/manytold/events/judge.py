"""Pairs of profiles → how much alike they are, as if nobody else had written: the first of two looks at a link.

The likeness is a logistic model over a few features with fixed weights, a pure function of the pair. What it is worth
beside the other links of both ends is weighed in `context`.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import exp

from manytold.events import across
from manytold.events.features import FEATURES, View, cosine, features, view_of
from manytold.events.reasons import why
from manytold.events.weights import LIKENESS, LIKENESS_BIAS
from manytold.model.events import EventLink, Profile

WORTH = 0.05
"""Likeness below which a link is left out: it counts as 0 when groups are made. Mean B-cubed F1 of four labelled sets,
each left out of the training, at 0.03, 0.05, 0.1 and 0.2: 0.936, 0.934, 0.929 and 0.926."""
NOTHING = 0.03
"""Cosine of terms below which two texts of one language have nothing to do with one another."""
KEPT_VIEWS = 20_000
SAME_PEOPLE, SAME_MATTER, SAME_MATTER_YET, STEEP = 0.6, 0.28, 0.37, 120.0
"""Two texts whose names have at least this cosine must have this cosine of all else too where time tells nothing,
and that one where the days of what happened clash, or the log odds fall steeply: two meetings of the same people are no
event. Untimed pairs of that kind below 0.25: 80 of one event and 2,149 of two in allsides_roundups without its dates,
211 and 22 in ecbplus."""
CLASH = 0.5
"""Of `days_apart`, from which days of what happened clash: seven days."""
DOUBT = 0.5
"""What is left of a likeness between two languages that is not borne by names."""

_VECTOR = tuple(LIKENESS[name] for name in FEATURES)
_NAMES, _MATTER, _DAYS, _WEEKDAYS = map(FEATURES.index, ("names", "matter", "days_apart", "weekdays_clash"))
_DAY = 86_400


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


def likeness(values: Sequence[float], days: float | None) -> float:
    """The logistic function of weighted features, less where neither words nor time tell more than who it is about."""
    odds = LIKENESS_BIAS + sum(w * x for w, x in zip(_VECTOR, values, strict=True))
    return 1 / (1 + exp(cast_doubt(values, days) - odds))


def cast_doubt(values: Sequence[float], days: float | None) -> float:
    """What the log odds lose where a pair shares its people and little else, and time does not speak for it."""
    clash = values[_DAYS] >= CLASH or values[_WEEKDAYS] > 0
    if values[_NAMES] < SAME_PEOPLE or not (clash or days is None):
        return 0.0
    return STEEP * max(0.0, (SAME_MATTER_YET if clash else SAME_MATTER) - values[_MATTER])


def days_between(a: Profile, b: Profile) -> float | None:
    """Days between two publications, None where one is not known."""
    if a.published is None or b.published is None:
        return None
    return round(abs((a.published - b.published).total_seconds()) / _DAY, 3)


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
    x, y = a.profile, b.profile
    days = days_between(x, y)
    alike = round(across.score(a, b) if by_meaning else _likeness(a, b, days), 4)
    told = f"{across.alike(a, b)}; {why(a, b)}" if by_meaning else why(a, b)
    return EventLink(x.article, y.article, alike, told, days=days) if alike >= WORTH else None


def _likeness(a: View, b: View, days: float | None) -> float:
    return likeness(features(a, b), days) * (1.0 if _can_coincide(a, b) else DOUBT)


def _can_coincide(a: View, b: View) -> bool:
    """Whether two texts of different languages share two names, or a rare one and a figure; always for one language."""
    if a.profile.language == b.profile.language:
        return True
    shared = a.names.keys() & b.names.keys()
    return len(shared) >= 2 or bool(shared & a.rare.keys() and a.quantities & b.quantities)
