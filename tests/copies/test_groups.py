import random
from datetime import timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge
from manytold.model.copies import CopyLink
from tests.copies.make import AGENCY, NOON, make_article, make_link, make_print, reworded


def test_weak_links_do_not_chain() -> None:
    items = [make_print(name, hours=hours) for hours, name in enumerate("abcd")]
    groups = merge(items, [make_link("a", "b", 0.9), make_link("b", "c", 0.42, "reworked"), make_link("c", "d", 0.9)])
    assert [(g.lead, [c.article for c in g.copies]) for g in groups] == [("a", ["b"]), ("c", ["d"])]


def test_a_member_may_come_by_way_of_another() -> None:
    items = [make_print(name, hours=hours) for hours, name in enumerate("abc")]
    (group,) = merge(items, [make_link("a", "b", 0.9), make_link("b", "c", 0.7)])
    assert group.copies[1].reason == "made up; by way of B"


def test_the_first_leads_and_the_undated_come_last() -> None:
    items = [make_print("a", hours=None), make_print("b", hours=3), make_print("c", hours=1)]
    (group,) = merge(items, [make_link(x, y, 1.0, "same") for x, y in combinations("abc", 2)])
    assert (group.id, group.lead) == ("c", "c")


def test_whom_the_others_credit_leads_though_later() -> None:
    agency = make_print("z", hours=5, source_name="Norvik Press Agency")
    paper = make_print("a", hours=1, credits=("Norvik Press Agency",))
    (group,) = merge([paper, agency], [make_link("a", "z", 0.9)])
    assert group.lead == "z"
    assert group.copies[0].reason == "made up; credits Norvik Press Agency"


def test_a_date_far_before_all_others_is_not_believed() -> None:
    items = [make_print("a", hours=-24 * 400), make_print("b", hours=0), make_print("c", hours=1)]
    (group,) = merge(items, [make_link(x, y, 0.9) for x, y in combinations("abc", 2)])
    assert group.lead == "b"


def test_texts_alone_are_in_no_group() -> None:
    assert merge([make_print("a")], []) == []


def test_an_agency_text_and_its_copies_make_one_group() -> None:
    texts = {
        "n": AGENCY,
        "o": AGENCY[:6],
        "p": reworded(AGENCY),
        "q": [*AGENCY, "Our town reporter adds nothing to it."],
    }
    prints = [fingerprint(make_article(name, text, hours=i)) for i, (name, text) in enumerate(texts.items())]
    (group,) = merge(prints, list(judge(combinations(prints, 2))))
    assert {c.article: c.kind for c in group.copies} == {"o": "syndicated", "p": "reworded", "q": "syndicated"}


NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
PRINTS = [
    fingerprint(
        make_article(
            name,
            AGENCY[: 3 + i % 5],
            hours=i % 3 or None,
            fetched=NOON + timedelta(minutes=45 * (i % 4)),
            credits=("G",) if i % 3 == 1 else (),
        )
    )
    for i, name in enumerate(NAMES)
]


@given(
    st.lists(
        st.tuples(st.sampled_from(PAIRS), st.sampled_from([0.41, 0.5, 0.66, 0.9]), st.sampled_from([0.1, 0.5, 1.0])),
        max_size=20,
    ),
    st.randoms(use_true_random=False),
)
def test_no_order_and_no_doubles_change_the_groups(
    wanted: list[tuple[tuple[str, str], float, float]], rng: random.Random
) -> None:
    links: list[CopyLink] = [make_link(a, b, share, longer=longer) for (a, b), share, longer in wanted]
    before = merge(PRINTS, links)
    shuffled, items = links + rng.sample(links, len(links) // 2), list(PRINTS)
    rng.shuffle(shuffled)
    rng.shuffle(items)
    assert merge(items, shuffled) == before
    members = [m for g in before for m in (g.lead, *(c.article for c in g.copies))]
    assert len(members) == len(set(members))
