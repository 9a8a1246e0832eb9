"""Article → Fingerprint: the words of a text as hashes, so that texts can be compared without being carried along."""

from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import xxhash

from manytold.copies.quotations import quotations
from manytold.model.articles import Article
from manytold.model.copies import FACT, MARKS, OPENS, QUOTED, RARE, STOP, Fingerprint
from manytold.text.sentences import sentences
from manytold.text.urls import normal_url, site_of
from manytold.text.words import is_stop, rarity, stem, words

MAX_WORDS = 6000
SIGNS = frozenset(("zh", "ja"))
"""Languages written without blanks, in which every sign is a word of its own."""
DETACHED = ("\u2019 ", "' ")
"""What stands before a possessive s that some program has parted from its word."""
TOO_FEW = 5
"""Words under a headline below which the headline belongs to the text."""
UNCOMMON = 3.0
"""Rarity from which a word counts as rare: in the labelled sets 77 % of names and numbers and 56 % of the other content
words. Keys of rare words bring together half as many articles that have nothing to do with one another."""

Numbers = npt.NDArray[Any]
Tokens = list[tuple[int, int, str]]


def fingerprint(article: Article) -> Fingerprint:
    """The hashes of one article's words without its headline: outlets print one text under many headlines."""
    tokens = _body(article)
    forms = " ".join(word for _, _, word in tokens).casefold().replace("\u2019", "'")
    return Fingerprint(
        article=article.id,
        version=article.version,
        source=article.source,
        source_name=article.source_name,
        address=_address(article.url),
        seen=article.fetched,
        published=article.published,
        credits=article.credits,
        language=article.language,
        length=len(tokens),
        words_key=xxhash.xxh3_128_hexdigest(forms.encode("utf-8", "replace")),
        words=_marked(article, tokens[:MAX_WORDS]).astype("<u4").tobytes(),
    )


def hash_of(text: str) -> int:
    """A hash that is the same on every machine, below 2**63 so that databases can keep it."""
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "replace")) >> 1


def word_hash(word: str, language: str | None) -> int:
    """The hash of a word's stem, its lowest bits free for marks: tense and number make no other word."""
    return xxhash.xxh32_intdigest(stem(word, language).encode("utf-8", "replace")) >> MARKS << MARKS


def _body(article: Article) -> Tokens:
    """The words under the headline; of everything when there is nothing else."""
    start = max((p.end for p in article.passages if p.kind == "title"), default=0)
    text = article.text
    tokens = [t for t in words(text) if t[2] != "s" or text[t[0] - 2 : t[0]] not in DETACHED]
    below = [token for token in tokens if token[0] >= start] if start else tokens
    return below if len(below) >= TOO_FEW else tokens


def _address(url: str | None) -> str:
    """The hash of an address in its normal form; none of a front page, which is no article's."""
    if not url or not site_of(url):
        return ""
    rest = normal_url(url).partition("://")[2].removeprefix("www.")
    return "" if rest.partition("/")[2] in ("", "?") else f"{hash_of(rest):x}"


def _marked(article: Article, tokens: Tokens) -> Numbers:
    """A hash with marks for each word."""
    language, text = article.language, article.text
    codes = np.array([_code(word, language) for word in _forms(tokens, language)], np.uint32)
    if not len(codes):
        return codes
    starts = np.array([start for start, _, _ in tokens])
    spans = sentences(text, language)
    opening = np.searchsorted(starts, [span.start for span in spans])
    opening = np.unique(np.append(opening[opening < len(codes)], 0))
    codes[opening] |= OPENS
    said_large = opening[[not tokens[at][2][:1].isdigit() for at in opening]]
    codes[said_large] &= ~np.uint32(FACT)
    for quote in quotations(text):
        first, end = np.searchsorted(starts, quote)
        codes[first:end] |= QUOTED
    return codes


def _forms(tokens: Tokens, language: str | None) -> list[str]:
    """The words; where every sign is one, each with the sign after it, for one sign alone says little."""
    forms = [word for _, _, word in tokens]
    if language not in SIGNS:
        return forms
    follows = [a[1] == b[0] for a, b in pairwise(tokens)]
    return [a + b if near else a for a, b, near in zip(forms, forms[1:], follows, strict=False)] + forms[-1:]


@lru_cache(maxsize=65536)
def _code(word: str, language: str | None) -> int:
    """Hash and marks of a word wherever it stands: a word written large or with a digit is a fact of its sentence."""
    large = word[:1].isupper() or any(c.isdigit() for c in word)
    marks = STOP if is_stop(word, language) else FACT if large else 0
    return word_hash(word, language) | marks | (RARE if rarity(word, language) >= UNCOMMON else 0)
