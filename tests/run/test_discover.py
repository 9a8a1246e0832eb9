"""Feeds are found from any address, and no site is asked more than it must be."""

from pathlib import Path

import pytest

from manytold import actions
from manytold.model.sources import Feed
from manytold.store.sources import load_dues, load_feeds
from tests.run.site import RSS, Site, kit_for, make_feed, site

FRONT = "<html><head><title>Tolvik Times</title>{}</head><body>{}</body></html>"
STORIES = "".join(
    f'<p><a href="/news/ferry-fares-rise-again-{n}">Ferry fares rise again this year</a></p>' for n in range(9)
)
ARTICLE = (
    '<html><head><title>Ferry fares rise</title><meta property="og:type" content="article"></head><body><article>'
    "<h1>Ferry fares rise</h1>"
    "<p>The council of Tolvik said on Monday that fares on the ferry rise by a tenth in June, after a debate.</p>"
    "<p>Boats will run twice an hour in the morning, and the last one leaves the harbour at eleven at night.</p>"
    "<p>Work on the new quay is to go on for two more years, until the second basin can be opened as well.</p>"
    "<p>The council has set aside money for that, but its members do not agree on who should pay for the rest.</p>"
    "<p>“Nobody likes this,” said the harbour master, Ilsa Brandt, who had asked for two boats more.</p>"
    "</article></body></html>"
)
ROBOTS = "User-agent: *\nDisallow:\nSitemap: /sitemap.xml\nSitemap: /news-sitemap.xml\n"
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc>'
    "<lastmod>2031-05-05</lastmod></url></urlset>"
)


def named(path: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{path}">'


def followed(here: Site, home: Path, path: str = "/") -> tuple[Feed, list[str]]:
    """What following an address comes to, and the other feeds that are named then."""
    with kit_for(here, home) as kit:
        answer = actions.follow(kit, [here.url(path)])
    assert not answer.failed
    (feed,) = answer.followed
    return feed, [link.url for _, links in answer.others for link in links]


def test_the_feed_that_a_site_names(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format(named("/all.xml", "All") + named("/sport.xml", "Sport"), STORIES))
        here.put("/all.xml", make_feed("Tolvik Times", "a-b-c"), RSS)
        feed, others = followed(here, tmp_path)
        assert feed == Feed(here.url("/all.xml"), f"127.0.0.1:{here.port}", "Tolvik Times")
        assert others == [here.url("/sport.xml")]
        assert here.asked == ["/", "/all.xml"]


def test_a_named_feed_that_is_dead_is_passed_over(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format(named("/old.xml") + named("/new.xml"), STORIES))
        here.put("/new.xml", make_feed("Tolvik Times", "a-b-c"), RSS)
        assert followed(here, tmp_path)[0].url == here.url("/new.xml")


def test_a_host_that_says_nothing_is_asked_once(tmp_path: Path) -> None:
    slow = "".join(named(f"/slow/{n}") for n in range(5))
    with site() as here:
        here.put("/", FRONT.format(slow, STORIES[:2000]))
        for n in range(5):
            here.put(f"/slow/{n}", "x" * 5000, RSS)
        with kit_for(here, tmp_path, max_bytes=4096) as kit:
            answer = actions.follow(kit, [here.url()])
    assert [feed.way for feed in answer.followed] == ["front"]
    assert here.asked == ["/", "/slow/0"]


def test_a_page_about_feeds_leads_to_them(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format("", '<a href="/service/rss">RSS</a>' + STORIES))
        here.put(
            "/service/rss", FRONT.format("", '<a href="/rss/world.xml">World</a><a href="/rss/sport.xml">Sport</a>')
        )
        here.put("/rss/world.xml", make_feed("World", "a-b-c"), RSS)
        feed, others = followed(here, tmp_path)
        assert feed.url == here.url("/rss/world.xml")
        assert here.url("/rss/sport.xml") in others


def test_a_feed_that_no_page_names(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format("", STORIES))
        here.put("/feed", FRONT.format("", "<p>A page that every address answers with.</p>"))
        here.put("/feed.xml", make_feed("Tolvik Times", "a-b-c"), RSS)
        assert followed(here, tmp_path)[0].url == here.url("/feed.xml")
        assert here.asked == ["/", "/robots.txt", "/feed", "/rss", "/feed.xml"]


def test_a_news_sitemap_that_robots_txt_names(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format("", STORIES))
        here.put("/robots.txt", ROBOTS, "text/plain")
        here.put("/news-sitemap.xml", SITEMAP.format(here.url("/news/a-b-c")), "application/xml")
        feed, _ = followed(here, tmp_path)
        assert (feed.url, feed.way) == (here.url("/news-sitemap.xml"), "sitemap")
        assert "/sitemap.xml" not in here.asked


def test_a_site_without_a_feed_is_watched(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format("", STORIES))
        feed, _ = followed(here, tmp_path)
        assert (feed.url, feed.way) == (here.url("/"), "front")
        assert len(here.asked) < 15


def test_of_an_article_without_a_feed_the_front_page_is_watched(tmp_path: Path) -> None:
    with site() as here:
        here.put("/news/ferry-fares", ARTICLE)
        here.put("/", FRONT.format("", STORIES))
        feed, _ = followed(here, tmp_path, "/news/ferry-fares")
        assert (feed.url, feed.way) == (here.url("/"), "front")


def test_a_page_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        here.put("/", FRONT.format("", "<div id=app></div><a href=/imprint>Imprint</a>"))
        answer = actions.follow(kit, [here.url()])
        (checked,) = actions.check(kit, [here.url()])
    assert answer.followed == ()
    assert "no feed was found" in answer.failed[0].reason
    assert not checked.ok


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_site_that_refuses_guesses_is_let_alone(tmp_path: Path, status: int) -> None:
    with site() as here:
        here.put("/", FRONT.format("", STORIES))
        here.put("/feed", "<p>No.</p>", status=status)
        assert followed(here, tmp_path)[0].way == "front"
        assert here.asked == ["/", "/robots.txt", "/feed"]


def test_guesses_obey_robots_txt(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format("", STORIES))
        here.put("/robots.txt", "User-agent: *\nDisallow: /feed\n", "text/plain")
        here.put("/feed", make_feed("Tolvik Times", "a-b-c"), RSS)
        assert followed(here, tmp_path)[0].way == "front"
        assert "/feed" not in here.asked


def test_check_lists_all_that_is_there_and_keeps_nothing(tmp_path: Path) -> None:
    with site() as here:
        here.put("/", FRONT.format(named("/all.xml", "All") + named("/sport.xml", "Sport"), STORIES))
        here.put("/all.xml", make_feed("Tolvik Times", "a-b-c"), RSS)
        here.put("/article", ARTICLE)
        with kit_for(here, tmp_path) as kit:
            front, article, gone = actions.check(kit, [here.url(), here.url("/article"), here.url("/gone")])
            with kit.database.look() as session:
                assert load_feeds(session) == []
    assert front.ok
    assert [(link.url, link.title) for link in front.feeds] == [
        (here.url("/all.xml"), "Tolvik Times"),
        (here.url("/sport.xml"), "Sport"),
    ]
    assert article.ok
    assert article.words.startswith("an article of ")
    assert not gone.ok


def make_list(count: int, host: str = "tolvik{}.example") -> str:
    feeds = "".join(f'<outline text="F{n}" xmlUrl="https://{host.format(n)}/feed/{n}"/>' for n in range(count))
    return f'<opml version="2.0"><body><outline text="All">{feeds}</outline></body></opml>'


def test_a_long_list_starts_slowly(tmp_path: Path) -> None:
    place = tmp_path / "feeds.opml"
    with site() as here, kit_for(here, tmp_path, every_s=1800) as kit:
        for count, spread in ((20, 0.0), (400, 1800.0)):
            place.write_text(make_list(count, f"h{{}}-{count}.example"))
            answer = actions.follow(kit, [str(place)])
            assert len(answer.followed) == count
            with kit.database.look() as session:
                dues = load_dues(session)
            times = sorted(dues[feed.url].next for feed in answer.followed)
            assert 0.95 * spread <= (times[-1] - times[0]).total_seconds() <= spread
            assert times[0] == here.now
    assert here.asked == []


def test_a_list_cannot_point_everyone_at_one_host(tmp_path: Path) -> None:
    place = tmp_path / "feeds.opml"
    place.write_text(make_list(300, "victim.example"))
    with site() as here, kit_for(here, tmp_path, max_feeds=100) as kit:
        plan = actions.foresee(kit, [str(place)])
        answer = actions.follow(kit, [str(place)])
        again = actions.follow(kit, [str(place)])
    assert (len(plan.new), len(plan.refused)) == (100, 200)
    assert plan.hosts == (("victim.example", 100),)
    assert plan.folders == ((("All",), 100),)
    assert "beyond 100 feeds of victim.example" in plan.refused[0].reason
    assert answer.followed == plan.new
    assert (len(again.followed), len(again.known), len(again.failed)) == (0, 100, 200)
