"""Who speaks, where they announce it, and when to ask next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Way = Literal["feed", "sitemap", "front", "mail"]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet. `id` is its host (with port where not the default) or `file:` and a name for a local text."""

    id: str
    name: str
    home: str | None = None
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A place where a source announces articles; `way` says how it is read.

    `front` stands for the links of a home page, `mail` for a folder of mails. `folder` is the way
    through the folders of the reader's list of feeds, outermost first; empty for none.
    """

    url: str
    source: str
    title: str
    way: Way = "feed"
    folder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What to know before a feed is asked again; replaced as a whole after each answer (RFC 9110 validators).

    `failures` counts answers in a row that were no use; `health` is one line for people that says what to do.
    `body_hash` is the SHA-256 of the last body, hexadecimal; `moved_to` the address a permanent redirect names;
    a feed that is `stopped` (410 Gone) is not asked any more. `newest` is when its newest entry came, `gap_s` the usual
    seconds between two of them, `stated_s` how long it asks to be left alone itself (`ttl`, `updatePeriod`),
    and `quiet_hours` when not to ask (`skipHours`, GMT).
    """

    url: str
    next: datetime
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    interval_s: int = 3600
    health: str = "not asked yet"
    body_hash: str | None = None
    moved_to: str | None = None
    answered: datetime | None = None
    stopped: bool = False
    newest: datetime | None = None
    gap_s: int | None = None
    stated_s: int = 0
    quiet_hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """How often links of one shape led to articles and how often not; `seen` is the visit it was last met on."""

    name: str
    articles: int = 0
    others: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """A link that was queued and is not judged yet, with its shapes, the most telling first."""

    url: str
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What was learned of a front page; replaced as a whole after each visit.

    `missing` counts visits in a row without a link that looks like an article; `recent` is one sign for each of the
    last links judged, oldest first: `+` for an article, `-` for none.
    """

    url: str
    visits: int = 0
    missing: int = 0
    recent: str = ""
    shapes: tuple[Shape, ...] = ()
    pending: tuple[Pending, ...] = ()
