"""Who and what is named in which event."""

from dataclasses import dataclass
from datetime import datetime

from manytold.model.statements import NameKind


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name in one event, by name only: two people of one name are one here.

    `key` is what its pages are found under, `shown` the form that most texts have. `articles` counts those that have
    it, `quotes` the quotations of the event that are said under it; `time` is when the event was told last.
    """

    key: str
    shown: str
    kind: NameKind
    event: str
    time: datetime | None
    articles: int
    quotes: int = 0
