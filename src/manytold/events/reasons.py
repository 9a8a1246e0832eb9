"""Why two texts are taken for tellings of one event, in plain words."""

from collections.abc import Iterable, Mapping

from manytold.events.features import View

SHOWN = 3


def why(a: View, b: View) -> str:
    """What two texts have in common and where they clash, for a person to read."""
    said = [*_common(a, b), *_time(a, b)]
    return "; ".join(said) or "few words in common"


def _common(a: View, b: View) -> Iterable[str]:
    names = _top(a.names, b.names)
    if names:
        yield f"both name {_and([name.title() for name in names[:SHOWN]])}"
    rare = [term for term in _top(a.terms, b.terms) if not any(term in name.split() for name in names)]
    if rare:
        yield f"{len(rare)} shared telling word{'s' if len(rare) > 1 else ''}"
    same = len(a.quantities & b.quantities)
    if same:
        yield f"{same} figure{'s' if same > 1 else ''} in common"


def _time(a: View, b: View) -> Iterable[str]:
    x, y = a.profile, b.profile
    if set(x.days) & set(y.days):
        yield "same day"
    elif x.days and y.days:
        yield "different days"
    elif set(x.weekdays) & set(y.weekdays):
        yield "same weekday"
    elif x.weekdays and y.weekdays:
        yield "different weekdays"
    if x.published and y.published:
        gap = abs((x.published - y.published).days)
        yield "published the same day" if gap == 0 else f"published {gap} day{'s' if gap > 1 else ''} apart"


def _top(a: Mapping[str, float], b: Mapping[str, float]) -> list[str]:
    return sorted(a.keys() & b.keys(), key=lambda form: (-a[form] * b[form], form))


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
