from dataclasses import replace

import pytest

from manytold.read.parts import joined, next_of, next_page
from manytold.text.html import parse
from tests.read.pages import NOW, PARAGRAPHS, make_article, make_html, make_page

STORY = "https://www.harbourpost.example/2031/05/06/the-long-story-of-the-ferry"
MORE = (
    "The second page tells how the old ferry was bought in 1961 from a shipyard that no longer exists in Tolvik today.",
    "Its first captain, Ivar Holm, wrote a diary that his daughter gave to the museum of the harbour only last winter.",
)


def next_in(links: str, url: str = STORY, head: str = "") -> str | None:
    tree = parse(f"<html><head>{head}</head><body><h1>The long story of the ferry</h1>{links}</body></html>")
    assert tree is not None
    return next_of(tree, make_page(url=url))


@pytest.mark.parametrize(
    ("url", "link", "found"),
    [
        (STORY, "<a rel='next' href='?page=2'>x</a>", f"{STORY}?page=2"),
        (STORY, "<a href='?page=2'>2</a>", f"{STORY}?page=2"),
        (f"{STORY}?page=2", "<a href='?page=1'>1</a><a href='?page=3'>Next page</a>", f"{STORY}?page=3"),
        (STORY, f"<a href='{STORY}/2'>Continue reading</a>", f"{STORY}/2"),
        (STORY, f"<a href='{STORY}/page/2/'>page 2 of 3</a>", f"{STORY}/page/2/"),
        (f"{STORY}.html", f"<a href='{STORY}-2.html'>2</a>", f"{STORY}-2.html"),
        (f"{STORY}/2", f"<a href='{STORY}/3#top'>3</a>", f"{STORY}/3"),
        (f"{STORY}/seite-2", f"<a href='{STORY}/seite-3'>weiter</a>", f"{STORY}/seite-3"),
    ],
)
def test_the_next_page_of_an_article(url: str, link: str, found: str) -> None:
    assert next_in(link, url) == found


def test_the_head_of_a_page_names_the_next() -> None:
    assert next_in("", head=f"<link rel='next' href='{STORY}?page=2'>") == f"{STORY}?page=2"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (STORY, ""),
        (STORY, "<a rel='next' href='/2031/05/07/another-story-of-the-sea'>Next article</a>"),
        (STORY, "<a href='?page=2'>All 31 comments</a>"),
        (STORY, "<a rel='next' href='?cpage=2'>2</a>"),
        (STORY, f"<a rel='next' href='{STORY}/comment-page-2'>2</a>"),
        (STORY, "<a href='?page=3'>3</a>"),
        (f"{STORY}?page=3", "<a href='?page=2'>2</a>"),
        (STORY, "<a rel='next' href='https://other.example/2031/05/06/the-long-story-of-the-ferry?page=2'>2</a>"),
        ("https://www.harbourpost.example/", "<a rel='next' href='/page/2'>2</a>"),
        ("https://www.harbourpost.example/local", "<a rel='next' href='/local?page=2'>2</a>"),
        ("https://www.harbourpost.example/category/news-of-the-day", "<a rel='next' href='?page=2'>2</a>"),
        ("https://www.harbourpost.example/tag/a-b-c/page/2", "<a rel='next' href='/tag/a-b-c/page/3'>3</a>"),
        (STORY, "<a rel='next' href='http://[?page=2'>2</a>"),
        (STORY, f"<a href='{STORY}/2'>2 dead in a fire on the quay of Tolvik on Monday</a>"),
    ],
)
def test_what_is_no_next_page(url: str, link: str) -> None:
    assert next_in(link, url) is None


def test_pages_become_one_article_without_what_they_repeat() -> None:
    title = "The long story of the ferry"
    first = make_article(make_page(make_html(title, PARAGRAPHS), url=STORY))
    second = make_article(make_page(make_html(title, (PARAGRAPHS[0], *MORE)), url=f"{STORY}?page=2"))
    whole = joined(first, [second])
    assert whole.text == "\n".join((title, *PARAGRAPHS, *MORE))
    assert [whole.text[p.start : p.end] for p in whole.passages] == [title, *PARAGRAPHS, *MORE]
    assert (whole.id, whole.url) == (first.id, first.url)
    assert whole.text_hash != first.text_hash


def test_another_article_is_not_joined() -> None:
    first = make_article(make_page(make_html("The long story of the ferry"), url=STORY))
    other = make_article(make_page(make_html("A goat wins the race of the year", MORE), url=f"{STORY}?page=2"))
    assert joined(first, [other]) == first
    assert joined(first, []) == first


def test_a_later_page_may_say_that_it_was_changed_or_walled() -> None:
    first = make_article(make_page(make_html(), url=STORY))
    head = '<meta name="article:content_tier" content="locked">'
    second = make_article(make_page(make_html(paragraphs=MORE, head=head), url=f"{STORY}?page=2"))
    whole = joined(first, [second])
    assert whole.paywalled
    assert whole.fetched == first.fetched == NOW


def test_an_article_is_read_over_its_further_pages() -> None:
    title = "The long story of the ferry"
    second = make_page(make_html(title, MORE), url=f"{STORY}?page=2")
    empty = make_page("<p>x</p>", url=f"{STORY}?page=3")
    whole = make_article(replace(make_page(make_html(title), url=STORY), further=(second, empty)))
    assert whole.text == "\n".join((title, *PARAGRAPHS, *MORE))
    assert whole.id == make_article(make_page(make_html(title), url=STORY)).id


def test_the_next_page_of_an_answer() -> None:
    link = "<p><a href='?page=2'>2</a></p>"
    assert next_page(make_page(make_html(after=link), url=STORY)) == f"{STORY}?page=2"
    assert next_page(make_page(make_html(after="<a href='?x=1&amp;page=2'>2</a>"), url=f"{STORY}?x=1")) is not None
    assert next_page(make_page(make_html(), url=STORY)) is None
    assert next_page(make_page(make_html(after=link), url=STORY, status=404)) is None
    assert next_page(make_page(make_html(after=link), url=None, path="a.html")) is None
    assert next_page(make_page(b"<a href='?page=2'>2</a>" * 100_000, url=STORY)) is None
