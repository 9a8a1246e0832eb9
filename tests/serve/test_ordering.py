"""Tables in the order asked for: what is not known comes last, what is equal stays, what is no column is not obeyed."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from manytold.serve.app import make_app
from manytold.serve.catalogues import shipped
from manytold.serve.countries import country_of
from manytold.serve.languages import country_name, speaking
from manytold.serve.ordering import ARTICLES, amount, article_rows, sorting, value_rows
from tests.questions.make import make_edition
from tests.serve.keep import newsroom_database

FERRY = make_edition().storylines[0].events[0]
CONFLICT = FERRY.of_kind("conflicting")[0]


def leads(order: str) -> list[str]:
    return [row.telling.lead.id for row in article_rows(FERRY, order)]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("", ["herald-1", "courier-7", "sahil-5"]),
        ("time", ["herald-1", "courier-7", "sahil-5"]),
        ("-time", ["sahil-5", "courier-7", "herald-1"]),
        ("new", ["courier-7", "herald-1", "sahil-5"]),
        ("length", ["herald-1", "courier-7", "sahil-5"]),
        ("-length", ["sahil-5", "courier-7", "herald-1"]),
        ("own", ["courier-7", "sahil-5", "herald-1"]),
    ],
)
def test_articles_stand_in_the_order_asked_for(order: str, wanted: list[str]) -> None:
    assert leads(order) == wanted


def test_what_is_not_known_comes_last_either_way() -> None:
    undated = replace(FERRY.tellings[0], lead=replace(FERRY.tellings[0].lead, published=None))
    event = replace(FERRY, tellings=(undated, *FERRY.tellings[1:]))
    for order in ("time", "-time"):
        assert article_rows(event, order)[-1].telling.lead.id == "herald-1"
    for order in ("country", "-country"):
        rows = article_rows(FERRY, order, {"sahil.example": "LB", "courier.example": "AT"})
        assert rows[-1].telling.lead.id == "herald-1"
    assert [
        row.country for row in article_rows(FERRY, "country", {"sahil.example": "LB", "courier.example": "AT"})
    ] == [
        "Austria",
        "Lebanon",
        "",
    ]


def test_copies_stay_under_their_first() -> None:
    for order in ARTICLES:
        rows = article_rows(FERRY, order)
        assert sorted(row.telling.lead.id for row in rows) == sorted(t.lead.id for t in FERRY.tellings)
        assert next(r for r in rows if r.telling.lead.id == "herald-1").telling.copies[0].id == "echo-3"


@pytest.mark.parametrize(
    ("order", "wanted"),
    [("value", [12, 17]), ("-value", [17, 12]), ("reports", [12, 17]), ("-reports", [17, 12]), ("-since", [17, 12])],
)
def test_values_stand_in_the_order_asked_for(order: str, wanted: list[int]) -> None:
    assert [amount(row.value.value)[1] for row in value_rows(FERRY, CONFLICT, order)] == wanted


def test_two_texts_of_one_outlet_are_one_report_of_a_value() -> None:
    tellings = tuple(replace(t, lead=replace(t.lead, source="one.example")) for t in FERRY.tellings)
    assert {row.reports for row in value_rows(replace(FERRY, tellings=tellings), CONFLICT)} == {1}
    assert replace(FERRY, tellings=tellings).reports == 1


def test_copies_are_one_report_of_a_value() -> None:
    assert [row.reports for row in value_rows(FERRY, CONFLICT)] == [2, 1]


@pytest.mark.parametrize(
    ("written", "number"),
    [("at least 12", 12), ("1,200 crowns", 1200), ("-3.5 °C", -3.5), ("no number", None), ("²", None), ("1.2.3", None)],
)
def test_a_value_is_sorted_by_its_number(written: str, number: float | None) -> None:
    found = amount(written)
    assert found[:2] == (number is None, number or 0.0)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_values_can_be_compared(one: str, other: str) -> None:
    assert (amount(one) < amount(other)) + (amount(other) < amount(one)) <= 1


@given(st.dictionaries(st.sampled_from(["sort", "values", "x"]), st.text(max_size=20)))
def test_what_is_no_column_is_not_obeyed(asked: dict[str, str]) -> None:
    found = sorting("/story/x", asked)
    assert found.articles.removeprefix("-") in ("", *ARTICLES)
    assert found.values.removeprefix("-") in ("", "value", "since", "reports")


def test_a_link_turns_the_column_round_and_keeps_the_other_table() -> None:
    found = sorting("/story/x", {"sort": "time", "values": "-reports"})
    assert found.link("sort", "time") == "/story/x?sort=-time&values=-reports"
    assert found.link("values", "reports") == "/story/x?sort=time&values=reports"
    assert [found.aria("sort", name) for name in ("time", "new")] == ["ascending", ""]
    assert found.aria("values", "reports") == "ascending"
    assert sorting("/", {"sort": "new"}).aria("sort", "new") == "descending"


@pytest.mark.parametrize(
    ("source", "known", "country"),
    [
        ("bbc.co.uk", None, "GB"),
        ("anything.de", None, "DE"),
        ("anything.de:8080", None, "DE"),
        ("anything.io", None, ""),
        ("anything.example", None, ""),
        ("anything.qq", None, ""),
        ("file:paper.de", None, ""),
        ("localhost", None, ""),
        ("", None, ""),
        ("anything.example", "FR", "FR"),
    ],
)
def test_a_country_is_told_only_where_something_tells_it(source: str, known: str | None, country: str) -> None:
    assert country_of(source, known) == country


def test_a_code_without_a_name_is_shown_as_it_is() -> None:
    assert (country_name("GB"), country_name("<b>")) == ("United Kingdom", "<b>")


def test_the_page_sorts_without_a_script(tmp_path: object) -> None:
    with newsroom_database(tmp_path) as database:  # type: ignore[arg-type]
        web = TestClient(make_app(database))

        def times(address: str) -> list[datetime]:
            table = web.get(address).text.partition('data-table="sort"')[2].partition("</table>")[0]
            body = re.sub(r"<ul.*?</ul>", "", table, flags=re.DOTALL)
            return [datetime.fromisoformat(found) for found in re.findall(r'<time datetime="([^"]+)"', body)]

        assert times("/story/ferry?sort=-time") == sorted(times("/story/ferry"), reverse=True)
        assert 'aria-sort="descending"' in web.get("/story/ferry?sort=-time").text
        assert "aria-sort" not in web.get("/story/ferry?sort=%22%3E%3Cscript").text


def test_a_country_is_called_as_the_language_spoken_calls_it() -> None:
    with speaking(shipped()["de"]):
        assert country_name("ES") == "Spanien"
    assert country_name("ES") == "Spain"
