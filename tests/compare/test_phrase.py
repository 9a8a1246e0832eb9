import pytest

from manytold.compare.phrase import phrase
from manytold.compare.telling import tellings

from .makers import make_article, make_gathering, make_member

TEXT = (
    "Sluice opened\n"
    "The keepers opened the upper sluice, a heavy gate of 9 oak planks, before the flood reached Brenholm."
)


def make_phrase(shared, hidden=""):
    told = tellings(make_gathering(make_member(make_article(TEXT, titled=True))))[0]
    stems = [stem for word in shared for stem in told.weights_of(word)]
    at = TEXT.find(hidden)
    return phrase(told, (TEXT.find("The"), len(TEXT)), stems, (at, at + len(hidden)) if hidden else None)


@pytest.mark.parametrize(
    ("shared", "hidden", "shown"),
    [
        (["opened", "sluice"], "", "opened the upper sluice"),
        (["gate", "planks"], "9", "gate of oak planks"),
        (["keepers", "brenholm"], "", "keepers"),
        (["sluice", "gate"], "9", "sluice"),
        (["flood", "brenholm"], "", "flood reached Brenholm"),
        (["bakery"], "", ""),
    ],
)
def test_shows_the_words_around_what_is_shared(shared, hidden, shown):
    assert make_phrase(shared, hidden) == shown
