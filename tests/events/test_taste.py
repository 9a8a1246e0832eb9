"""What readers like: more of it stands higher, less of it lower, nothing known changes nothing, order never matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.events.taste import MOST_LIFT, WORTH, lift, likings, place, traits
from manytold.model.events import Telling
from manytold.model.stances import STANCES
from manytold.model.tastes import Lift, Sign, Told
from tests.store.make import START

ROVERS = {("name", "tarn rovers"): 1.0, ("section", "sport"): 0.5}
BANK = {("name", "corvane bank"): 1.0, ("section", "business"): 0.5}


def told(name: str = "e1", *names: tuple[str, float], section: str = "") -> Told:
    return Told(name, names, (Telling("a"),), section, START)


def test_traits_are_bounded_and_the_heaviest_name_is_whole() -> None:
    many = tuple((f"name {i}", 0.5 / (i + 1)) for i in range(60))
    found = traits(told("e1", *many, section="sport"), "s1", ["b", "a", "b"])
    assert found["name", "name 0"] == 1.0
    assert sum(kind == "name" for kind, _ in found) == 10
    assert found["source", "a"] == found["source", "b"] == 0.15
    assert found["story", "s1"] == 1.0
    assert traits(told(), "", []) == {}


@pytest.mark.parametrize("kind", STANCES)
def test_each_act_says_what_it_says(kind: str) -> None:
    liked = likings([Sign("e1", kind, ROVERS)])  # type: ignore[arg-type]
    found = lift(ROVERS, liked)
    assert (found.by > 0) == (WORTH[kind] > 0)  # type: ignore[index]
    assert found.because is not None
    assert (found.because.trait, found.because.because) == (("name", "tarn rovers"), kind)
    assert lift(BANK, liked) == Lift()


def test_only_who_follows_a_storyline_likes_the_storyline() -> None:
    of = {("story", "s1"): 1.0}
    assert lift(of, likings([Sign("e1", "star", of)])) == Lift()
    assert lift(of, likings([Sign("e1", "follow", of)])).by > 0.3


def test_more_and_less_of_one_thing_take_each_other_back() -> None:
    assert lift(ROVERS, likings([Sign("e1", "more", ROVERS), Sign("e2", "less", ROVERS)])) == Lift()


def test_a_visit_says_less_than_a_star_and_many_visits_say_much() -> None:
    one = lift(ROVERS, likings([Sign("e1", "seen", ROVERS)])).by
    star = lift(ROVERS, likings([Sign("e1", "star", ROVERS)])).by
    many = lift(ROVERS, likings([Sign(f"e{i}", "seen", ROVERS) for i in range(30)])).by
    assert 0 < one < star < many < 1


def test_a_lift_moves_no_further_than_it_may() -> None:
    assert place(told(), Lift())[0] == START
    assert place(told(), Lift(1.0))[0] == START + MOST_LIFT
    assert place(told(), Lift(-1.0))[0] == START - MOST_LIFT


SIGNS = st.builds(
    Sign,
    st.sampled_from(["e1", "e2", "e3"]),
    st.sampled_from(STANCES),
    st.sampled_from([ROVERS, BANK, {}]),
)


@given(st.lists(SIGNS, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_acts_never_matters_and_lifts_are_bounded(signs: list[Sign], chance: object) -> None:
    mixed = list(signs)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert likings(mixed) == likings(signs)
    assert all(-1 <= liking.weight <= 1 for liking in likings(signs).values())
    assert -1 <= lift(ROVERS, likings(signs)).by <= 1
