# ruff: noqa: E501  invented texts stay on one line
"""Pages of invented outlets in an invented country."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from manytold.model.articles import Article
from manytold.model.pages import Entry, Page
from manytold.read.article import read_page

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
URL = "https://www.harbourpost.example/2031/05/06/ferry-fares-to-rise-in-june"

PARAGRAPHS = (
    "The harbour council of Norvik decided on Monday that ferry fares will rise by 12 percent from the first of June.",
    "Councillor Dora Marek said the money would pay for two new boats, which the shipyard in Tolvik is to deliver in autumn.",
    "“Nobody likes a dearer ticket, but nobody likes a boat that does not come either,” Marek told reporters after the vote.",
    "Passengers at the quay were divided: commuters feared for their budgets, while islanders hoped for more reliable crossings.",
)
FRAME = """<!doctype html><html lang="en"><head><title>{title} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="{title}">
<meta property="og:type" content="article">{head}</head>
<body><header><nav><a href="/">Home</a> <a href="/politics">Politics</a> <a href="/sport">Sport</a></nav></header>
<div id="cookie">We use cookies to make this site better. <button>Accept all</button></div>
<main><article><h1>{title}</h1>{before}<div class="body">{body}</div>{after}</article>
<aside><h3>Most read</h3><ul><li><a href="/2031/05/05/a-goat-wins-the-race">A goat wins the race</a></li></ul></aside></main>
<section id="comments"><h2>Leave a comment</h2><p>Your email address will not be published.</p></section>
<footer>© 2031 Harbour Post · <a href="/imprint">Imprint</a></footer></body></html>"""


def make_html(
    title: str = "Ferry fares to rise in June",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    head: str = "",
    before: str = "",
    after: str = "",
) -> str:
    """A page of the Harbour Post with all its furniture."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return FRAME.format(title=title, head=head, before=before, body=body, after=after)


def make_page(
    body: str | bytes = "",
    *,
    url: str | None = URL,
    media_type: str = "text/html",
    status: int = 200,
    announced: Entry | None = None,
    path: str | None = None,
    final_url: str | None = None,
    charset: str | None = None,
    permanent: bool = False,
    fetched: datetime = NOW,
) -> Page:
    """An answer with this body."""
    return Page(
        url=url,
        final_url=final_url or url,
        status=status,
        media_type=media_type,
        body=body.encode("utf-8", "replace") if isinstance(body, str) else body,
        fetched=fetched,
        charset=charset,
        path=path,
        announced=announced,
        permanent=permanent,
    )


def make_text_page(text: str, path: str = "note.txt") -> Page:
    """A local plain text."""
    return make_page(text, url=None, path=path, media_type="text/plain")


def make_article(page: Page) -> Article:
    """The article of a page that must have one."""
    article = read_page(page)
    assert isinstance(article, Article), article
    return article


def make_bytes(noun: Any) -> bytes:
    """All that a noun holds as UTF-8; raises UnicodeEncodeError where a text has half a character."""
    return json.dumps(asdict(noun), default=str, ensure_ascii=False).encode("utf-8")
