"""Events → storylines: events that lead to one another, because rare names, places and words of theirs are the same.

Rules: names alone or words alone never make a storyline. The longer the time between two events, the more of both they
must share. Links do not chain: storylines are made by average-link agglomeration, as events are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from hashlib import sha256
from math import exp, log1p, sqrt

from manytold.events.agglomerate import agglomerate
from manytold.events.drawn import drawn_in
from manytold.events.features import FAMOUS, rarest
from manytold.events.said import sides_of
from manytold.events.sections import most as most_votes
from manytold.model.events import Event, Storyline, StorylineLink
from manytold.text.words import stem

CUT = 0.35
WORTH = 0.2
FAR_DAYS = 60
BIAS, NAMES, TERMS, MATTER, PLACES, RARE, LONG_GAP = -4.8, 3.0, 5.0, 4.0, 0.2, 0.5, 1.0
LEAST_NAMES, LEAST_TERMS = 0.1, 0.15
KEYED_NAMES, KEYED_TERMS, LEAST, MOST = 12, 20, 3, 150
"""Names and words that are keys, those that two events must share, and how many events one brings together. Of 52
pairs of events of one story in ecbplus 40 meet. Keys of pairs of names and of words brought 29 pairs together."""

Weights = Mapping[str, float]


def keys(event: Event) -> Iterator[str]:
    """The event's heaviest names and words, of which two events must share some; none for a round-up."""
    if event.several:
        return
    for kind, weights, most in (("n", event.names, KEYED_NAMES), ("t", event.terms, KEYED_TERMS)):
        heaviest = sorted(weights, key=lambda p: (-p[1], p[0]))[:most]
        yield from (f"{kind}:{form}" for form, _ in heaviest)


def judge(pairs: Iterable[tuple[Event, Event]]) -> Iterator[StorylineLink]:
    """Links worth keeping between events; each depends on nothing but its two events, in either order."""
    for left, right in pairs:
        first, second = (left, right) if left.id < right.id else (right, left)
        score = _score(first, second) if first.id != second.id else 0.0
        if score >= WORTH:
            yield StorylineLink(first.id, second.id, round(score, 6), _why(first, second))


def binds(link: StorylineLink) -> bool:
    """Whether a link can hold a storyline together: groups whose mean score reaches the cut have a pair that does."""
    return bool(link.said and link.a != link.b) or link.score >= CUT


def draws(inside: Set[str], links: Iterable[StorylineLink]) -> set[str]:
    """The events beyond some whole storylines without which these cannot be made anew."""
    scores: dict[tuple[str, str], float] = {}
    for link in links:
        pair = (min(link.a, link.b), max(link.a, link.b))
        scores[pair] = max(link.score, scores.get(pair, 0.0))
    return drawn_in(inside, scores, (), CUT)


def merge(events: Sequence[Event], links: Sequence[StorylineLink]) -> list[Storyline]:
    """Storylines sorted by id, every event in exactly one; the same for any order of events and links."""
    known = {e.id: e for e in sorted(events, key=lambda e: (e.id, e.title))}
    best: dict[tuple[str, str], StorylineLink] = {}
    for link in sorted(links, key=lambda k: (bool(k.said), k.score, k.why)):
        if link.a in known and link.b in known and link.a != link.b:
            best[min(link.a, link.b), max(link.a, link.b)] = link
    scores = {pair: link.score for pair, link in best.items()}
    said = [pair for pair, link in best.items() if link.said]
    groups = agglomerate(sorted(known), scores, (), CUT, said, sides_of(links))
    return sorted((_storyline([known[i] for i in ids], best) for ids in groups), key=lambda s: s.id)


def _storyline(events: Sequence[Event], links: Mapping[tuple[str, str], StorylineLink]) -> Storyline:
    ordered = sorted(events, key=_time_key)
    ids = {e.id for e in events}
    section = most_votes(e.section for e in ordered if e.section)
    held = tuple(link for (a, b), link in sorted(links.items()) if a in ids and b in ids)
    title, name = _central(ordered, held).title, _storyline_id(ordered[0].id)
    return Storyline(name, title, tuple(e.id for e in ordered), held, section)


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
    """How sure it is that one event leads to the other, 0 to 1: a logistic function with weights set by hand.

    On events of ecbplus 50 % of the pairs of one topic have names, terms and matter of at least 0.46, 0.44 and 0.38;
    90 % of the pairs of different topics in allsides_roundups at most 0.52, 0.29 and 0.23.
    """
    names, terms = _cosine(dict(a.names), dict(b.names)), _cosine(dict(a.terms), dict(b.terms))
    if names < LEAST_NAMES or terms < LEAST_TERMS:
        return 0.0
    evidence = BIAS + NAMES * names + TERMS * terms + MATTER * _matter(a, b)
    evidence += RARE * log1p(_rarity(a, b))
    if set(a.places) & set(b.places):
        evidence += PLACES
    if _is_far(a, b) and len(_rare_names(a, b)) < 2:
        evidence -= LONG_GAP
    return 1 / (1 + exp(-evidence))


def _rarity(a: Event, b: Event) -> float:
    """How far the shared names are beyond what everybody has heard of."""
    language = next(iter((*a.languages, *b.languages)), None)
    shared = dict(a.names).keys() & dict(b.names).keys()
    return sum(max(0.0, rarest(name, language) - FAMOUS) for name in sorted(shared))


def _matter(a: Event, b: Event) -> float:
    """The cosine of the words that are part of no name in either event."""
    names = {part for event in (a, b) for name, _ in event.names for part in name.split()}
    said = {stem(part, language) for part in names for language in (*a.languages, *b.languages)} | names
    return _cosine({f: w for f, w in a.terms if f not in said}, {f: w for f, w in b.terms if f not in said})


def _is_far(a: Event, b: Event) -> bool:
    x, y = _day(a), _day(b)
    return x is not None and y is not None and abs((x - y).days) > FAR_DAYS


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
