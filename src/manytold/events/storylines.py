"""Events → storylines: events that lead to one another, because rare names, places and words of theirs are the same.

Rules: names alone or words alone never make a storyline. The longer the time between two events, the more of both they
must share. Links do not chain: storylines are made by average-link agglomeration, as events are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations
from math import sqrt

from manytold.events.agglomerate import agglomerate
from manytold.model.events import Event, Storyline, StorylineLink

CUT = 0.5
WORTH = 0.2
FAR_DAYS = 60
KEYED_NAMES, KEYED_TERMS = 8, 8

Weights = Mapping[str, float]


def keys(event: Event) -> Iterator[str]:
    """Keys by pairs of the event's heaviest names and of its heaviest words."""
    for kind, weights, most in (("n", event.names, KEYED_NAMES), ("t", event.terms, KEYED_TERMS)):
        heaviest = [form for form, _ in sorted(weights, key=lambda p: (-p[1], p[0]))][:most]
        yield from (f"{kind}:{a}+{b}" for a, b in combinations(sorted(heaviest), 2))


def judge(pairs: Iterable[tuple[Event, Event]]) -> Iterator[StorylineLink]:
    """Links worth keeping between events; each depends on nothing but its two events, in either order."""
    for left, right in pairs:
        first, second = (left, right) if left.id < right.id else (right, left)
        score = _score(first, second) if first.id != second.id else 0.0
        if score >= WORTH:
            yield StorylineLink(first.id, second.id, round(score, 6), _why(first, second))


def merge(events: Sequence[Event], links: Sequence[StorylineLink]) -> list[Storyline]:
    """Storylines sorted by id, every event in exactly one; the same for any order of events and links."""
    known = {e.id: e for e in sorted(events, key=lambda e: (e.id, e.title))}
    best: dict[tuple[str, str], StorylineLink] = {}
    for link in sorted(links, key=lambda k: (k.score, k.why)):
        if link.a in known and link.b in known and link.a != link.b:
            best[min(link.a, link.b), max(link.a, link.b)] = link
    scores = {pair: link.score for pair, link in best.items()}
    groups = agglomerate(sorted(known), scores, (), CUT)
    return sorted((_storyline([known[i] for i in ids], best) for ids in groups), key=lambda s: s.id)


def _storyline(events: Sequence[Event], links: Mapping[tuple[str, str], StorylineLink]) -> Storyline:
    ordered = sorted(events, key=_time_key)
    ids = {e.id for e in events}
    held = tuple(link for (a, b), link in sorted(links.items()) if a in ids and b in ids)
    return Storyline(_storyline_id(ordered[0].id), _central(ordered, held).title, tuple(e.id for e in ordered), held)


def _central(ordered: Sequence[Event], links: Sequence[StorylineLink]) -> Event:
    """The event that is linked most strongly; the first one among equals."""
    sums = {e.id: 0.0 for e in ordered}
    for link in links:
        sums[link.a] += link.score
        sums[link.b] += link.score
    return max(ordered, key=lambda e: round(sums[e.id], 6))


def _storyline_id(event: str) -> str:
    return "s" + sha256(event.encode()).hexdigest()[:12]


def _day(event: Event) -> date | None:
    if event.when.first is not None:
        return event.when.first
    return event.first_published.date() if event.first_published else None


def _time_key(event: Event) -> tuple[date, str]:
    return (_day(event) or date.max, event.id)


def _cosine(a: Weights, b: Weights) -> float:
    shared = sum(a[form] * b[form] for form in sorted(a.keys() & b.keys()))
    lengths = sqrt(sum(w * w for w in a.values())) * sqrt(sum(w * w for w in b.values()))
    return shared / lengths if lengths else 0.0


def _score(a: Event, b: Event) -> float:
    """How sure it is that one event leads to the other, 0 to 1."""
    names, terms = _cosine(dict(a.names), dict(b.names)), _cosine(dict(a.terms), dict(b.terms))
    places = bool(set(a.places) & set(b.places))
    evidence = 1.2 * sqrt(names * terms) + 0.8 * terms + (0.05 if places else 0.0)
    return min(1.0, evidence * _nearness(_day(a), _day(b), len(_rare_names(a, b))))


def _nearness(a: date | None, b: date | None, rare_names: int) -> float:
    """1 within two months or where a date is not known; later less, unless two rare names are in the core of both."""
    if a is None or b is None or abs((a - b).days) <= FAR_DAYS or rare_names >= 2:
        return 1.0
    return 0.7


def _rare_names(a: Event, b: Event) -> list[str]:
    """Names that weigh much in both events."""
    x, y = dict(a.names), dict(b.names)
    return sorted((n for n in x.keys() & y.keys() if x[n] * y[n] >= 0.02), key=lambda n: (-x[n] * y[n], n))


def _why(a: Event, b: Event) -> str:
    names = [n.title() for n in _rare_names(a, b)[:3]]
    x, y = dict(a.terms), dict(b.terms)
    shared = len(x.keys() & y.keys())
    said = f"both name {', '.join(names)}; " if names else ""
    return f"{said}{shared} telling words in common"
