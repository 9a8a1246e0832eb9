"""Parts of a graph, whatever the order of its edges."""

from hypothesis import given
from hypothesis import strategies as st

from manytold.model.copies import CopyLink
from manytold.run.components import components

NAMES = st.sampled_from("abcdefgh")
LINKS = st.lists(
    st.builds(CopyLink, NAMES, NAMES, st.just("same"), st.just(1.0), st.just("")), max_size=10, unique=True
)


def test_parts_by_name() -> None:
    links = [CopyLink("c", "d", "same", 1.0, ""), CopyLink("b", "d", "same", 1.0, "")]
    assert components("ab", links) == [(["a"], []), (["b", "c", "d"], links)]
    assert components([], []) == []


@given(st.lists(NAMES), LINKS, st.randoms(use_true_random=False))
def test_order_does_not_matter(names: list[str], links: list[CopyLink], dice: object) -> None:
    mixed = dice.sample(links, len(links))  # type: ignore[attr-defined]
    assert [part[0] for part in components(names, links)] == [part[0] for part in components(names[::-1], mixed)]


@given(st.lists(NAMES), LINKS)
def test_everything_is_in_exactly_one_part(names: list[str], links: list[CopyLink]) -> None:
    parts = components(names, links)
    assert sorted(name for part, _ in parts for name in part) == sorted(
        {*names, *(e for k in links for e in (k.a, k.b))}
    )
    assert sorted(map(repr, (link for _, some in parts for link in some))) == sorted(map(repr, links))
