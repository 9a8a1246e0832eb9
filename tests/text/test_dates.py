import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.dates import times
from manytold.text.lexicon.generic import generic
from manytold.text.sentences import sentences
from tests.text.tables import make_cases

DAY = date(2031, 5, 7)


def read(text, published=DAY, language="en"):
    return times(text, sentences(text, language), language, published)


@pytest.mark.parametrize("case", make_cases("times"), ids=lambda case: case["text"][:30])
def test_times_of_the_table(case):
    published = None if case.get("published") == "" else DAY
    found = read(case["text"], published, case.get("language", "en"))
    assert [[t.text, t.kind, t.value] for t in found] == case["times"]
    assert all(t.why for t in found)


def test_a_weekday_in_the_past_is_never_after_publication():
    for offset in range(7):
        published = DAY + timedelta(days=offset)
        (found,) = read("The pier burned on Saturday.", published)
        assert found.first == found.last
        assert timedelta(0) <= published - found.first < timedelta(days=7)
        assert found.first.isoweekday() == 6


def test_a_planned_weekday_is_never_before_publication():
    for offset in range(7):
        published = DAY + timedelta(days=offset)
        (found,) = read("The pier will open on Saturday.", published)
        assert timedelta(0) <= found.first - published < timedelta(days=7)


def test_nothing_is_bounded_without_a_publication_day():
    found = read("On Thursday, last week, two days ago and this year it rained.", None)
    assert all(t.first is None and t.last is None and "not known" in t.why for t in found)


def test_swapped_day_and_month_are_told_apart_by_the_publication_day_only():
    (dated,) = read("It burned on 05/06/2031.", date(2031, 6, 7))
    (open_,) = read("It burned on 05/06/2031.", None)
    assert dated.value == "2031-06-05"
    assert (open_.value, open_.first, open_.last) == ("2031", date(2031, 5, 6), date(2031, 6, 5))


def test_early_mid_and_late_narrow_the_days():
    early, late = read("It opened in early March 2030 and closed in late 2029.")
    assert (early.value, early.first, early.last) == ("2030-03", date(2030, 3, 1), date(2030, 3, 10))
    assert late.value == "2029"
    assert late.first > date(2029, 8, 1)


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "last",
        "next",
        "this",
        "Monday",
        "Friday",
        "May",
        "March",
        "4",
        "31",
        "2031",
        "1999",
        "ago",
        "years",
        "days",
        "two",
        "a",
        "the",
        "of",
        "June",
        "5pm",
        "early",
        ":",
        "-",
        ",",
        ".",
        "99",
        "week",
    ]
)


@given(
    st.lists(WORDS, max_size=25),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["en", "de", "fr", "es"]),
)
@settings(deadline=None)
def test_any_row_of_time_words_is_read_without_trouble(row, published, language):
    text = " ".join(row)
    found = read(text, published, language)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((t.first is None) == (t.last is None) for t in found)
    assert all(t.first is None or t.first <= t.last for t in found)


def test_what_one_language_reads_does_not_hang_on_the_languages_read_before():
    asked = ["pl", "nl", "uk", "el", "ko", "it"]
    apart = {code: generic(code).times for code in asked}
    script = "\n".join(
        (
            "import sys",
            "from manytold.text.lexicon.generic import generic",
            "found = [(code, generic(code).times) for code in sys.argv[1:]]",
            "print(sorted((c, sorted(t.months), sorted(t.weekdays_short)) for c, t in found))",
        )
    )
    for order in (asked, asked[::-1]):
        ran = subprocess.run([sys.executable, "-c", script, *order], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == str(
            sorted((c, sorted(t.months), sorted(t.weekdays_short)) for c, t in apart.items())
        )
    assert not any("月" in month for code in asked for month in apart[code].months)
