"""Feeds into entries: RSS and Atom by feedparser, JSON Feed by its specification (jsonfeed.org, 1.1).

feedparser sees text only, decoded, bounded and freed of entities here; it never sees an address or a file name.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from manytold.model.outcomes import Failed
from manytold.model.pages import Entry, Page
from manytold.read.limits import MAX_BYTES, MAX_XML, RefusedError, plain_xml
from manytold.text.encoding import decode
from manytold.text.html import HIDDEN, clean, strip_tags
from manytold.text.stamps import parse_stamp
from manytold.text.urls import join

MAX_ENTRIES = 1_000
MAX_ITEM = 150_000
MAX_KEPT = 4_000_000
MAX_STAMP = 60
MAX_TITLE = 500
MAX_SUMMARY = 2_000
MAX_URL = 2_048
MAX_NAME = 200
MAX_AUTHORS = 10
# Everything of an entry becomes plain text here, so that cleaning its markup first would be work for nothing.
PLAIN = {"sanitize_html": False, "resolve_relative_uris": False}
ITEM = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)(?=[\s>/])")
ISO = re.compile(r"\d{4}-?\d\d")
CLOSING = re.compile(r"(?:</[A-Za-z][\w.:-]{0,60}\s{0,20}>\s{0,200})+\Z")
DECLARATION = re.compile(r"\s{0,200}<\?xml[^>]{0,300}\?>")


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed says of itself, and its entries in its own order, each address once."""

    title: str
    home: str | None
    language: str | None
    entries: tuple[Entry, ...]


def read_feed(page: Page) -> FeedReading | Failed:
    """The entries of a feed, at most 1,000; those without a link to http or https are left out."""
    what = page.url or page.path or "-"
    if page.status >= 400:
        return Failed(what, f"the feed answered {page.status}")
    if len(page.body) > MAX_BYTES:
        return Failed(what, f"the feed has {len(page.body):,} bytes, more than {MAX_BYTES:,}")
    text = HIDDEN.sub("", decode(page.body, page.charset)).strip()
    if not text:
        return Failed(what, "the feed is empty")
    try:
        return _json_feed(text, page) if text.startswith("{") else _xml_feed(text, page)
    except RefusedError as refused:
        return Failed(what, f"the feed is not read: {refused}")


def _xml_feed(text: str, page: Page) -> FeedReading:
    import feedparser  # noqa: PLC0415 0.1 s to import: only who reads feeds pays

    base = page.final_url or page.url or ""
    body = _bounded(DECLARATION.sub("", plain_xml(text[:MAX_XML]), count=1))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        parsed = feedparser.parse(io.BytesIO(body.encode("utf-8", "replace")), response_headers=headers, **PLAIN)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError) as error:
        raise RefusedError(f"it cannot be parsed ({type(error).__name__})") from error
    if not parsed.get("entries") and not parsed.get("version"):
        raise RefusedError("it is neither RSS nor Atom nor JSON Feed")
    about = parsed.get("feed", {})
    language = _language(about.get("language"))
    return FeedReading(
        title=strip_tags(str(about.get("title") or ""))[:MAX_TITLE],
        home=_link(base, about.get("link")),
        language=language,
        entries=_once(
            _entry(item, base, language, str(parsed.get("version"))) for item in parsed.entries[:MAX_ENTRIES]
        ),
    )


def _bounded(text: str) -> str:
    """The feed with at most 1,000 items, and without items of more than 150,000 characters; linear time.

    Items are cut before parsing: the parser needs about a second for a thousand of them.
    """
    starts = [found.start() for found in ITEM.finditer(text)]
    if not starts:
        return text[:MAX_ITEM]
    kept, room = [text[: starts[0]][:MAX_ITEM]], MAX_KEPT
    for start, stop in zip(starts[:MAX_ENTRIES], [*starts[1:], len(text)], strict=False):
        if stop - start <= min(MAX_ITEM, room):
            kept.append(text[start:stop])
            room -= stop - start
    if len(starts) > MAX_ENTRIES:
        tail = CLOSING.search(text[-400:])
        kept.append(tail[0] if tail else "")
    return "".join(kept)


def _entry(item: dict[str, Any], base: str, language: str | None, version: str) -> Entry | None:
    url = _link(base, item.get("link")) or _link(base, item.get("id") if _is_address(item.get("id")) else None)
    if url is None:
        return None
    content = item.get("content") or [{}]
    summary = str(item.get("summary") or "") or str(content[0].get("value") or "")
    names = [one.get("name") for one in item.get("authors", ()) if isinstance(one, Mapping)]
    updated = _stamp(item, "updated", language)
    # What the parser calls an update in RSS is dc:date, the time of publication.
    published = _stamp(item, "published", language) or (updated if version.startswith("rss") else None)
    return Entry(
        url=url,
        title=strip_tags(str(item.get("title") or ""))[:MAX_TITLE],
        published=published,
        updated=updated,
        summary=strip_tags(summary)[:MAX_SUMMARY],
        authors=_names(names or [item.get("author")]),
        language=language,
        feed=base or None,
    )


def _stamp(item: dict[str, Any], name: str, language: str | None) -> datetime | None:
    """A date of an entry in UTC; forms that only the feed parser knows are taken from it."""
    # Looked up without the parser's own fallback, which calls an update a publication.
    written, parsed = _string(dict.get(item, name)), dict.get(item, f"{name}_parsed")
    found = _stated(written, language)
    # The parser rolls impossible ISO dates over into the next month or year instead of refusing them.
    if found is not None or not parsed or ISO.match(written):
        return found
    year, month, day, hour, minute, second = parsed[:6]
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _json_feed(text: str, page: Page) -> FeedReading:
    if len(text) > MAX_XML:
        raise RefusedError(f"it has {len(text):,} characters, more than {MAX_XML:,}")
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise RefusedError("it is not valid JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise RefusedError("it is JSON, but not a JSON Feed")
    base = page.final_url or page.url or ""
    language = _language(feed.get("language"))
    return FeedReading(
        title=strip_tags(_string(feed.get("title")))[:MAX_TITLE],
        home=_link(base, feed.get("home_page_url")),
        language=language,
        entries=_once(_json_entry(item, base, language) for item in items[:MAX_ENTRIES] if isinstance(item, dict)),
    )


def _json_entry(item: dict[str, Any], base: str, language: str | None) -> Entry | None:
    url = _link(base, item.get("url")) or _link(base, item.get("id") if _is_address(item.get("id")) else None)
    if url is None:
        return None
    authors = item.get("authors") or [item.get("author")]
    people = [one.get("name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    own = _language(item.get("language")) or language
    summary = next((s for k in ("summary", "content_text", "content_html") if (s := _string(item.get(k)))), "")
    return Entry(
        url=url,
        title=strip_tags(_string(item.get("title")))[:MAX_TITLE],
        published=_stated(item.get("date_published"), own),
        updated=_stated(item.get("date_modified"), own),
        summary=strip_tags(summary)[:MAX_SUMMARY],
        authors=_names(people),
        language=own,
        feed=base or None,
    )


def _stated(value: Any, language: str | None) -> datetime | None:
    stamp = _string(value)
    return parse_stamp(stamp, language) if 0 < len(stamp) <= MAX_STAMP else None


def _once(entries: Iterator[Entry | None]) -> tuple[Entry, ...]:
    """Each address once: the first entry wins, because feeds put the newest first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def _link(base: str, value: Any) -> str | None:
    """An absolute http or https address of at most 2,048 characters, or None."""
    link = _string(value)
    return join(base, link) if link and len(link) <= MAX_URL else None


def _is_address(value: Any) -> bool:
    return _string(value).lower().startswith(("http://", "https://"))


def _names(names: list[Any]) -> tuple[str, ...]:
    cleaned = [strip_tags(_string(name))[:MAX_NAME] for name in names[:MAX_AUTHORS]]
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _language(value: Any) -> str | None:
    code = clean(_string(value)).replace("_", "-").partition("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
