"""JSON Feed by its specification (jsonfeed.org, 1.0 and 1.1)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from manytold.read.feed_told import MAX_ENTRIES, MAX_MEDIA, Channel, Media, Told, language_of, stated, string
from manytold.read.filed import MAX_TOPICS
from manytold.read.limits import MAX_XML, RefusedError

TEXTS = ("summary", "content_text", "content_html")
PICTURES = ("image", "banner_image")


def json_feed(text: str) -> tuple[Channel, list[Told], tuple[str, ...]]:
    """What a feed tells, and what was cut off. Raises RefusedError."""
    if len(text) > MAX_XML:
        raise RefusedError(f"it has {len(text):,} characters, more than {MAX_XML:,}")
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise RefusedError("it is not valid JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise RefusedError("it is JSON, but not a JSON Feed")
    channel = Channel(
        title=string(feed.get("title")),
        home=string(feed.get("home_page_url")),
        language=string(feed.get("language")),
        hubs=tuple(_hubs(feed)),
        own=string(feed.get("feed_url")),
    )
    told = [_told(item, language_of(channel.language)) for item in items[:MAX_ENTRIES] if isinstance(item, dict)]
    return channel, told, tuple(_cut_off(items))


def _cut_off(items: list[Any]) -> Iterator[str]:
    odd = sum(not isinstance(item, dict) for item in items[:MAX_ENTRIES])
    if odd:
        yield f"{odd:,} of its items {'is' if odd == 1 else 'are'} no object"
    if len(items) > MAX_ENTRIES:
        yield f"it has {len(items):,} items, of which the first {MAX_ENTRIES:,} are read"


def _told(item: Mapping[str, Any], language: str | None) -> Told:
    own = string(item.get("language"))
    spoken = language_of(own) or language
    return Told(
        link=string(item.get("url")) or string(item.get("external_url")),
        id=_id(item.get("id")),
        title=string(item.get("title")),
        summary=next((text for key in TEXTS if (text := string(item.get(key)))), ""),
        names=tuple(name for one in _objects(_authors(item)) if (name := string(one.get("name")))),
        published=stated(string(item.get("date_published")), spoken),
        updated=stated(string(item.get("date_modified")), spoken),
        language=own,
        media=tuple(_media(item))[:MAX_MEDIA],
        topics=tuple(map(string, tags[:MAX_TOPICS])) if isinstance(tags := item.get("tags"), list) else (),
    )


def _authors(item: Mapping[str, Any]) -> Any:
    """`authors` of version 1.1, or the one `author` of version 1.0."""
    return item.get("authors") or [item.get("author")]


def _id(value: Any) -> str:
    """An id as text; the specification asks readers to take numbers too."""
    return str(value)[:100] if isinstance(value, int | float) and not isinstance(value, bool) else string(value)


def _media(item: Mapping[str, Any]) -> Iterator[Media]:
    for key in PICTURES:
        if string(item.get(key)):
            yield Media(string(item.get(key)), "image")
    for file in _objects(item.get("attachments")):
        if string(file.get("url")):
            yield Media(string(file.get("url")), string(file.get("mime_type")).lower(), enclosed=True)


def _hubs(feed: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of WebSub hubs; rssCloud, the other kind of the specification, is another protocol."""
    for hub in _objects(feed.get("hubs")):
        if string(hub.get("type")).lower() == "websub":
            yield string(hub.get("url"))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value[:1_000] if isinstance(one, dict)] if isinstance(value, list) else []
