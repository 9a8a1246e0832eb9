"""Word tables, one file a language and kind."""

from functools import lru_cache

from manytold.text.lexicon.en import ENGLISH
from manytold.text.lexicon.tables import Lexicon as Lexicon

KNOWN = {lexicon.code: lexicon for lexicon in (ENGLISH,)}


@lru_cache(maxsize=64)
def lexicon_of(language: str | None) -> Lexicon:
    """The tables of a language; an unknown one gets tables without words."""
    return KNOWN.get(language or "") or Lexicon(code=language or "")
