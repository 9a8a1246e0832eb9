"""Agencies that an article credits: in its byline, in a credit line, in the dateline of its first sentence."""

import re
from collections.abc import Sequence

from manytold.read.blocks import Block

NAMED = re.compile(
    r"\b(?:press|news|photo|wire) (?:agency|association|service|trust|pool|bureau)\b|\b(?!the |free )\w+ press\Z"
    r"|\b(?:news)?wire\Z|\bagency\Z"
    r"|agentur\b|pressedienst\b|nachrichtendienst\b|\bagencia\b|\bagence\b|\bagenzia\b",
    re.IGNORECASE,
)
KNOWN = frozenset(
    (
        *("ap", "afp", "dpa", "efe", "reuters", "ansa", "tass", "xinhua", "pti", "upi", "apa", "sda", "kna", "epd"),
        *("sid", "cna", "ians", "ani", "kyodo", "yonhap", "lusa", "cp", "pa", "belga", "anp", "ritzau", "ntb", "tt"),
    )
)
TRAILING = re.compile(r"\s(?:[(\[]([^()\[\]]{2,60})[)\]]|[–—-]{1,2}\s?([A-Z][\w .&'’-]{1,40}))\Z")
WITH = re.compile(
    r"(?:(?:with )?(?:additional )?(?:reporting|material|information|inputs?|contributions?) (?:from|by|of)"
    r"|sources?\s?:|quellen?\s?:|fuentes?\s?:|mit (?:material|informationen) (?:von|der)|con información de|avec)"
    r"\s+(?:the )?(.{2,120})",
    re.IGNORECASE,
)
EDITING = re.compile(r"[(\[]?(?:reporting|writing|editing|compiled) by\b.{3,200}", re.IGNORECASE)
DATELINE = re.compile(r"[^\W\d_][\w .,'’/-]{1,50}?\s?[(\[]([^()\[\]]{2,40})[)\]]\s?[–—-]{1,2}\s")
LOOK_AT = 3


def is_agency(name: str) -> bool:
    """Whether a credited name is that of a body that sells reports, known or by its words."""
    bare = name.strip(" .").lower()
    return bare in KNOWN or (bool(NAMED.search(bare)) and bare.count(" ") <= 5)


def credited(blocks: Sequence[Block], byline: Sequence[str]) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Agencies in order of appearance, and the blocks without lines that only credit somebody."""
    found = [name for name in byline if is_agency(name)]
    kept: list[Block] = []
    first = next((block.text for block in blocks if block.kind == "paragraph"), "")
    dateline = DATELINE.match(first)
    if dateline:
        found += _agencies(dateline[1])
    for at, block in enumerate(blocks):
        edge = at < LOOK_AT or at >= len(blocks) - LOOK_AT
        names = _credit_line(block.text) if edge else None
        if names is None:
            kept.append(_without_trailer(block, found) if edge else block)
        else:
            found += names
    return tuple(dict.fromkeys(found)), tuple(kept)


def _credit_line(line: str) -> list[str] | None:
    """The agencies of a line that does nothing but credit, or None when it is text."""
    if line.count(" ") > 25:
        return None
    with_whom = WITH.match(line.strip("()[] "))
    if with_whom and line.count(" ") <= 12 and _agencies(with_whom[1]):
        return _agencies(with_whom[1])
    if EDITING.match(line):
        return []
    alone = line.strip("()[]–—- .")
    return [alone] if is_agency(alone) and line.count(" ") <= 6 else None


def _without_trailer(block: Block, found: list[str]) -> Block:
    """A block without the credit behind its last sentence; the agency goes to `found`."""
    trailer = TRAILING.search(block.text)
    name = (trailer[1] or trailer[2] or "").strip() if trailer else ""
    if trailer and is_agency(name) and block.text[: trailer.start()].rstrip()[-1:] in '.!?”"»“':
        found.append(name)
        return Block(block.kind, block.text[: trailer.start()].rstrip(), block.alone)
    return block


def _agencies(names: str) -> list[str]:
    parts = re.split(r"\s?(?:,|/|;|\band\b|\bund\b|\by\b|\bet\b|&)\s?", names.strip(" ."))
    return [part.strip(" .") for part in parts if part.strip() and is_agency(part)]
