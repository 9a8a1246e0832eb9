"""An article's text as blocks to show, with marks where receipts point."""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.model.articles import PassageKind
from manytold.questions.answers import VersionAnswer


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text to be marked; `id` is its anchor, or empty."""

    start: int
    end: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks around them; `inner` holds what a mark encloses, and then `text` is empty."""

    text: str
    marked: bool = False
    id: str = ""
    inner: tuple["Piece", ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of a text."""

    kind: PassageKind
    pieces: tuple[Piece, ...]


def blocks(version: VersionAnswer, marks: Sequence[Mark] = ()) -> tuple[Block, ...]:
    """The passages of one wording, each cut where marks begin and end; a mark's anchor stands at its first word."""
    ordered = _nesting_order(marks)
    shown, named = [], set[str]()
    for passage in version.passages:
        inside = [_cut(m, passage.start, passage.end, named) for m in ordered if _meet(m, passage.start, passage.end)]
        named |= {m.id for m in inside}
        pieces = _pieces(version.text, passage.start, passage.end, inside)
        shown.append(Block(passage.kind, pieces))
    return tuple(shown)


def told_text(version: VersionAnswer) -> str:
    """What one wording tells, line by line, without what recurs on its site."""
    return "\n".join(version.text[p.start : p.end] for p in version.passages if p.kind != "chrome")


def _nesting_order(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda m: (m.start, -m.end, m.id))


def _meet(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _cut(mark: Mark, start: int, end: int, named: set[str]) -> Mark:
    """The part of a mark that lies inside; only the first part carries the anchor."""
    return Mark(max(mark.start, start), min(mark.end, end), "" if mark.id in named else mark.id)


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Piece, ...]:
    """Words from start to end under marks in nesting order; a mark that runs over another's end goes on behind it."""
    pieces: list[Piece] = []
    at, waiting = start, marks
    while waiting:
        first, rest = waiting[0], waiting[1:]
        inner = [Mark(m.start, min(m.end, first.end), m.id) for m in rest if m.start < first.end]
        over = [Mark(first.end, m.end) for m in rest if m.start < first.end < m.end]
        pieces += _words(text, at, first.start)
        pieces.append(Piece("", True, first.id, _pieces(text, first.start, first.end, inner)))
        at, waiting = first.end, _nesting_order([*over, *(m for m in rest if m.start >= first.end)])
    return (*pieces, *_words(text, at, end))


def _words(text: str, start: int, end: int) -> tuple[Piece, ...]:
    return (Piece(text[start:end]),) if start < end else ()
