"""A few words in a row that tell what a finding is about: a stretch of a telling around the words that all share.

Shared words picked out one by one read like a list of keywords; the stretch keeps the small words between them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from manytold.compare.telling import Told
from manytold.text.words import words

GAP, COMMA = 0.21, 0.2
"""What a word between shared words costs, in shared words, and what a comma: a list may be told, a sentence not."""
LONGEST, BRIEF = 11, 7
"""Words of a phrase at most, and of one inside a single clause."""
JOINERS = frozenset(" -–'’\u00a0,")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a sentence; `shared` is its shared stem or nothing, `run` counts the stretches without a stop."""

    start: int
    end: int
    shared: str
    run: int
    lead: str
    """What stands between it and the word before: a blank, a hyphen, or a comma."""


def phrase(told: Told, place: tuple[int, int], shared: Iterable[str], leave: tuple[int, int] | None = None) -> str:
    """The best stretch of a sentence around the shared stems, and of one clause without the number or time at `leave`.

    Empty where none of the stems stands there; it never ends on a lone word after a comma.
    """
    longest = LONGEST if leave is None else BRIEF
    pieces = _pieces(told, place, frozenset(shared), leave)
    marks = [i for i, piece in enumerate(pieces) if piece.shared]
    best: tuple[float, int, int] | None = None
    for at, i in enumerate(marks):
        for j in marks[at:]:
            if j - i >= longest or pieces[i].run != pieces[j].run:
                break
            covered = len({piece.shared for piece in pieces[i : j + 1]} - {""})
            commas = sum("," in piece.lead for piece in pieces[i + 1 : j + 1])
            if commas and (leave is not None or "," in pieces[j].lead):
                continue
            value = (round(covered - GAP * (j - i + 1 - covered) - COMMA * commas, 4), -i, j)
            best = value if best is None or value[:2] > best[:2] else best
    return "" if best is None else _written(told, place, pieces[-best[1] : best[2] + 1])


def _pieces(told: Told, place: tuple[int, int], shared: frozenset[str], leave: tuple[int, int] | None) -> list[Piece]:
    text, (start, end) = told.article.text, place
    found: list[Piece] = []
    run, last = 0, start
    for low, high, word in words(text[start:end]):
        a, b = low + start, high + start
        gap = text[last:a]
        if leave is not None and last <= leave[0] and leave[1] <= a:
            gap = gap.replace(text[leave[0] : leave[1]], "")
        run += any(sign not in JOINERS for sign in gap)
        last = b
        if leave is None or b <= leave[0] or leave[1] <= a:
            stem = min(set(told.weights_of(word)) & shared, default="")
            found.append(Piece(a, b, stem, run, gap if gap in ("-", ", ") else " "))
    return found


def _written(told: Told, place: tuple[int, int], pieces: list[Piece]) -> str:
    text = told.article.text
    shown = [text[piece.start : piece.end] for piece in pieces]
    shown[-1] = shown[-1].removesuffix("’s").removesuffix("'s")
    first = pieces[0]
    named = any(n.start <= first.start < n.end for n in told.member.statements.annotation.names)
    if first.start - place[0] < 2 and not named and not shown[0].isupper() and told.article.language != "de":
        shown[0] = shown[0][:1].lower() + shown[0][1:]
    return shown[0] + "".join(piece.lead + word for piece, word in zip(pieces[1:], shown[1:], strict=True))
