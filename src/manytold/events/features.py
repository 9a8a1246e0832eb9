"""What two profiles have in common and where they clash, as numbers: the only input of their likeness."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import fsum, log1p, sqrt

from manytold.model.events import Profile
from manytold.text.words import rarity, stem

FEATURES = (
    "terms", "titles", "title_in_text", "names", "rare_names", "matter", "quantities", "days_agree", "days_apart",
    "weekdays_clash", "lead_least", "lead_mean", "chief_missing",
)  # fmt: skip
"""More of the same kind did not help: shared bigrams, places, persons and bodies apart, raw sums of rarity, lengths,
directions of words (mean B-cubed F1 of four labelled sets, each left out of the training, within 0.002)."""
MAX_GAP = 60
FAMOUS = 4.5
"""Rarity up to which a name is one that everybody has heard of."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class View:
    """A profile, laid out for comparing; `plain` and `plain_square` are of the terms that are in none of its names."""

    profile: Profile
    terms: Weights
    title: Weights
    lead: Weights
    names: Weights
    rare: Weights
    name_words: frozenset[str]
    plain: frozenset[str]
    plain_square: float
    quantities: frozenset[str]
    weekdays: frozenset[int]


def view_of(profile: Profile) -> View:
    """A profile with its pairs as mappings."""
    language, terms = profile.language, dict(profile.terms)
    name_words = frozenset(stem(part, language) for name, _ in profile.names for part in name.split())
    plain = frozenset(terms.keys() - name_words)
    return View(
        profile,
        terms=terms,
        title=dict(profile.title),
        lead=dict(profile.lead),
        names=dict(profile.names),
        rare={name: r for name, _ in profile.names if (r := rarest(name, language) - FAMOUS) > 0},
        name_words=name_words,
        plain=plain,
        plain_square=fsum(terms[form] ** 2 for form in plain),
        quantities=frozenset(profile.quantities),
        weekdays=frozenset(profile.weekdays) | {day.weekday() for day in profile.days},
    )


def cosine(a: Weights, b: Weights) -> float:
    """The cosine of two weightings of unit length; exact sums, so that no order of forms can change it."""
    return fsum(a[form] * b[form] for form in a.keys() & b.keys())


def features(a: View, b: View) -> tuple[float, ...]:
    """The numbers named in FEATURES; the same for (b, a)."""
    held = _held(a.lead, b), _held(b.lead, a)
    return (
        cosine(a.terms, b.terms),
        cosine(a.title, b.title),
        (_squares(a.title, b.terms) + _squares(b.title, a.terms)) / 2,
        cosine(a.names, b.names),
        log1p(fsum(min(a.rare[name], b.rare[name]) for name in a.rare.keys() & b.rare.keys())),
        matter(a, b),
        log1p(len(a.quantities & b.quantities)),
        *_days(a.profile.days, b.profile.days),
        _weekdays_clash(a, b),
        min(held),
        sum(held) / 2,
        float(_lacks_chief(a, b) + _lacks_chief(b, a)),
    )


def matter(a: View, b: View) -> float:
    """The cosine of the words that are part of no name in either text: what happened, without who."""
    shared = fsum(a.terms[form] * b.terms[form] for form in a.plain & b.plain)
    if not shared:
        return 0.0
    return shared / sqrt(_plain_square(a, b) * _plain_square(b, a))


def _plain_square(mine: View, other: View) -> float:
    """The squared length of one's terms without the names of both."""
    return max(1e-9, mine.plain_square - fsum(mine.terms[form] ** 2 for form in mine.plain & other.name_words))


@lru_cache(maxsize=65536)
def rarest(name: str, language: str | None) -> float:
    """The rarity of the rarest word of a name."""
    return max((rarity(part, language) for part in name.split()), default=0.0)


def _squares(title: Weights, terms: Weights) -> float:
    """The part of a headline's squared weight that the other text holds."""
    return fsum(title[form] ** 2 for form in title.keys() & terms.keys())


def _held(lead: Weights, other: View) -> float:
    """The part of a lead's weight that the other text holds."""
    return fsum(lead[form] for form in lead.keys() & other.terms.keys())


def _lacks_chief(mine: View, other: View) -> bool:
    """Whether the chief name of one text is nowhere in the other."""
    chief = mine.profile.chief
    return bool(chief) and chief not in other.name_words and chief not in other.terms


def _days(a: Collection[date], b: Collection[date]) -> tuple[float, float]:
    """Whether a day is common; else how far apart the nearest days are, damped to 0 to 1."""
    if not a or not b:
        return 0.0, 0.0
    nearest = min(abs((x - y).days) for x in a for y in b)
    return float(nearest == 0), log1p(min(nearest, MAX_GAP)) / log1p(MAX_GAP)


def _weekdays_clash(a: View, b: View) -> float:
    """Whether both name weekdays and none in common, where not both have days: a day then counts as its weekday."""
    if (a.profile.days and b.profile.days) or not a.weekdays or not b.weekdays:
        return 0.0
    return float(not a.weekdays & b.weekdays)
