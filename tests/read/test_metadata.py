# ruff: noqa: E501  invented markup stays on one line
import pytest

from manytold.read.metadata import Metadata, metadata
from manytold.text.html import parse
from tests.read.pages import make_article, make_html, make_page


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


@pytest.mark.parametrize(
    "head",
    [
        make_script('{"@type":"NewsArticle","headline":"Fares rise","isAccessibleForFree":"False"}'),
        make_script('{"@type":"NewsArticle","headline":"Fares rise","isAccessibleForFree":"https://schema.org/False"}'),
        make_script(
            '{"@type":"NewsArticle","headline":"Fares rise","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".wall"}}'
        ),
        make_script('{"@type":"NewsArticle","headline":"Fares rise","hasPart":[{"isAccessibleForFree":"false"}]}'),
        '<meta property="article:content_tier" content="metered">',
        '<meta name="paywall" content="true">',
    ],
)
def test_what_says_that_an_article_is_not_free(head: str) -> None:
    assert make_metadata(head, "<h1>Fares rise again</h1>").paywalled


@pytest.mark.parametrize(
    "head",
    [
        "",
        make_script('{"@type":"NewsArticle","headline":"Fares rise","isAccessibleForFree":true,"hasPart":[4,null,{}]}'),
        make_script('{"@type":"NewsArticle","headline":"Fares rise","isAccessibleForFree":"True"}'),
        make_script('{"@type":"WebSite","isAccessibleForFree":false}'),
        '<meta property="article:content_tier" content="free">',
        '<meta name="paywall" content="false">',
    ],
)
def test_what_is_free_is_not_walled(head: str) -> None:
    assert not make_metadata(head, "<h1>Fares rise again</h1>").paywalled


LINKED = make_script(
    '{"@type":"NewsArticle","headline":"Fares rise","articleSection":"Sea","inLanguage":"de-AT","image":["/l.jpg","/m.jpg"],"publisher":{"name":"Harbour Post"}}'
)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="article:section" content="Local  news">' + LINKED, "section", "Local news"),
        (LINKED, "section", "Sea"),
        ('<meta property="og:image" content="/q.jpg">' + LINKED, "image", "/q.jpg"),
        (LINKED, "image", "/l.jpg"),
        ('<meta name="twitter:image" content="/t.jpg">', "image", "/t.jpg"),
        ('<link rel="canonical" href="/a">' + '<meta property="og:url" content="/b">', "canonical", "/a"),
        ('<link rel="alternate" href="/x">' + '<meta property="og:url" content="/b">', "canonical", "/b"),
        (
            '<meta property="og:description" content="What a day."><meta name="description" content="x">',
            "description",
            "What a day.",
        ),
        ('<meta name="description" content="What a day.">', "description", "What a day."),
        ('<meta property="og:site_name" content="The Post">' + LINKED, "site", "The Post"),
        (LINKED, "site", "Harbour Post"),
        ("", "language", "en-GB"),
    ],
)
def test_each_claim_from_its_best_place(head: str, field: str, value: str) -> None:
    assert getattr(make_metadata(head), field) == value


@pytest.mark.parametrize(
    ("head", "language"),
    [(LINKED, "de-AT"), ('<meta property="og:locale" content="fr_FR">', "fr_FR"), ("", "")],
)
def test_the_language_of_a_page_without_its_attribute(head: str, language: str) -> None:
    assert make_metadata(head, html="<html>").language == language


def test_the_standfirst_is_a_passage_of_its_own() -> None:
    lead = "The council needs money for two new boats, and the passengers are to pay for them from June on."
    head = f'<meta name="description" content="{lead}">'
    article = make_article(make_page(make_html(head=head, before=f"<p class='lead'>{lead}</p>")))
    assert [article.text[p.start : p.end] for p in article.passages if p.kind == "standfirst"] == [lead]
