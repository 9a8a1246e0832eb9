"""The parts of a newspaper, and how one reader has them."""

from dataclasses import dataclass

SECTIONS = ("world", "politics", "business", "science", "technology", "health", "sport", "culture")
"""Every section that a story can be in; a story of which nobody is sure is in none."""
OTHER = "other"
"""The place of stories that are in no section; stored as the empty string."""
PLACES = (*SECTIONS, OTHER)


@dataclass(frozen=True, slots=True)
class Place:
    """One section as a reader has it: under a name of their own, or with an empty one as everybody, shown or not."""

    section: str
    name: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The sections of one reader, in their order. `account` is empty in a newspaper without accounts."""

    account: str
    places: tuple[Place, ...] = tuple(map(Place, PLACES))

    @property
    def whole(self) -> tuple[Place, ...]:
        """Every section once: those arranged, then what has come since."""
        known = {place.section: place for place in self.places if place.section in PLACES}
        return (*known.values(), *(Place(name) for name in PLACES if name not in known))
