import pytest

from manytold.compare.comparison import compare

from .makers import make_article, make_gathering, make_member

OTHER = "The bakery in Brenholm burnt down on Friday. Nobody slept in the house, the fire brigade of Brenholm said."


def sole(text, other=OTHER):
    texts = (f"Fire\n{text}", f"Bakery gone\n{other}")
    found = compare(
        make_gathering(*(make_member(make_article(t, id=f"a{i}", titled=True)) for i, t in enumerate(texts)))
    )
    return [f.about for f in found.findings if f.kind == "only_here" and f.values[0].receipts[0].article == "a0"]


def test_names_what_no_other_has():
    assert sole("The retired baker Dora Marek had insured the oven and the whole shop for $90,000.") == [
        "Dora Marek, $90,000"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Posted by Dora Marek at 9:53 for 41 readers",
        "Enlarge this image of the burnt oven by Dora Marek",
        "Scores of tired neighbours carried buckets of water and wet sand from the river.",
        "Two tired neighbours with a mild case of COVID-19 carried buckets of water.",
        "SEVEN BAKERIES HAVE NOW BURNT, the tired neighbours of the old shop complained.",
    ],
    ids=["stamp", "caption", "vague", "part of a name", "shouting"],
)
def test_what_is_no_statement_is_not_told(text):
    assert sole(text) == []


def test_a_firm_is_known_without_its_legal_form():
    other = OTHER + " The owner, Halvard Ovens, has not been reached."
    assert sole("The owner Halvard Ovens LLC had warned the tired baker of the old chimney.", other) == []
