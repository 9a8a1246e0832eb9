import random
from time import perf_counter

import pytest

from manytold.copies.fingerprint import fingerprint
from manytold.copies.judge import judge
from manytold.copies.keys import keys
from manytold.model.copies import CopyLink
from tests.copies.make import AGENCY, REPORT, make_article, reworded

EXTENDED = [*AGENCY[:5], *REPORT[3:8], "Shops in the lower town have already seen fewer customers than on a usual day."]
EDITED = [AGENCY[0].replace("The old bridge", "A bridge"), *AGENCY[1:7]]
QUOTE = (
    "“We have looked at every pier, at every bolt and at every plan since the year it was built, and I say it "
    "plainly: nobody who loves this town can let another lorry roll over that bridge before the autumn,” "
)


def links(first: list[str], second: list[str], **fields: object) -> list[CopyLink]:
    a, b = make_article("alpha", first), make_article("beta", second, **fields)
    return list(judge([(fingerprint(a), fingerprint(b))]))


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (AGENCY, "same"),
        ([s.upper() for s in AGENCY], "same"),
        (EDITED, "syndicated"),
        (AGENCY[:5], "syndicated"),
        (EXTENDED, "reworked"),
        (reworded(AGENCY), "reworded"),
        (REPORT, None),
    ],
)
def test_each_kind_of_copy_is_told(second: list[str], kind: str | None) -> None:
    assert [link.kind for link in links(AGENCY, second)] == ([kind] if kind else [])


@pytest.mark.parametrize("second", [AGENCY, EDITED, AGENCY[:5], EXTENDED, reworded(AGENCY)])
def test_what_is_judged_a_copy_has_met(second: list[str]) -> None:
    a, b = fingerprint(make_article("alpha", AGENCY)), fingerprint(make_article("beta", second))
    assert set(keys(a)) & set(keys(b))


def test_two_reports_with_the_same_long_quotation_are_no_copies() -> None:
    said = [QUOTE + "Brandner said."]
    assert links(said + AGENCY[:4], said + REPORT[:4]) == []


def test_a_statement_printed_in_full_without_marks_is_no_reworking() -> None:
    statement = [QUOTE.strip("“” ,")]
    assert links([AGENCY[0], *statement, AGENCY[3]], [REPORT[0], *statement, *REPORT[2:4]]) == []


def test_different_languages_are_never_copies() -> None:
    assert links(AGENCY, AGENCY, language="de") == []


def test_short_texts_are_copies_only_when_they_are_the_same() -> None:
    short = ["The bridge in Falkenau is closed, the mayor said on Tuesday."]
    assert links(short, [short[0] + " More follows."]) == []
    assert [link.kind for link in links(short, short)] == ["same"]


def test_the_order_of_a_pair_and_of_pairs_changes_nothing() -> None:
    prints = [
        fingerprint(make_article(n, t)) for n, t in (("a", AGENCY), ("b", EDITED), ("c", EXTENDED), ("d", REPORT))
    ]
    pairs = [(x, y) for x in prints for y in prints if x.article < y.article]
    turned = [(y, x) for x, y in reversed(pairs)]
    assert sorted(judge(pairs), key=str) == sorted(judge(turned), key=str)


def test_reasons_are_plain_words() -> None:
    assert (
        links(AGENCY, AGENCY[:5])[0].reason == "100 % of the five-word sequences of the shorter text stand in the other"
    )


@pytest.mark.parametrize("text", ["", "x", "😀 " * 50, "\ud800 lone", "a" * 5000])
def test_strange_texts_have_fingerprints(text: str) -> None:
    a, b = make_article("alpha", [text]), make_article("beta", [text + " more"])
    assert list(judge([(fingerprint(a), fingerprint(b))])) == []


def test_pairs_that_share_little_are_judged_fast() -> None:
    rng = random.Random(1)
    vocabulary = [f"word{i}" for i in range(2000)]
    texts = [[" ".join(rng.choices(vocabulary, k=15)) + "." for _ in range(30)] for _ in range(40)]
    prints = [fingerprint(make_article(f"t{i}", text)) for i, text in enumerate(texts)]
    pairs = [(a, b) for a in prints for b in prints if a.article < b.article] * 5
    start = perf_counter()
    assert list(judge(pairs)) == []
    assert len(pairs) / (perf_counter() - start) > 2_000
