"""Feeds that are not well formed or of no common shape, by feedparser: the slower way, and the truth for the faster.

The library sees text only, decoded, bounded and freed of entities; it never sees an address or a file name. What makes
it slow without use to us is kept from it: lists of keywords, each compared with all before it, and long text in the
place of a name, on which its pattern for mail addresses takes time by the square (25 seconds for 140,000 letters).
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from manytold.read.feed_text import ITEM, NO_CHARACTER
from manytold.read.feed_told import MAIL, MAX_MEDIA, NAMED, Channel, Media, Told, language_of, stated, string
from manytold.read.limits import RefusedError

PLAIN = {"sanitize_html": False, "resolve_relative_uris": False}
"""Everything of an entry becomes plain text here, so that cleaning its markup first would be work for nothing."""
MAX_SIGNS = 150_000
"""Opening brackets that are handed on: the library takes two to three seconds for as many elements."""
MAX_PERSON = 1_000
KEYWORDS = re.compile(r"<(/?(?:[A-Za-z][\w.-]{0,30}:)?(?:category|keywords|tags|subject))(?=[\s>/])", re.IGNORECASE)
PERSON = re.compile(
    r"<(?:[A-Za-z][\w.-]{0,30}:)?(author|creator|managingeditor|webmaster|publisher|owner)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
END_OF_PERSON = re.compile(
    r"</(?:[A-Za-z][\w.-]{0,30}:)?(?:author|creator|managingeditor|webmaster|publisher|owner|item|entry|channel)\s{0,9}>"
    r"|<(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)(?=[\s>/])",
    re.IGNORECASE,
)
RUN = re.compile(r"([\w.+-]{128})(?=[\w.+-])")


def loose_feed(text: str, base: str, dated_by_updates: bool | None) -> tuple[Channel, list[Told], tuple[str, ...]]:
    """What a feed tells, as the library understands it, and what was cut off. Raises RefusedError when it is no feed.

    `dated_by_updates`: whether an update is the publication, as dc:date is in RSS; None to ask the library.
    """
    import feedparser  # noqa: PLC0415 0.1 s to import: only who reads ill-formed feeds pays

    few, reasons = _few(NO_CHARACTER.sub("", text))
    body = _short_persons(KEYWORDS.sub(r"<\1-", few))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        parsed = feedparser.parse(io.BytesIO(body.encode("utf-8", "replace")), response_headers=headers, **PLAIN)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError) as error:
        raise RefusedError(f"it cannot be parsed ({type(error).__name__})") from error
    if not parsed.get("entries") and not parsed.get("version"):
        raise RefusedError("it is neither RSS nor Atom nor JSON Feed")
    channel = _channel(parsed.get("feed", {}))
    atom = str(parsed.get("version")).startswith("atom") if dated_by_updates is None else not dated_by_updates
    return channel, [_told(item, language_of(channel.language), atom=atom) for item in parsed.entries], reasons


def _channel(about: Mapping[str, Any]) -> Channel:
    links = [link for link in about.get("links", ()) if isinstance(link, Mapping)]
    return Channel(
        title=string(about.get("title")),
        home=string(about.get("link")),
        language=string(about.get("language")),
        hubs=tuple(string(link.get("href")) for link in links if link.get("rel") == "hub"),
        own=next((href for link in links if link.get("rel") == "self" and (href := string(link.get("href")))), ""),
    )


def _told(item: dict[str, Any], language: str | None, *, atom: bool) -> Told:
    content = item.get("content") or [{}]
    own = string(item.get("language")) or (string(item.get("title_detail", {}).get("language")) if atom else "")
    spoken = language_of(own) or language
    updated = _stamp(item, "updated", spoken)
    published = _stamp(item, "published", spoken)
    return Told(
        link=string(item.get("link")),
        id=string(item.get("id")),
        origin=string(item.get("feedburner_origlink")),
        title=string(item.get("title")),
        summary=string(item.get("summary")) or string(content[0].get("value")),
        names=tuple(_people(item)),
        published=published if atom or published else updated,
        updated=updated,
        language=own,
        media=tuple(_media(item))[:MAX_MEDIA],
    )


def _people(item: Mapping[str, Any]) -> Iterator[str]:
    """Names of authors; a lone one is read here, as the library cuts mail addresses of long domains in half."""
    people = [string(one.get("name")) for one in item.get("authors", ()) if isinstance(one, Mapping)]
    form = MAIL.fullmatch(string(item.get("author"))) if len(people) == 1 else None
    if form:
        yield form[1].strip()
    else:
        yield from (name for name in people if name)


def _media(item: Mapping[str, Any]) -> Iterator[Media]:
    """Enclosures, then pictures and files of Media RSS, in the order of the item."""
    for link in item.get("links", ()):
        if isinstance(link, Mapping) and link.get("rel") == "enclosure" and string(link.get("href")):
            yield Media(string(link.get("href")), string(link.get("type")).lower(), enclosed=True)
    for file in item.get("media_content", ()):
        if isinstance(file, Mapping) and string(file.get("url")):
            kind = string(file.get("medium")) or string(file.get("type"))
            yield Media(string(file.get("url")), kind.lower())
    for file in item.get("media_thumbnail", ()):
        if isinstance(file, Mapping) and string(file.get("url")):
            yield Media(string(file.get("url")), "image")


def _stamp(item: dict[str, Any], name: str, language: str | None) -> datetime | None:
    """A date of an entry in UTC; forms that only the library knows are taken from it."""
    # Looked up without the library's own fallback, which calls an update a publication.
    written, parsed = string(dict.get(item, name)), dict.get(item, f"{name}_parsed")
    found = stated(written, language)
    if found is not None or not parsed or not NAMED.match(written):
        return found
    year, month, day, hour, minute, second = parsed[:6]
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _few(text: str) -> tuple[str, tuple[str, ...]]:
    """As many whole items as have 150,000 opening brackets together, and what was cut off."""
    if text.count("<") <= MAX_SIGNS:
        return text, ()
    starts = [found.start() for found in ITEM.finditer(text)]
    room = MAX_SIGNS - text.count("<", 0, starts[0] if starts else len(text))
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(text)], strict=False)):
        room -= text.count("<", start, stop)
        if room < 0 and number:
            return text[:start], (f"it is ill-formed, so that only its first {number:,} items are read",)
    raise RefusedError(f"it is ill-formed and has more than {MAX_SIGNS:,} elements")


def _short_persons(text: str) -> str:
    """Text without persons of more than 1,000 characters and, in persons, without runs of more than 128."""
    kept, at = [], 0
    for opening in PERSON.finditer(text):
        if opening.start() < at:
            continue
        closing = END_OF_PERSON.search(text, opening.end())
        end = closing.start() if closing else len(text)
        inner = text[opening.end() : end]
        kept += [text[at : opening.end()], RUN.sub(r"\1 ", inner) if len(inner) <= MAX_PERSON else ""]
        at = end
    return "".join((*kept, text[at:]))
