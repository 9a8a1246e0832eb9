"""Word tables, one file a language."""

from functools import lru_cache

from manytold.text.lexicon.tables import Lexicon as Lexicon


@lru_cache(maxsize=64)
def lexicon_of(language: str | None) -> Lexicon:
    """The tables of a language; an unknown one gets tables without words."""
    return Lexicon(code=language or "")
