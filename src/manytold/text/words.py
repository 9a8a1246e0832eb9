"""Words, their stems and how rare they are."""

import re
from functools import lru_cache
from math import log10

import Stemmer
import wordfreq

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c03\u0c3e-\u0c4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u200d"
)
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
LETTER = rf"(?:(?![{UNSPACED}])[^\W_]|[{MARKS}])"
WORD = re.compile(
    rf"([{UNSPACED}]|[0-9]+(?:[.,][0-9]+)+(?![^\W_])|{LETTER}+(?:['\u2019](?![sS](?![^\W_])){LETTER}+)*)"
    r"(?:['\u2019][sS](?![^\W_]))?"
)
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip
LONGEST = 60
"""Letters of a word that are stemmed; longer ones are no words."""
RAREST = 8.0
STOPS = 120
"""How many of a language's most frequent words carry no meaning of their own."""
CODES = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "tl": "fil"}


def words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and form of every word; a possessive 's is left out, a grouped number is one word."""
    return [(m.start(1), m.end(1), m[1]) for m in WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stem(word: str, language: str | None) -> str:
    """The word in lower case without its endings (Snowball), or only in lower case where no stemmer is known."""
    lower = word.lower().replace("\u2019", "'")
    stemmer = _stemmer(language or "")
    if stemmer is None or len(lower) > LONGEST:
        return lower
    stemmed: str = stemmer.stemWord(lower)
    return stemmed


@lru_cache(maxsize=65536)
def rarity(word: str, language: str | None) -> float:
    """How rare a word is: 0 for an everyday word, 8 for one never seen (8 minus Zipf frequency, Speer 2022)."""
    frequency = _frequencies(language or "").get(word.lower().replace("\u2019", "'"), 0.0)
    if frequency <= 0.0:
        return RAREST
    return min(RAREST, max(0.0, RAREST - (log10(frequency) + 9.0)))


def is_stop(word: str, language: str | None) -> bool:
    """Whether a word is one of the most frequent ones, which carry no meaning of their own."""
    return word.lower().replace("\u2019", "'") in _stops(language or "")


@lru_cache(maxsize=8)
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = STEMMERS.get(language)
    return None if name is None else Stemmer.Stemmer(name, 0)


@lru_cache(maxsize=32)
def _frequencies(language: str) -> dict[str, float]:
    code = CODES.get(language, language)
    if code not in wordfreq.available_languages("small"):
        return {}
    found: dict[str, float] = wordfreq.get_frequency_dict(code, wordlist="small")
    return found


@lru_cache(maxsize=32)
def _stops(language: str) -> frozenset[str]:
    ranked = sorted(_frequencies(language).items(), key=lambda pair: (-pair[1], pair[0]))
    return frozenset(word for word, _ in ranked[:STOPS])
