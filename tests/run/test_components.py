"""Parts of a graph, whatever the order of its edges."""

from hypothesis import given
from hypothesis import strategies as st

from manytold.model.copies import CopyLink
from manytold.run.components import components, neighbourhoods
from manytold.steps import Linked

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


def test_loose_links_join_nothing_and_are_shown_where_they_end() -> None:
    def binds(link: CopyLink) -> bool:
        return link.share >= 0.5

    def shows(link: CopyLink) -> bool:
        return link.share >= 0.3

    step = Linked("toy", 1, list, list, lambda _, __: [], binds, shows)  # type: ignore[misc]
    tight = CopyLink("a", "b", "same", 0.9, "")
    loose_inside = CopyLink("a", "c", "same", 0.1, "")
    bridge = CopyLink("b", "c", "same", 0.6, "")
    shown = CopyLink("c", "d", "same", 0.4, "")
    faint = CopyLink("b", "d", "same", 0.2, "")
    outside = CopyLink("a", "z", "same", 0.3, "")
    found = neighbourhoods("abcd", [tight, loose_inside, bridge, shown, faint, outside], step)
    assert found == [(["a", "b", "c"], [tight, loose_inside, bridge, shown, outside]), (["d"], [shown])]
