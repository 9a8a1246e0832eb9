"""What a picture shows, in the words of its page: of that picture alone, plain, and more than the headline."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.model.pages import Entry, Page
from manytold.read.article import read_page
from manytold.read.feeds import read_feed
from manytold.read.picture_words import MOST, is_same_picture, told
from manytold.read.versions import versions
from manytold.text.html import HIDDEN

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ADDRESS = "https://post.example/2031/05/04/ferry-runs-aground"
TITLE = "Ferry runs aground off Port Aldo"
IMAGE = "https://cdn.example/w1200/ferry-on-the-bank.jpg"
SHOWS = "A white ferry lies tilted on a sandbank"
BODY = """<p>The ferry ran aground on Sunday morning with two hundred people on board, the harbour office said.</p>
<p>Tugs tried to pull it free at noon, but the ropes broke twice, and the captain asked to wait for the next tide.</p>
<p>Nobody was hurt. Passengers were given soup and blankets, and most of them sang until the boats came at dusk.</p>"""


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def linked(**image: str) -> str:
    node = {"@type": "NewsArticle", "headline": TITLE, "image": [{"@type": "ImageObject", **image}]}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


OG = meta("og:image", IMAGE)


def read(head: str = "", body: str = "", entry: Entry | None = None) -> Article:
    whole = f"<html lang=en><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{body}{BODY}"
    read = read_page(Page(ADDRESS, ADDRESS, 200, "text/html", whole.encode(), NOON, announced=entry))
    assert isinstance(read, Article)
    return read


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (OG + meta("og:image:alt", SHOWS), ""),
        (OG + meta("twitter:image:alt", SHOWS), ""),
        (OG + meta("twitter:image", "/w600/ferry-on-the-bank.jpg?x=1") + meta("twitter:image:alt", SHOWS), ""),
        (linked(url=IMAGE, caption=f"<p>{SHOWS}</p>"), ""),
        (OG + linked(url=IMAGE, description=SHOWS), ""),
        (OG, f'<img src="https://cdn.example/w400/ferry-on-the-bank.jpg" alt="{SHOWS}">'),
        (OG, f'<img src="data:image/gif;base64,R0" data-src="/w4/ferry-on-the-bank.webp" alt="{SHOWS}">'),
        (OG, f'<img srcset="{IMAGE}?w=400 400w, {IMAGE}?w=800 800w" alt="{SHOWS}">'),
        (OG, f'<figure><a><img src="{IMAGE}" alt=""></a><figcaption>{SHOWS}</figcaption></figure>'),
        (OG + meta("og:image:alt", TITLE), f'<img src="{IMAGE}" alt="{SHOWS}">'),
        (OG + meta("og:image:alt", "ferry-on-the-bank.jpg"), f'<img src="{IMAGE}" alt="{SHOWS}">'),
    ],
)
def test_what_a_page_says_of_its_picture_is_kept(head: str, body: str) -> None:
    assert read(head, body).image_words == SHOWS


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f'<img src="/other.jpg" alt="{SHOWS}">'),
        (meta("og:image:alt", SHOWS), ""),
        (OG + meta("twitter:image", "/the-mayor-of-aldo.jpg") + meta("twitter:image:alt", SHOWS), ""),
        (OG + linked(url="https://cdn.example/the-mayor-of-aldo.jpg", caption=SHOWS), ""),
        (OG, f'<img src="/the-mayor-of-aldo.jpg" alt="{SHOWS}">'),
        (meta("og:image", "/a/1200x675.jpg"), f'<img src="/b/1200x675.jpg" alt="{SHOWS}">'),
        (meta("og:image", "/a/1.jpg"), f'<img src="/b/1.jpg" alt="{SHOWS}">'),
        (OG + meta("og:image:alt", TITLE), ""),
        (OG + meta("og:image:alt", f"{TITLE.upper()} - The Post"), ""),
        (OG + meta("og:image:alt", TITLE[:20] + "…"), ""),
        (OG + meta("og:image:alt", "12 - 3"), ""),
        (OG + meta("og:image:alt", IMAGE), ""),
    ],
)
def test_words_of_another_picture_and_of_the_headline_are_not(head: str, body: str) -> None:
    assert read(head, body).image_words == ""


def test_one_that_begins_like_a_short_name_beside_it_is_kept() -> None:
    assert told("News conference in Port Aldo", "News") == "News conference in Port Aldo"


def test_the_feed_speaks_of_its_own_picture_alone() -> None:
    entry = Entry(ADDRESS, TITLE, image=IMAGE, image_words=SHOWS)
    assert read(entry=entry).image_words == SHOWS
    assert read(OG, entry=entry).image_words == SHOWS
    assert read(meta("og:image", "/the-mayor-of-aldo.jpg"), entry=entry).image_words == ""
    assert read(entry=replace(entry, summary=f"{SHOWS}, with all on board.")).image_words == ""
    assert read(entry=replace(entry, image=None)).image_words == ""


@pytest.mark.parametrize(
    ("media", "said"),
    [
        ('<media:content url="/a.jpg" medium="image"><media:description>Of &lt;b&gt;one&lt;/b&gt;</media:description>'
         "<media:title>Other</media:title></media:content>", "Of one"),
        ('<media:content url="/a.jpg" medium="image"><media:title>Of one</media:title></media:content>', "Of one"),
        ('<media:content url="/a.jpg" medium="image"/><media:description>Of one</media:description>', "Of one"),
        ('<media:content url="/a.jpg" medium="image"/><media:content url="/b.jpg" medium="image">'
         "<media:description>Of two</media:description></media:content>", ""),
        ('<enclosure url="/a.jpg" type="image/jpeg"/><description>About</description>', ""),
    ],
)  # fmt: skip
def test_feeds_say_what_their_pictures_show(media: str, said: str) -> None:
    feed = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Post</title>'
        f"<item><title>One</title><link>{ADDRESS}</link>{media}</item></channel></rss>"
    )
    address = "https://post.example/feed"
    found = read_feed(Page(address, address, 200, "application/rss+xml", feed.encode(), NOON))
    (entry,) = found.entries  # type: ignore[union-attr]
    assert entry.image == "https://post.example/a.jpg"
    assert entry.image_words == said


def test_a_later_reading_adds_what_the_same_picture_shows() -> None:
    first = replace(read(OG), image_words="")
    later = replace(first, fetched=NOON.replace(hour=13), image_words=SHOWS)
    assert versions([later, first])[0].image_words == SHOWS
    (kept,) = versions([first, replace(later, image="https://cdn.example/the-mayor-of-aldo.jpg")])
    assert (kept.image, kept.image_words) == (IMAGE, "")


@given(st.text(max_size=2000) | st.text('<>&"; abcß\u202e\u200b\n', max_size=900), st.text(max_size=50))
def test_whatever_is_said_becomes_one_short_plain_line(stated: str, title: str) -> None:
    line = told(stated, title)
    assert len(line) <= MOST + 2
    assert line == " ".join(line.split())
    assert not HIDDEN.search(line)
    assert not line or told(line, line) == ""


@given(st.text(max_size=80), st.text(max_size=80))
def test_pictures_are_compared_whatever_their_addresses_are(one: str, other: str) -> None:
    assert is_same_picture(one, other) == is_same_picture(other, one)
