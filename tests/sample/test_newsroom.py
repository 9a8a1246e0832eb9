import gzip
import html
import http.client
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

from sample.announce import LOST
from sample.newsroom import Answer, Newsroom, newsroom, saved_pages
from sample.pages import article_page
from sample.pieces import outlets, published

Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    with newsroom() as running:
        yield running


def get(room: Newsroom, url: str, method: str = "GET", **headers: str) -> Reply:
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    line = http.client.HTTPConnection("127.0.0.1", room.port, timeout=10)
    try:
        line.request(
            method, path, headers={"Host": parts.netloc, **{k.replace("_", "-"): v for k, v in headers.items()}}
        )
        reply = line.getresponse()
        return reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
    finally:
        line.close()


def test_every_article_page_answers(room: Newsroom) -> None:
    statuses = [get(room, url)[0] for url in room.articles()]
    again = [get(room, url)[0] for url in room.articles()]
    assert set(statuses) <= {200, 503}
    assert statuses.count(503) <= 1
    assert set(again) == {200}


def test_flaky_page_fails_once() -> None:
    with newsroom() as fresh:
        url = next(u for u in fresh.articles() if "warmest" in u)
        status, headers, _ = get(fresh, url)
        assert (status, headers["retry-after"]) == (503, "1")
        assert get(fresh, url)[0] == 200


def test_validators_give_304(room: Newsroom) -> None:
    for url in (room.base("tarnholm-courier") + "/rss.xml", room.articles()[0]):
        status, headers, body = get(room, url)
        assert status == 200
        assert body
        assert get(room, url, If_None_Match=headers["etag"])[0] == 304
        assert get(room, url, If_None_Match="W/" + headers["etag"])[0] == 304
        assert get(room, url, If_Modified_Since=headers["last-modified"])[::2] == (304, b"")
        assert get(room, url, If_None_Match='"other"', If_Modified_Since=headers["last-modified"])[0] == 200
        assert get(room, url, If_Modified_Since="not a date")[0] == 200
    assert room.requests[-1].if_modified_since == "not a date"


@pytest.mark.parametrize(
    ("outlet", "path", "status", "location"),
    [
        ("ledger", "/rss", 301, "/feeds/all.xml"),
        ("harbour-notes", "/go/navy-timetable", 302, "/notes/navy-timetable.htm"),
        ("eastmark-observer", LOST, 404, None),
        ("eastmark-observer", "/old.xml", 410, None),
        ("stranger", "/item/1", 404, None),
        ("sarn-valley-news", "/private/login", 200, None),
    ],
)
def test_detours(room: Newsroom, outlet: str, path: str, status: int, location: str | None) -> None:
    found, headers, _ = get(room, f"http://{outlet}.localhost:{room.port}{path}")
    assert (found, headers.get("location")) == (status, location)


def test_gzip_only_where_asked_and_offered(room: Newsroom) -> None:
    url = room.base("ardmoria-today") + "/feed.json"
    _, headers, body = get(room, url, Accept_Encoding="gzip, deflate")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == get(room, url)[2]
    plain = get(room, room.base("lantern") + "/feed", Accept_Encoding="gzip")[1]
    assert "content-encoding" not in plain


def test_charsets(room: Newsroom) -> None:
    url = next(u for u in room.articles() if "upland" in u and "id=" in u)
    _, headers, body = get(room, room.base("upland-gazette") + "/")
    assert headers["content-type"] == "text/html"
    assert b"ISO-8859-1" in get(room, url)[2]
    by_moellinger = next(p for p in published(3) if "llinger" in p.by)
    assert "Möllinger".encode("latin-1") in article_page(by_moellinger, 3, None)
    assert b"<meta charset" in get(room, room.base("harbour-notes") + "/notes/navy-timetable.htm")[2]
    assert body


def test_head_has_no_body(room: Newsroom) -> None:
    status, headers, body = get(room, room.articles()[0], method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000


def test_editions_publish_step_by_step() -> None:
    with newsroom(edition=1) as fresh:
        counts = []
        for edition in (1, 2, 3):
            fresh.edition = edition
            feed = feedparser.parse(get(fresh, fresh.base("eastmark-observer") + "/feed/")[2])
            counts.append((len(fresh.articles()), len(feed.entries)))
        assert counts == sorted(set(counts))
        with pytest.raises(ValueError, match="edition"):
            fresh.edition = 4


def test_edited_article_has_three_texts() -> None:
    with newsroom() as fresh:
        seen = []
        for edition in (1, 2, 3):
            fresh.edition = edition
            url = next(u for u in fresh.articles() if "corvane-bank-shut" in u)
            seen.append(get(fresh, url))
    bodies = [body for _, _, body in seen]
    assert len({headers["etag"] for _, headers, _ in seen}) == 3
    assert [b"400 employees" in b for b in bodies] == [True, False, False]
    assert [b"At least 260 million" in b for b in bodies] == [False, False, True]


def test_feeds_of_every_kind(room: Newsroom) -> None:
    kinds = set()
    for outlet in outlets().values():
        if outlet.feed.get("kind") in (None, "json", "hostile"):
            continue
        feed = feedparser.parse(get(room, room.base(outlet.key) + outlet.feed["path"])[2])
        assert not feed.bozo
        assert len(feed.entries) >= 3
        kinds.add(feed.version)
    assert kinds == {"rss20", "atom10", "rss10", "rss091u"}
    items = json.loads(get(room, room.base("ardmoria-today") + "/feed.json")[2])["items"]
    assert len(items) == 10


def test_sitemaps_and_robots(room: Newsroom) -> None:
    news = ET.fromstring(get(room, room.base("tarnholm-courier") + "/sitemap.xml")[2])
    assert len(news) == 11
    assert b"news:publication_date" in get(room, room.base("tarnholm-courier") + "/sitemap.xml")[2]
    assert b"Disallow: /private/" in get(room, room.base("sarn-valley-news") + "/robots.txt")[2]
    assert get(room, room.base("lantern") + "/sitemap.xml")[0] == 404


def test_source_without_feed_lists_its_articles(room: Newsroom) -> None:
    page = get(room, room.base("sarn-valley-news") + "/")[2].decode()
    assert page.count('class="teaser"') == 4
    assert "alternate" not in page
    assert room.base("sarn-valley-news") + "/" in room.feeds()


def test_front_pages_name_their_feeds(room: Newsroom) -> None:
    named = [o.key for o in outlets().values() if b'rel="alternate"' in get(room, room.base(o.key) + "/")[2]]
    assert len(named) == len(outlets()) - 2


def test_hostile_feed_has_all_its_weapons(room: Newsroom) -> None:
    body = get(room, room.base("mirror-truth") + "/feed.xml")[2].decode()
    for weapon in ("<!ENTITY l9", "file:///etc/passwd", "javascript:", "a=1&b=2", "169.254.169.254"):
        assert weapon in body
    assert body.count("stranger.localhost") > 3000
    assert "<!DOCTYPE" not in get(room, room.base("mirror-truth") + "/flood.xml")[2].decode()


def test_hostile_page_has_all_its_weapons(room: Newsroom) -> None:
    page = get(room, room.base("mirror-truth") + "/harbour-cranes.html?a=1")[2].decode()
    courier = room.base("tarnholm-courier")
    for weapon in (
        "onerror",
        "javascript:",
        'http-equiv="refresh"',
        "Ignore all previous",
        f'canonical" href="{courier}',
    ):
        assert weapon in page
    assert page.count("<div>") > 5000
    assert "x" * 300_000 in page


def test_second_hostile_page_is_small_enough_to_be_read(room: Newsroom) -> None:
    page = get(room, room.base("mirror-truth") + "/tug-names.html")[2].decode()
    assert "onerror" in page
    assert page.count("<div>") < 50
    assert len(page) < 10_000


def test_same_bytes_every_time(tmp_path: Path) -> None:
    first = [f.read_bytes() for f in saved_pages(tmp_path / "a")]
    second = [f.read_bytes() for f in saved_pages(tmp_path / "b")]
    assert first == second
    assert len(first) >= 70
    names = {f.name for f in (tmp_path / "a").iterdir()}
    assert all(re.fullmatch(r"[a-z-]+__[a-z0-9-]+\.html", name) for name in names)


def test_unknown_hosts_and_paths_are_not_found(room: Newsroom) -> None:
    assert room.reply("nobody.localhost", "/") == Answer(404, b"<h1>Nobody here</h1>")
    assert get(room, room.base("lantern") + "/reading/none")[0] == 404
    with pytest.raises(KeyError):
        room.base("nobody")


def test_about_half_of_the_stories_have_a_picture_that_says_what_it_shows(room: Newsroom) -> None:
    with_one = [piece for piece in published(3) if piece.picture]
    assert len({piece.picture for piece in with_one}) == len(with_one) == 15
    weight = 0
    for piece in with_one:
        page = get(room, room.base(piece.outlet.key) + piece.path)[2].decode(piece.outlet.charset)
        (address,) = set(re.findall(r"http://[^\"]+/pictures/[a-z]+\.webp", page))
        assert html.escape(piece.shows, quote=False) in html.escape(html.unescape(page), quote=False)
        status, headers, body = get(room, address)
        assert (status, headers["content-type"]) == (200, "image/webp")
        weight += len(body)
    assert weight < 250_000
    assert get(room, f"{room.base('ledger')}/pictures/chart.webp")[0] == 404
    assert get(room, f"{room.base('tarnholm-courier')}/pictures/../pages.py")[0] == 404
