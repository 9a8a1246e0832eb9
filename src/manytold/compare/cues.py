"""The cue tables of all languages; another language is another table."""

from manytold.compare.cue_tables import Cues, word_set
from manytold.compare.cues_de import GERMAN
from manytold.compare.cues_en import ENGLISH
from manytold.compare.cues_es import SPANISH
from manytold.compare.cues_fr import FRENCH

__all__ = ("Cues", "cues_of", "word_set")
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
UNKNOWN = Cues()


def cues_of(language: str | None) -> Cues:
    """The tables for an ISO 639-1 code; an unknown language has empty ones, so nothing is attributed in it."""
    return LANGUAGES.get(language or "", UNKNOWN)
