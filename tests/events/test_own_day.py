from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from manytold.events.describe import describe
from manytold.text.annotate import annotate_closely
from tests.events.make import make_article, make_gathering

HEAD = "Two hurt in shooting at the Orlen mill"
CASES = [
    ("Two men were hurt in Falkenau on Saturday, the police said on Monday.", date(2031, 5, 3)),
    ("The police said Monday that two men were shot at about 9 p.m. Sunday in Falkenau.", date(2031, 5, 4)),
    ("Published: 6 May 2031\nTwo men were shot in Falkenau on Sunday.", date(2031, 5, 4)),
    ("Otto Brenk, who was elected on Friday, said two men were hurt.\nIt happened on Sunday.", date(2031, 5, 4)),
    ("A man was arraigned in court on Monday.\nHe shot two men on Sunday.", date(2031, 5, 4)),
    ("A trial will begin on Friday.\nTwo men were hurt on 20 April.", date(2031, 4, 20)),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_the_day_is_that_of_the_happening(text: str, day: date) -> None:
    when = describe(make_gathering(make_article("a", HEAD, *text.split("\n")))).when
    assert (when.first, when.last) == (day, day)


def test_a_past_day_with_its_year_after_the_publication_day_is_believed() -> None:
    told = make_article("a", HEAD, "Two men were shot in Falkenau on 8 November 2031, the police said.", days=-60)
    assert describe(make_gathering(told)).when.first == date(2031, 11, 8)


def test_a_telling_with_day_and_month_exchanged_has_no_voice() -> None:
    texts = [f"Two men were shot in Falkenau on Monday, said {name}." for name in ("Brenk", "Wolk", "Marek", "Lant")]
    told = [make_article(f"a{n}", HEAD, text) for n, text in enumerate(texts[1:])]
    odd = make_article("b", HEAD, texts[0], published=datetime(2031, 6, 5, tzinfo=UTC))
    when = describe(make_gathering(*told, odd)).when
    assert when.first == date(2031, 5, 5)
    assert "the publication day of 1 telling does not fit the others'" in when.why


CLOSELY = [
    ("6 May 2031 at 6 PM\nTwo men were hurt in Falkenau on Sunday.", date(2031, 5, 6), date(2031, 5, 4)),
    (
        "Crews cleaned the yard on Monday after two men were hurt on Sunday.",
        date(2031, 5, 5),
        date(2031, 5, 4),
    ),
]


@pytest.mark.parametrize(("text", "cheaply", "closely"), CLOSELY)
def test_trees_tell_stamps_and_what_a_clause_tells(text: str, cheaply: date, closely: date) -> None:
    gathering = make_gathering(make_article("a", HEAD, *text.split("\n")))
    assert describe(gathering).when.first == cheaply
    member = gathering.members[0]
    read = replace(member, statements=replace(member.statements, annotation=annotate_closely(member.article)[0]))
    assert describe(replace(gathering, members=(read,))).when.first == closely
