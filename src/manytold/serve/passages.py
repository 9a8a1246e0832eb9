"""An article's text as blocks to show, with marks where receipts point."""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.model.articles import PassageKind
from manytold.questions.answers import VersionAnswer
from manytold.serve.pages import inert


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text to be marked; `id` is its anchor, or empty; `own` marks what the reader noted."""

    start: int
    end: int
    id: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks around them; `inner` holds what a mark encloses, and then `text` is empty."""

    text: str
    marked: bool = False
    id: str = ""
    inner: tuple["Piece", ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of a text; `at` is where it begins, None where a page does not show all its characters."""

    kind: PassageKind
    pieces: tuple[Piece, ...]
    at: int | None = None


def blocks(version: VersionAnswer, marks: Sequence[Mark] = ()) -> tuple[Block, ...]:
    """The passages of one wording, each cut where marks begin and end; a mark's anchor stands at its first word."""
    ordered = _nesting_order(marks)
    shown, named = [], set[str]()
    for passage in version.passages:
        inside = [_cut(m, passage.start, passage.end, named) for m in ordered if _meet(m, passage.start, passage.end)]
        named |= {m.id for m in inside}
        pieces = _pieces(version.text, passage.start, passage.end, inside)
        whole = version.text[passage.start : passage.end]
        shown.append(Block(passage.kind, pieces, passage.start if inert(whole) == whole else None))
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
    return Mark(max(mark.start, start), min(mark.end, end), "" if mark.id in named else mark.id, mark.own)


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Piece, ...]:
    """Words from start to end under marks in nesting order; a mark that runs over another's end goes on behind it."""
    pieces: list[Piece] = []
    at, waiting = start, marks
    while waiting:
        first, rest = waiting[0], waiting[1:]
        inner = [Mark(m.start, min(m.end, first.end), m.id, m.own) for m in rest if m.start < first.end]
        over = [Mark(first.end, m.end, "", m.own) for m in rest if m.start < first.end < m.end]
        pieces += _words(text, at, first.start)
        pieces.append(Piece("", True, first.id, _pieces(text, first.start, first.end, inner), first.own))
        at, waiting = first.end, _nesting_order([*over, *(m for m in rest if m.start >= first.end)])
    return (*pieces, *_words(text, at, end))


def _words(text: str, start: int, end: int) -> tuple[Piece, ...]:
    return (Piece(text[start:end]),) if start < end else ()
