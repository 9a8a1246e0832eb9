"""What one page cannot show, many can: blocks that recur on pages of one site about different matters are its chrome.

A block counts as chrome when three articles of its source hold it that have next to nothing else in common: copies and
updates of one text share everything, follow-ups of one matter share its names and rare words. Nothing is cut: the
passages are marked, and the text stays as it is. Pure, and the same for any order of the articles.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations, takewhile

import xxhash

from manytold.model.articles import Article, Passage
from manytold.model.sketches import Sketch, SketchBlock
from manytold.text.words import rarity, stem, words

ENOUGH = 3
"""Articles about different matters that must hold a block."""
LOOKED_AT = 16
"""Holders of a block that are looked at, the first by id. Ids are hashes, so these are as mixed as all."""
HEAD, TAIL = 3, 8
"""Blocks remembered from the beginning and from the end of an article."""
PROSE_WORDS, PROSE_LETTERS = 10, 40
"""Words and letters from which a block stands for itself: three articles do not end on one such sentence by chance."""
LINE_WORDS = 4
KNOWN_WORDS = 1 / 3
"""Share of a block's rarer words that the rest of its article may have too; in three sets of articles 26 to 40 % of the
paragraphs have so few, and of 43 recurring blocks that are chrome all but four."""
SHARED = 0.1
"""Share of the rarer words that two articles about different matters may have in common, of those of the poorer one.
Same event: 5 to 10 % of the pairs are below; different events: 75 to 97 % (four labelled sets)."""
RARE = 3.5
KNOWING = 3.0
"""Rarity from which a word tells matters apart, and from which it ties a block to its article."""
FEWEST = 6
"""Rarer words without which an article says too little of its matter to be called different from another; one of them
may be shared. With 8 the notes under short articles were never learned; with 6 nothing more is marked on the four
labelled sets."""
MOST_TERMS = 60
MOST_BLOCK_TERMS = 12
LEFT_WORDS = 25
"""Words that must be left of an article; else nothing of it is marked."""
DIGITS = re.compile(r"\d+")
ENDS = re.compile(r"[.!?…。！？:;][\s\"'”’»“)\]]*\Z")


def sketch(article: Article) -> Sketch:
    """Hashes of an article's rarer words, and of the blocks that have next to nothing to do with it."""
    own_name = {stem(form, article.language) for _, _, form in words(article.source_name)}
    blocks = [_weighed(line, article.language, own_name) for line in _lines(article)]
    own = _own_blocks(blocks) if article.source else []
    places = {block.line.passage.start for block in own}
    rest = (term for block in blocks if block.line.passage.start not in places for term in block.rare)
    remembered = tuple(SketchBlock(block.line.key, block.rare[:MOST_BLOCK_TERMS]) for block in own)
    return Sketch(article.id, article.source, tuple(dict.fromkeys(rest))[:MOST_TERMS], remembered)


@dataclass(frozen=True, slots=True)
class _Line:
    """A passage with its words (numbers too), its key, and how many words and letters it has without the numbers."""

    passage: Passage
    text: str
    forms: tuple[str, ...]
    key: int
    length: int
    letters: int


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A line with the words that may tie it to its article, which the outlet's name does not, and the hashes of those
    that tell matters apart.
    """

    line: _Line
    known: frozenset[str]
    rare: tuple[int, ...]


def _lines(article: Article) -> list[_Line]:
    return [_line(article, passage) for passage in article.passages]


def _line(article: Article, passage: Passage) -> _Line:
    text = article.text[passage.start : passage.end]
    forms = tuple(word for _, _, word in words(text))
    lettered = [len(form) for form in forms if not form[0].isdigit()]
    return _Line(passage, text, forms, key_of(article.source, forms), len(lettered), sum(lettered))


def _weighed(line: _Line, language: str | None, own_name: Set[str]) -> _Weighed:
    weighed = [(form, rarity(form, language)) for form in dict.fromkeys(line.forms) if not form[0].isdigit()]
    some = [(stem(form, language), weight) for form, weight in weighed if weight >= min(RARE, KNOWING)]
    rare = dict.fromkeys(_hash(term) for term, weight in some if weight >= RARE)
    known = frozenset(term for term, weight in some if weight >= KNOWING and term not in own_name)
    return _Weighed(line, known, tuple(rare))


def key_of(source: str, forms: Sequence[str]) -> int:
    """63 bits that are the same for blocks of one source that differ in nothing but case, marks and numbers."""
    plain = DIGITS.sub("0", " ".join(forms).casefold())
    return xxhash.xxh3_64_intdigest(f"{source}\n{plain}".encode("utf-8", "replace")) >> 1


def _hash(term: str) -> int:
    return xxhash.xxh3_64_intdigest(term.encode("utf-8", "replace")) >> 40


def _own_blocks(blocks: Sequence[_Weighed]) -> list[_Weighed]:
    """The blocks that stand in the article once and share few words with its rest; the first and the last of them."""
    times = Counter(block.line.key for block in blocks)
    holders = Counter(term for block in blocks for term in block.known)
    loose = [block for block in blocks if times[block.line.key] == 1 and _is_loose(block, holders)]
    return loose if len(loose) <= HEAD + TAIL else loose[:HEAD] + loose[-TAIL:]


def _is_loose(block: _Weighed, holders: Counter[str]) -> bool:
    tied = sum(holders[term] > 1 for term in block.known)
    free = tied <= max(1, len(block.known) * KNOWN_WORDS)
    return free and block.line.length > 0 and block.line.passage.kind != "title"


def keys(found: Sketch) -> Iterator[int]:
    """The keys of the blocks that might be the site's own."""
    return (block.key for block in found.blocks)


def recurs(holders: Sequence[Sketch]) -> bool:
    """Whether three of the holders of a block tell of different matters."""
    ordered = sorted(holders, key=lambda holder: holder.article)[:LOOKED_AT]
    apart = {(a, b) for a, b in combinations(range(len(ordered)), 2) if _differ(ordered[a], ordered[b])}
    return any((a, c) in apart and (b, c) in apart for a, b in apart for c in range(b + 1, len(ordered)))


def _differ(one: Sketch, other: Sketch) -> bool:
    """Whether two articles have next to nothing in common but the blocks that stand in both."""
    shared = {block.key for block in one.blocks} & {block.key for block in other.blocks}
    a, b = _terms(one, shared), _terms(other, shared)
    least = min(len(a), len(b))
    return least >= FEWEST and len(a & b) <= max(1, SHARED * least)


def _terms(found: Sketch, without: Set[int]) -> set[int]:
    return {*found.terms, *(term for block in found.blocks if block.key not in without for term in block.terms)}


def mark(article: Article, recurring: Set[int]) -> Article:
    """The article with its recurring blocks as chrome; nothing is marked where too little of it would be left."""
    lines = _lines(article)
    body = [line for line in lines if line.passage.kind != "title"]
    chrome = _chrome(body, recurring)
    left = sum(line.length for at, line in enumerate(body) if at not in chrome)
    if not chrome or left < LEFT_WORDS:
        return article
    starts = {body[at].passage.start for at in chrome}
    passages = (replace(p, kind="chrome") if p.start in starts and p.kind != "title" else p for p in article.passages)
    return replace(article, passages=tuple(passages))


def _chrome(body: Sequence[_Line], recurring: Set[int]) -> set[int]:
    """Places of blocks that count: in each row of recurring blocks those that are prose, and what these hold together.

    Short sentences count between such prose, or between it and the edge: "The search goes on." is what many articles
    end on. Headings count before such prose; lines that are no sentence beside it, and at the edge by themselves.
    """
    found: set[int] = set()
    at = 0
    while at < len(body):
        end = at
        while end < len(body) and body[end].key in recurring:
            end += 1
        found |= set(_row(body, at, end))
        at = end + 1
    return found


def _row(body: Sequence[_Line], start: int, end: int) -> Iterator[int]:
    """Of the recurring blocks from `start` to `end` (exclusive) those that count."""
    prose = [at for at in range(start, end) if _is_prose(body[at])]
    if prose:
        first, last = (prose[0] if start else 0), (prose[-1] if end < len(body) else end - 1)
        while first > start and not ENDS.search(body[first - 1].text):
            first -= 1
        while last + 1 < end and _is_label(body[last + 1]):
            last += 1
        yield from range(first, last + 1)
        return
    if start == 0:
        yield from takewhile(lambda at: _is_label(body[at]), range(start, end))
    if end == len(body):
        yield from takewhile(lambda at: _is_label(body[at]), range(end - 1, start - 1, -1))


def _is_prose(line: _Line) -> bool:
    return line.passage.kind != "heading" and line.length >= PROSE_WORDS and line.letters >= PROSE_LETTERS


def _is_label(line: _Line) -> bool:
    """Whether a line is neither a sentence nor a heading, and more than a word or two."""
    return line.passage.kind != "heading" and line.length >= LINE_WORDS and not ENDS.search(line.text)
