# ruff: noqa: E501  invented markup stays on one line
import pytest

from manytold.read.byline import people
from manytold.read.metadata import Metadata, metadata
from manytold.text.html import parse
from tests.read.pages import make_html


def make_metadata(head: str = "", body: str = "", html: str = "<html lang='en-GB'>") -> Metadata:
    tree = parse(f"{html}<head>{head}</head><body>{body}<p>x</p></body></html>")
    assert tree is not None
    return metadata(tree)


def make_script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_linked_data() -> None:
    found = make_metadata(
        make_script(
            '{"@context":"https://schema.org","@graph":[{"@type":"Person","@id":"#ib","name":"Ilsa Brandt"},{"@type":["NewsArticle"],"headline":"Fares rise","datePublished":"2031-05-05","dateModified":"2031-05-06","author":[{"@id":"#ib"},{"name":"Jon Arvo"}],"publisher":{"name":"Harbour Post"},"articleSection":["Local"],"image":[{"url":"/q.jpg"}],"isAccessibleForFree":false}]}'
        )
    )
    assert (found.title, found.byline) == ("Fares rise", ("Ilsa Brandt", "Jon Arvo"))
    assert found.published == (("2031-05-05", "JSON-LD datePublished"),)
    assert found.modified == (("2031-05-06", "JSON-LD dateModified"),)
    assert (found.site, found.section, found.image) == ("Harbour Post", "Local", "/q.jpg")
    assert found.paywalled
    assert found.is_article


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 90_000,
        "null",
        '"x"',
        '{"@type": 3, "headline": ["a"]}',
        "{}" * 5,
        '{"@graph": {"@graph": []}}',
        '{"@type":"NewsArticle","headline":"a","author":[[[]],null,5]}',
    ],
)
def test_broken_linked_data_is_no_harm(text: str) -> None:
    assert make_metadata(make_script(text), "<h1>Fares will rise</h1>").title in ("Fares will rise", "a")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Fares rise in June | Harbour Post</title>", "", "Fares rise in June"),
        (
            "<title>Fares rise in June - Harbour Post</title><meta property='og:site_name' content='Harbour Post'>",
            "",
            "Fares rise in June",
        ),
        ("<title>Harbour Post: Fares rise in June</title>", "<h1>Fares rise in June</h1>", "Fares rise in June"),
        ("<meta property='og:title' content='Fares rise'>", "<h1>Harbour Post</h1>", "Fares rise"),
        (
            "<title>Local | Fares will rise by twelve percent in June</title>",
            "",
            "Fares will rise by twelve percent in June",
        ),
        ("", "<h1>Fares <em>rise</em> in June</h1>", "Fares rise in June"),
        ("<title>Fähre - teurer und seltener</title>", "", "Fähre - teurer und seltener"),
        ("", "", ""),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    assert make_metadata(head, body).title == title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilsa Brandt", ["Ilsa Brandt"]),
        ("Ilsa Brandt and Jon Arvo, Tolvik", ["Ilsa Brandt", "Jon Arvo", "Tolvik"]),
        ("Von Ilsa Brandt und Jon Arvo", ["Ilsa Brandt", "Jon Arvo"]),
        ("admin", []),
        ("3 min read", []),
        ("https://www.facebook.com/harbourpost", []),
        ("news@harbourpost.example", []),
    ],
)
def test_people(line: str, names: list[str]) -> None:
    assert people(line) == names


def test_a_byline_that_readers_see() -> None:
    assert make_metadata(body='<div class="article-byline byline">By <a>Ilsa Brandt</a></div>').byline == (
        "Ilsa Brandt",
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p class='by'>By Ilsa Brandt</p>",
        "<address>Ilsa Brandt</address>",
        "<font><i>by Ilsa Brandt</i></font>",
        "<span data-x>Von Ilsa Brandt</span>",
    ],
)
def test_bylines_in_old_designs(body: str) -> None:
    assert make_metadata(body=body).byline == ("Ilsa Brandt",)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Upland Echo: GOATS WIN THE RACE", "<font size=5><b>GOATS WIN THE RACE</b></font>", "GOATS WIN THE RACE"),
        ("Two goats, one race – Upland Echo", "<h2>Two goats, one race</h2>", "Two goats, one race"),
        ("Goats: a love story of the isles", "<h2>Islands and goats</h2>", "Goats: a love story of the isles"),
    ],
)
def test_a_title_without_the_unknown_name_of_its_site(title: str, body: str, expected: str) -> None:
    assert make_metadata(f"<title>{title}</title>", body).title == expected


def test_time_elements() -> None:
    body = (
        '<article><time datetime="2031-05-05T10:00+02:00">Monday</time></article><time datetime="2020-01-01">old</time>'
    )
    assert make_metadata(body=body).published == (("2031-05-05T10:00+02:00", "time element"),)


def test_a_whole_page() -> None:
    tree = parse(make_html())
    assert tree is not None
    found = metadata(tree)
    assert (found.title, found.site, found.language, found.is_article) == (
        "Ferry fares to rise in June",
        "Harbour Post",
        "en",
        True,
    )
