"""Facts of made articles: those of the first period are found by the real steps and kept, others are put in new words.

Putting them in other words takes a fiftieth of the time of finding them anew; `bench.made_check` compares both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.made_articles import DAYS, PERIOD, Renaming, article, id_in, later, renaming_of
from manytold.model.articles import Article
from manytold.model.copies import Fingerprint
from manytold.model.events import Profile
from manytold.run.work import Facts
from manytold.store.nouns import decode, encode
from manytold.walk import FINGERPRINT, PROFILE, STATEMENTS

KEPT = ("article", "version", "source", "source_name", "published", "credits", "language", "length")
"""Fields of a fingerprint that are no hashes."""
RECURS = 60
"""Articles of the first period in which a hash stands that all periods share: standing phrases."""

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All facts of the first period, and the hashes that recur in all others."""

    facts: tuple[Facts, ...]
    recurring: frozenset[int]


def first_facts(kept: Path) -> Known:
    """Facts of the first period, from a file when they were found before by the same steps."""
    versions = "-".join(str(step.version) for step in (FINGERPRINT, PROFILE, STATEMENTS))
    file = kept / f"facts-{versions}.json"
    if not file.exists():
        found = [_found(place) for place in range(PERIOD)]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(encode(found))
    facts = decode(file.read_bytes(), tuple[Facts, ...])  # type: ignore[arg-type]
    held = Counter(number for one in facts for number in set(_numbers(one.fingerprint)))
    return Known(facts, frozenset(number for number, count in held.items() if count >= RECURS))


def _found(place: int) -> Facts:
    one = article(place)
    results: Any = [step.work(one) for step in (FINGERPRINT, PROFILE, STATEMENTS)]
    return Facts(one, *results)


def facts_of(known: Known, numbers: Iterable[int]) -> Iterator[Facts]:
    """The facts of several articles; statements of later periods keep the words of the first."""
    for number in numbers:
        period, place = divmod(number, PERIOD)
        first = known.facts[place]
        yield _moved(first, article(number), known, period) if period else first


def _moved(first: Facts, there: Article, known: Known, period: int) -> Facts:
    renaming = renaming_of(period)
    return Facts(
        there,
        _print(first.fingerprint, there, known, period),
        profile_in(first.profile, renaming),
        replace(first.statements, article=there.id),
    )


def profile_in(first: Profile, renaming: Renaming) -> Profile:
    """A profile as another period has it."""
    period = renaming.period
    return replace(
        first,
        article=id_in(period, first.article),
        published=later(first.published, period),
        terms=_weights(first.terms, renaming),
        title=_weights(first.title, renaming),
        lead=_weights(first.lead, renaming),
        chief=renaming.text(first.chief),
        names=_weights(first.names, renaming),
        places=tuple(renaming.text(place) for place in first.places),
        days=tuple(day + timedelta(days=DAYS * period) for day in first.days),
    )


def _weights(weights: Weights, renaming: Renaming) -> Weights:
    return tuple(sorted((renaming.text(form), weight) for form, weight in weights))


def _print(first: Fingerprint, there: Article, known: Known, period: int) -> Fingerprint:
    """A fingerprint whose hashes are other ones, apart from those of standing phrases."""
    mixed = {f.name: _mixed(getattr(first, f.name), known, period) for f in fields(first) if f.name not in KEPT}
    return replace(first, article=there.id, published=there.published, **mixed)


def _mixed(value: Any, known: Known, period: int) -> Any:
    if isinstance(value, int):
        return value if value in known.recurring else value ^ (period * 2_654_435 % (1 << 31))
    if isinstance(value, str):
        return f"{value}.{period}"
    if isinstance(value, bytes):
        return bytes(byte ^ (period % 255 + 1) for byte in value)
    if isinstance(value, tuple):
        return tuple(_mixed(part, known, period) for part in value)
    mixed: Mapping[str, Any] = {f.name: _mixed(getattr(value, f.name), known, period) for f in fields(value)}
    return replace(value, **mixed)


def _numbers(value: Any) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
    elif hasattr(value, "__dataclass_fields__"):
        for f in fields(value):
            if f.name not in KEPT:
                yield from _numbers(getattr(value, f.name))
