"""An article as it is stored for ever, and the receipt that points into it."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Literal

PassageKind = Literal["title", "standfirst", "paragraph", "heading", "item", "quote", "caption", "chrome"]
"""A passage of kind `chrome` recurs on pages of its site and is no part of what the article tells."""
ArticleKind = Literal["article", "liveblog", "gallery", "video"]
"""`video` is any page around a recording, heard or seen."""
FAR = datetime.max.replace(tzinfo=UTC)
SIGN = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A receipt: character offsets into `Article.text` of exactly this version, end exclusive."""

    article: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of `Article.text` with its part in the page; passages do not overlap and are in text order."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Contamination:
    """Words that stood inside the article's frame and were cut, with the reason in plain words."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One page's telling, cleaned. `text` never changes for an (id, version); its first passage is the title if known.

    `id` is derived from the normal form of the fetched address, or from base name and bytes of a local text.
    `source` is a `Source.id`; `credits` are agencies named in byline or credit line; `published_why` says where
    the date comes from, or why there is none; `published_local` is the same time where the page is made, as precise as
    the page tells it (ISO 8601: a day, a time without zone, or with its offset). `topics` is what keywords, crumbs and
    the feed file it under, as written; `image_words` is what the page says that its picture shows, in the language of
    the article, empty where that is nothing but the headline. `position` is that of its `Entry`, when it was announced.
    `text_hash` is the SHA-256 of the UTF-8 text, hexadecimal.
    """

    id: str
    version: int
    source: str
    source_name: str
    text: str
    text_hash: str
    passages: tuple[Passage, ...]
    fetched: datetime
    url: str | None = None
    path: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    published: datetime | None = None
    published_why: str = "no date was found"
    published_local: str | None = None
    modified: datetime | None = None
    language: str | None = None
    section: str | None = None
    image: str | None = None
    paywalled: bool = False
    kind: ArticleKind = "article"
    contamination: tuple[Contamination, ...] = ()
    topics: tuple[str, ...] = ()
    image_words: str = ""
    position: int | None = None

    @property
    def title(self) -> str:
        """The headline, or the empty string when the page gave none."""
        return next((self.text[p.start : p.end] for p in self.passages if p.kind == "title"), "")

    @property
    def published_day(self) -> date | None:
        """The day of publication where the page is made, as far as the page tells it; else the day in UTC."""
        if self.published_local:
            return date.fromisoformat(self.published_local[:10])
        return self.published.date() if self.published else None

    @property
    def first_key(self) -> tuple[datetime, str]:
        """Sorts articles by who was first: by publication, undated last; ties by id, whatever the order."""
        return (self.published or FAR, self.id)

    @property
    def told(self) -> "Article":
        """The article as its steps see it: chrome passages are left out and their words are blanks, so offsets hold."""
        chrome = [p for p in self.passages if p.kind == "chrome"]
        if not chrome:
            return self
        text = self.text
        for p in chrome:
            text = text[: p.start] + SIGN.sub(" ", text[p.start : p.end]) + text[p.end :]
        passages = tuple(p for p in self.passages if p.kind != "chrome")
        return replace(self, text=text, text_hash=sha256(text.encode()).hexdigest(), passages=passages)

    def quote(self, span: Span) -> str:
        """The words under a receipt of this article and version."""
        return self.text[span.start : span.end]
