# ruff: noqa: E501  tables stay on one line
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.text.encoding import codec, declared, decode, is_binary

WORDS = "Fähre für Łódź – “dear”"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (codecs.BOM_UTF8 + WORDS.encode(), "latin-1", WORDS),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None, WORDS),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), None, WORDS),
        (WORDS.encode(), None, WORDS),
        (WORDS.encode("iso-8859-2", "replace"), "iso-8859-2", WORDS.encode("iso-8859-2", "replace").decode("iso-8859-2")),
        ("“Fähre”".encode("cp1252"), "iso-8859-1", "“Fähre”"),
        ("“Fähre”".encode("cp1252"), "utf-8", "“Fähre”"),
        (b'<meta charset="windows-1251">' + "Привет".encode("cp1251"), None, '<meta charset="windows-1251">Привет'),
        (b"<?xml version='1.0' encoding='koi8-r'?>" + "Привет".encode("koi8-r"), None, "<?xml version='1.0' encoding='koi8-r'?>Привет"),
        (b"caf\xc3\xa9 cr\xc3\xa8me br\xc3\xbbl\xc3\xa9e na\xc3\xafve \xff", "utf-8", "café crème brûlée naïve \ufffd"),
        (b"", None, ""),
    ],
)  # fmt: skip
def test_decode(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


@pytest.mark.parametrize(
    "name", ["utf-7", "rot13", "hex", "zip", "idna", "unicode_escape", "undefined", "no-such", "", None, "a" * 999]
)
def test_labels_that_decode_no_text(name: str | None) -> None:
    assert codec(name) is None


def test_a_wide_label_inside_single_bytes_is_a_lie() -> None:
    assert decode(b'<meta charset="utf-16">plain words') == '<meta charset="utf-16">plain words'


def test_declared() -> None:
    assert declared(b"<meta http-equiv=Content-Type content='text/html; charset=big5'>") == "big5"
    assert declared(b" " * 5000 + b"charset=big5") is None


@given(st.binary(max_size=300), st.sampled_from((None, "utf-8", "utf-16", "utf-32", "shift_jis", "gbk", "ascii", "x")))
def test_any_bytes_give_text(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset), str)


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 text", b"{\\rtf1 x}", b"\x89PNG\r\n", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x7fELF\x02\x01", b"MZ\x90\x00",
        bytes(100), b"RIFF\x24\x08\0\0WAVE", b"Words" + b"\x01" * 5, b"Many words. " * 40 + bytes(9),
    ],
)  # fmt: skip
def test_binary(body: bytes) -> None:
    assert is_binary(body)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (b"", None),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("cp1251", "replace"), None),
        (b"PKs, RIFFs and GIFs are %PDF words", None),
        (b"GIF8 is no picture", None),
        (b"<p>" + b"Many words. " * 40 + b"\x00\x0b</p>", None),
        ("\x1b$B%U%'%j!<\x1b(B".encode("latin-1"), "iso-2022-jp"),
    ],
)
def test_not_binary(body: bytes, charset: str | None) -> None:
    assert not is_binary(body, charset)


@given(st.text(max_size=300))
def test_text_is_not_taken_for_binary(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable() or char in "\n\t")
    assert not is_binary(printable.encode("utf-8"))
