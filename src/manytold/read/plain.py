"""Plain text of unknown make into passages: where the headline is, and what around the article is not the article.

Text that was taken from a page by some other program has no tags left, only lines. What tells them apart is their
length, whether they end as sentences do, where they stand, whether they repeat, and the phrases of `chrome`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from manytold.model.articles import Contamination
from manytold.read.blocks import Block, same, without_repeats
from manytold.read.chrome import WALL, chrome
from manytold.read.folded import unfolded, unmarked
from manytold.text.html import clean_lines
from manytold.text.words import is_stop, stem, words

PROSE_WORDS = 12
LONG_WORDS = 40
TITLE_WORDS = (3, 30)
BYLINE_WORDS = 8
SUBHEAD_WORDS = 5
RELATED_WORDS = 7
SHARED_WORDS = 2
HEAD_LINES = 12
MOST_OTHERS, OTHERS_SHARE = 4, 8
"""More lone lines than four, and than one in eight, are headings of the article itself: goods, players, places."""
BYLINE = re.compile(
    r"(?:(?:written |reported |story |text )?by|von|por|par|autor(?:in)?:|author:|text:)\s+(\S.{1,80})\Z", re.IGNORECASE
)
NOT_A_NAME = re.compile(
    r"\b(?:the|der|die|das|los|las|les|una?|eine?[mnr]?|this|that|his|her|its|their)\b", re.IGNORECASE
)
PICTURED = re.compile(
    r"\b(?:shakes? hands|poses?|waves?|looks? on|walks?|stands?|sits?|speaks? (?:during|at|to)|attends?"
    r"|arrives? (?:at|for|in)|greets?|pictured|seen here|file photo|photo(?:graph)?:|image:|credit:|getty images"
    r"|via reuters|/ap\)|handout|left|right|reicht|begrüßt|im bild|archivbild|foto:|bild:|symbolbild|en la imagen"
    r"|foto de archivo|fotografía:|saluda|sur la photo|serre la main|crédit)(?!\w)",
    re.IGNORECASE,
)
SMALL = re.compile(r"[a-zà-ÿ]")
MARKUP = re.compile(r"#{1,6} +|[*•·‣▪–—-] +(?=\S)|> +")
PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{1,500}\)\Z")
LINK = re.compile(r"\[[^\[\]]{1,300}\]\([^()\s]{1,500}\)\Z|(?:https?://|www\.)\S{1,500}\Z")
HEADING = re.compile(r"(?:title|headline|subject|betreff|titel|título|asunto|titre|objet)\s?:\s+(?=\S)", re.IGNORECASE)
HEADER = re.compile(
    r"(?:from|to|cc|bcc|reply-to|sent|date|url|link|language|von|an|gesendet|datum|de|para|fecha|enviado|à|envoyé)\s?:\s+\S|-{2,}\s?(?:forwarded|original|weitergeleitete|mensaje|message)\b",
    re.IGNORECASE,
)
FRONT = re.compile(r"---\n(.{0,2000}?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """What the lines of a plain text turn out to be."""

    title: str
    byline: tuple[str, ...]
    blocks: tuple[Block, ...]
    cut: tuple[Contamination, ...]
    pitched: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what stands around it; `mark` is a bullet or heading sign that was taken off."""

    text: str
    gap_before: bool
    gap_after: bool
    mark: str = ""

    @property
    def block(self) -> Block:
        """The line as a block of its own."""
        item = self.mark[:1] in ("*", "•", "·", "‣", "▪", "-", "–", "—") and self.mark
        kind = "heading" if self.mark.startswith("#") else "quote" if self.mark.startswith(">") else "paragraph"
        return Block("item" if item else kind, self.text, self.gap_before and self.gap_after)  # type: ignore[arg-type]


def read_plain(text: str) -> Plain:
    """Headline, byline and passages of a plain text."""
    lines = _lines(text)
    start = next((i for i, line in enumerate(lines) if _is_prose(line)), len(lines))
    end = max((i for i, line in enumerate(lines) if _is_prose(line)), default=-1) + 1
    title, byline, standfirst, cut = _head(lines[:start], " ".join(line.text for line in lines[start : start + 3]))
    body, more = _body(lines[start:end])
    tail, rest = _tail(lines[end:])
    cut = [*cut, *more, *rest]
    blocks = without_repeats((*standfirst, *_items(body), *tail), title)
    return Plain(title, byline, blocks, tuple(cut), any(c.reason == WALL for c in cut))


def _lines(text: str) -> list[Line]:
    """Lines that hold words."""
    raw = unfolded(clean_lines(FRONT.sub("", text, count=1) if text.startswith("---\n") else text))
    found: list[Line] = []
    for at, line in enumerate(raw):
        mark = MARKUP.match(line)
        bare = line[mark.end() :] if mark else line
        headed = HEADING.match(bare) if len(found) < HEAD_LINES else None
        words_only = bare[headed.end() :] if headed else bare if LINK.match(bare) else unmarked(bare)
        if not any(sign.isalnum() for sign in words_only):
            continue
        before = at == 0 or not raw[at - 1]
        after = at + 1 == len(raw) or not raw[at + 1]
        found.append(Line(words_only, before, after, "# " if headed else mark[0] if mark else ""))
    return found


def _is_prose(line: Line) -> bool:
    """A line that only a running text has: long and ended as a sentence, or very long, and not a phrase of the site."""
    block = line.block
    long_enough = block.length >= LONG_WORDS or (block.length >= PROSE_WORDS and block.closed)
    return long_enough and chrome(line.text) is None


def _head(lines: Sequence[Line], body: str) -> tuple[str, tuple[str, ...], list[Block], list[Contamination]]:
    """Headline, byline and sub-headlines from the lines above the first running text."""
    names = {at: found[1] for at, line in enumerate(lines) if (found := _byline(line))}
    at_title = _title_at(lines, names, body)
    title = lines[at_title].text if at_title is not None else ""
    standfirst, cut = list[Block](), list[Contamination]()
    for at, line in enumerate(lines):
        if at in names or same(line.text, title):
            continue
        reason = _head_reason(line, at_title is None or at < at_title)
        if reason is None:
            standfirst.append(Block("standfirst", line.text))
        else:
            cut.append(Contamination(line.text, reason))
    return title, tuple(names.values()), standfirst, cut


def _byline(line: Line) -> re.Match[str] | None:
    found = BYLINE.match(line.text) if line.block.length <= BYLINE_WORDS else None
    return found if found and not NOT_A_NAME.search(found[1]) else None


def _title_at(lines: Sequence[Line], names: Mapping[int, str], body: str) -> int | None:
    """Where the headline is: a line marked as one, else the first that shares words with the text, else the first."""
    shortest, longest = TITLE_WORDS
    able = [
        at
        for at, line in enumerate(lines)
        if at not in names and shortest <= line.block.length <= longest and not _is_head_line(line)
    ]
    marked = next((at for at, line in enumerate(lines) if line.mark.startswith("# ")), None)
    if marked is not None:
        return marked
    open_ended = [at for at in able if not lines[at].text.endswith(".")] or able
    told = _stems(body)
    return next((at for at in open_ended if _stems(lines[at].text) & told), next(iter(open_ended), None))


def _is_head_line(line: Line) -> bool:
    return _furniture(line) is not None or bool(HEADER.match(line.text))


def _head_reason(line: Line, above: bool) -> str | None:
    """Why a line above the text is no part of it, or None for a sub-headline; `above` if it precedes the headline."""
    reason = _furniture(line)
    if reason is not None:
        return reason
    if HEADER.match(line.text):
        return "a line of a letter's head"
    if line.block.length < TITLE_WORDS[0]:
        return "a label of the page"
    if above:
        return "a line of the page before the headline"
    return "a picture's caption" if _is_caption(line) else None


def _is_caption(line: Line) -> bool:
    """A line without a full stop that is too short for a sub-headline, or shows people doing what pictures show."""
    if line.block.closed:
        return False
    return line.block.length < SUBHEAD_WORDS or (not _titled(line.text) and bool(PICTURED.search(line.text)))


def _titled(line: str) -> bool:
    """Whether most words of a line have capitals, as in English headlines."""
    long_words = [word for word in line.split() if len(word) > 3]
    return sum(not SMALL.match(word) for word in long_words) * 10 >= len(long_words) * 8


def _furniture(line: Line) -> str | None:
    """Why a line can be no part of any article."""
    if PICTURE.match(line.text):
        return "a picture"
    if LINK.match(line.text):
        return "a link"
    family = chrome(line.text)
    return None if family is None else family.reason


def _body(lines: Sequence[Line]) -> tuple[list[Block], list[Contamination]]:
    """The running text without phrases of the site and headlines of other stories in between."""
    kept, cut = list[Block](), list[Contamination]()
    others = {at for at, line in enumerate(lines) if _is_other_headline(line, *lines[at + 1 : at + 2])}
    own = len(others) > MOST_OTHERS and len(others) * OTHERS_SHARE > len(lines)
    for at, line in enumerate(lines):
        reason = _furniture(line)
        if reason is not None:
            cut.append(Contamination(line.text, reason))
        elif at in others and not own:
            cut.append(Contamination(line.text, "the headline of another story"))
        else:
            kept.append(line.block)
    return kept, cut


def _is_other_headline(line: Line, after: Line | None = None) -> bool:
    """A lone line without a full stop that is too long for a heading and does not lead to what follows."""
    block = line.block
    if block.closed or not block.alone or line.mark or not RELATED_WORDS <= block.length <= TITLE_WORDS[1]:
        return False
    return after is None or len(_stems(line.text) & _stems(after.text)) < SHARED_WORDS


def _stems(text: str) -> set[str]:
    return {stem(word, None) for _, _, word in words(text) if len(word) > 2 and not is_stop(word, "en")}


def _tail(lines: Sequence[Line]) -> tuple[list[Block], list[Contamination]]:
    """What stands after the last running text: sentences up to the first phrase of the site, then nothing."""
    kept, cut, ended = list[Block](), list[Contamination](), False
    for line in lines:
        reason = _furniture(line)
        ended = ended or reason is not None
        if ended or not line.block.closed:
            cut.append(Contamination(line.text, reason or "a line of the page after the article"))
        else:
            kept.append(line.block)
    return kept, cut


def _items(blocks: Sequence[Block]) -> list[Block]:
    """Short sentences on neighbouring lines, where paragraphs stand apart, are the items of a list."""
    if sum(block.alone for block in blocks) * 2 <= len(blocks):
        return list(blocks)
    return [
        Block("item", b.text, b.alone) if b.kind == "paragraph" and not b.alone and b.length <= 30 else b
        for b in blocks
    ]
