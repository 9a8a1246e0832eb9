# ruff: noqa: E501  invented markup stays on one line
import pytest

from manytold.read.byline import people
from manytold.read.metadata import metadata
from manytold.text.html import parse
from tests.read.pages import make_article, make_html, make_page


def byline(head: str = "", body: str = "") -> tuple[str, ...]:
    tree = parse(
        f"<html><head><title>Fares rise in June | Harbour Post</title>{head}</head><body>{body}<p>x</p></body></html>"
    )
    assert tree is not None
    return metadata(tree).byline


def signed(author: str, publisher: str = "Harbour Post") -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Fares rise in June","author":{author},"publisher":{{"name":"{publisher}"}}}}</script>'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilsa Brandt", ["Ilsa Brandt"]),
        ("Ilsa Brandt and Jon Arvo, Tolvik", ["Ilsa Brandt", "Jon Arvo", "Tolvik"]),
        ("Von Ilsa Brandt und Jon Arvo", ["Ilsa Brandt", "Jon Arvo"]),
        ("By: Ilsa Brandt, Jon Arvo & Mara Lind", ["Ilsa Brandt", "Jon Arvo", "Mara Lind"]),
        ("Par Ilsa Brandt et AFP", ["Ilsa Brandt", "AFP"]),
        ("By — Ilsa Brandt", ["Ilsa Brandt"]),
        ("Ilsa Brandt | ibrandt@harbourpost.example", ["Ilsa Brandt"]),
        ("Ilsa Brandt • Harbour Post Publisher @ilsa", ["Ilsa Brandt"]),
        ("Ilsa Brandt, Staff Writer", ["Ilsa Brandt"]),
        ("Ilsa Brandt, PhD, RDN", ["Ilsa Brandt"]),
        ("Ilsa Brandt (ibr)", ["Ilsa Brandt"]),
        ("By Ilsa Brandt on May 5, 2031 at 3:53PM", ["Ilsa Brandt"]),
        ("Ilsa Brandt and", ["Ilsa Brandt"]),
        ("松本葵", ["松本葵"]),
        ("dpa", ["dpa"]),
        ("The Associated Press", ["The Associated Press"]),
        (", The Harbour Gazette", []),
        ("admin", []),
        ("By", []),
        ("Senior Writer", []),
        ("harbourpost.example", []),
        ("3 min read", []),
        ("https://www.facebook.com/harbourpost", []),
        ("news@harbourpost.example", []),
        ("", []),
    ],
)
def test_people(line: str, names: list[str]) -> None:
    assert people(line) == names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ilsa Brandt"', ("Ilsa Brandt",)),
        ('["Ilsa Brandt", "Jon Arvo"]', ("Ilsa Brandt", "Jon Arvo")),
        ('"Ilsa Brandt, Jon Arvo"', ("Ilsa Brandt", "Jon Arvo")),
        ('{"@type":"Person","name":"Ilsa Brandt"}', ("Ilsa Brandt",)),
        ('[{"@type":"Person","name":"Ilsa Brandt"},{"@type":"Organization","name":"Upland Media"}]', ("Ilsa Brandt",)),
        (
            '[{"@type":"Person","name":"Ilsa Brandt"},{"@type":"Organization","name":"Reuters"}]',
            ("Ilsa Brandt", "Reuters"),
        ),
        ('{"@type":"Organization","name":"Harbour Post"}', ()),
        ('{"@type":"Organization","name":"Harbour Post Online"}', ()),
        ('{"@type":"Person","name":"harbourpost"}', ()),
        ('"https://www.harbourpost.example/people/ib"', ()),
    ],
)
def test_authors_in_linked_data(author: str, names: tuple[str, ...]) -> None:
    assert byline(signed(author)) == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<meta name="author" content="Ilsa Brandt">', ("Ilsa Brandt",)),
        ('<meta name="author" content="Ilsa Brandt, Jon Arvo">', ("Ilsa Brandt", "Jon Arvo")),
        ('<meta property="article:author" content="https://www.facebook.com/harbourpost">', ()),
        (
            '<meta property="article:author" content="https://x.example/ib"><meta name="parsely-author" content="Ilsa Brandt">',
            ("Ilsa Brandt",),
        ),
        ('<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">', ()),
    ],
)
def test_authors_in_meta_elements(head: str, names: tuple[str, ...]) -> None:
    assert byline(head) == names


@pytest.mark.parametrize(
    "body",
    [
        '<div class="article-byline byline">By <a>Ilsa Brandt</a></div>',
        "<p class='by'>By Ilsa Brandt</p>",
        "<address>Ilsa Brandt</address>",
        "<font><i>by Ilsa Brandt</i></font>",
        "<span data-x>Von Ilsa Brandt</span>",
        "<h1>Fares rise in June</h1><p>By <b>Ilsa Brandt</b></p>",
        "<h1>Fares rise in June</h1><p>By</p><p>Ilsa Brandt</p>",
        "<h1>Fares rise in June</h1><p>Ilsa Brandt</p><p>5 May 2031</p>",
        "<h1>Fares rise in June</h1><p>Ilsa Brandt |</p><p>Published: May 5, 2031</p>",
        "<dl><dt>Autorin/Autor</dt><dd>Ilsa Brandt</dd></dl>",
        "<div class='byline'><span class='author-name'>Ilsa Brandt</span><span class='author-role'>Senior Writer</span></div>",
    ],
)
def test_a_byline_that_readers_see(body: str) -> None:
    assert byline(body=body) == ("Ilsa Brandt",)


@pytest.mark.parametrize(
    "body",
    [
        "<figure><span class='image-author'>Mara Lind</span></figure>",
        "<div class='comment-author'>Mara Lind</div>",
        "<p class='teaser-author'>Mara Lind</p>",
        "<h1>Fares rise in June</h1><p>New York</p><p>5 May 2031</p>",
        "<h1>Fares rise in June</h1><p>Local News</p><p>5 May 2031</p>",
        "<div class='author-social'>Twitter Facebook</div>",
    ],
)
def test_who_does_not_sign_the_article(body: str) -> None:
    assert byline(body=body) == ()


def test_several_authors_without_a_comma_between_them() -> None:
    body = "<div class='article-byline'><a>Ilsa Brandt</a> <a>Jon Arvo</a></div>"
    assert byline(body=body) == ("Ilsa Brandt", "Jon Arvo")


def test_the_byline_on_the_page_may_name_more_than_linked_data() -> None:
    body = "<span class='author'>Ilsa Brandt and</span> <span class='author'>Jon Arvo</span>"
    assert byline(signed('"Ilsa Brandt"'), body) == ("Ilsa Brandt", "Jon Arvo")
    assert byline(signed('"Mara Lind"'), body) == ("Mara Lind",)


def test_authors_of_teasers_are_not_those_of_the_article() -> None:
    body = "<div><h1>Fares rise</h1><p class='author'>Ilsa Brandt</p></div><ul><li><p class='author'>Mara Lind</p></li></ul>"
    assert byline(body=body) == ("Ilsa Brandt",)


def test_persons_and_agencies_are_told_apart() -> None:
    head = signed('["Ilsa Brandt", "Reuters"]')
    article = make_article(make_page(make_html(head=head)))
    assert (article.byline, article.credits) == (("Ilsa Brandt",), ("Reuters",))
