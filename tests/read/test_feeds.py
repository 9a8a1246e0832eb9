# ruff: noqa: E501  invented feeds stay on one line
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.outcomes import Failed
from manytold.read.feeds import MAX_ENTRIES, FeedReading, read_feed
from manytold.read.limits import MAX_BYTES
from tests.read.pages import make_bytes, make_page

HOME = "https://www.harbourpost.example/feed/"
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>/</link><language>en-GB</language>{}</channel></rss>'
ITEM = "<item><title>Story {0}</title><link>https://www.harbourpost.example/{0}</link><pubDate>Mon, 05 May 2031 10:00:00 +0200</pubDate></item>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"{}><title>Harbour Post</title>{}</feed>'


def make_feed(body: str | bytes, media_type: str = "application/rss+xml", charset: str | None = None) -> FeedReading:
    reading = read_feed(make_page(body, url=HOME, media_type=media_type, charset=charset))
    assert isinstance(reading, FeedReading), reading
    return reading


def test_rss() -> None:
    reading = make_feed(RSS.format(ITEM.format(1) + ITEM.format(2)))
    assert (reading.title, reading.home, reading.language) == ("Harbour Post", "https://www.harbourpost.example/", "en")
    first = reading.entries[0]
    assert (first.url, first.title) == ("https://www.harbourpost.example/1", "Story 1")
    assert first.published == datetime(2031, 5, 5, 8, tzinfo=UTC)
    assert first.updated is None


def test_atom_with_relative_links() -> None:
    entry = '<entry xml:base="news/"><title type="html">Fares &lt;b&gt;rise&lt;/b&gt;</title><link href="1.html"/><updated>2031-05-05T10:00:00Z</updated><author><name>Ilsa Brandt</name></author><summary>Short &amp; dear</summary></entry>'
    reading = make_feed(ATOM.format(' xml:base="https://www.harbourpost.example/"', entry))
    found = reading.entries[0]
    assert found.url == "https://www.harbourpost.example/news/1.html"
    assert (found.title, found.summary, found.authors) == ("Fares rise", "Short & dear", ("Ilsa Brandt",))
    assert found.updated == datetime(2031, 5, 5, 10, tzinfo=UTC)
    assert found.published is None


def test_json_feed() -> None:
    body = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "home_page_url": "/", "language": "en",
      "items": [{"id": "1", "url": "/a", "title": "A", "date_published": "2031-05-05T10:00:00+02:00", "authors": [{"name": "I. Brandt"}],
      "content_html": "<p>Fares <script>x()</script>rise</p>"}, {"id": "https://www.harbourpost.example/b"}, {"url": 5}, "odd"]}"""
    first, second = make_feed(body, "application/feed+json").entries
    assert (first.url, first.summary, first.authors) == (
        "https://www.harbourpost.example/a",
        "Fares rise",
        ("I. Brandt",),
    )
    assert first.published == datetime(2031, 5, 5, 8, tzinfo=UTC)
    assert second.url == "https://www.harbourpost.example/b"


@pytest.mark.parametrize(
    "body", [RSS.format(ITEM.format(1)), '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}]}']
)
def test_entries_name_their_feed(body: str) -> None:
    assert make_feed(body).entries[0].feed == HOME
    moved = read_feed(make_page(body, url=HOME, final_url="https://relay.example/feed"))
    assert isinstance(moved, FeedReading)
    assert moved.entries[0].feed == "https://relay.example/feed"
    local = read_feed(make_page(body, url=None, path="a.rss"))
    assert isinstance(local, FeedReading)
    assert {entry.feed for entry in local.entries} <= {None}


def test_no_entry_holds_half_a_character() -> None:
    items = '{"url": "http://host/\\ud800"}, {"url": "/a", "title": "T\\udfff", "summary": "S\\ud800", "authors": [{"name": "N\\ud83d"}], "language": "\\ud800a"}'
    body = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "H\\ud800", "home_page_url": "/\\ud800", "items": [{items}]}}'
    reading = make_feed(body, "application/feed+json")
    (entry,) = reading.entries
    assert (entry.title, entry.summary, entry.authors, reading.home) == ("T", "S", ("N",), None)
    assert make_bytes(reading)


@pytest.mark.parametrize("half", ["&#xD800;", "&amp;#xD800;", "&#57343;"])
def test_half_characters_in_xml(half: str) -> None:
    item = f"<item><title>A{half}</title><link>/a{half}</link><author>N{half}</author><description>D{half}</description></item>"
    reading = make_feed(RSS.format(item))
    assert make_bytes(reading)
    assert reading.entries


@pytest.mark.parametrize(
    ("name", "body", "charset", "title", "url"),
    [
        ("rss 0.91", '<rss version="0.91"><channel><title>H</title><item><title>Old</title><link>/old</link></item></channel></rss>', None, "Old", "old"),
        ("rdf 1.0", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>H</title></channel><item><title>Rdf</title><link>/rdf</link></item></rdf:RDF>', None, "Rdf", "rdf"),
        ("undeclared entity", RSS.format("<item><title>Caf&eacute; Norvik</title><link>/c</link></item>"), None, "Café Norvik", "c"),
        ("bare ampersand", RSS.format("<item><title>Boats & Co</title><link>/?a=1&b=2</link></item>"), None, "Boats & Co", "?a=1&b=2"),
        ("latin-1 as utf-8", RSS.replace("?>", ' encoding="utf-8"?>', 1).format("<item><title>Fähre</title><link>/f</link></item>").encode("latin-1"), "utf-8", "Fähre", "f"),
        ("utf-16", RSS.format("<item><title>Fähre</title><link>/f</link></item>").encode("utf-16"), None, "Fähre", "f"),
        ("dc:date", '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>Dc</title><link>/dc</link><dc:date>2031-05-05</dc:date></item></channel></rss>', None, "Dc", "dc"),
        ("space before", " \ufeff\n" + RSS.format("<item><title>Late</title><link>/l</link></item>"), None, "Late", "l"),
        ("control character", RSS.format("<item><title>Fer\x0bry\x07</title><link>/k</link></item>"), None, "Ferry", "k"),
        ("guid as link", RSS.format("<item><title>G</title><guid>https://www.harbourpost.example/g</guid></item>"), None, "G", "g"),
        ("link in cdata", RSS.format("<item><title><![CDATA[Cut & run]]></title><link><![CDATA[/x?a=1&b=2]]></link></item>"), None, "Cut & run", "x?a=1&b=2"),
        ("truncated", RSS.format("<item><title>Whole</title><link>/w</link></item><item><title>Ha")[:-25], None, "Whole", "w"),
        ("declared entity", '<!DOCTYPE rss [<!ENTITY hp "Harbour Post">]>' + RSS.replace('<?xml version="1.0"?>', "").format("<item><title>&hp; wins</title><link>/e</link></item>"), None, "Harbour Post wins", "e"),
        ("spoofed title", RSS.format("<item><title>Ferry\u202e gnisir</title><link>/s</link></item>"), None, "Ferry gnisir", "s"),
        ("script in title", RSS.format("<item><title>&lt;script&gt;x()&lt;/script&gt;Hi</title><link>/j</link></item>"), None, "Hi", "j"),
    ],
)  # fmt: skip
def test_odd_feeds(name: str, body: str | bytes, charset: str | None, title: str, url: str) -> None:
    entry = make_feed(body, charset=charset).entries[0]
    assert (entry.title, entry.url) == (title, f"https://www.harbourpost.example/{url}"), name


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.example/", "", "http://"]
)
def test_entries_without_a_web_address_are_left_out(link: str) -> None:
    reading = make_feed(RSS.format(f"<item><title>Bad</title><link>{link}</link></item>" + ITEM.format(1)))
    assert [entry.title for entry in reading.entries] == ["Story 1"]


@pytest.mark.parametrize("stamp", ["not a date", "99/99/9999", "", "0000-00-00T00:00:00Z", "2031-13-45"])
def test_broken_dates_are_no_dates(stamp: str) -> None:
    item = f"<item><title>A</title><link>/a</link><pubDate>{stamp}</pubDate></item>"
    assert make_feed(RSS.format(item)).entries[0].published is None


def test_each_address_once_and_the_first_wins() -> None:
    twice = "<item><title>First</title><link>/a</link></item><item><title>Second</title><link>/a</link></item>"
    assert [entry.title for entry in make_feed(RSS.format(twice)).entries] == ["First"]


def test_a_hundred_thousand_items_are_cut_before_parsing() -> None:
    start = time.process_time()
    reading = make_feed(RSS.format("".join(ITEM.format(n) for n in range(20_000))))
    assert len(reading.entries) == MAX_ENTRIES
    assert reading.entries[0].title == "Story 0"
    assert time.process_time() - start < 3


def test_giant_titles_do_not_stop_the_rest() -> None:
    giant = "<item><title>" + "word " * 500_000 + "</title><link>/giant</link></item>"
    big = "<item><title>" + "word " * 5_000 + "</title><link>/big</link></item>"
    reading = make_feed(RSS.format(giant + big + ITEM.format(1)))
    assert [len(entry.title) for entry in reading.entries] == [500, 7]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><body><p>Hello</p></body></html>", "neither RSS nor Atom"),
        (b"plain words", "neither RSS nor Atom"),
        (b'{"items": 3}', "not a JSON Feed"),
        (b'{"items": [', "not valid JSON"),
        (b'{"a":' * 100_000, "not valid JSON"),
        (
            b'<!DOCTYPE r [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
            "entities inside",
        ),
        (b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 40_000 + b'">]><rss><channel>' + b"&a;" * 9_000, "multiply"),
        (b"<rss>" + b" " * MAX_BYTES, f"more than {MAX_BYTES:,}"),
    ],
)
def test_what_is_no_feed_fails_with_a_reason(body: bytes, reason: str) -> None:
    answer = read_feed(make_page(body, url=HOME, media_type="text/xml"))
    assert isinstance(answer, Failed)
    assert reason in answer.reason
    assert answer.what == HOME


def test_outside_entities_are_never_read() -> None:
    body = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + RSS.format(
        "<item><title>[&a;]</title><link>/a</link></item>"
    )
    assert make_feed(body).entries[0].title in ("[]", "[&a;]")


def test_an_error_answer_is_a_failure() -> None:
    assert isinstance(read_feed(make_page(RSS.format(""), url=HOME, status=500)), Failed)


PIECES = ("<item>", "</item>", "<entry>", "<title>", "</title>", "<link>", "</link>", "<![CDATA[", "]]>", "&", "&amp;", "&#x0;", "<!--", "-->", "<!DOCTYPE", "[<!ENTITY a 'b'>]", "http://x.example/", "é", "\0", "{", "}", "<rss version='2.0'>", "<channel>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<guid>", "<pubDate>", "2031-05-05")  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join) | st.binary(max_size=200))
def test_any_bytes_have_an_answer(body: str | bytes) -> None:
    answer = read_feed(make_page(body, url=HOME, media_type="text/xml"))
    assert isinstance(answer, FeedReading | Failed)
    if isinstance(answer, FeedReading):
        assert all(entry.url.startswith(("http://", "https://")) for entry in answer.entries)


def test_dc_date_is_a_publication() -> None:
    item = "<item><title>Dc</title><link>/dc</link><dc:date>2031-05-05T10:00:00Z</dc:date></item>"
    feed = f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{item}</channel></rss>'
    assert make_feed(feed).entries[0].published == datetime(2031, 5, 5, 10, tzinfo=UTC)


def test_a_base_without_end_is_not_copied_into_every_item() -> None:
    items = "".join(
        f'<entry xml:base="y/"><id>t{n}</id><title>a</title><link href="z{n}"/></entry>' for n in range(900)
    )
    base = "http://a.example/" + "x" * 300_000 + "/"
    body = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}">{items}</feed>'
    found = read_feed(make_page(body, url="https://paper.example/feed"))
    assert not isinstance(found, Failed)
    assert all(len(entry.url) < 2_048 for entry in found.entries)
    assert found.entries[0].url.endswith("/y/z0")
