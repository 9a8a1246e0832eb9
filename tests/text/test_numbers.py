import pytest

from manytold.text.counting import digits_value
from manytold.text.numbers import quantities
from manytold.text.sentences import sentences
from tests.text.tables import make_cases


def read(text, language="en"):
    return quantities(text, sentences(text, language), language)


@pytest.mark.parametrize("case", make_cases("quantities"), ids=lambda case: case["text"][:30])
def test_numbers_of_the_table(case):
    found = read(case["text"], case.get("language", "en"))
    assert [q.text for q in found] == [number["text"] for number in case["numbers"]]
    for quantity, number in zip(found, case["numbers"], strict=True):
        told = {name: getattr(quantity, name) for name in number}
        told["scope"] = list(quantity.scope)
        assert told == {"scope": list(quantity.scope), **number}


@pytest.mark.parametrize(
    ("digits", "point", "value"),
    [
        ("1,200", ".", 1200),
        ("1.200", ",", 1200),
        ("1.200,5", ",", 1200.5),
        ("1,200.5", ".", 1200.5),
        ("1 200", ",", 1200),
        ("3.14", ".", 3.14),
        ("3,14", ",", 3.14),
        ("3,5", ".", 3.5),
        ("1,23,456", ".", 123456),
        ("12", ".", 12),
    ],
)
def test_separators_follow_the_language(digits, point, value):
    assert digits_value(digits, point) == value
