"""What two profiles have in common and where they clash, as numbers: the only input of the link score."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p, sqrt

from manytold.model.events import Profile
from manytold.text.words import rarity, stem

FEATURES = (
    "terms", "titles", "title_in_text", "names", "names_apart", "places_agree", "places_clash", "quantities",
    "days_agree", "days_clash", "weekdays_agree", "weekdays_clash", "published_gap", "published_unknown", "core", "matter", "cast", "rare_names",
)  # fmt: skip
MAX_GAP = 60
FAMOUS = 4.5
CORE = 12
"""Heaviest words of a text that make its core."""


@dataclass(frozen=True, slots=True)
class View:
    """A profile, laid out for comparing."""

    profile: Profile
    terms: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    core: frozenset[str]
    chief: tuple[str, ...]
    rare: Mapping[str, float]
    spoken: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]


def view_of(profile: Profile) -> View:
    """A profile with its pairs as mappings."""
    return View(
        profile,
        dict(profile.terms),
        dict(profile.title),
        dict(profile.names),
        frozenset(form for form, _ in sorted(profile.terms, key=lambda p: (-p[1], p[0]))[:CORE]),
        tuple(name for name, _ in sorted(profile.names, key=lambda p: (-p[1], p[0]))[:2]),
        {n: r for n, _ in profile.names if (r := _rare(n, profile.language)) > 0},
        frozenset(stem(part, profile.language) for name, _ in profile.names for part in name.split()),
        frozenset(profile.places),
        frozenset(profile.quantities),
    )


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two weightings of unit length."""
    return sum(a[form] * b[form] for form in sorted(a.keys() & b.keys()))


def features(a: View, b: View) -> tuple[float, ...]:
    """The numbers named in FEATURES; the same for (b, a)."""
    days_agree, days_clash = _days(a.profile.days, b.profile.days)
    week_agree, week_clash = _weekdays(a.profile, b.profile)
    gap, unknown = _published(a.profile, b.profile)
    places_agree, places_clash = _places(a, b)
    names = cosine(a.names, b.names)
    return (
        cosine(a.terms, b.terms),
        cosine(a.title, b.title),
        (_held(a.title, b.terms) + _held(b.title, a.terms)) / 2,
        names,
        _apart(a.names, b.names),
        places_agree,
        places_clash,
        log1p(len(a.quantities & b.quantities)),
        days_agree,
        days_clash,
        week_agree,
        week_clash,
        gap,
        unknown,
        len(a.core & b.core) / CORE,
        _matter(a, b),
        _cast(a, b),
        log1p(sum(a.rare[n] for n in sorted(a.rare.keys() & b.rare.keys()))),
    )


def _rare(name: str, language: str | None) -> float:
    """How far the rarest word of a name is beyond what everybody has heard of."""
    return max((rarity(part, language) for part in name.split()), default=0.0) - FAMOUS


def _matter(a: View, b: View) -> float:
    """The cosine of what is no name in either text: two meetings of the same people differ in it."""
    names = a.spoken | b.spoken
    shared = sum(a.terms[f] * b.terms[f] for f in sorted((a.terms.keys() & b.terms.keys()) - names))
    lengths = sqrt(_square(a.terms, names) * _square(b.terms, names))
    return shared / lengths if lengths else 0.0


def _square(weights: Mapping[str, float], without: Collection[str]) -> float:
    return sum(w * w for form, w in weights.items() if form not in without)


def _cast(a: View, b: View) -> float:
    """How many names beyond each text's two chief ones are shared, damped."""
    chief = set(a.chief) & set(b.chief)
    return log1p(len((a.names.keys() & b.names.keys()) - chief))


def _held(title: Mapping[str, float], terms: Mapping[str, float]) -> float:
    """The part of a headline's weight that the other text holds."""
    return sum(title[form] ** 2 for form in sorted(title.keys() & terms.keys()))


def _apart(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The weight of names that only one of two texts has, where both have names."""
    if not a or not b:
        return 0.0
    shared = a.keys() & b.keys()
    return 1 - min(sum(a[n] ** 2 for n in sorted(shared)), sum(b[n] ** 2 for n in sorted(shared)))


def _places(a: View, b: View) -> tuple[float, float]:
    """The part of the lead places' weight that is shared, and the part that is not, where both leads name places."""
    if not a.places or not b.places:
        return 0.0, 0.0
    shared = sum(min(a.names.get(p, 0.0), b.names.get(p, 0.0)) for p in sorted(a.places & b.places))
    least = min(_held_places(a), _held_places(b))
    part = shared / least if least else 0.0
    return part, 1.0 - part


def _held_places(view: View) -> float:
    return sum(view.names.get(place, 0.0) for place in sorted(view.places))


def _days(a: Collection[date], b: Collection[date]) -> tuple[float, float]:
    """Whether a day is common; else how far apart the nearest days are, 0 to 1."""
    if not a or not b:
        return 0.0, 0.0
    nearest = min(abs((x - y).days) for x in a for y in b)
    return float(nearest == 0), log1p(min(max(nearest - 1, 0), MAX_GAP)) / log1p(MAX_GAP)


def _weekdays(a: Profile, b: Profile) -> tuple[float, float]:
    """Whether weekdays agree or clash; resolved days count as weekdays when the other text has only a weekday."""
    if a.days and b.days:
        return 0.0, 0.0
    left = {d.weekday() for d in a.days} | set(a.weekdays)
    right = {d.weekday() for d in b.days} | set(b.weekdays)
    if not left or not right:
        return 0.0, 0.0
    return float(bool(left & right)), float(not left & right)


def _published(a: Profile, b: Profile) -> tuple[float, float]:
    """Days between publications, damped to 0 to 1; and whether one of them is not known."""
    if a.published is None or b.published is None:
        return 0.0, 1.0
    gap = abs((a.published - b.published).total_seconds()) / 86400
    return log1p(min(gap, MAX_GAP)) / log1p(MAX_GAP), 0.0
