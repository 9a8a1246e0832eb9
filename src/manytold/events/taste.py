"""What a reader likes, learned from what they did with stories, and how far that lifts another story.

Each sign gives its worth to the traits of its story (Rocchio 1971); a trait is liked as far as the worths on it go one
way. Nothing is learned from what anybody else does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import fsum, tanh
from operator import itemgetter

from manytold.model.events import UNDATED
from manytold.model.stances import StanceKind
from manytold.model.tastes import Lift, Liking, Sign, Told, Trait

WORTH: Mapping[StanceKind, float] = {
    "follow": 3.0,
    "star": 2.0,
    "more": 2.0,
    "seen": 0.5,
    "hide": -1.5,
    "less": -2.0,
}
"""What each act says. Set by hand: what is done with a button says more than a visit."""
ENOUGH = 2.0
"""Worth at which a trait is liked half as much as it can be."""
MOST_LIFT = timedelta(hours=36)
"""How much newer a story can count: as much as eight times its independent reports do in `standing`. Set by hand."""
MOST_NAMES = 10
SECTION, SOURCE = 0.5, 0.3
"""How much of a story its section is, and all its sources together; storyline and heaviest name are 1."""
FAINT = 0.05
"""Lifts below this, of less than two hours, are none: what moves a story can be told."""


def traits(told: Told, storyline: str, sources: Sequence[str]) -> dict[Trait, float]:
    """What a story can be liked for, with how much of the story each is."""
    heaviest = sorted(told.names, key=itemgetter(1), reverse=True)[:MOST_NAMES]
    most = heaviest[0][1] if heaviest else 1.0
    found: dict[Trait, float] = {("name", name): weight / (most or 1.0) for name, weight in heaviest}
    if storyline:
        found["story", storyline] = 1.0
    if told.section:
        found["section", told.section] = SECTION
    each = sorted(set(sources))
    found |= {("source", source): SOURCE / len(each) for source in each}
    return found


def likings(signs: Iterable[Sign]) -> dict[Trait, Liking]:
    """What is liked and what is not, by trait; the same for any order of signs."""
    worths: defaultdict[Trait, defaultdict[StanceKind, float]] = defaultdict(lambda: defaultdict(float))
    for sign in sorted(signs, key=lambda sign: (sign.event, sign.kind)):
        for trait, part in sign.traits.items():
            if trait[0] != "story" or sign.kind == "follow":
                worths[trait][sign.kind] += WORTH[sign.kind] * part
    return {trait: _liking(trait, of) for trait, of in worths.items()}


def _liking(trait: Trait, worths: Mapping[StanceKind, float]) -> Liking:
    total = fsum(worths.values())
    because = max(sorted(worths), key=lambda kind: worths[kind] if total >= 0 else -worths[kind])
    return Liking(trait, round(total / (abs(total) + ENOUGH), 4), because)


def lift(of: Mapping[Trait, float], liked: Mapping[Trait, Liking]) -> Lift:
    """How far a story with these traits is lifted, or put down."""
    parts = {trait: part * liked[trait].weight for trait, part in sorted(of.items()) if trait in liked}
    total = tanh(sum(parts.values()))
    if abs(total) < FAINT:
        return Lift()
    first = max(parts, key=lambda trait: parts[trait] if total > 0 else -parts[trait])
    return Lift(round(total, 4), liked[first])


def place(told: Told, lifted: Lift) -> tuple[datetime, str]:
    """Where a story stands for a reader: its own standing, later or earlier by what it is lifted."""
    return ((told.standing or UNDATED) + MOST_LIFT * lifted.by, told.id)
