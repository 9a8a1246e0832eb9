# ruff: noqa: E501  tables stay on one line
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.text.encoding import codec, declared, decode

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
