# ruff: noqa: E501  invented pages stay on one line
"""What a front page teaches: shapes of links, what was learned of them, and when it says that something is wrong."""

import random

import pytest

from manytold.model.sources import Front, Pending, Shape
from manytold.read.front import (
    CHANGED,
    EMPTY,
    ENOUGH,
    MAX_PENDING,
    MAX_SHAPES,
    NEVER,
    Link,
    chosen,
    judged,
    links_of,
    template,
    trouble,
    visited,
)
from tests.read.pages import make_page

HOME = "https://www.harbourpost.example/"
SITE = "https://www.harbourpost.example"


@pytest.mark.parametrize(
    ("path", "specific", "general"),
    [
        ("/politics/ferry-fares-to-rise-in-june-1234.html", "/politics/slug9.html", "/word/slug9.html"),
        ("/2031/05/06/ferry-fares", "/Y/9/9/words", "/Y/9/9/words"),
        ("/tag/ferry", "/tag/word", "/word/word"),
        ("/politics", "/word", "/word"),
        ("/a/kx82", "/a/word9", "/word/word9"),
        ("/story.php?id=51575", "/word.php?id=9", "/word.php?id=9"),
        ("/News/World/boats_come_late_again/", "/news/world/slug", "/word/word/slug"),
        ("/", "/", "/"),
    ],
)
def test_patterns_of_addresses(path: str, specific: str, general: str) -> None:
    assert (template(SITE + path, 2), template(SITE + path, 0)) == (specific, general)


def test_links_stay_on_the_site_once_each_with_their_longest_words() -> None:
    page = """<main><div class="teaser big"><a href="/a/kx82"><img></a><h2><a href="/a/kx82">Ferry fares to rise in June</a></h2></div></main>
      <a href="https://rival.example/a/kx83">Somebody else's news of today</a><a href="/">Home</a><a href="#top">Top</a>"""
    (link,) = links_of(make_page(page, url=HOME))
    assert link.entry.url == SITE + "/a/kx82"
    assert link.entry.title == "Ferry fares to rise in June"
    assert link.shapes == ("/a/word9 worded", "/word/word9 worded h2<div.teaser<main", "/word/word9 worded")


def make_links(*paths: str, title: str = "Ferry fares to rise in June") -> tuple[Link, ...]:
    anchors = "".join(f'<p><a href="{path}">{title}</a></p>' for path in paths)
    return links_of(make_page(anchors, url=HOME))


def taught(front: Front, links: tuple[Link, ...], article: bool) -> Front:
    pending = tuple(Pending(link.entry.url, link.shapes) for link in links)
    front = Front(front.url, front.visits, front.missing, front.recent, front.shapes, pending)
    return judged(front, {one.url: article for one in pending})


def paths_of(links: tuple[Link, ...]) -> list[str]:
    return [link.entry.url.removeprefix(SITE) for link in links]


def test_what_proved_articles_is_followed_and_what_did_not_is_not() -> None:
    front = Front(HOME)
    front = taught(front, make_links(*(f"/a/kx{n}" for n in range(5))), True)
    front = taught(front, make_links(*(f"/club/members-of-the-week-{n}" for n in range(5))), False)
    links = make_links("/a/kx99", "/club/members-of-the-week-99", "/world/members-of-the-week-99")
    assert paths_of(chosen(front, links)) == ["/a/kx99"]
    assert paths_of(chosen(Front(HOME), links)) == [
        "/a/kx99",
        "/club/members-of-the-week-99",
        "/world/members-of-the-week-99",
    ]


def test_one_section_that_lists_does_not_spoil_the_others() -> None:
    front = taught(Front(HOME), make_links(*(f"/world/some-news-of-today-{n}" for n in range(9))), True)
    front = taught(front, make_links(*(f"/club/some-news-of-today-{n}" for n in range(4))), False)
    links = make_links("/world/some-news-of-today-77", "/club/some-news-of-today-77", "/sport/some-news-of-today-77")
    assert paths_of(chosen(front, links)) == ["/world/some-news-of-today-77", "/sport/some-news-of-today-77"]


def test_only_a_few_of_an_unknown_shape_are_tried_and_never_the_imprint() -> None:
    links = make_links(*(f"/a/kx{n}" for n in range(50)), "/tag/ferry1", "/contact")
    assert paths_of(chosen(Front(HOME), links)) == ["/a/kx0", "/a/kx1"]
    assert chosen(Front(HOME), make_links(*(f"/a/kx{n}" for n in range(50)), title="More")) == ()


def test_a_shape_that_led_nowhere_has_a_second_chance() -> None:
    front = taught(Front(HOME), make_links(*(f"/a/kx{n}" for n in range(5))), False)
    links = make_links(*(f"/a/ky{n}" for n in range(5)))
    took = 0
    for _ in range(20):
        taken = chosen(front, links)
        took += len(taken)
        front = visited(front, links, taken)
    assert took == 2


def test_trouble_hides_no_verdict_and_waits_for_none() -> None:
    links = make_links("/a/kx1", "/a/kx2", "/a/kx3")
    front = visited(Front(HOME), links, links)
    front = judged(front, {SITE + "/a/kx1": None, SITE + "/a/kx2": True})
    assert [one.url for one in front.pending] == [SITE + "/a/kx3"]
    assert front.recent == "+"


def test_a_redesign_is_learned_again_without_alarm() -> None:
    old = make_links(*(f"/news/some-news-of-today-{n}" for n in range(9)))
    front = visited(taught(Front(HOME), old, True), old, old)
    new = make_links(*(f"/x/k{n}" for n in range(9)))
    for _ in range(4):
        taken = chosen(front, new)
        front = visited(front, new, taken)
        assert trouble(front) is None
        front = judged(front, {link.entry.url: True for link in taken})
    assert paths_of(chosen(front, new)) == paths_of(new)


def test_a_redesign_without_articles_is_said_and_taken_back() -> None:
    old = make_links(*(f"/news/some-news-of-today-{n}" for n in range(9)))
    front = visited(taught(Front(HOME), old, True), old, old)
    new = make_links("/about", "/app", "/login", title="Open")
    said = []
    for _ in range(4):
        front = visited(front, new, chosen(front, new))
        said.append(trouble(front))
    assert said == [None, None, CHANGED, CHANGED]
    assert trouble(visited(front, old, old)) is None


def test_a_front_page_without_articles_from_the_start() -> None:
    front, links = Front(HOME), make_links("/about", "/app", title="Open")
    for _ in range(3):
        front = visited(front, links, chosen(front, links))
    assert trouble(front) == NEVER


def test_a_falling_share_of_articles_is_said() -> None:
    front = taught(Front(HOME), make_links(*(f"/news/some-news-of-today-{n}" for n in range(20))), True)
    assert trouble(front) is None
    front = taught(front, make_links(*(f"/news/some-news-of-today-{n}" for n in range(20))), False)
    assert trouble(front) == EMPTY


def test_what_is_kept_is_bounded_and_the_order_of_verdicts_does_not_matter() -> None:
    rng = random.Random(7)
    front = Front(HOME)
    for visit in range(60):
        links = make_links(
            *(
                f"/s{'abcdefgh'[n % 8]}{'x' * rng.randrange(20)}/{'y' * rng.randrange(3)}/some-news-of-today-{visit}-{n}"
                for n in range(40)
            )
        )
        front = visited(front, links, links)
        verdicts = {one.url: rng.random() < 0.5 for one in front.pending if rng.random() < 0.5}
        backwards = judged(front, dict(reversed(verdicts.items())))
        front = judged(front, verdicts)
        assert front == backwards
        assert len(front.pending) <= MAX_PENDING
        assert len(front.recent) <= 30
        assert all(shape.articles + shape.others <= 40 for shape in front.shapes)
    assert len(visited(front, (), ()).shapes) <= MAX_SHAPES
    assert Shape("x", ENOUGH, 0).articles == ENOUGH


def test_hostile_front_pages_teach_nothing() -> None:
    assert links_of(make_page("<div>" * 50_000, url=HOME)) == ()
    assert (
        links_of(
            make_page(
                "<a href='http://[x'>a b c d</a><a href='/\ud800'>a b c d</a>".encode("utf-8", "replace"), url=HOME
            )
        )
        is not None
    )
    many = "".join(f"<a href='/{'a-' * 2000}{n}?{'b=c&' * 500}'>a b c d e</a>" for n in range(400))
    found = links_of(make_page(many, url=HOME))
    assert all(len(shape) < 800 for link in found for shape in link.shapes)
