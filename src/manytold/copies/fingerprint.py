"""Article → Fingerprint: the words of a text as hashes, so that texts can be compared without being carried along."""

import re
from collections.abc import Sequence

import xxhash
from rensa import RMinHash

from manytold.model.articles import Article
from manytold.model.copies import Fingerprint, SentencePrint
from manytold.text.annotate import annotate
from manytold.text.words import is_stop, words

RUN = 5
"""Words in a shingle; five is the usual length for news (Smith, Cordell, Mullen 2015) and that of the silver pairs."""
PERMUTATIONS = 64
ROWS = 4
"""64 hashes in bands of 4: two texts with Jaccard 0.5 meet with probability 0.64, with 0.7 with 0.99 (Broder 1997)."""
SEED = 20_031
MAX_WORDS = 6000
MAX_SENTENCES = 80
QUOTE = re.compile(r"[“\"«„]([^“”\"«»„\n]{20,1500})[”\"»“]")

Token = tuple[int, int, str]


def fingerprint(article: Article) -> Fingerprint:
    """The hashes of one article's words without its headline: outlets print one text under many headlines."""
    quoted = [(m.start(1), m.end(1)) for m in QUOTE.finditer(article.text)]
    tokens = _body(article)[:MAX_WORDS]
    shingles = _shingles(tokens)
    outside = _shingles_outside(tokens, quoted)
    return Fingerprint(
        article=article.id,
        version=article.version,
        source=article.source,
        source_name=article.source_name,
        published=article.published,
        credits=article.credits,
        language=article.language,
        length=len(tokens),
        words_key=xxhash.xxh3_128_hexdigest(" ".join(word for _, _, word in tokens).encode("utf-8", "replace")),
        bands=_bands(shingles),
        shingles=shingles,
        unquoted=outside,
        quotes=_quotes(article.text, quoted),
        sentences=_sentences(article, tokens, quoted),
    )


def hash_of(text: str) -> int:
    """A hash that is the same on every machine, below 2**63 so that databases can keep it."""
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "replace")) >> 1


def _body(article: Article) -> list[Token]:
    """The lower-cased words under the headline; of everything when there is nothing else."""
    start = max((p.end for p in article.passages if p.kind == "title"), default=0)
    tokens = [(s, e, w.casefold()) for s, e, w in words(article.text)]
    below = [token for token in tokens if token[0] >= start]
    return below if len(below) >= RUN else tokens


def _runs(tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    """(start, end, hash) of each run of five words."""
    plain = [word for _, _, word in tokens]
    return [
        (tokens[i][0], tokens[i + RUN - 1][1], hash_of(" ".join(plain[i : i + RUN])))
        for i in range(len(tokens) - RUN + 1)
    ]


def _shingles(tokens: Sequence[Token]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(run for _, _, run in _runs(tokens)))


def _shingles_outside(tokens: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Runs of the text as it reads without its quotations."""
    if not quoted:
        return _shingles(tokens)
    return _shingles(_outside(tokens, quoted))


def _outside(tokens: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> list[Token]:
    left, at = [], 0
    for token in tokens:
        while at < len(quoted) and quoted[at][1] <= token[0]:
            at += 1
        if at == len(quoted) or token[1] <= quoted[at][0]:
            left.append(token)
    return left


def _bands(shingles: Sequence[int]) -> tuple[str, ...]:
    """Bands of a MinHash signature for locality-sensitive hashing (Broder 1997; Leskovec et al., ch. 3)."""
    if not shingles:
        return ()
    signature = RMinHash(PERMUTATIONS, SEED)
    signature.update([str(shingle) for shingle in shingles])
    digest = signature.digest()
    rows = (digest[i : i + ROWS] for i in range(0, PERMUTATIONS, ROWS))
    return tuple(f"{number:x}.{hash_of('.'.join(map(str, row))):x}" for number, row in enumerate(rows))


def _quotes(text: str, quoted: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Hashes of quotations of eight words and more: shorter ones are stock phrases."""
    found = ([word.casefold() for _, _, word in words(text[s:e])] for s, e in quoted)
    return tuple(dict.fromkeys(hash_of(" ".join(said)) for said in found if len(said) >= 8))


def _sentences(
    article: Article, tokens: Sequence[Token], quoted: Sequence[tuple[int, int]]
) -> tuple[SentencePrint, ...]:
    left, at, prints = _outside(tokens, quoted), 0, []
    for sentence in annotate(article).sentences:
        while at < len(left) and left[at][0] < sentence.start:
            at += 1
        until = at
        while until < len(left) and left[until][1] <= sentence.end:
            until += 1
        if until - at >= RUN:
            prints.append(_print(article, left[at:until]))
        at = until
        if len(prints) == MAX_SENTENCES:
            break
    return tuple(prints)


def _print(article: Article, tokens: Sequence[Token]) -> SentencePrint:
    facts = [_is_fact(article.text, token, first=i == 0) for i, token in enumerate(tokens)]
    language = article.language
    hashes = [hash_of(word) & 0xFFFFFFFF for _, _, word in tokens]
    frame = [h for h, fact, (_, _, w) in zip(hashes, facts, tokens, strict=True) if fact or is_stop(w, language)]
    return SentencePrint(tuple(hashes), tuple(frame), tuple(h for h, fact in zip(hashes, facts, strict=True) if fact))


def _is_fact(text: str, token: Token, *, first: bool) -> bool:
    """Numbers, and words that are written large inside a sentence: what a synonym machine must leave alone."""
    start, _, word = token
    return any(c.isdigit() for c in word) or (not first and text[start].isupper())
