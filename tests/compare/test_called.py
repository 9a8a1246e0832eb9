import random

import pytest

from manytold.compare.called import named_differently
from manytold.compare.telling import tellings

from .makers import make_article, make_gathering, make_member


def called(*texts, language="en"):
    made = [make_article(f"{t}", language, id=f"a{i}") for i, t in enumerate(texts)]
    return named_differently(tellings(make_gathering(*map(make_member, made))))


MIGRANTS = "Migrants reached Brenholm on Friday. The migrants slept in a hall."
ALIENS = "Illegal aliens reached Brenholm on Friday. The illegal aliens slept in a hall."


def test_says_who_calls_a_group_what():
    (found,) = called(MIGRANTS, ALIENS, MIGRANTS + " It rained.")
    assert found.why == "called “migrants” by two, “illegal aliens” by one"
    assert [v.value for v in found.values] == ["Migrants", "Illegal aliens"]
    assert [len(v.receipts) for v in found.values] == [2, 1]
    assert found.origins == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MIGRANTS, "Refugees reached Brenholm on Friday. The refugees slept in a hall."),
        (MIGRANTS, "Some called them illegal aliens. They slept in a hall."),
        (MIGRANTS, "“The illegal aliens must go, and illegal aliens will go,” said Dora Marek."),
        (MIGRANTS, "Migrants and illegal aliens, illegal aliens and migrants: words matter."),
        ("Leader Ivo Lant spoke.", "President Ivo Lant spoke."),
        ("Velmoran leader Ivo Lant spoke.", "Velmoran dictator Dora Marek spoke."),
        ("The Velmoran government fell.", "The Brenish regime fell."),
        ("Marek was fired by Ivo Lant.", "Former director Ivo Lant spoke."),
    ],
    ids=["plain words", "one mention", "a speech", "no habit", "plain roles", "two people", "two countries", "a verb"],
)
def test_is_silent_where_unsure(one, other):
    assert called(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "language", "why"),
    [
        (
            "Velmoran leader Ivo Lant spoke.",
            "Velmoran dictator Ivo Lant spoke.",
            "en",
            "called “dictator” by one, “leader” by one",
        ),
        (
            "The Velmoran government closed the border.",
            "The Velmoran regime closed the border.",
            "en",
            "called “velmoran government” by one, “velmoran regime” by one",
        ),
        (
            "Demonstranten zogen durch Brenholm. Die Demonstranten sangen.",
            "Chaoten zogen durch Brenholm. Die Chaoten sangen.",
            "de",
            "called “chaoten” by one, “demonstranten” by one",
        ),
        ("He flew to Myanmar.", "He flew to Burma.", "en", "called “Burma” by one, “Myanmar” by one"),
        (
            "La semaine dernière, le gouvernement syrien a fermé la route.",
            "La semaine dernière, le régime syrien a fermé la route.",
            "fr",
            "called “gouvernement syrien” by one, “régime syrien” by one",
        ),
    ],
)
def test_finds_labels_of_persons_rulers_and_places(one, other, language, why):
    assert [f.why for f in called(one, other, language=language)] == [why]


def test_copies_have_no_label_of_their_own_and_order_is_nothing():
    members = [
        make_member(make_article(MIGRANTS, id="a0")),
        make_member(make_article(ALIENS, id="a1")),
        make_member(make_article(ALIENS + " More.", id="a2"), "a1"),
    ]
    first = named_differently(tellings(make_gathering(*members)))
    assert [f.origins for f in first] == [2]
    for seed in range(4):
        random.Random(seed).shuffle(members)
        assert named_differently(tellings(make_gathering(*members))) == first
