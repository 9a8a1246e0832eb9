"""What a feed and its items say of themselves, as written, and the entries that are made of it, whoever parsed it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from manytold.model.outcomes import Skipped
from manytold.model.pages import Entry
from manytold.read.filed import bounded
from manytold.text.html import HIDDEN, clean, strip_tags
from manytold.text.stamps import parse_stamp
from manytold.text.urls import join

MAX_ENTRIES = 1_000
MAX_STAMP = 60
MAX_TITLE = 500
MAX_SUMMARY = 2_000
MAX_MARKUP = 100_000
"""Characters of one summary that are looked at."""
MAX_URL = 2_048
MAX_ID = 500
MAX_NAME = 200
MAX_AUTHORS = 10
MAX_LEFT_OUT = 20
"""Items that are named with the reason why they were left out; more are counted."""
NAMED = re.compile(r"[^\W\d_]")
"""How dates begin that only the library knows: with the name of a day. What begins with a figure it may read as a year
and fill up with today's month, so that one feed would tell two dates."""
YEAR = r"(?:199[1-9]|20\d\d)"
ISO_STAMP = re.compile(rf"{YEAR}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)")
MAIL_STAMP = re.compile(
    rf"[A-Z][a-z]{{2}}, (\d\d) ([A-Z][a-z]{{2}}) ({YEAR}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|([+-])(0\d|1[0-4])([0-5]\d))"
)
MONTHS = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "May": 5,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
PLAIN_LINK = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9/_.~%+-]*(?:\?[A-Za-z0-9/_.~%=&+-]+)?")
"""Addresses that no joining changes: most of them."""
MAX_MEDIA = 20
MAIL = re.compile(r"\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\s*\(([^()@<>]{1,200})\)\s*")
"""`editor@outlet.example (Name)`, the form of an author that RSS 2.0 asks for."""
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:\?|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Media:
    """A file that an item comes with; `kind` is its media type, in lower case, or "image", or empty.

    `said` is what the feed says that it shows; the slower reader knows nothing of this.
    """

    url: str
    kind: str = ""
    enclosed: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One item: addresses and markup as written, dates as moments; `origin` is the address before a feed service."""

    link: str = ""
    id: str = ""
    origin: str = ""
    title: str = ""
    summary: str = ""
    names: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    media: tuple[Media, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself, as written; `hubs` and `own` are for WebSub (W3C 2018, section 4)."""

    title: str = ""
    home: str = ""
    language: str = ""
    hubs: tuple[str, ...] = ()
    own: str = ""


def entries_of(told: Iterable[Told], base: str, language: str | None) -> tuple[tuple[Entry, ...], tuple[Skipped, ...]]:
    """The entries, each address once (the first wins, as feeds put the newest first), and what was left out."""
    found: dict[str, Entry] = {}
    left_out: list[Skipped] = []
    for number, one in enumerate(told, 1):
        url = _address(one, base)
        if url is None:
            left_out.append(Skipped(_name(one, number, base), _reason(one)))
        elif url not in found:
            found[url] = _entry(one, url, base, language)
    return tuple(found.values()), tuple(left_out)


def at_most(left_out: Iterable[Skipped], what: str) -> tuple[Skipped, ...]:
    """The first twenty of what was left out, and one line that counts the others."""
    every = tuple(left_out)
    if len(every) <= MAX_LEFT_OUT:
        return every
    more = len(every) - MAX_LEFT_OUT
    return (*every[:MAX_LEFT_OUT], Skipped(what, f"{more:,} further items of the feed were left out"))


def _entry(told: Told, url: str, base: str, language: str | None) -> Entry:
    image, said = _image(told.media, base)
    return Entry(
        url=url,
        title=words(told.title, MAX_TITLE),
        published=told.published,
        updated=told.updated,
        summary=words(told.summary, MAX_SUMMARY),
        authors=_names(told.names),
        language=language_of(told.language) or language,
        feed=base or None,
        id=clean(told.id)[:MAX_ID] or None,
        image=image,
        image_words=said,
        topics=bounded(told.topics),
    )


def _address(told: Told, base: str) -> str | None:
    """Where the article is: its address before a feed service, its link, or an id that is an address."""
    return link_of(base, told.origin) or link_of(base, told.link) or link_of(base, told.id if _is_web(told.id) else "")


def _is_web(value: str) -> bool:
    return value[:8].lower().startswith(("http://", "https://"))


def _reason(told: Told) -> str:
    if told.link or told.origin:
        return f"its link is no http or https address of at most {MAX_URL:,} characters"
    if any(file.enclosed for file in told.media):
        return "it has a recording or another file, but no page to read"
    return "it has no link"


def _name(told: Told, number: int, base: str) -> str:
    title = words(told.title, 80)
    return f"{base or 'feed'}, item {number}" + (f" “{title}”" if title else "")


def _image(media: tuple[Media, ...], base: str) -> tuple[str | None, str]:
    for file in media:
        if file.kind.startswith("image") or (not file.kind and PICTURE.search(file.url)):
            url = link_of(base, file.url)
            if url is not None:
                return url, words(file.said, MAX_SUMMARY) if file.said else ""
    return None, ""


def words(markup: str, most: int) -> str:
    """At most `most` characters of the words of a snippet of markup, without looking at much more than they need."""
    markup = markup[:MAX_MARKUP]
    if not markup.isascii():
        markup = HIDDEN.sub("", markup)
    if "<" not in markup and "&" not in markup:
        if markup.isascii() and markup.isprintable():
            return " ".join(markup[: most * 8].split())[:most]
        return clean(markup[: most * 8])[:most]
    size = most * 3
    while size < len(markup):
        # What stands before an opening bracket reads the same whatever follows, except for half a reference.
        start = strip_tags(markup[: max(markup.rfind("<", 0, size), 0)])
        if len(start) >= most + 40:
            return start[:most]
        size *= 4
    return strip_tags(markup)[:most]


def stated(value: str, language: str | None) -> datetime | None:
    """The moment of a stamp of at most 60 characters, or None."""
    if not 0 < len(value) <= MAX_STAMP:
        return None
    return _usual(value) or parse_stamp(value, language)


def _usual(value: str) -> datetime | None:
    """The moment of a stamp in one of the two forms that nearly all feeds use, in a third of the time."""
    try:
        if value[4:5] == "-":
            return datetime.fromisoformat(value).astimezone(UTC) if ISO_STAMP.fullmatch(value) else None
        form = MAIL_STAMP.fullmatch(value)
        if form is None:
            return None
        day, month, year, hour, minute, second, zone, hours, minutes = form.groups()
        moment = datetime(int(year), MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    except (ValueError, KeyError):
        return None
    if not zone:
        return moment
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return moment - away if zone == "+" else moment + away


def link_of(base: str, value: str) -> str | None:
    """An absolute http or https address of at most 2,048 characters, or None."""
    if not value or len(value) > MAX_URL:
        return None
    if PLAIN_LINK.fullmatch(value):
        return value
    whole = join(base, value)
    return HIDDEN.sub("", whole) if whole else None


def language_of(value: str) -> str | None:
    """The language of a tag such as `en-GB` (RFC 5646) as two letters, or None."""
    code = clean(value).replace("_", "-").partition("-")[0].lower() if value else ""
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def string(value: Any) -> str:
    """A string without blanks around it; empty for everything that is no string."""
    return value.strip() if isinstance(value, str) else ""


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_cleaned(names[:MAX_AUTHORS])))


def _cleaned(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        cleaned = words(name, MAX_NAME)
        if cleaned:
            yield cleaned
