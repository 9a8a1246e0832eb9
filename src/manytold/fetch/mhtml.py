"""A page out of one MHTML file (RFC 2557) or of one letter: its first HTML part, else its first plain text (pure)."""

import re
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from manytold.fetch.guard import wrong_with
from manytold.model.outcomes import Failed
from manytold.model.pages import Page
from manytold.text.urls import without_login

MOST_PARTS = 10_000
"""Parts of one file."""
MOST_LINES = 1_000_000
"""A saved page of 15 MB has 200,000; a million keep the parser busy for one second."""
MOST_NESTING = 16
"""Parts that hold parts: browsers write one and letters have up to four; the parser's time grows with their depth."""
_BOUNDARIES = re.compile(rb"^(?:content-type:[^\r\n]{0,500}|[ \t]{1,50})boundary=", re.IGNORECASE | re.MULTILINE)


def page_in_mhtml(body: bytes, what: str, path: str, now: datetime) -> Page | Failed:
    """The page that was saved; its address is what the file claims, when that is an address that could be fetched."""
    if len(_BOUNDARIES.findall(body)) > MOST_NESTING:
        return Failed(what, "parts are nested too deeply")
    if body.count(b"\n--") > MOST_PARTS or body.count(b"\n") > MOST_LINES:
        return Failed(what, "has too many parts or lines for a saved page")
    try:
        message = message_from_bytes(body)
        part = _first(message, "text/html") or _first(message, "application/xhtml+xml") or _first(message, "text/plain")
        content = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, RecursionError):
        return Failed(what, "not a whole MHTML file or letter")
    if part is None or not isinstance(content, bytes) or not content.strip():
        return Failed(what, "holds no page or text")
    url = _address(part.get("Content-Location")) or _address(message.get("Snapshot-Content-Location"))
    return Page(url, url, 200, part.get_content_type(), content, now, charset=_charset(part), path=path)


def _charset(part: Message) -> str | None:
    """The charset that a part states, or None where its header cannot be read: the text itself tells it then."""
    try:
        return part.get_content_charset()
    except (MessageError, ValueError, LookupError):
        return None


def _first(message: Message, media_type: str) -> Message | None:
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return None
        if part.get_content_type() == media_type and not part.is_multipart():
            return part
    return None


def _address(claimed: object) -> str | None:
    url = without_login(str(claimed or "").strip())
    return None if wrong_with(url) else url
