import pytest

from manytold.text.pieces import (
    FAMILY,
    GIVEN,
    MOST_PARTS,
    PLACE,
    PLACES,
    UNKNOWN,
    Lists,
    Vocabulary,
    marks_of,
    shape_of,
)

NUMBERS = {word: number for number, word in enumerate(["ferry", "fer", "##ry", "e", "x", "-", "."])}
LISTED = Lists(frozenset({"ada"}), frozenset({"lund", "york"}), frozenset({"york", "new york", "new york city"}))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ferry", ["ferry"]),
        ("FERRY", ["ferry"]),
        ("férry", ["ferry"]),
        ("ferryx", [UNKNOWN]),
        ("e-x", ["e", "-", "x"]),
        ("\u0301", [UNKNOWN]),
        ("x" * 50, [UNKNOWN]),
        ("." * 50, ["."] * MOST_PARTS),
    ],
)
def test_parts(word: str, parts: list[str | int]) -> None:
    assert Vocabulary(NUMBERS).parts(word) == tuple(NUMBERS.get(p, p) for p in parts)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("ferry", 1), ("Ferry", 2), ("NATO", 3), ("McKay", 4), ("G20", 3), ("2031", 5), ("...", 6), ("I", 7), ("", 6)],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_lists_count_for_words_with_a_capital() -> None:
    assert marks_of(["Ada", "Lund", "saw", "ada"], LISTED) == [GIVEN, FAMILY, 0, 0]
    assert marks_of(["in", "New", "York", "City"], LISTED) == [0, PLACES, FAMILY | PLACE | PLACES, PLACES]
    assert marks_of(["New", "york"], LISTED) == [0, 0]
