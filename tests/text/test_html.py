import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.text.html import clean, clean_lines, load, parse, strip_tags, without_hidden


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \n words\t", "two words"),
        ("a\u00a0b\u3000c", "a b c"),
        ("ab\u202ecd\u2066ef\u200f", "abcdef"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("e\u0301", "é"),
        ("tag\U000e0041s", "tags"),
        ("bad\ud800 sign", "bad sign"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("bell\x07 nul\x00", "bell nul"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_clean_lines_keep_gaps() -> None:
    assert clean_lines("a\r\n\r\nb\u2028c\n") == ["a", "", "b", "c", ""]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Hi<b>gh</b> &amp; low</p>", "High & low"),
        ("one<br>two</p><p>three", "one two three"),
        ("<script>x()</script>a<style>b{}</style>c<!-- d -->e", "ace"),
        ("<script>never closed", ""),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("&lt;script&gt;", "<script>"),
    ],
)
def test_strip_tags(markup: str, expected: str) -> None:
    assert strip_tags(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a<script>'<style>'</script>b", "ab"),
        ("a<!-- <script> -->b", "ab"),
        ("a<SCRIPT type='application/ld+json'>{}</SCRIPT>b", "a<SCRIPT type='application/ld+json'>{}</SCRIPT>b"),
        ("a<scripted>b</scripted>", "a<scripted>b</scripted>"),
        ("a<!-->b", "ab"),
        ("a<style>b", "a"),
        ("İ<script>x</script>b", "İb"),
    ],
)
def test_without_hidden(markup: str, expected: str) -> None:
    assert without_hidden(markup, keep="ld+json") == expected


def test_linear_time() -> None:
    start = time.process_time()
    for piece in ("<script ", "<script>", "<!--", "<style></", "<", "&#x", "-->", "</script"):
        without_hidden(piece * 100_000)
        strip_tags(piece * 100_000)
    assert time.process_time() - start < 2


@given(st.text(alphabet="<>/!-sctyleripmp &;#x0a\0\ud800", max_size=80))
def test_nothing_raises(markup: str) -> None:
    strip_tags(without_hidden(markup))
    load(markup)


def test_what_a_parser_would_build_millions_of_times_is_not_parsed() -> None:
    opened = "".join(f"<b a={number}>" for number in range(390))
    assert parse(f"<p>{opened}{'<p>x ' * 14_000}") is None
    assert parse(f"<p>{opened}<table><tr><td>{'</b>' * 390}</td></tr></table>{'<p>x ' * 14_000}") is None
    assert parse("<p><b>x</b><i class=a>y</i>" * 4_000) is not None
    assert parse("<table><tr>" + "<td><b>x</b></td>" * 4_000) is not None
    assert parse("<p><b>x<i>y" + "<p>x " * 14_000) is not None
