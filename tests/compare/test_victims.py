import pytest

from manytold.compare.comparison import compare
from manytold.compare.telling import tellings
from manytold.compare.victims import victims

from .test_comparison import make_event


def counted(text):
    found = victims(tellings(make_event([text]))[0])
    return {v.slot: v.count for v in found}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Boy, 9, killed\nA 9-year-old boy was shot and killed in Brenholm on Friday.", {"killed": 1}),
        ("Family dead\nA man killed his wife and two sons before turning the gun on himself.", {"killed": 4}),
        (
            "Shots\nA girl was shot dead in Brenholm and her mother remains in the hospital.",
            {"killed": 1, "injured": 1},
        ),
        ("Shots in Brenholm\nA woman was shot in the chest, and three men were also wounded.", {"injured": 4}),
        ("Dora Marek dead at 95\nThe painter Dora Marek died at her home in Brenholm on Friday.", {}),
        ("A second shot\nMillions of people skipped the second vaccine shot, officials said.", {}),
        ("Trial\nThe officer who killed Ivo Lant in a shooting spoke to the court about the harbour.", {}),
    ],
)
def test_people_who_are_described_are_counted(text, counts):
    assert counted(text) == counts


def test_a_description_is_only_a_lower_bound_and_never_a_conflict():
    texts = [
        "Fire\nA woman was killed in a fire at a mill in Brenholm on Friday.",
        "Mill fire\nThree people were killed in a fire at a mill in Brenholm on Friday.",
        "Blaze\nA blaze at the Brenholm mill killed three people on Friday.",
    ]
    found = [f for f in compare(make_event(texts)).findings if f.about == "people killed"]
    assert [(f.kind, [v.value for v in f.values]) for f in found] == [("agreed", ["3"])]


def test_who_counts_the_attacker_too_does_not_differ():
    texts = [
        "Shots at the depot\nA gunman killed eight people at a depot in Brenholm on Friday.",
        "Depot\nNine people are dead, including the gunman, after shots at a depot in Brenholm on Friday.",
    ]
    kinds = [f.kind for f in compare(make_event(texts)).findings if f.about == "people killed"]
    assert kinds == ["agreed"]


def test_a_copy_with_another_number_is_told_and_is_no_second_voice():
    text = "Mill\nThe old mill in Brenholm lost 41 of its looms in the great flood, the owner said."
    found = compare(make_event([text, text.replace("41", "14")], origins=[0, 0])).findings
    assert [(f.kind, f.origins, [v.value for v in f.values]) for f in found] == [("conflicting", 1, ["41", "14"])]
