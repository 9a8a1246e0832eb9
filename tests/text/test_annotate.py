import time
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article, Passage
from manytold.text.annotate import _annotated, annotate

MOMENT = datetime(2031, 5, 7, 9, tzinfo=UTC)


def make_article(text, language="en", published=MOMENT):
    passages = (Passage(0, len(text), "paragraph"),)
    return Article("a", 1, "s", "S", text, "0", passages, MOMENT, published=published, language=language)


def check(text, language, published=MOMENT):
    found = annotate(make_article(text, language, published))
    for part in (found.sentences, found.names, found.times, found.quantities):
        assert all(0 <= p.start < p.end <= len(text) for p in part)
        assert all(a.end <= b.start for a, b in pairwise(part))
    assert all(text[p.start : p.end] == p.text for p in (*found.names, *found.times, *found.quantities))
    return found


def test_a_year_is_no_quantity():
    found = check("In 2029, on 4 May and for ten years 12 boats sank.", "en")
    assert [q.text for q in found.quantities] == ["12"]


def test_a_weekday_counts_from_the_day_where_the_page_is_made():
    evening = replace(make_article("The boat sank on Tuesday."), published_local="2031-05-06T22:00-05:00")
    [time] = annotate(evening).times
    assert time.first == date(2031, 5, 6)
    [time] = annotate(make_article("The boat sank today.")).times
    assert time.first == date(2031, 5, 7)
    [time] = annotate(replace(evening, text="The boat sank today....!!")).times
    assert time.first == date(2031, 5, 6)


def test_the_same_article_gives_the_same_annotation():
    article = make_article("Jon Lund sank 3 boats on Monday.")
    assert annotate(article) is annotate(article)
    assert _annotated.__wrapped__(article.text, article.language, article.published_day) == annotate(article)


@given(
    st.text(max_size=400),
    st.sampled_from(["en", "de", "es", "fr", "ru", "zh", None, "zz"]),
    st.sampled_from([MOMENT, None]),
)
@settings(deadline=None)
def test_any_text_is_annotated(text, language, published):
    check(text, language, published)


WORDS = ["Mr. Lund", "The", "Bank", "of", "Odd", "said", "5", "five", "killed", "people", "and", "Monday", "$3m", "%"]
MARKS = [
    ". ",
    '"',
    "-",
    "May",
    "2031",
    "at least",
    "U.S.",
    "a",
    "km",
    "'s",
    "New York",
    "1,2",
    "(",
    "percent",
    "\u2019s",
]
PIECES = st.sampled_from([*WORDS, *MARKS, "\n"])


@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "de", "es", "fr"]))
@settings(max_examples=60, deadline=None)
def test_any_row_of_pieces_is_annotated(row, language):
    check(" ".join(row), language)


HOSTILE = ["a", "1,", "(", "Word ", "A.", "Ab-", "on Monday ", "two ", "one hundred and ", "5 people, ", "1 ", "2020 "]
HOSTILE += [
    "\n",
    "$",
    "Bank of the ",
    "9",
    "20-20 ",
    '" ',
    "May 3, ",
    "Mr. ",
    "\u0300",
    "\u65e5",
    "President ",
    "killed ",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
@pytest.mark.parametrize("language", ["en", "de"])
def test_hostile_text_takes_linear_time(piece, language):
    start = time.process_time()
    check(piece * (60_000 // len(piece)), language)
    assert time.process_time() - start < 3.0, "200 kB take under 2 s on a free machine; a quadratic step takes minutes"


ODD = (
    "dozen\u017f of boats",
    "ten\u017f of thousands",
    "last \u017fummer",
    "next \u017faturday",
    "the day before ye\u017fterday",
    "last Fr\u0131day",
    "each Fr\u0131day",
    "last w\u0131nter 2031",
)


@pytest.mark.parametrize("words", ODD)
def test_letters_that_only_patterns_take_for_others_do_no_harm(words):
    text = f"The pier closed {words}. The boat sank on May 5, 2031."
    assert annotate(make_article(text)).times[-1].text == "May 5, 2031"
