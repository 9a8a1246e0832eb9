"""What is fuzzed: each reader with good input to start from; a reader answers every input and never raises."""

import gzip
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from manytold.fetch.files import pages_in
from manytold.fetch.warc import pages_in_warc
from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.read.feed_links import feeds_of
from manytold.read.feeds import read_feed
from manytold.read.links import articles_of
from manytold.read.opml import read_opml
from manytold.read.sitemaps import read_sitemap
from manytold.run.standard import STANDARD
from manytold.run.work import facts_of
from manytold.text.stamps import parse_stamp
from tests.hostile.make import PROSE, page, record, zipped

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADDRESS = "https://ferry.example/news/1"


@dataclass(frozen=True, slots=True)
class Target:
    """One reader and the good inputs that its bad ones are made of."""

    name: str
    seeds: tuple[bytes, ...]
    read: Callable[[bytes], None]


def answer(body: bytes, media_type: str) -> Page:
    return Page(ADDRESS, ADDRESS, 200, media_type, body, NOW)


def feed(body: bytes) -> None:
    reading = read_feed(answer(body, "application/rss+xml"))
    if isinstance(reading, Failed):
        assert reading.reason
        return
    for entry in reading.entries:
        assert entry.url.startswith(("http://", "https://"))
        assert "<script" not in entry.title + entry.summary
        (entry.title + entry.summary).encode()


def opml(body: bytes) -> None:
    read_opml(body)


def sitemap(body: bytes) -> None:
    read_sitemap(answer(body, "application/xml"))


def html(body: bytes) -> None:
    article(read_page(answer(body, "text/html")))
    assert all(entry.url.startswith("http") for entry in articles_of(answer(body, "text/html")))
    feeds_of(answer(body, "text/html"))


def text(body: bytes) -> None:
    article(read_page(Page(None, None, 200, "text/plain", body, NOW, path="a.txt")))


def article(found: Article | Skipped | Failed) -> None:
    """An article whose passages are spans of its text, in order, and whose date is not later than the fetch."""
    if not isinstance(found, Article):
        assert found.reason
        assert "\n" not in found.reason
        return
    assert all(0 <= p.start < p.end <= len(found.text) for p in found.passages)
    assert all(a.end <= b.start for a, b in zip(found.passages, found.passages[1:], strict=False))
    assert found.published is None or (found.published - NOW).days < 2
    facts = facts_of(STANDARD, found)
    assert not isinstance(facts, tuple), facts


def warc(body: bytes) -> None:
    for found in pages_in_warc(io.BufferedReader(io.BytesIO(body)), "a.warc", NOW, 1_000_000):  # type: ignore[arg-type]
        assert isinstance(found, Page) or found.reason


def file(ending: str) -> Callable[[bytes], None]:
    """Reads the bytes as a file of that ending, and the article of each page in it."""

    def read(body: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / f"a{ending}"
            place.write_bytes(body)
            for found in pages_in(str(place), NOW, max_bytes=1_000_000):
                if isinstance(found, Page):
                    article(read_page(found))
                else:
                    assert found.reason

    return read


def dates(body: bytes) -> None:
    stamp = body.decode("utf-8", "replace")
    for language in (None, "en", "de", "es", "fr", "ja"):
        moment = parse_stamp(stamp[:200], language)
        assert moment is None or moment.tzinfo is not None


SEEDS = Path(__file__).parent / "seeds"
RSS, ATOM, JSON = ((SEEDS / name).read_bytes() for name in ("feed.rss", "feed.atom", "feed.json"))
OPML, SITEMAP = ((SEEDS / name).read_bytes() for name in ("list.opml", "list.xml"))
LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails again", '
    '"datePublished": "2026-02-03T10:00:00+01:00", "author": [{"name": "Ida Ost"}]}</script><meta charset="utf-8">'
)
HTML = page(
    f"<h1>Ferry sails again</h1><p class=byline>By Ida Ost</p><time datetime=2026-02-03>3 Feb</time><p>{PROSE}</p>"
    f"<figure><img src=a.jpg><figcaption>The quay</figcaption></figure><ul><li>One</li></ul><p>“{PROSE}” she said.</p>"
    '<a href="/news/another-ferry-story-2">Another ferry story for you</a><aside>Subscribe now</aside>',
    LINKED + '<link rel=alternate type="application/rss+xml" href=/rss>',
)
TEXT = f"Ferry sails again\n\nBy Ida Ost\n3 February 2026\n\n{PROSE}\n\nSubscribe now\n\n{PROSE}".encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(HTML) + HTML
WARC = record(
    "WARC-Target-URI: https://ferry.example/1\r\nWARC-Date: 2026-02-03T10:00:00Z\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP)}",
    HTTP,
)
MAIL = (
    b"From: Ferry News <news@ferry.example>\r\nSubject: =?utf-8?q?F=C3=A4hre?=\r\n"
    b"Date: Tue, 3 Feb 2026 10:00:00 +0100\r\n"
    b"Message-ID: <1@ferry.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT + b"\r\n--b\r\nContent-Type: text/html\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + HTML.replace(b"=", b"=3D") + b"\r\n--b--\r\n"
)
DATES = (
    *(b"2026-02-03T10:00:00+01:00", b"Tue, 03 Feb 2026 10:00:00 GMT", b"3. Februar 2026, 10.30 Uhr", b"1770112800"),
    *(b"yesterday at noon", b"On 3 February the crew left; since Monday, in March 2025, two days later, last year."),
)
TARGETS = (
    Target("feed", (RSS, ATOM, JSON), feed),
    Target("opml", (OPML,), opml),
    Target("sitemap", (SITEMAP,), sitemap),
    Target("html", (HTML,), html),
    Target("text", (TEXT,), text),
    Target("warc", (WARC, gzip.compress(WARC)), warc),
    Target("wacz", (zipped({"archive/a.warc": WARC, "datapackage.json": b"{}"}),), file(".wacz")),
    Target("mail", (MAIL,), file(".eml")),
    Target("mbox", (b"From a@b Tue Feb  3 10:00:00 2026\n" + MAIL.replace(b"\r\n", b"\n") * 2,), file(".mbox")),
    Target("saved", (MAIL.replace(b"alternative", b"related"),), file(".mhtml")),
    Target("dates", DATES, dates),
)
