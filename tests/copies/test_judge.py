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


MOULD = [
    "The match between {a} and {b} ended {x} on Saturday after {p} had put the hosts ahead in the opening minutes.",
    "Coach {c} said that the team had played with patience and had earned the points by hard work in every line.",
    "Before a crowd of {n} the visitors came back when {q} headed in a corner shortly before the break.",
    "In the second half {p} missed a penalty, and {q} was shown a red card for a late tackle near the line.",
    "{a} will now travel to {d}, while {b} must wait for the result of the other game in the group on Sunday.",
]


def test_texts_from_one_mould_about_other_matters_are_no_copies() -> None:
    one, two = (
        [line.format(**dict(zip("abcdpqxn", values, strict=True))) for line in MOULD]
        for values in [
            ("Falkenau", "Greifen", "Brandner", "Morsund", "Lindholm", "Aske", "2-1", "4,312"),
            ("Torvik", "Lunde", "Halvorsen", "Askvik", "Ramberg", "Sole", "0-3", "978"),
        ]
    )
    assert links(one, two) == []
    assert links(one, reworded(one))


def test_a_reworded_text_with_its_quotations_untouched_is_told() -> None:
    said = [QUOTE + "Brandner said on Tuesday evening in the town hall."]
    (link,) = links([*AGENCY[:4], *said, *AGENCY[4:]], [*reworded(AGENCY[:4]), *said, *reworded(AGENCY[4:])])
    assert link.kind == "reworded"
    assert 0.5 < link.longer <= link.share < 1


def test_one_address_is_one_page_though_much_was_changed() -> None:
    url = "https://news.example/bridge?utm_campaign=x"
    a = fingerprint(make_article("a", AGENCY, url=url))
    b = fingerprint(make_article("b", [*AGENCY[:3], *REPORT[4:]], url="http://www.news.example/bridge/"))
    (link,) = judge([(a, b)])
    assert (link.kind, link.reason.split(";")[0]) == ("same", "the same address")
