import pytest

from manytold.read.metadata import metadata
from manytold.text.html import parse
from tests.read.pages import make_article, make_html, make_page

UPDATES = "".join(
    f"<div class='liveblog-entry'><time datetime='2031-05-05T1{n}:00Z'>1{n}:00</time><p>News {n}</p></div>"
    for n in range(6)
)
TIMES = UPDATES.replace("liveblog-entry", "entry")


def kind_of_page(head: str = "", body: str = "", address: str = "") -> str:
    link = f"<link rel='canonical' href='{address}'>" if address else ""
    tree = parse(f"<html><head>{link}{head}</head><body><h1>Fares rise in June</h1>{body}<p>x</p></body></html>")
    assert tree is not None
    return metadata(tree).kind


def linked(kind: str, more: str = "") -> str:
    return f'<script type="application/ld+json">{{"@type":{kind},"headline":"Fares rise"{more}}}</script>'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (linked('"NewsArticle"'), "article"),
        (linked('"LiveBlogPosting"'), "liveblog"),
        (linked('["NewsArticle", "LiveBlogPosting"]'), "liveblog"),
        (linked('"NewsArticle"') + linked('"LiveBlogPosting"', ',"liveBlogUpdate":[]'), "liveblog"),
        (linked('"NewsArticle"') + linked('"LiveBlogPosting"'), "article"),
        (linked('"ImageGallery"'), "gallery"),
        (linked('"NewsArticle"') + linked('"ImageGallery"'), "article"),
        (linked('"VideoObject"'), "video"),
        (linked('"PodcastEpisode"'), "video"),
        (linked('"NewsArticle"') + linked('"VideoObject"'), "article"),
        (linked('"VideoObject"') + '<meta property="og:type" content="article">', "article"),
        ('<meta property="og:type" content="video.other">', "video"),
        ('<meta property="og:type" content="article">', "article"),
        ('<meta name="content_type" content="Live blog">', "liveblog"),
        ('<meta name="pagetype" content="gallery">', "gallery"),
    ],
)
def test_what_a_page_says_it_is(head: str, kind: str) -> None:
    assert kind_of_page(head) == kind


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/local/2031/05/05/fares-rise", "", "article"),
        ("/world/live/2031/may/05/fares-rise", UPDATES, "liveblog"),
        ("/world/live/2031/may/05/fares-rise", "", "article"),
        ("/newsblog/fares-rise", "", "liveblog"),
        ("/politik/liveticker-zu-den-tarifen-1234.html", "", "liveblog"),
        ("/gallery/boats-of-june", "", "gallery"),
        ("/fotostrecke/boote-im-juni-1234.html", "", "gallery"),
        ("/video/fares-rise", "", "video"),
        ("/news/videos/fares-rise", "", "video"),
        ("/podcasts/2031/fares", "", "video"),
        ("/local/live-music-returns-to-the-quay", "", "article"),
        ("/local/video-shows-a-goat-on-the-quay", "", "article"),
        ("/local/art-gallery-opens-on-the-quay", "", "article"),
        ("http://[", "", "article"),
    ],
)
def test_addresses(path: str, body: str, kind: str) -> None:
    address = path if "[" in path else f"https://www.harbourpost.example{path}"
    assert kind_of_page(body=body, address=address) == kind


def test_many_time_stamped_updates_are_a_live_blog() -> None:
    assert kind_of_page(body=UPDATES) == "liveblog"
    assert kind_of_page(body=TIMES) == "article"
    assert kind_of_page(body="<a class='liveblog-teaser'>Live</a>" + TIMES) == "article"


def test_the_kind_reaches_the_article() -> None:
    assert make_article(make_page(make_html(head=linked('"LiveBlogPosting"')))).kind == "liveblog"
    assert make_article(make_page(make_html())).kind == "article"
