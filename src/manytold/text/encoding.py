"""Bytes of strangers into text, in the order of trust of the HTML standard; nothing here ever raises.

Order: byte order mark, charset of the transport, declaration in the document, strict UTF-8, detection, windows-1252.
"""

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset\s{0,8}=\s{0,8}|encoding\s{0,8}=\s{0,8})["']?\s{0,8}([A-Za-z0-9_:.-]{2,40})""")
LOOK_AT = 4096
DETECT_ON = 32_768
# Detectors guess wildly from a few bytes: "Fähre" alone becomes Cyrillic.
TELLING = 24
# What pages call latin-1 and ascii is windows-1252 in practice (WHATWG Encoding, 4.2).
MEANT = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
SIGNATURES = (
    *(b"%PDF", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x1f\x8b", b"\x7fELF"),
    *(b"\xd0\xcf\x11\xe0", b"ID3\x03", b"ID3\x04"),
)
WIDE = (b"\xff\xfe", b"\xfe\xff")
BINARY_HEAD = 8192
NOT_TEXT = frozenset(("utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of `body`; wrong bytes become U+FFFD. `charset` is what the transport said."""
    for mark, marked in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(marked, "replace")
    for name in (codec(charset), codec(declared(body)), "utf-8"):
        text = _strict(body, name)
        if text is not None:
            return text
    return body.decode(_guess(body), "replace")


def declared(body: bytes) -> str | None:
    """The charset that a document names in its first 4,096 bytes (XML declaration or meta element)."""
    found = DECLARED.search(body[:LOOK_AT])
    return found[1].decode("ascii") if found else None


def codec(charset: str | None) -> str | None:
    """The Python codec for a charset label, or None when there is none that reads text."""
    try:
        name = codecs.lookup((charset or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name.replace("-", "_") in NOT_TEXT or not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None
    return MEANT.get(name, name)


CONTROLS = bytes(byte for byte in range(32) if byte < 9 or 13 < byte < 27 or 27 < byte < 32)


def is_binary(body: bytes, charset: str | None = None) -> bool:
    """Whether bytes are no text: a known file signature, or NUL and control bytes outside wide encodings.

    A few of them do not count: real pages have one now and then. `charset` is what the transport said.
    """
    if body.startswith(SIGNATURES):
        return True
    sample = body[:BINARY_HEAD]
    wide = sample.startswith(WIDE) or "16" in (charset or "") or "32" in (charset or "")
    if not sample or wide:
        return False
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls * 20 > len(sample) or sample.count(0) > 8


def _strict(body: bytes, name: str | None) -> str | None:
    if name is None:
        return None
    if name.startswith(("utf-16", "utf-32")) and b"\0" not in body[:LOOK_AT]:
        return None  # a declaration that was read as single bytes cannot be true
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return None


def _guess(body: bytes) -> str:
    """A codec for bytes that are not what they are said to be."""
    sample = body[:DETECT_ON]
    if _nearly_utf8(sample):
        return "utf-8"
    if sum(byte > 127 for byte in sample) < TELLING:
        return "cp1252"
    best = from_bytes(sample, steps=3, chunk_size=1024).best()
    return codec(best.encoding) or "cp1252" if best else "cp1252"


def _nearly_utf8(sample: bytes) -> bool:
    """Whether single broken bytes spoil what is otherwise UTF-8."""
    text = sample.decode("utf-8", "replace")
    good = sum(1 for sign in text if sign > "\x7f" and sign != "\ufffd")
    return good > 4 * text.count("\ufffd")
