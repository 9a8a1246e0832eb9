from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Passage
from manytold.questions.answers import VersionAnswer
from manytold.serve.passages import Mark, Piece, blocks

TEXT = "Head line\nOne two three.\nFour five six."
PASSAGES = (Passage(0, 9, "title"), Passage(10, 24, "paragraph"), Passage(25, 39, "item"))
VERSION = VersionAnswer(1, TEXT, PASSAGES, datetime(2031, 5, 4, tzinfo=UTC))


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(words(p.inner) if p.marked else p.text for p in pieces)


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(words(p.inner) for p in pieces if p.marked)


def anchors(pieces: tuple[Piece, ...]) -> list[str]:
    return [a for p in pieces for a in ([p.id] if p.id else []) + anchors(p.inner)]


def test_without_marks_the_text_is_as_it_is() -> None:
    shown = blocks(VERSION)
    assert [b.kind for b in shown] == ["title", "paragraph", "item"]
    assert [words(b.pieces) for b in shown] == TEXT.split("\n")


def test_a_mark_encloses_its_words() -> None:
    (_, paragraph, _) = blocks(VERSION, [Mark(14, 17, "m")])
    assert [(p.marked, words((p,))) for p in paragraph.pieces] == [(False, "One "), (True, "two"), (False, " three.")]


def test_marks_nest_and_overlap() -> None:
    (_, paragraph, _) = blocks(VERSION, [Mark(10, 17, "a"), Mark(14, 23, "b"), Mark(10, 13, "c")])
    assert words(paragraph.pieces) == "One two three."
    assert marked(paragraph.pieces) == "One two three"
    assert anchors(paragraph.pieces) == ["a", "c", "b"]


def test_a_mark_over_passages_has_one_anchor() -> None:
    shown = blocks(VERSION, [Mark(0, 39, "m")])
    assert [marked(b.pieces) for b in shown] == TEXT.split("\n")
    assert [anchors(b.pieces) for b in shown] == [["m"], [], []]


MARKS = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 39)).filter(lambda m: m[0] < m[1]), max_size=8, unique=True
)


@settings(deadline=None)
@given(MARKS)
def test_any_marks_keep_every_word_and_mark_exactly_theirs(spans: list[tuple[int, int]]) -> None:
    shown = blocks(VERSION, [Mark(start, end, f"{start}-{end}") for start, end in spans])
    assert [words(b.pieces) for b in shown] == TEXT.split("\n")
    covered = {i for start, end in spans for i in range(start, end)}
    wanted = ["".join(TEXT[i] for i in range(p.start, p.end) if i in covered) for p in PASSAGES]
    assert [marked(b.pieces) for b in shown] == wanted
    found = [a for b in shown for a in anchors(b.pieces)]
    inside = [f"{s}-{e}" for s, e in spans if any(s < p.end and p.start < e for p in PASSAGES)]
    assert sorted(found) == sorted(inside)
