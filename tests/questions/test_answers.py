import pytest

from manytold.errors import Untrue
from manytold.model.articles import Span
from manytold.questions.answers import receipt
from tests.questions.make import HERALD, make_edition, make_newsroom, span

TEXTS = {("a", 1): "Åland 😀 ferry", ("a", 2): ""}


@pytest.mark.parametrize(("start", "end", "words"), [(0, 5, "Åland"), (6, 7, "😀"), (8, 13, "ferry")])
def test_a_receipt_counts_code_points(start: int, end: int, words: str) -> None:
    assert receipt(Span("a", 1, start, end), TEXTS).text == words


@pytest.mark.parametrize(
    "where",
    [("a", 1, 0, 14), ("a", 1, 3, 3), ("a", 1, -2, 3), ("a", 1, 5, 2), ("a", 2, 0, 1), ("a", 3, 0, 1), ("b", 1, 0, 1)],
)
def test_a_receipt_outside_the_text_is_refused(where: tuple[str, int, int, int]) -> None:
    with pytest.raises(Untrue):
        receipt(Span(*where), TEXTS)


def test_an_event_knows_its_articles_leads_before_copies() -> None:
    ferry = make_edition().storylines[0].events[0]
    assert [a.id for a in ferry.articles] == ["herald-1", "echo-3", "courier-7", "sahil-5"]
    assert ferry.article("courier-7").version == 2  # type: ignore[union-attr]
    assert ferry.article("nobody") is None


def test_copies_carry_the_kind_and_the_reason() -> None:
    echo = make_edition().storylines[0].events[0].article("echo-3")
    assert echo is not None
    assert (echo.copy_of, echo.copy_kind, echo.copy_reason) == (
        "herald-1",
        "syndicated",
        "the same words, both credit NPA",
    )


def test_near_articles_are_named_and_never_members() -> None:
    (near,) = make_edition().storylines[0].events[0].near
    assert near.article == "mallory-9"
    assert near.why == "the same week, another place"


def test_span_helper_points_at_the_words() -> None:
    assert HERALD.quote(span(HERALD, "Port Aldo")) == "Port Aldo"
    assert len(make_newsroom().material().articles["courier-7"]) == 2
