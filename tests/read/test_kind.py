import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.read.kind import Kind, kind_of
from tests.read.pages import make_html, make_page


@pytest.mark.parametrize(
    ("body", "media_type", "kind"),
    [
        ("<rss version='2.0'/>", "text/html", "feed"),
        ("\ufeff <?xml version='1.0'?>\n<!-- x --><?xml-stylesheet href='a'?><rss/>", "text/xml", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "application/octet-stream", "feed"),
        ("<rdf:RDF xmlns:rdf='x'/>", "application/xml", "feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "application/json", "feed"),
        ('{"a": 1}', "application/json", "other"),
        ("<urlset/>", "application/xml", "sitemap"),
        ("<sitemapindex/>", "text/xml", "sitemap"),
        ("<!DOCTYPE opml SYSTEM 'x'><opml/>", "text/xml", "opml"),
        ("<!DOCTYPE html><html><head>", "text/plain", "html"),
        ("<!-- saved from url -->\n<html>", "", "html"),
        (make_html(), "text/html", "html"),
        ("<p>A bare paragraph", "", "html"),
        ("Only words", "text/html", "text"),
        ("Only words about <html> and <rss>", "text/plain", "text"),
        ("Only words", "text/plain", "text"),
        ("# Words", "text/markdown", "text"),
        ("Words", "image/svg+xml", "other"),
    ],
)
def test_kinds(body: str, media_type: str, kind: Kind) -> None:
    assert kind_of(make_page(body, media_type=media_type)) == kind


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04", b"\x00\x01\x02" * 20, b"\x1f\x8b\x08"])
def test_binaries(body: bytes) -> None:
    assert kind_of(make_page(body, media_type="text/html")) == "other"


def test_wide_encodings_are_text() -> None:
    for name in ("utf-16", "utf-16-le", "utf-16-be"):
        page = make_page("Only words, many of them".encode(name), media_type="text/plain", charset=name)
        assert kind_of(page) == "text"


@given(st.binary(max_size=300), st.sampled_from(("", "text/html", "text/plain", "application/xml")))
def test_any_bytes_have_a_kind(body: bytes, media_type: str) -> None:
    assert kind_of(make_page(body, media_type=media_type)) in ("feed", "sitemap", "opml", "html", "text", "other")


def test_sitemaps_packed_or_in_lines() -> None:
    packed = make_page(b"\x1f\x8b\x08", url="https://a.example/news.xml.gz?x=1", media_type="application/octet-stream")
    assert kind_of(packed) == "sitemap"
    lines = "https://a.example/1\nhttps://a.example/2\n"
    assert kind_of(make_page(lines, url="https://a.example/sitemap.txt", media_type="text/plain")) == "sitemap"
    assert kind_of(make_page(lines, url="https://a.example/notes.txt", media_type="text/plain")) == "text"
    assert kind_of(make_page("About maps", url="https://a.example/sitemap.txt", media_type="text/plain")) == "text"
