"""Several readings of one address into the distinct texts it has had."""

from collections.abc import Sequence
from dataclasses import replace

from manytold.model.articles import Article


def versions(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Distinct texts of one id, numbered from 1 by time of fetching; ties by text hash, so order never matters.

    The same text read again keeps its first reading, because that is when it was seen first; what a later reading knows
    beyond it (a date, a byline, a section) is added. A text that returns after another one stays one version.
    """
    first: dict[str, Article] = {}
    for reading in sorted(articles, key=_order):
        known = first.get(reading.text_hash)
        first[reading.text_hash] = reading if known is None else _richer(known, reading)
    return tuple(replace(article, version=at) for at, article in enumerate(first.values(), 1))


def _order(article: Article) -> tuple[object, ...]:
    """Total order of readings: nothing that could differ is left out, so that equal keys are equal readings."""
    return (article.fetched, article.text_hash, article.version, repr(article))


def _richer(known: Article, later: Article) -> Article:
    """The first reading with the gaps filled that a later one fills."""
    pictured = known if known.image else later
    shows = pictured.image_words or (later.image_words if known.image == later.image else "")
    dated = known if known.published is not None else later
    return replace(
        known,
        published=dated.published,
        published_why=dated.published_why,
        published_local=dated.published_local,
        byline=known.byline or later.byline,
        credits=known.credits or later.credits,
        modified=max((m for m in (known.modified, later.modified) if m), default=None),
        section=known.section or later.section,
        image=pictured.image,
        image_words=shows,
        topics=known.topics or later.topics,
        position=later.position if known.position is None else known.position,
        language=known.language or later.language,
    )
