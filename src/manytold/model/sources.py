"""Who speaks, where they announce it, and when to ask next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Way = Literal["feed", "sitemap", "front"]


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
    """A place where a source announces articles; `way` says how it is read (`front` = links of a home page)."""

    url: str
    source: str
    title: str
    way: Way = "feed"


@dataclass(frozen=True, slots=True)
class Due:
    """What to know before a feed is asked again; replaced as a whole after each answer (RFC 9110 validators)."""

    url: str
    next: datetime
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    interval_s: int = 3600
    health: str = "not asked yet"
