import pytest

from manytold.read.feed_links import feeds_of, sitemaps_named
from manytold.read.links import articles_of, looks_like_article
from tests.read.pages import make_page

HOME = "https://www.harbourpost.example/"


def test_feeds_that_a_page_names() -> None:
    page = """<head><link rel="alternate" type="application/rss+xml" title="All" href="/feed/">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
      <link rel="alternate" type="application/feed+json" href="https://feeds.example/hp.json">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" hreflang="de" href="/de/"></head><a href="/rss">RSS</a>"""
    assert feeds_of(make_page(page, url=HOME)) == (
        "https://www.harbourpost.example/feed/",
        "https://www.harbourpost.example/atom.xml",
        "https://feeds.example/hp.json",
        "https://www.harbourpost.example/rss",
    )


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ('<a href="/rss/politics">Politics</a>', "/rss/politics"),
        ('<a href="/service/rss-feeds">All feeds</a><a href="/x?feed=rss2">RSS</a>', "/x?feed=rss2"),
        ('<a href="/news.rss">RSS</a>', "/news.rss"),
        ('<a href="/news/feeding-the-gulls">Gulls</a><a href="/feedback">Write to us</a>', None),
        ('<a href="https://rival.example/feed">A rival</a>', None),
        ('<a href="/comments/feed">Comments</a><a href="/feed/">Kommentare</a>', None),
    ],
)
def test_feeds_in_the_text_of_a_page(links: str, expected: str | None) -> None:
    found = feeds_of(make_page(links, url=HOME))
    assert (HOME[:-1] + expected in found) if expected else not found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('type="text/xml" href="/rss.xml"', True),
        ('type="application/json" href="/feed.json"', True),
        ('type="application/json" href="/wp-json/wp/v2/pages/2"', False),
        ('type="text/xml" href="/opensearch.xml"', False),
        ('type="application/rss+xml" title="HP » 評論" href="/a/feed/"', False),
        ('type="application/rss+xml" title="HP » Kommentarfeed" href="/a/feed/"', False),
        ('type="application/rss+xml" href="/x"', True),
    ],
)
def test_kinds_of_links_in_the_head(link: str, found: bool) -> None:
    assert bool(feeds_of(make_page(f'<head><link rel="alternate" {link}></head>', url=HOME))) is found


def test_the_likeliest_feed_comes_first() -> None:
    page = """<head><link rel="alternate" type="application/rss+xml" title="HP Podcast" href="/cast.xml">
      <link rel="alternate" type="application/rss+xml" title="HP" href="/feed/">
      <link rel="alternate" type="application/rss+xml" title="HP Sport" href="/sport/feed/"></head>"""
    assert feeds_of(make_page(page, url=HOME))[0] == HOME + "feed/"
    assert feeds_of(make_page(page, url=HOME + "sport/"))[0] == HOME + "sport/feed/"
    assert feeds_of(make_page(page, url=HOME))[-1] == HOME + "cast.xml"


def test_sitemaps_of_robots_txt() -> None:
    robots = (
        "User-agent: *\nDisallow: /x\nSitemap: https://www.harbourpost.example/all.xml\n"
        "sitemap:/news-sitemap.xml\nSitemap: https://rival.example/news.xml\nSitemap: javascript:alert(1)\n"
    )
    assert sitemaps_named(make_page(robots, url=HOME + "robots.txt")) == (HOME + "news-sitemap.xml",)


def test_feeds_that_are_only_linked() -> None:
    assert feeds_of(make_page('<a href="/about">x</a><a href="/rss.xml">RSS</a>', url=HOME)) == (HOME + "rss.xml",)
    assert feeds_of(make_page("no markup", url=HOME)) == ()


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        ("/2031/05/06/ferry-fares", "Ferry fares to rise in June", True),
        ("/news/ferry-fares-to-rise-in-june", "Ferry fares to rise in June", True),
        ("/news/article-1234567", "Ferry fares to rise in June", True),
        ("/news/ferry-fares-to-rise-in-june", "Read", False),
        ("/politics", "All of our politics in one place", False),
        ("/castle-visit/", "Two leaders, one river and sandwiches", True),
        ("/castle-visit/", "Our castle visit", False),
        ("/news/articles/clq8zyrp9oxm", "Ferry fares to rise in June", True),
        ("/world/20310506-OYT1T50218/", "渡し船の運賃が六月に値上げへ", True),
        ("/articles/NST1D10P1T1DTIPE001M.html", "渡し船の運賃が六月に値上げへ", True),
        ("/world/20310506-OYT1T50218/", "運賃", False),
        ("/coupons/forty-shops-of-the-harbour", "Coupons of forty shops of the harbour", False),
        ("/p/cookies", "All about the cookies that we set", False),
        ("/storybook", "Two leaders, one river and sandwiches", False),
        ("/story.php?id=51575", "Ferry blaze: three killed off Port Hessel", True),
        ("/tag/ferry-fares-and-all-of-it", "All about the ferry fares of Norvik", False),
        ("/author/ilsa-brandt-of-the-post", "All stories of Ilsa Brandt here", False),
        ("/files/report-of-the-harbour-council.pdf", "The report of the harbour council", False),
    ],
)
def test_what_looks_like_an_article(path: str, title: str, expected: bool) -> None:
    assert looks_like_article("https://www.harbourpost.example" + path, title) is expected
    assert looks_like_article("http://127.0.0.1:45678" + path, title) is expected


def test_articles_of_a_front_page_stay_on_the_site_and_come_once() -> None:
    story = '<a href="{}">Ferry fares to rise in June</a>'
    links = (
        "/news/ferry-fares-to-rise-in-june",
        "/news/ferry-fares-to-rise-in-june?utm_source=front#top",
        "https://rival.example/news/ferry-fares-to-rise-in-june",
        "javascript:alert('ferry-fares-to-rise-in-june')",
        "//www.harbourpost.example/news/boats-come-late-this-year",
    )
    found = articles_of(make_page("".join(story.format(link) for link in links), url=HOME))
    assert [entry.url for entry in found] == [
        "https://www.harbourpost.example/news/ferry-fares-to-rise-in-june",
        "https://www.harbourpost.example/news/boats-come-late-this-year",
    ]
    assert found[0].title == "Ferry fares to rise in June"
    assert {entry.feed for entry in found} == {HOME}
    base = '<base href="https://rival.example/">' + story.format("/news/ferry-fares-to-rise-in-june")
    assert articles_of(make_page(base, url=HOME))[0].feed == HOME


def test_hostile_front_pages_have_no_articles() -> None:
    assert articles_of(make_page("<div>" * 50_000, url=HOME)) == ()
    assert articles_of(make_page("<a href='x'>" * 30_000, url=HOME)) == ()
    assert feeds_of(make_page(b"\xff\xfe\x00", url=HOME)) == ()


def test_links_inside_links_are_left_out() -> None:
    inner = '<a href="/2031/05/05/harbour-talks-end-in-deal">Harbour talks end in a deal</a>'
    page = f'<svg><a href="/2031/05/06/ferry-fares-to-rise">Ferry fares are to rise{inner}</a></svg>{inner}'
    found = articles_of(make_page(page, url=HOME))
    assert [entry.title for entry in found] == [
        "Ferry fares are to riseHarbour talks end in a deal",
        "Harbour talks end in a deal",
    ]
    only_nested = f'<svg><a href="/">{inner}</a></svg>'
    assert articles_of(make_page(only_nested, url=HOME)) == ()
