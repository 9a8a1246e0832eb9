"""Bounds that hold before any library sees what a stranger sent.

A page beyond a bound is refused with a reason, not cut: half a page would be read as a whole one. Among 320 saved pages
of newspapers the largest has 0.9 million characters (0.8 without scripts and styles), 8,478 tags and 137 open elements;
the bounds leave a factor of nearly two or more above that.
"""

import re

from manytold.settings import MIB
from manytold.text.html import without_hidden

MAX_BYTES = 15 * MIB
"""As much as is fetched of one page unless a setting says otherwise."""
MAX_SIGNS = 300_000
MAX_MARKUP = 3_000_000
MAX_TAGS = 15_000
MAX_DEPTH = 400
MAX_TEXT = 1_000_000
MAX_LINES = 20_000
MAX_XML = 10_000_000
MAX_ENTITY_TEXT = 65_536
MAX_EXPANSION = 1_000_000
MAX_ENTITIES = 100

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})")
# Void elements and those that the parser closes by itself add no depth.
FREE = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "td", "tr", "th", "option", "dt", "dd", "thead", "tbody", "tfoot", "colgroup", "path"),
    )
)
DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]{0,2000}", re.IGNORECASE)
ENTITY = re.compile(r"""<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,60})\s{1,20}(?:"([^"]*)"|'([^']*)')\s{0,20}>""")
REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
OUTSIDE = re.compile(r"<!ENTITY\s{1,20}(?:%\s{0,20})?[\w.-]{1,60}\s{1,20}(?:SYSTEM|PUBLIC)\b")


def lean(markup: str) -> str:
    """The page without comments, styles and scripts other than linked data: what is left to bound and parse.

    A page with far more markup than any is left as it is, to be refused: taking it apart would cost seconds.
    """
    return without_hidden(markup, keep="ld+json") if markup.count("<") <= MAX_SIGNS else markup


def too_much(markup: str) -> str | None:
    """Why a page that was made lean is not parsed, or None; one pass, linear time."""
    if len(markup) > MAX_MARKUP:
        return f"the page has {len(markup):,} characters of markup, more than {MAX_MARKUP:,}"
    depth = 0
    for tags, tag in enumerate(TAG.finditer(markup), 1):
        if tag[2].lower() not in FREE:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return f"the page nests more than {MAX_DEPTH} elements"
        if tags > MAX_TAGS:
            return f"the page has more than {MAX_TAGS:,} tags"
    return None


class RefusedError(ValueError):
    """XML that is not read; the message says why."""


def plain_xml(text: str) -> str:
    """XML without doctype: small flat entities are put in place, outside ones never read. Raises RefusedError.

    References to what is no character (XML 1.0, section 2.2) become U+FFFD: a parser that recovers would hand on bytes
    that are no text. Real feeds declare small entities, so a ban would break them; nested or multiplying are bombs.
    """
    if len(text) > MAX_XML:
        raise RefusedError(f"it has {len(text):,} characters, more than {MAX_XML:,}")
    found = DOCTYPE.search(text[:MAX_ENTITY_TEXT])
    return REFERENCE.sub(_character, _without_doctype(text, found) if found else text)


def _without_doctype(text: str, found: re.Match[str]) -> str:
    end = _end_of_doctype(text, found.end())
    subset, rest = text[found.end() : end], text[: found.start()] + text[end:]
    entities = ENTITY.findall(OUTSIDE.sub("", subset))
    if len(entities) > MAX_ENTITIES:
        raise RefusedError(f"it declares more than {MAX_ENTITIES} entities")
    for name, double, single in entities:
        value = double or single
        if re.search(r"[&%](?!#|amp;|lt;|gt;|quot;|apos;)", value):
            raise RefusedError("it declares entities inside entities")
        if rest.count(f"&{name};") * len(value) > MAX_EXPANSION:
            raise RefusedError("its entities would multiply its size")
        rest = rest.replace(f"&{name};", value)
        if len(rest) > MAX_XML + MAX_EXPANSION:
            raise RefusedError("its entities would multiply its size")
    return rest


def _character(reference: re.Match[str]) -> str:
    """A character reference as it is, or U+FFFD where it stands for nothing that XML may hold."""
    digits = (reference[1] or reference[2]).lstrip("0")
    code = int(digits or "0", 16 if reference[1] else 10) if len(digits) < 8 else 0
    good = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if good else "\ufffd"


def _end_of_doctype(text: str, start: int) -> int:
    """The offset after a document type declaration whose internal subset, if any, starts at `start`."""
    if not text.startswith("[", start):
        end = text.find(">", start)
        return end + 1 if end >= 0 else len(text)
    end = text.find("]", start, start + MAX_ENTITY_TEXT)
    while end >= 0 and text[end + 1 : end + 80].lstrip()[:1] != ">":
        end = text.find("]", end + 1, start + MAX_ENTITY_TEXT)
    if end < 0:
        raise RefusedError("its document type declaration does not end")
    return text.index(">", end) + 1
