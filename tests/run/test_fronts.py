"""A site without a feed over several visits, with a redesign in the middle."""

from pathlib import Path

from manytold import actions
from manytold.kit import Kit
from manytold.read.front import CHANGED, EMPTY
from manytold.store.lists import newest_articles
from manytold.store.sources import load_dues
from tests.run.site import Site, kit_for, site

PAGE = "<!doctype html><html lang=en><head><title>{title}</title></head><body>{body}</body></html>"
WORDS = ("ferry", "harbour", "council", "bridge", "market", "school", "museum", "storm", "castle", "orchard")
MENU = (
    '<nav><a href="/section/all-the-news-from-politics-here">All the news from politics in one place</a>'
    '<a href="/section/all-the-news-from-sport-and-more">All the news from sport in one place</a>'
    '<a href="/section/all-the-news-from-culture-and-more">All the news from culture in one place</a>'
    '<a href="/section/all-the-news-from-the-islands-too">All the news from the islands in one place</a></nav>'
)
SECTION = PAGE.format(title="Section", body="<h1>Nothing to read</h1>" + MENU)


def article(word: str, day: int) -> str:
    body = (
        f"<article><h1>The {word} of Tolvik opens on day {day}</h1>"
        f"<p>The {word} of Tolvik was opened on day {day} by the mayor, who spoke for an hour about its cost.</p>"
        f"<p>Some two hundred people had come to see the {word}, and most of them stayed until it grew dark again.</p>"
        f"<p>“We waited {day + 10} years for this {word},” said a woman who lives on the other side of the water.</p>"
        f"<p>Work on the {word} is to go on for two more years, until the second part of it can be opened as well.</p>"
        "<p>The council has set aside money for that, but its members do not agree on who should pay for the rest.</p>"
        "</article>"
    )
    return PAGE.format(title=f"The {word} of Tolvik opens on day {day}", body=body)


def publish(here: Site, day: int, path: str) -> None:
    """A front page with ten articles of that day, and sections that look like articles."""
    links = ""
    for number, word in enumerate(WORDS):
        place = path.format(word=word, day=day, number=1000 * day + number)
        here.put(place, article(word, day))
        links += f'<div class="teaser"><a href="{place}">The {word} of Tolvik opens on day {day}</a></div>'
    here.put("/", PAGE.format(title="Tolvik Times", body=MENU + f"<main>{links}</main>"))


def visit(here: Site, kit: Kit) -> list[str]:
    """One fetch a day later; what was asked for besides the front page and `robots.txt`."""
    here.later(days=1)
    here.asked.clear()
    actions.fetch(kit)
    return [path for path in here.asked if path not in ("/", "/robots.txt")]


def health(here: Site, kit: Kit) -> str:
    with kit.database.look() as session:
        return load_dues(session)[here.url("/")].health


def shown_high(kit: Kit) -> dict[str, int | None]:
    """How far up its front page each article stood, by headline."""
    with kit.database.look() as session:
        return {one.title: one.position for one in newest_articles(session, None, 99).items}


def sections(asked: list[str]) -> int:
    return sum(path.startswith("/section/") for path in asked)


def test_a_front_page_is_learned_through_a_redesign(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path, again=()) as kit:
        for line in MENU.split('href="')[1:]:
            here.put(line.partition('"')[0], SECTION)
        publish(here, 1, "/news/the-{word}-of-tolvik-opens-{number}")
        (feed,) = actions.follow(kit, [here.url()]).followed
        assert feed.way == "front"

        assert sections(first := visit(here, kit)) == 4
        assert len(first) == 14
        publish(here, 2, "/news/the-{word}-of-tolvik-opens-{number}")
        second = visit(here, kit)
        assert len(second) == 10
        assert sections(second) == 0
        assert shown_high(kit)["The ferry of Tolvik opens on day 2"] == 0
        assert shown_high(kit)["The storm of Tolvik opens on day 2"] == 7

        publish(here, 3, "/a/{word}k{day}")
        tried = visit(here, kit)
        assert 0 < len(tried) <= 6
        publish(here, 4, "/a/{word}k{day}")
        visit(here, kit)
        publish(here, 5, "/a/{word}k{day}")
        assert len(visit(here, kit)) == 10
        assert CHANGED not in health(here, kit)

        here.put("/", PAGE.format(title="Tolvik Times", body='<div id=app></div><a href="/app">Open</a>'))
        for _ in range(3):
            assert visit(here, kit) == []
        assert health(here, kit) == CHANGED
        publish(here, 9, "/a/{word}k{day}")
        visit(here, kit)
        assert CHANGED not in health(here, kit)


def test_a_feed_that_appears_later_is_said(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        publish(here, 1, "/news/the-{word}-of-tolvik-opens-{number}")
        actions.follow(kit, [here.url()])
        status, kind, body = here.answers["/"]
        link = b'<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
        here.answers["/"] = (status, kind, body.replace(b"</head>", link))
        visit(here, kit)
        assert "the site has a feed now" in health(here, kit)
        assert here.url("/feed.xml") in health(here, kit)


def test_a_wall_in_front_of_the_articles_is_said(tmp_path: Path) -> None:
    wall = PAGE.format(title="Tolvik Times", body="<h1>Log in to read on</h1>")
    with site() as here, kit_for(here, tmp_path, again=()) as kit:
        publish(here, 1, "/news/the-{word}-of-tolvik-opens-{number}")
        actions.follow(kit, [here.url()])
        visit(here, kit)
        for day in range(2, 4):
            publish(here, day, "/news/the-{word}-of-tolvik-opens-{number}")
            for path in list(here.answers):
                if day > 2 and path.startswith("/news/"):
                    here.put(path, wall)
            visit(here, kit)
        assert EMPTY not in health(here, kit)
        publish(here, 4, "/news/the-{word}-of-tolvik-opens-{number}")
        visit(here, kit)
        assert health(here, kit) == EMPTY
