"""What `read_page` makes of labelled pages, with the shipped model or with one that has not seen their site."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.read.body import body_of
from manytold.read.features import Hints
from manytold.read.limits import lean, too_much
from manytold.text.html import parse

FETCHED = datetime(2027, 1, 1, tzinfo=UTC)


def text_of(row: Mapping[str, Any]) -> str:
    """The article's text without its title; empty where the page is taken for none."""
    body = row["html"].encode()
    found = read_page(Page(row["url"], row["url"], 200, "text/html", body, FETCHED, charset="utf-8"))
    if not isinstance(found, Article):
        return ""
    return "\n".join(found.text[p.start : p.end] for p in found.passages if p.kind != "title")


def lines_of(row: Mapping[str, Any]) -> str:
    """The chosen lines alone, without headline, names, dates and language."""
    markup = lean(row["html"])
    tree = None if too_much(markup) else parse(markup)
    title = tree.css_first("title") if tree is not None else None
    hints = Hints(title.text() if title is not None else "")
    return "\n".join(block.text for block in body_of(tree, hints).blocks) if tree is not None else ""
