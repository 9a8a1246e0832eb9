import time

import pytest

from manytold.model.outcomes import Failed, Skipped
from manytold.read.article import read_page
from manytold.read.limits import MAX_BYTES, MAX_DEPTH, MAX_TAGS, RefusedError, lean, plain_xml, too_much
from manytold.settings import FetchSettings
from tests.read.pages import make_page


def test_bounds_of_a_page() -> None:
    assert too_much("<div>" * MAX_DEPTH + "</div>" * MAX_DEPTH) is None
    assert "nests" in str(too_much("<div>" * (MAX_DEPTH + 1)))
    assert too_much("<br>" * MAX_TAGS) is None
    assert "tags" in str(too_much("<br>" * (MAX_TAGS + 1)))
    assert "characters" in str(too_much("x" * 3_000_001))


def test_lean_keeps_linked_data_only() -> None:
    page = "<script>a</script><script type='application/ld+json'>{}</script><style>b</style><!-- c --><p>d"
    assert lean(page) == "<script type='application/ld+json'>{}</script><p>d"


def test_what_is_fetched_is_read() -> None:
    assert FetchSettings().max_bytes == MAX_BYTES


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"<!doctype html><html>", b"<p>words of a page, "),
        (b"<!doctype html><html>", b"<script>words</script>"),
        (b"<!doctype html><html>", b"<script "),
        (b"<!doctype html><html>", b"<!--"),
        (b"<!doctype html><html>", b"<template><!-- -->"),
        (b"<!doctype html><html>", b"\xff\xe4 "),
        (b"", b"Words of a plain text.\n"),
        (b"", b"\xe4\xf6\xfc \x80\x81"),
        (b"", b" "),
        (b"<rss>", b"<item><title>x</title></item>"),
        (b"{", b'"jsonfeed.org/version'),
    ],
)
def test_the_largest_page_is_answered_in_time(start: bytes, piece: bytes) -> None:
    body = (start + piece * (MAX_BYTES // len(piece)))[:MAX_BYTES]
    begun = time.process_time()
    assert isinstance(read_page(make_page(body)), Skipped | Failed)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>&amp;</a>", "<a>&amp;</a>"),
        ("<!DOCTYPE a><a/>", "<a/>"),
        ('<!DOCTYPE a PUBLIC "-//X//EN" "http://x.example/a.dtd"><a/>', "<a/>"),
        ('<!DOCTYPE a [<!ENTITY co "Co &amp; Sons">]><a>&co;</a>', "<a>Co &amp; Sons</a>"),
        ("<a b='&#xD800;'>&#57343;&#x000DbfF;&#x41;&#65536;</a>", "<a b='\ufffd'>\ufffd\ufffd&#x41;&#65536;</a>"),
        ("<a>&#" + "9" * 5000 + ";&#x110000;&#0;&#xFFFE;&#;&#x;</a>", "<a>\ufffd\ufffd\ufffd\ufffd&#;&#x;</a>"),
        ("<a>&#xD8&#xD800;00;</a>", "<a>&#xD8\ufffd00;</a>"),
        ('<!DOCTYPE a [<!ENTITY x "&#xD8">]><a>&x;00;</a>', "<a>\ufffd</a>"),
        ('<!DOCTYPE a [ <!ENTITY x SYSTEM "file:///x"> ] ><a>&x;</a>', "<a>&x;</a>"),
    ],
)
def test_plain_xml(text: str, expected: str) -> None:
    assert plain_xml(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>',
        '<!DOCTYPE a [<!ENTITY % x "y"><!ENTITY z "%x;">]><a>&z;</a>',
        '<!DOCTYPE a [<!ENTITY x "' + "y" * 9000 + '">]><a>' + "&x;" * 200 + "</a>",
        "<!DOCTYPE a [" + "<!ENTITY x 'y'>" * 101 + "]><a/>",
        "<!DOCTYPE a [<!ENTITY",
    ],
)
def test_bombs_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        plain_xml(text)
