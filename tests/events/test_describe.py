from dataclasses import replace
from datetime import date

from manytold.events.describe import describe
from manytold.model.articles import Article, Span
from manytold.model.events import Event
from tests.events.make import make_article, make_gathering

FIRST = make_article(
    "a", "Why the mill fire should worry us all",
    "A fire destroyed the Orlen paper mill in Falkenau on Tuesday, and 14 workers were taken to hospital.",
    "It was the third fire at the mill in ten years.",
    "“We lost everything in an hour,” said fire chief Hanna Wolk.",
)  # fmt: skip
SECOND = make_article(
    "b", "Fire destroys Orlen paper mill in Falkenau, 14 workers injured",
    "Fourteen workers were injured when the Orlen paper mill in Falkenau burned down on Tuesday, the town said.",
    "The blaze began in a drying hall and reached the roof of the mill within minutes.",
    days=0.2,
)  # fmt: skip
COPY = make_article("c", "Mill burns", *SECOND.text.split("\n")[1:], days=0.4)


def told(event: Event, *articles: Article) -> dict[str, object]:
    texts = {a.id: a for a in articles}

    def words(span: Span | None) -> str | None:
        return span and texts[span.article].quote(span)

    return {"title": words(event.title), "where": words(event.where), "key": [words(s) for s in event.key_sentences]}


def test_an_event_is_told_by_its_tellings() -> None:
    event = describe(make_gathering(FIRST, SECOND, COPY, origins={"c": "b"}))
    shown = told(event, FIRST, SECOND, COPY)
    assert shown["title"] == "Fire destroys Orlen paper mill in Falkenau, 14 workers injured"
    assert shown["where"] == "Falkenau"
    assert [(t.lead, t.copies) for t in event.tellings] == [("a", ()), ("b", ("c",))]
    assert (event.when.first, event.when.last) == (date(2031, 5, 6), date(2031, 5, 6))
    assert event.when.why == "2 of 2 tellings say Tuesday 6 May 2031"


def test_two_texts_of_one_outlet_are_one_report() -> None:
    other = replace(SECOND, id="d", source=FIRST.source)
    event = describe(make_gathering(FIRST, other))
    assert (len(event.tellings), event.newsrooms, event.reports) == (2, 1, 1)
    assert event.standing == describe(make_gathering(other)).standing
    apart = describe(make_gathering(FIRST, SECOND))
    assert (apart.reports, replace(apart, newsrooms=0).reports) == (2, 2)


def test_key_sentences_stand_alone_and_come_from_different_tellings() -> None:
    event = describe(make_gathering(FIRST, SECOND, COPY, origins={"c": "b"}))
    assert {span.article for span in event.key_sentences} == {"a", "b"}
    for sentence in told(event, FIRST, SECOND)["key"]:  # type: ignore[attr-defined]
        assert not sentence.startswith("It")
        assert "“" not in sentence


def test_without_a_day_the_publication_is_the_bound() -> None:
    article = make_article("a", "New ferry for Falkenau", "The town has bought a ferry with room for thirty cars.")
    when = describe(make_gathering(article)).when
    assert (when.first, when.last) == (None, date(2031, 5, 6))
    assert when.why == "first published on Tuesday 6 May 2031; the texts name no day that can be placed"


def test_without_any_date_the_past_and_the_planned_are_bounds() -> None:
    article = make_article(
        "a", "Marek visits Norvik",
        "President Dora Marek arrived in Norvik on Friday for talks with Chancellor Otto Brenk.",
        "The two last met in March 2029 and signed nothing.",
        "Brenk invited Marek to open the new bridge in May 2032.",
        days=None,
    )  # fmt: skip
    when = describe(make_gathering(article)).when
    assert (when.first, when.last) == (date(2029, 3, 1), date(2032, 5, 31))
    assert "Friday, of a week that is not known" in when.why
    assert {article.quote(c.span) for c in when.clues} >= {"Friday", "March 2029", "May 2032"}


def test_a_telling_without_headline_or_words_is_still_an_event() -> None:
    for text in ("", "x", "No headline here but a fair sentence stands in this place."):
        event = describe(make_gathering(make_article("a", "", text, days=None)))
        assert event.title.article == "a"
        assert event.where is None
        assert event.when.why


def test_the_order_of_members_changes_nothing() -> None:
    assert describe(make_gathering(FIRST, SECOND, COPY)) == describe(make_gathering(COPY, SECOND, FIRST))
