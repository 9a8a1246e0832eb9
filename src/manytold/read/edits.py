"""What was changed between two versions of an article, told apart by kind, with spans into both (pure).

Lines are aligned first, as wholes and then by likeness; only lines that belong together are compared word by word
(longest common subsequence), so that a new paragraph is one addition and not a scatter of changed words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from manytold.model.articles import Article, Span
from manytold.model.edits import Change, ChangeKind, Edit
from manytold.read.changes import Line, Place, Token, is_slip, kind_of_change, lines_of, same_letters, tokens_of
from manytold.read.notes import note_in

ALIKE = 50.0
"""Likeness of two lines (0 to 100) from which one counts as the other, changed. Unrelated lines of news in one language
stay below 45, lines with half of their words exchanged above 55 (made-up pairs of the tests)."""
MOST_LINES = 3000
MOST_COMPARED = 4_000
"""Pairs of lines whose likeness is measured in one stretch; above that it counts as exchanged as a whole."""
MOST_LIKENED = 2_000
"""Characters of a line by which its likeness to another is measured."""
MOST_WORDS = 20_000_000
"""Product of the numbers of words of two stretches that are compared word by word: 3 MB, 0.05 s."""
LEAST_MOVED = 20
"""Characters of a line that counts as moved and not as deleted here and written there."""
CLOCKS = timedelta(seconds=60)
"""By how much a stated time of change must differ to be another one."""

Pair = tuple[Sequence[Line], Sequence[Line]]


@dataclass(frozen=True, slots=True)
class _Sides:
    old: Article
    new: Article

    def change(self, kind: ChangeKind, before: Place | None, after: Place | None) -> Change:
        return Change(kind, _span(self.old, before), _span(self.new, after))


def edit_between(old: Article, new: Article) -> Edit:
    """The edit that made a version of an article out of an earlier one."""
    sides = _Sides(old.told, new.told)
    changes = tuple(sorted([*_headline(sides), *_body(sides)], key=_place))
    note = _new_note(sides)
    stealth, why = _judged(sides, changes, note)
    return Edit(new.id, old.version, new.version, changes, stealth, why, note)


def _judged(sides: _Sides, changes: Iterable[Change], note: Span | None) -> tuple[bool, str]:
    if all(change.kind in ("typo", "moved") for change in changes):
        return False, "only slips were put right and nothing said otherwise"
    if note is not None:
        return False, "a note on the page says that it was changed"
    told, before = sides.new.modified, sides.old.modified
    if told is not None and (before is None or told - before >= CLOCKS):
        return False, f"the page states a time of change: {told:%Y-%m-%d %H:%M %Z}".rstrip()
    return True, "words were changed, and the page states neither a new time of change nor a note"


def _new_note(sides: _Sides) -> Span | None:
    """A note of a change that the earlier version did not have."""
    known = {line.text for line in lines_of(sides.old.text, 0)}
    found = (line for line in lines_of(sides.new.text, _title_end(sides.new)) if line.text not in known)
    line = next((line for line in found if note_in(line.text)), None)
    return _span(sides.new, (line.start, line.end)) if line else None


def _headline(sides: _Sides) -> Iterator[Change]:
    old, new = _title(sides.old), _title(sides.new)
    words, now = sides.old.title, sides.new.title
    if words != now:
        slip = words and now and (same_letters(words, now) or _slips_only(sides, old, new))
        yield sides.change("typo" if slip else "headline", old, new)


def _slips_only(sides: _Sides, old: Place | None, new: Place | None) -> bool:
    if old is None or new is None:
        return False
    changes = _words(sides, [Line(*old, sides.old.text[slice(*old)])], [Line(*new, sides.new.text[slice(*new)])])
    return all(change.kind == "typo" for change in changes)


def _body(sides: _Sides) -> Iterator[Change]:
    old = lines_of(sides.old.text, _title_end(sides.old))[:MOST_LINES]
    new = lines_of(sides.new.text, _title_end(sides.new))[:MOST_LINES]
    blocks = list(_differing(old, new))
    moved = _moved(blocks)
    yield from (sides.change("moved", one.place, other.place) for one, other in moved)
    gone = {one.start for one, _ in moved}
    come = {other.start for _, other in moved}
    for before, after in blocks:
        some = [line for line in before if line.start not in gone]
        others = [line for line in after if line.start not in come]
        for pair in _together(some, others):
            yield from _words(sides, *pair)


def _differing(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Placees of lines that differ, between lines that are the same."""
    for a, b in _gaps([line.text for line in old], [line.text for line in new]):
        yield old[slice(*a)], new[slice(*b)]


def _gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[Place, Place]]:
    """What lies between the common elements of two sequences, as places in both."""
    found: list[tuple[Place, Place]] = []
    a = b = 0
    for same in [*LCSseq.opcodes(old, new), None]:
        if same is not None and same.tag != "equal":
            continue
        start, at = (same.src_start, same.dest_start) if same else (len(old), len(new))
        if start > a or at > b:
            found.append(((a, start), (b, at)))
        if same:
            a, b = same.src_end, same.dest_end
    return found


def _moved(blocks: Sequence[Pair]) -> list[tuple[Line, Line]]:
    """Lines that are gone in one place and stand in another."""
    come = {line.text: line for _, after in blocks for line in after if len(line.text) >= LEAST_MOVED}
    return [(line, come.pop(line.text)) for before, _ in blocks for line in before if line.text in come]


def _together(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Lines that belong together because they are alike, in order; the others stand alone."""
    if not old or not new or len(old) * len(new) > MOST_COMPARED:
        yield from ([(old, ())] if old else []) + [((), new)] * bool(new)
        return
    at = 0
    for line in old:
        found = max(
            (
                (fuzz.ratio(line.text[:MOST_LIKENED], other.text[:MOST_LIKENED]), -n)
                for n, other in enumerate(new[at:], at)
            ),
            default=(0.0, 0),
        )
        if found[0] < ALIKE:
            yield (line,), ()
            continue
        yield from (((), (other,)) for other in new[at : -found[1]])
        yield (line,), (new[-found[1]],)
        at = 1 - found[1]
    yield from (((), (other,)) for other in new[at:])


def _words(sides: _Sides, old: Sequence[Line], new: Sequence[Line]) -> Iterator[Change]:
    """The changes from some lines to others, of which there may be none on one side."""
    if not old or not new:
        whole = [((line.start, line.end), None) for line in old] + [(None, (line.start, line.end)) for line in new]
        yield from (sides.change("removal" if before else "addition", before, after) for before, after in whole)
        return
    before = [token for line in old for token in tokens_of(line)]
    after = [token for line in new for token in tokens_of(line)]
    if len(before) * len(after) > MOST_WORDS:
        yield sides.change("wording", (old[0].start, old[-1].end), (new[0].start, new[-1].end))
        return
    gaps = _gaps([token.text for token in before], [token.text for token in after])
    language = sides.new.language or sides.old.language
    for a, b in _merged(gaps):
        some, others = before[slice(*a)], after[slice(*b)]
        repeated = bool(some) and not others and _repeats(before, a)
        slip = repeated or is_slip(some, others, language)
        kind = "typo" if slip else kind_of_change(sides.old.text, sides.new.text, some, others, language)
        yield sides.change(kind, _stretch(some), _stretch(others))


def _merged(gaps: Sequence[tuple[Place, Place]]) -> list[tuple[Place, Place]]:
    """Gaps with less in common between them than each of them changes count as one (Neil Fraser's clean-up)."""
    merged: list[tuple[Place, Place]] = []
    for gap in gaps:
        if merged and gap[0][0] - merged[-1][0][1] < min(_size(merged[-1]), _size(gap)):
            (a, _), (b, _) = merged.pop()
            merged.append(((a, gap[0][1]), (b, gap[1][1])))
        else:
            merged.append(gap)
    return merged


def _size(gap: tuple[Place, Place]) -> int:
    return max(gap[0][1] - gap[0][0], gap[1][1] - gap[1][0])


def _repeats(tokens: Sequence[Token], gap: Place) -> bool:
    """Whether what was removed stood twice in a row."""
    start, end = gap
    gone = [token.text.lower() for token in tokens[start:end]]
    size = end - start
    return gone in (
        [token.text.lower() for token in tokens[max(0, start - size) : start]],
        [token.text.lower() for token in tokens[end : end + size]],
    )


def _stretch(tokens: Sequence[Token]) -> Place | None:
    return (tokens[0].start, tokens[-1].end) if tokens else None


def _span(article: Article, place: Place | None) -> Span | None:
    return Span(article.id, article.version, *place) if place and place[0] < place[1] else None


def _title(article: Article) -> Place | None:
    return next(((p.start, p.end) for p in article.passages if p.kind == "title"), None)


def _title_end(article: Article) -> int:
    place = _title(article)
    return place[1] if place else 0


def _place(change: Change) -> tuple[int, int, str]:
    """By where it stands in the later text; what is gone by where it stood."""
    after, before = change.after, change.before
    return (after.start if after else before.start if before else 0, 0 if after else 1, change.kind)
