import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from manytold.questions.answers import EditionAnswer
from manytold.serve.html_file import edition_html
from tests.questions.make import make_edition

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """Ids, links, marked words and tags of a document; fails on tags that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.marks: dict[str, str] = {}
        self.headings: list[int] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.links += [given["href"]] if tag == "a" else []  # type: ignore[list-item]
        assert not any(name.startswith("on") or name == "style" for name in given)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, given.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, name in self._open:
            if tag == "mark" and name:
                self.marks[name] = self.marks.get(name, "") + data


@pytest.fixture(scope="module")
def html() -> str:
    return edition_html(make_edition())


def test_every_link_inside_leads_somewhere_and_ids_are_unique(html: str) -> None:
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert len(inside) > 20
    assert inside <= set(outline.ids)


def test_every_receipt_leads_to_exactly_its_words(html: str) -> None:
    marks = Outline(html).marks
    for storyline in make_edition().storylines:
        for event in storyline.events:
            for quote in event.quotes:
                wanted = f"v{quote.receipt.version}-{quote.receipt.start}-{quote.receipt.end}"
                assert quote.receipt.text in {words for name, words in marks.items() if name.endswith(wanted)}


def test_it_needs_nothing_else(html: str) -> None:
    outline = Outline(html)
    assert not outline.tags & {"script", "link", "img", "iframe", "form"}
    assert all(link.startswith(("#", "https://")) for link in outline.links)
    sheet = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_headings_never_skip_a_level(html: str) -> None:
    levels = Outline(html).headings
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_hostile_words_stay_words(html: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


def test_outward_links_tell_nothing(html: str) -> None:
    for tag in re.findall(r"<a [^>]*https?://[^>]*>", html):
        assert 'rel="noopener noreferrer nofollow"' in tag


def test_nothing_read() -> None:
    Outline(edition_html(EditionAnswer(())))
