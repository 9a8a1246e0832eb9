"""Word tables, one file a language and kind: a further language is data, not code."""

from functools import lru_cache

from manytold.text.lexicon.de import GERMAN
from manytold.text.lexicon.en import ENGLISH
from manytold.text.lexicon.es import SPANISH
from manytold.text.lexicon.fr import FRENCH
from manytold.text.lexicon.generic import generic
from manytold.text.lexicon.tables import Lexicon as Lexicon

KNOWN = {lexicon.code: lexicon for lexicon in (ENGLISH, GERMAN, SPANISH, FRENCH)}


@lru_cache(maxsize=64)
def lexicon_of(language: str | None) -> Lexicon:
    """The tables of a language; another one gets what CLDR knows of it, an unknown one tables without words."""
    code = (language or "").lower()[:2]
    return KNOWN.get(code) or generic(code)
