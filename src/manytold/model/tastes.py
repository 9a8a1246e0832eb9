"""What a reader likes, as far as what they do with stories tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from manytold.model.events import Telling
from manytold.model.stances import StanceKind

TraitKind = Literal["story", "name", "section", "source"]
Trait = tuple[TraitKind, str]
"""What a story can be liked for: its storyline, who and what it names, its section, who tells it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The few parts of an `Event` that its traits are made of; the same record is read, the rest passed over.

    `names` are sorted by form, as there: of two that weigh alike the first counts.
    """

    id: str
    names: tuple[tuple[str, float], ...]
    tellings: tuple[Telling, ...]
    section: str = ""
    standing: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """What a reader did with an event, and the traits that it had, each with how much it is of that story (0 to 1)."""

    event: str
    kind: StanceKind
    traits: Mapping[Trait, float]


@dataclass(frozen=True, slots=True)
class Liking:
    """How much one trait is liked, from -1 to 1, and what the reader did that says most of it."""

    trait: Trait
    weight: float
    because: StanceKind


@dataclass(frozen=True, slots=True)
class Lift:
    """How far a story is lifted, from -1 to 1, and the liking that does most of it, None where nothing is known."""

    by: float = 0.0
    because: Liking | None = None


@dataclass(frozen=True, slots=True)
class Learning:
    """Whether For you learns for a reader, and since when; what was done before that is passed over."""

    account: str
    on: bool = True
    since: datetime | None = None
