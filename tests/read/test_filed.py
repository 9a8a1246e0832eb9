# ruff: noqa: E501  invented markup stays on one line
"""What an article is filed under: by its page, by its feed, by the feed's address."""

import time

import pytest

from manytold.read.feeds import FeedReading, read_feed
from manytold.read.filed import MAX_TOPICS, bounded
from tests.read.pages import make_page
from tests.read.test_metadata import make_metadata, make_script

HOME = "https://www.harbourpost.example/sport/rss.xml"
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><category>All</category>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{}</feed>'


@pytest.mark.parametrize(
    ("head", "topics"),
    [
        ('<meta property="article:section" content="Sport">', ("Sport",)),
        ('<meta name="news_keywords" content="Tarn, Fares;Harbour">', ("Tarn", "Fares", "Harbour")),
        (make_script('{"@type":"NewsArticle","headline":"Fares","articleSection":["News","Money"],"keywords":"a b, ferry"}'), ("News", "Money", "a b", "ferry")),
        (make_script('{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Politik"}},{"name":"Fares rise"}]}'), ("Home", "Politik")),
        (make_script('{"@type":"WebPage","breadcrumb":{"@type":"BreadcrumbList","itemListElement":[{"name":"World"},7,"x"]}}'), ("World",)),
        (make_script('{"@type":"BreadcrumbList","itemListElement":{"a":1}}'), ()),
        (make_script('{"@type":"NewsArticle","headline":"Fares","articleSection":{"a":1},"keywords":[1,{"b":2},null]}'), ()),
    ],
)  # fmt: skip
def test_pages(head: str, topics: tuple[str, ...]) -> None:
    assert make_metadata(head).topics == topics


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (RSS.format("<item><title>A</title><link>https://www.harbourpost.example/1</link><category>Politik</category><category domain='x'>EU &amp; us</category></item>"), "application/rss+xml"),
        (ATOM.format('<entry><title>A</title><link href="https://www.harbourpost.example/1"/><category term="Politik"/><category term="eu" label="EU &amp; us"/></entry>'), "application/atom+xml"),
        ('{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"url": "https://www.harbourpost.example/1", "tags": ["Politik", "EU & us", 5, "x"]}]}', "application/feed+json"),
    ],
)  # fmt: skip
def test_feeds(body: str, media_type: str) -> None:
    reading = read_feed(make_page(body, url=HOME, media_type=media_type))
    assert isinstance(reading, FeedReading)
    assert reading.entries[0].topics == ("Politik", "EU & us")


def test_much_is_bounded() -> None:
    assert len(bounded(f"topic {i}" for i in range(1000))) == MAX_TOPICS
    assert bounded(["x" * 100, "", "a", "fine", "fine"]) == ("fine",)
    item = (
        "<item><title>A</title><link>https://www.harbourpost.example/1</link>"
        + "<category>t</category>" * 5000
        + "</item>"
    )
    began = time.process_time()
    reading = read_feed(make_page(RSS.format(item), url=HOME, media_type="application/rss+xml"))
    assert isinstance(reading, FeedReading)
    assert len(reading.entries[0].topics) <= MAX_TOPICS
    assert time.process_time() - began < 5
