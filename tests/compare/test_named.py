"""Names of an event: by name only, whatever the order, and never more than are kept."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.compare.comparison import compare
from manytold.compare.named import MOST, named
from manytold.model.events import Gathering
from manytold.model.names import NameTold
from manytold.model.statements import Name
from manytold.text.name_keys import LONGEST, name_key

from .test_comparison import EVENT, make_event


def told(gathering: Gathering) -> dict[str, NameTold]:
    return {one.key: one for one in named(gathering, compare(gathering))}


def test_who_is_quoted_and_what_is_named() -> None:
    found = told(make_event(EVENT))
    assert (found["ivo-lant"].shown, found["ivo-lant"].kind, found["ivo-lant"].quotes) == ("Ivo Lant", "person", 1)
    assert (found["dora-marek"].quotes, found["dora-marek"].articles) == (1, 1)
    assert found["brenholm"].articles == 3
    assert found["brenholm"].kind == "place"
    assert {one.event for one in found.values()} == {make_event(EVENT).group.id}


def test_same_answer_in_any_order() -> None:
    gathering = make_event(EVENT)
    first = named(gathering, compare(gathering))
    for seed in range(6):
        members = list(gathering.members)
        random.Random(seed).shuffle(members)
        assert named(Gathering(gathering.group, tuple(members)), compare(gathering)) == first


def test_no_more_names_than_are_kept_and_the_quoted_among_them() -> None:
    gathering = make_event(EVENT)
    first = gathering.members[0]
    crowd = tuple(Name(0, 1, f"Aa{i} Bb", "person", f"Aa{i} Bb") for i in range(300) for _ in range(3))
    annotation = replace(first.statements.annotation, names=crowd)
    statements = replace(first.statements, annotation=annotation)
    crowded = Gathering(gathering.group, (replace(first, statements=statements), *gathering.members[1:]))
    found = named(crowded, compare(gathering))
    assert len(found) == MOST
    assert {"ivo-lant", "dora-marek"} <= {one.key for one in found}


def test_an_event_that_was_not_compared_has_names_too() -> None:
    found = named(make_event(EVENT), None)
    assert {one.quotes for one in found} == {0}
    assert "ivo-lant" in {one.key for one in found}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Élodie O'Brien", "elodie-o-brien"),
        ("elodie o’brien", "elodie-o-brien"),
        ("  Port\u00a0Aldo ", "port-aldo"),
        ("Straße", "strasse"),
        ("محمد علي", "محمد-علي"),
        ("नरेन्द्र मोदी", "नरेन्द्र-मोदी"),
        ("李 强", "李-强"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u202e\x00", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_ways_to_write_a_name_have_one_key(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=500))
def test_a_key_is_short_plain_and_its_own_key(name: str) -> None:
    key = name_key(name)
    assert len(key) <= LONGEST
    assert not set(key) & set("/?#<>&\"' \n\0")
    assert name_key(key) == key
