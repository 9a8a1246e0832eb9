import pytest

from manytold.text.names import names
from manytold.text.sentences import sentences
from tests.text.tables import make_cases


def read(text, language="en"):
    return names(text, sentences(text, language), language)


@pytest.mark.parametrize("case", make_cases("names"), ids=lambda case: case["text"][:30])
def test_names_of_the_table(case):
    found = read(case["text"], case.get("language", "en"))
    if case.get("loose"):
        assert [n.text for n in found] == [name for name, _, _ in case["names"]]
    else:
        assert [[n.text, n.kind, n.whole] for n in found] == case["names"]


def test_one_name_has_one_kind_in_a_document():
    found = read("Ruud said no. In Ruud it was quiet. Mr Ruud left. Nobody asked Ruud.")
    assert {n.kind for n in found} == {"person"}


def test_an_ambiguous_last_name_stays_as_it_is():
    found = read("Ada Lund met Tom Lund. Then Lund left.")
    assert found[-1].whole == "Lund"
