"""What is asked of the outside world, what came back, and what a feed announced."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Purpose = Literal["feed", "page", "robots"]


@dataclass(frozen=True, slots=True)
class Request:
    """One conditional GET (RFC 9110, section 13) with the validators of the last answer.

    Where redirects are not to be followed, one is a Page without body whose `final_url` is where it leads. With
    a `form` it is a POST of these fields, with `json` one of this text and with `bearer` as login; no redirect
    carries either elsewhere.
    """

    url: str
    purpose: Purpose = "page"
    etag: str | None = None
    last_modified: str | None = None
    follow: bool = True
    form: tuple[tuple[str, str], ...] = ()
    json: str = ""
    bearer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back, kept as evidence. `url` is what was asked, `final_url` what answered after redirects.

    A local text has `url=None` and `path` (its name, or its way below a folder that was asked for); `status` is then
    200. Header names are lower case. `announced` is the feed entry that led here, when one did.
    `further` are the other pages of an article that goes on over several, in order.
    """

    url: str | None
    final_url: str | None
    status: int
    media_type: str
    body: bytes
    fetched: datetime
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    path: str | None = None
    announced: "Entry | None" = None
    permanent: bool = False
    further: "tuple[Page, ...]" = ()

    @property
    def name(self) -> str:
        """What people know it by: its address, or its file where it has none that could be asked (as a mail)."""
        asked = (self.url or "").partition(":")[0].lower() in ("http", "https")
        return (self.url if asked else self.path or self.url) or ""

    def header(self, name: str) -> str | None:
        """The first value of a header, whose name is matched in lower case."""
        return next((value for key, value in self.headers if key == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One announcement; every field is the feed's own claim about an address.

    `feed` is the address of the feed, sitemap or front page that made it, None where that was no answer of the web.
    `image_words` is what the feed says that the picture shows.
    `id` tells the entry from others of the same feed, even when its address changes; no other feed's ids mean it.
    `position` counts those that its outlet put above it (0 for the first), where the order is the outlet's choice.
    """

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""
    authors: tuple[str, ...] = ()
    language: str | None = None
    feed: str | None = None
    id: str | None = None
    image: str | None = None
    topics: tuple[str, ...] = ()
    image_words: str = ""
    position: int | None = None
