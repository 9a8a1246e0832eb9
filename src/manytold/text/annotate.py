"""Everything the language tools see in one article; this is what other rooms call."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from manytold.model.articles import Article
from manytold.model.statements import Annotation
from manytold.text.dates import times
from manytold.text.governed import governed
from manytold.text.named import names_of
from manytold.text.names import names
from manytold.text.numbers import quantities
from manytold.text.parse import Parse, parsed
from manytold.text.sentences import sentences


def annotate(article: Article) -> Annotation:
    """Sentences, names, times and quantities of an article; no quantity overlaps a time, an age is no time."""
    return _annotated(article.text, article.language, article.published_day)


def annotate_closely(article: Article) -> tuple[Annotation, Parse | None]:
    """The same with the grammar of an English article, the names that its model sees and how times stand in its trees.

    It takes ten times as long.
    """
    seen = annotate(article)
    parse = parsed(article.text, seen.sentences, article.language)
    if parse is None:
        return seen, None
    found = names_of(article.text, parse, article.language, seen.names)
    return replace(seen, names=found, times=governed(seen.times, parse)), parse


@lru_cache(maxsize=256)
def _annotated(text: str, language: str | None, published: date | None) -> Annotation:
    """Kept by what it is made of: to tell whole articles apart would cost as much as to find their sentences."""
    parts = sentences(text, language)
    found = times(text, parts, language, published)
    numbers = quantities(text, parts, language)
    ages = [q for q in numbers if q.slot == "age"]
    if ages:
        aged = [(q.start, q.end) for q in ages]
        found = tuple(t for t in found if t.kind != "duration" or not any(s < t.end and t.start < e for s, e in aged))
    taken = [(t.start, t.end) for t in found]
    kept = tuple(q for q in numbers if not any(s < q.end and q.start < e for s, e in taken))
    return Annotation(parts, names(text, parts, language), found, kept)
