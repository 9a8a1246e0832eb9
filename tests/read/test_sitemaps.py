# ruff: noqa: E501  invented feeds stay on one line
import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.outcomes import Failed
from manytold.read.sitemaps import MAX_ENTRIES, SitemapReading, read_sitemap
from tests.read.pages import make_bytes, make_page

URL = "https://www.harbourpost.example/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>"""
STORY = """<url><loc>https://www.harbourpost.example/a</loc><news:news><news:publication><news:name>Harbour Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2031-05-05T10:00:00+02:00</news:publication_date>
<news:title>Fares &amp; ferries</news:title></news:news></url>"""


def make_sitemap(body: str) -> SitemapReading:
    reading = read_sitemap(make_page(body, url=URL, media_type="application/xml"))
    assert isinstance(reading, SitemapReading), reading
    return reading


def test_news_sitemaps_carry_title_language_and_time() -> None:
    (entry,) = make_sitemap(NEWS.format(STORY)).entries
    assert (entry.title, entry.language, entry.feed) == ("Fares & ferries", "en", URL)
    assert entry.published == datetime(2031, 5, 5, 8, tzinfo=UTC)


def test_newest_first_then_undated() -> None:
    urls = [("a", ""), ("b", "<lastmod>2031-05-01</lastmod>"), ("c", "<lastmod>2031-05-03</lastmod>")]
    body = NEWS.format("".join(f"<url><loc>/{name}</loc>{stamp}</url>" for name, stamp in urls))
    assert [entry.url[-1] for entry in make_sitemap(body).entries] == ["c", "b", "a"]


def test_indexes_lead_on() -> None:
    body = "<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>https://other.example/s.xml</loc></sitemap></sitemapindex>"
    assert make_sitemap(body) == SitemapReading((), ("https://www.harbourpost.example/s1.xml",))


def test_other_sites_and_other_schemes_are_left_out() -> None:
    links = (
        "https://rival.example/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://www.harbourpost.example/ok",
    )
    body = NEWS.format("".join(f"<url><loc>{link}</loc></url>" for link in links))
    assert [entry.url for entry in make_sitemap(body).entries] == [links[-1]]


@pytest.mark.parametrize("half", ["&#xD800;", "&#57343;", "&#x0000DC00;"])
def test_half_characters_are_replaced(half: str) -> None:
    story = STORY.replace("Fares", f"Fares{half}").replace("/a<", f"/a{half}<").replace("<url>", f'<url a="{half}">')
    reading = make_sitemap(NEWS.format(story))
    assert make_bytes(reading)
    assert len(reading.entries) == 1


def test_long_sitemaps_are_cut() -> None:
    body = NEWS.format("".join(f"<url><loc>/{n}</loc></url>" for n in range(20_000)))
    assert len(make_sitemap(body).entries) == MAX_ENTRIES


@pytest.mark.parametrize(
    "stamp", ["vor drei Tagen", "5. Mai 2031", "Mon, 05 May 2031 10:00:00 +0200", "2031", "1940000000"]
)
def test_only_dates_of_the_protocol_count(stamp: str) -> None:
    (entry,) = make_sitemap(NEWS.format(f"<url><loc>/a</loc><lastmod>{stamp}</lastmod></url>")).entries
    assert entry.updated is None


@pytest.mark.parametrize(
    "inner", ["<lastmod>Mittwoch, {n}. Juli, ungefähr</lastmod>", "<lastmod>2031-05-05T10:00:00+02:00</lastmod>"]
)
def test_large_sitemaps_take_no_time(inner: str) -> None:
    urls = "".join(f"<url><loc>https://other.example/{n}</loc>{inner.format(n=n)}</url>" for n in range(90_000))
    begun = time.process_time()
    assert make_sitemap(NEWS.format(urls[:9_900_000])).entries == ()
    assert time.process_time() - begun < 2


def test_the_newest_is_found_among_many() -> None:
    many = "".join(f"<url><loc>/{n}</loc><lastmod>2031-01-01</lastmod></url>" for n in range(40_000))
    newest = "<url><loc>/new</loc><lastmod>2031-05-01</lastmod></url>"
    entries = make_sitemap(NEWS.format(many + newest)).entries
    assert (len(entries), entries[0].url[-4:], entries[1].url[-2:]) == (MAX_ENTRIES, "/new", "/0")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no xml",
        '<!DOCTYPE u [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><urlset>&b;</urlset>',
        "<urlset>" + "x" * 10_000_001,
    ],
)
def test_what_is_no_sitemap_fails(body: str) -> None:
    assert isinstance(read_sitemap(make_page(body, url=URL)), Failed)


def test_outside_entities_are_never_read() -> None:
    body = '<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>/x&a;</loc></url></urlset>'
    assert all(entry.url.endswith("/x") for entry in make_sitemap(body).entries)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(("<urlset>", "<url>", "<loc>", "/a", "</loc>", "</url>", "&", "&#xD800;", "<!", "]]>", "\0"))
        | st.text(max_size=4),
        max_size=20,
    ).map("".join)
)
def test_any_text_has_an_answer(body: str) -> None:
    assert isinstance(read_sitemap(make_page(body, url=URL)), SitemapReading | Failed)


IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
PICTURED = f"""<url {IMAGE}><image:image><image:loc>https://cdn.example/p.jpg</image:loc><image:title>A picture</image:title>
<image:caption>Quay</image:caption></image:image>{STORY.removeprefix("<url>")}"""


def test_pictures_are_not_taken_for_articles() -> None:
    (entry,) = make_sitemap(NEWS.format(PICTURED)).entries
    assert (entry.url, entry.title) == ("https://www.harbourpost.example/a", "Fares & ferries")
    assert entry.image == "https://cdn.example/p.jpg"


def test_the_publication_is_that_of_the_newest_entry() -> None:
    older = STORY.replace("Harbour Post", "Old Post").replace("05-05", "05-04").replace("/a<", "/b<")
    reading = make_sitemap(NEWS.format(older + STORY))
    assert (reading.title, reading.language) == ("Harbour Post", "en")
    assert make_sitemap(NEWS.format("<url><loc>/a</loc></url>")).title == ""


@pytest.mark.parametrize(("code", "language"), [("en", "en"), ("zh-cn", "zh"), ("deu", None), ("", None), ("5", None)])
def test_languages(code: str, language: str | None) -> None:
    (entry,) = make_sitemap(NEWS.format(STORY.replace(">en<", f">{code}<"))).entries
    assert entry.language == language


def test_lines_of_text_are_a_sitemap() -> None:
    lines = (
        "\ufeffhttps://www.harbourpost.example/a\r\n\r\nhttps://www.harbourpost.example/b\nhttps://rival.example/c\n"
    )
    reading = make_sitemap(lines)
    assert [entry.url[-2:] for entry in reading.entries] == ["/a", "/b"]
    assert reading.left_out[0].reason.startswith(
        "1 of its items are no pages of harbourpost.example; the first: https://rival"
    )


def test_packed_sitemaps() -> None:
    page = make_page(gzip.compress(NEWS.format(STORY).encode()), url=URL + ".gz", media_type="application/octet-stream")
    reading = read_sitemap(page)
    assert isinstance(reading, SitemapReading)
    assert [entry.title for entry in reading.entries] == ["Fares & ferries"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (gzip.compress(b"<urlset>" + b" " * 40_000_000), "when unpacked"),
        (gzip.compress(b"<urlset/>")[:-12][::-1], "neither XML"),
        (b"\x1f\x8b\x08" + b"\xff" * 40, "cannot be unpacked"),
        (b"<rss version='2.0'/>", "neither a list of addresses nor an index"),
        (b"one\ntwo", "neither XML nor a list"),
        (b"https://a.example/1\njavascript:x()", "neither XML nor a list"),
    ],
    ids=range(6),
)
def test_what_is_no_sitemap_fails_with_a_reason(body: bytes, reason: str) -> None:
    answer = read_sitemap(make_page(body, url=URL))
    assert isinstance(answer, Failed)
    assert reason in answer.reason


@pytest.mark.parametrize("sign", ["\u202e", "&#x202e;", "\u200b"])
def test_signs_that_turn_text_are_taken_out_of_titles(sign: str) -> None:
    (entry,) = make_sitemap(NEWS.format(STORY.replace("Fares", f"Fa{sign}res"))).entries
    assert entry.title == "Fares & ferries"
