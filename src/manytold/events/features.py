"""What two profiles have in common and where they clash, as numbers: the only input of the link score."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from math import log1p, sqrt

from manytold.model.events import Profile
from manytold.text.words import rarity, stem

FEATURES = (
    "terms", "titles", "title_in_text", "places_agree", "places_clash", "quantities", "days_agree", "days_clash",
    "weekdays_agree", "weekdays_clash", "published_gap", "published_unknown", "cast", "rare_names", "undated_matter",
    "undated_terms", "undated_title_in_text", "undated_cast", "undated_rare_names",
)  # fmt: skip
"""`undated_` ones count only where a publication date is missing: time then tells nothing, and what the texts say
beside the names of their people must tell two meetings of the same people apart."""
MAX_GAP = 60
FAMOUS = 4.5
"""Rarity up to which a name is one that everybody has heard of."""


@dataclass(frozen=True, slots=True)
class View:
    """A profile, laid out for comparing."""

    profile: Profile
    terms: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    chief: frozenset[str]
    rare: Mapping[str, float]
    name_words: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]


def view_of(profile: Profile) -> View:
    """A profile with its pairs as mappings."""
    language = profile.language
    heaviest = sorted(profile.names, key=lambda p: (-p[1], p[0]))
    return View(
        profile,
        terms=dict(profile.terms),
        title=dict(profile.title),
        names=dict(profile.names),
        chief=frozenset(name for name, _ in heaviest[:2]),
        rare={name: r for name, _ in profile.names if (r := rarest(name, language) - FAMOUS) > 0},
        name_words=frozenset(stem(part, language) for name, _ in profile.names for part in name.split()),
        places=frozenset(profile.places),
        quantities=frozenset(profile.quantities),
    )


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two weightings of unit length."""
    return sum(a[form] * b[form] for form in sorted(a.keys() & b.keys()))


def features(a: View, b: View) -> tuple[float, ...]:
    """The numbers named in FEATURES; the same for (b, a)."""
    gap, unknown = _published(a.profile, b.profile)
    terms, cast, rare = cosine(a.terms, b.terms), _cast(a, b), _rare(a, b)
    title_in_text = (_held(a.title, b.terms) + _held(b.title, a.terms)) / 2
    return (
        terms,
        cosine(a.title, b.title),
        title_in_text,
        *_places(a, b),
        log1p(len(a.quantities & b.quantities)),
        *_days(a.profile.days, b.profile.days),
        *_weekdays(a.profile, b.profile),
        gap,
        unknown,
        cast,
        rare,
        unknown and matter(a, b),
        unknown * terms,
        unknown * title_in_text,
        unknown * cast,
        unknown * rare,
    )


def matter(a: View, b: View) -> float:
    """The cosine of the words that are part of no name in either text: what happened, without who."""
    names = a.name_words | b.name_words
    shared = sum(a.terms[f] * b.terms[f] for f in sorted((a.terms.keys() & b.terms.keys()) - names))
    lengths = sqrt(_square(a.terms, names) * _square(b.terms, names))
    return shared / lengths if lengths else 0.0


def _square(weights: Mapping[str, float], without: Collection[str]) -> float:
    return sum(w * w for form, w in weights.items() if form not in without)


def _cast(a: View, b: View) -> float:
    """How many names are shared beyond those that lead both texts, damped."""
    return log1p(len((a.names.keys() & b.names.keys()) - (a.chief & b.chief)))


def _rare(a: View, b: View) -> float:
    """How much the shared names are beyond what everybody has heard of, damped."""
    return log1p(sum(min(a.rare[n], b.rare[n]) for n in sorted(a.rare.keys() & b.rare.keys())))


def rarest(name: str, language: str | None) -> float:
    """The rarity of the rarest word of a name."""
    return max((rarity(part, language) for part in name.split()), default=0.0)


def _held(title: Mapping[str, float], terms: Mapping[str, float]) -> float:
    """The part of a headline's weight that the other text holds."""
    return sum(title[form] ** 2 for form in sorted(title.keys() & terms.keys()))


def _places(a: View, b: View) -> tuple[float, float]:
    """The part of the lead places' weight that is shared, and the part that is not, where both leads name places."""
    least = min(_place_weight(a), _place_weight(b))
    if not least:
        return 0.0, 0.0
    shared = sum(min(a.names.get(p, 0.0), b.names.get(p, 0.0)) for p in sorted(a.places & b.places))
    return shared / least, 1.0 - shared / least


def _place_weight(view: View) -> float:
    return sum(view.names.get(place, 0.0) for place in view.profile.places)


def _days(a: Collection[date], b: Collection[date]) -> tuple[float, float]:
    """Whether a day is common; else how far apart the nearest days are, damped to 0 to 1."""
    if not a or not b:
        return 0.0, 0.0
    nearest = min(abs((x - y).days) for x in a for y in b)
    return float(nearest == 0), log1p(min(nearest, MAX_GAP)) / log1p(MAX_GAP)


def _weekdays(a: Profile, b: Profile) -> tuple[float, float]:
    """Whether weekdays agree or clash; a resolved day counts as its weekday beside a text that has only a weekday."""
    left = {d.weekday() for d in a.days} | set(a.weekdays)
    right = {d.weekday() for d in b.days} | set(b.weekdays)
    if (a.days and b.days) or not left or not right:
        return 0.0, 0.0
    return float(bool(left & right)), float(not left & right)


def _published(a: Profile, b: Profile) -> tuple[float, float]:
    """Days between publications, damped to 0 to 1; and whether one of them is not known."""
    if a.published is None or b.published is None:
        return 0.0, 1.0
    gap = abs((a.published - b.published).total_seconds()) / 86400
    return log1p(min(gap, MAX_GAP)) / log1p(MAX_GAP), 0.0
