"""Texts that are already here: saved pages, plain texts, archives, whole folders and standard input.

What is in a file decides more than its name: a picture called `page.html` is left out, and a page without an ending in
its name is read.
"""

import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from manytold.fetch.guard import plain
from manytold.fetch.letters import is_letter, is_mbox, letters_in_mbox, page_in_letter
from manytold.fetch.mhtml import page_in_mhtml
from manytold.fetch.unpack import size_words
from manytold.fetch.wacz import ZIP, pages_in_wacz
from manytold.fetch.warc import pages_in_warc
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.settings import FetchSettings
from manytold.text.encoding import is_binary

Found = Page | Skipped | Failed

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".eml": "message/rfc822",
    ".mbox": "message/rfc822",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".opml": "text/x-opml",
    ".json": "application/json",
    ".jsonfeed": "application/feed+json",
}
MOST_BYTES = FetchSettings().max_bytes
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz")
_SNIFFED = (b"WARC/", b"\x1f\x8b")
_ZSTD = b"\x28\xb5\x2f\xfd"
_NO_TEXT = "not a page or text"
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class _Reading:
    now: datetime
    max_bytes: int


def pages_in(path: str, now: datetime, *, max_bytes: int = MOST_BYTES) -> Iterator[Found]:
    """Every page and text in a file or folder, or in standard input for `-`, one at a time and in the order of names.

    Pages are stamped with `now`, those of archives with the time of their capture when that is earlier. Nothing larger
    than `max_bytes` is read. A pipe that is named is read as standard input is, until it ends. Hidden files, links and
    pipes in folders are skipped.
    """
    return (found for _, found in placed_pages_in(path, now, max_bytes=max_bytes))


def placed_pages_in(path: str, now: datetime, *, max_bytes: int = MOST_BYTES) -> Iterator[tuple[str, Found]]:
    """As `pages_in`, each with the path of its file, or what the outcome names."""
    reading = _Reading(now, max_bytes)
    if path == "-":
        yield from _placed("-", _stream(sys.stdin.buffer, "-", "", reading))
        return
    if not path:
        yield path, Failed(path, "no such file: the name is empty")
        return
    place = Path(path)
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:
        yield shown(path), Failed(shown(path), _cannot(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(place, reading)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield from _placed(shown(place), _file(place, reading))
    else:
        yield shown(path), Failed(shown(path), "neither a file nor a folder")


def _placed(place: str, found: Iterable[Found]) -> Iterator[tuple[str, Found]]:
    return ((place if isinstance(one, Page) else one.what, one) for one in found)


def shown(path: str | Path) -> str:
    """A path that can be printed and stored whatever bytes its name has."""
    return plain(str(path))


def _cannot(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return "cannot be read from disk" if isinstance(error, OSError) else "not a name of a file"


def _folder(top: Path, reading: _Reading) -> Iterator[tuple[str, Found]]:
    read = 0
    for place in _walk(top):
        if isinstance(place, Path):
            for found in _file(place, reading, named=False):
                read += isinstance(found, Page)
                yield from _placed(shown(place), [_below(top, place, found)])
        else:
            yield place.what, place
    if not read:
        yield shown(top), Failed(shown(top), "holds no page or text")


def _below(top: Path, place: Path, found: Found) -> Found:
    """A local text by its way below the folder that was asked for: two files of one name are two texts."""
    if not isinstance(found, Page) or found.url is not None or found.path != place.name:
        return found
    return replace(found, path=shown(place.relative_to(top)))


def _walk(folder: Path) -> Iterator[Path | Skipped | Failed]:
    """Files below a folder in the order of their names, depth first, without ever leaving it."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            if not place.is_dir():
                yield place
                continue
            inside = sorted(place.iterdir(), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Failed(shown(place), _cannot(error))
            continue
        saved = {entry.stem for entry in inside if entry.suffix.lower() in (".html", ".htm")}
        for entry in inside:
            reason = _passed_over(entry, saved)
            if reason:
                yield Skipped(shown(entry), reason)
            else:
                waiting.append(entry)


def _passed_over(entry: Path, saved: set[str]) -> str | None:
    """Why an entry of a folder is not looked into; `saved` holds the stems of the pages beside it."""
    if entry.name.startswith("."):
        return "hidden; name it itself to have it read"
    try:
        mode = entry.lstat().st_mode
    except OSError as error:
        return _cannot(error)
    if stat.S_ISLNK(mode):
        return "a link; name it itself to have it read"
    if entry.name == "tmp" and is_maildir(entry.parent):
        return "mails that are still being delivered"
    if not stat.S_ISDIR(mode):
        return None if stat.S_ISREG(mode) else "neither a file nor a folder"
    stem = next(
        (entry.name.removesuffix(end) for end in ("_files", "-files", ".files") if entry.name.endswith(end)), ""
    )
    return f"the parts of the saved page {stem}" if stem in saved else None


def is_maildir(folder: Path) -> bool:
    """Whether a folder holds mails as `cur`, `new` and `tmp` (Bernstein's maildir)."""
    try:
        return all((folder / name).is_dir() for name in ("cur", "new", "tmp"))
    except OSError:
        return False


def in_maildir(place: Path) -> bool:
    """Whether a file lies where maildirs keep mails, whose names have no telling endings."""
    return place.parent.name in ("cur", "new") and is_maildir(place.parent.parent)


def _file(place: Path, reading: _Reading, *, named: bool = True) -> Iterator[Found]:
    """What is in one file; `named` means that somebody asked for just this file, so that its ending says less."""
    name = shown(place)
    ending = place.suffix.lower()
    archive = place.name.lower().endswith(_ARCHIVES)
    if not (named or archive or ending in _MEDIA_TYPES or not ending or in_maildir(place)):
        yield Skipped(name, _NO_TEXT)
        return
    try:
        with place.open("rb") as stream:
            yield from _stream(stream, name, "" if in_maildir(place) else place.name, reading)
    except OSError as error:
        yield Failed(name, _cannot(error))


def _stream(stream: BinaryIO, what: str, name: str, reading: _Reading) -> Iterator[Found]:
    """What is in an open file: an archive is passed on as a stream, everything else is small enough to be held."""
    head = stream.peek(_HEAD)[:_HEAD] if hasattr(stream, "peek") else b""
    if head.startswith(_SNIFFED):
        yield from pages_in_warc(stream, what, reading.now, reading.max_bytes)
        return
    if head.startswith(ZIP):
        yield from pages_in_wacz(stream, what, reading.now, reading.max_bytes)
        return
    if head.startswith(_ZSTD):
        yield Failed(what, "packed with zstd, which is not read; unpack it first: zstd -d FILE")
        return
    if is_mbox(head):
        yield from letters_in_mbox(stream, what, reading.now, reading.max_bytes)
        return
    body = stream.read(reading.max_bytes + 1)
    if len(body) > reading.max_bytes:
        yield Skipped(what, f"larger than {size_words(reading.max_bytes)}, the most that is read of one text")
    elif not body.strip():
        yield Skipped(what, "empty")
    elif is_binary(body):
        yield Skipped(what, _NO_TEXT)
    else:
        yield _text(body, what, name, reading.now)


def _text(body: bytes, what: str, name: str, now: datetime) -> Found:
    media_type = _MEDIA_TYPES.get(Path(name).suffix.lower()) or sniff(body)
    base = shown(Path(name).name) or "standard input"
    if media_type == "multipart/related":
        return page_in_mhtml(body, what, base, now)
    if media_type == "message/rfc822":
        return page_in_letter(body, what, base if name else None, now)
    return Page(None, None, 200, media_type, body, now, path=base)


def sniff(body: bytes) -> str:
    """The media type of text without a telling name."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<") and b"<html" in head):
        return "text/html"
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<opml", b"<urlset", b"<sitemapindex", b"<rdf:rdf")):
        return "application/xml"
    if head.startswith((b"<head", b"<body", b"<article", b"<div", b"<p>", b"<h1", b"<title", b"<meta", b"<!--")):
        return "text/html"
    if b"\ncontent-type: multipart/related" in head or head.startswith(b"from: <saved by"):
        return "multipart/related"
    return "message/rfc822" if is_letter(body[:_HEAD]) else "text/plain"
