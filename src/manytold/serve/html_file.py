"""An edition as one HTML file that needs nothing else: receipts lead to the article text in the same file."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from manytold.questions.answers import ArticleAnswer, EditionAnswer, EventAnswer, Receipt, VersionAnswer
from manytold.serve.pages import page, style
from manytold.serve.passages import Block, Mark, blocks


@dataclass(frozen=True, slots=True)
class Printed:
    """One wording of one article as the file holds it."""

    anchor: str
    article: ArticleAnswer
    version: VersionAnswer
    blocks: tuple[Block, ...]


def edition_html(edition: EditionAnswer) -> str:
    """The whole edition as one document, whose content policy allows its own style and nothing else."""
    events = [event for storyline in edition.storylines for event in storyline.events]
    articles = {a.id: a for event in events for a in event.articles}
    anchors = {id_: f"a{number}" for number, id_ in enumerate(articles, 1)}
    marks = _marks(events, anchors)
    printed = [_printed(a, v, anchors, marks) for a in articles.values() for v in a.versions]
    sheet = style(alone=True)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return page(
        "edition.html",
        edition=edition,
        printed=printed,
        style=Markup(sheet),  # noqa: S704 - our own style sheet, no fetched words
        digest=digest,
        link=lambda receipt: f"#{_anchor(receipt, anchors)}",
        to_article=lambda article: f"#{anchors[article.id]}v{article.version}",
    )


def _printed(
    article: ArticleAnswer, version: VersionAnswer, anchors: dict[str, str], marks: dict[tuple[str, int], set[Mark]]
) -> Printed:
    pointed_at = sorted(marks.get((article.id, version.version), ()))
    return Printed(f"{anchors[article.id]}v{version.version}", article, version, blocks(version, pointed_at))


def _anchor(receipt: Receipt, anchors: dict[str, str]) -> str:
    return f"{anchors[receipt.article]}v{receipt.version}-{receipt.start}-{receipt.end}"


def _marks(events: list[EventAnswer], anchors: dict[str, str]) -> dict[tuple[str, int], set[Mark]]:
    found: dict[tuple[str, int], set[Mark]] = {}
    for event in events:
        for receipt in receipts(event):
            mark = Mark(receipt.start, receipt.end, _anchor(receipt, anchors))
            found.setdefault((receipt.article, receipt.version), set()).add(mark)
    return found


def receipts(event: EventAnswer) -> Iterator[Receipt]:
    """Every receipt that an event shows, in the order of its page; some more than once."""
    yield event.title
    yield from event.key_sentences
    yield from (clue.receipt for clue in event.when.clues)
    if event.where:
        yield event.where
    yield from (r for finding in event.findings for value in finding.values for r in value.receipts)
    yield from (r for quote in event.quotes for r in (quote.receipt, *quote.same_as, *quote.differs))
    yield from (r for entry in event.timeline for r in entry.receipts)
