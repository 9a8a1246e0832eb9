"""What is made of the model's mentions, given by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.model.statements import Name
from manytold.text.named import names_of
from manytold.text.parse import KINDS, Mention, Parse
from manytold.text.tokens import tokens


def fits(kind: str, by: float = 5.0):
    return tuple((other, 0.0 if short == kind else -by) for short, other in KINDS.items())


def make_parse(text: str, *mentions: tuple[str, str, float]) -> Parse:
    """Each mention is taken at its first place after the one before it."""
    places, found, at = tokens(text), [], 0
    for words, kind, by in mentions:
        start = text.index(words, at)
        at = start + len(words)
        first = next(i for i, (a, _) in enumerate(places) if a == start)
        after = next(i for i, (_, b) in enumerate(places) if b == at) + 1
        found.append(Mention(first, after, KINDS[kind], fits(kind, by)))
    tags = tuple("PROPN" if text[a].isupper() else "ADP" for a, _ in places)
    nothing = tuple(() for _ in places)
    return Parse(
        tuple(a for a, _ in places), tuple(b for _, b in places), tags, tuple(-1 for _ in places),
        tuple("dep" for _ in places), tuple(found), nothing,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        ("Ada Lund left. Lund sang.", [("Ada Lund", "PER", 5), ("Lund", "LOC", 2)], "Ada Lund person|Lund person"),
        ("Ada Lund left. Lund sang.", [("Ada Lund", "PER", 5)], "Ada Lund person|Lund person"),
        ("President Lund left.", [("President Lund", "PER", 5)], "Lund person"),
        ("The President left.", [("President", "PER", 5)], ""),
        ("The moon rose over Velm.", [("moon", "LOC", 5), ("Velm", "LOC", 5)], "Velm place"),
        ("Norwegian boats", [("Norwegian", "OTH", 5)], ""),
        ("Xi, Putin and the Xi-Putin talks", [("Xi", "PER", 5), ("Putin", "PER", 5), ("Xi-Putin", "PER", 5)],
         "Xi person|Putin person|Xi person|Putin person"),
        ("the Stoke-Velm road", [("Stoke-Velm", "LOC", 5)], "Stoke-Velm place"),
        ("Ada Lund Jr. left. Tom Holm Jr. sang. Jr. slept.", [("Ada Lund Jr.", "PER", 5), ("Tom Holm Jr.", "PER", 5)],
         "Ada Lund Jr. person|Tom Holm Jr. person"),
        ("Ada Lund and Tom Lund left. Lund sang.", [("Ada Lund", "PER", 5), ("Tom Lund", "PER", 5)],
         "Ada Lund person|Tom Lund person|Lund person"),
        ("held at Velm airport today", [("Velm airport", "LOC", 5)], "Velm place"),
        ("nothing at all", [], ""),
    ],
)  # fmt: skip
def test_names_of_mentions(text: str, mentions: list[tuple[str, str, float]], names: str) -> None:
    found = names_of(text, make_parse(text, *mentions), "en")
    assert "|".join(f"{name.text} {name.kind}" for name in found) == names


def test_the_fullest_form_is_told() -> None:
    text = "Ada Lund left. Lund sang."
    found = names_of(text, make_parse(text, ("Ada Lund", "PER", 5), ("Lund", "PER", 5)), "en")
    assert [name.whole for name in found] == ["Ada Lund", "Ada Lund"]


def test_shape_is_one_more_voice_where_the_model_is_not_sure() -> None:
    text = "The Velm met."
    by_shape = [Name(4, 8, "Velm", "organisation", "Velm")]
    for sure, kind in ((0.1, "organisation"), (3.0, "person")):
        assert names_of(text, make_parse(text, ("Velm", "PER", sure)), "en", by_shape)[0].kind == kind


@given(st.lists(st.sampled_from(["Ada Lund", "Lund", "Velm", "Xi-Lund", "went", "to", "."]), max_size=14), st.data())
def test_names_are_in_order_and_apart(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    mentions = [(w, data.draw(st.sampled_from(list(KINDS))), 2.0) for w in words if w[0].isupper()]
    found = names_of(text, make_parse(text, *mentions), "en")
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[name.start : name.end] == name.text for name in found)
    kinds = {name.whole: name.kind for name in found}
    assert all(kinds[name.whole] == name.kind for name in found)
