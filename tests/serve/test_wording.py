from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from manytold.questions.answers import EventBrief, Receipt, WhenAnswer
from manytold.serve import wording
from tests.questions.make import make_edition


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2031, 5, 4), None, "from 4 May 2031"),
        (None, date(2031, 5, 4), "until 4 May 2031"),
        (date(2031, 5, 4), date(2031, 5, 4), "4 May 2031"),
        (date(2031, 5, 4), date(2031, 5, 6), "4–6 May 2031"),
        (date(2031, 5, 30), date(2031, 6, 2), "30 May – 2 June 2031"),
        (date(2031, 12, 30), date(2032, 1, 2), "30 December 2031 – 2 January 2032"),
        (date(2032, 2, 1), date(2032, 2, 29), "February 2032"),
        (date(2032, 2, 1), date(2032, 2, 28), "1–28 February 2032"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 1, 1), date(2031, 1, 31), "January 2031"),
        (date(9999, 12, 1), date.max, "1–31 December 9999"),
    ],
)
def test_days_are_said_briefly(first: date | None, last: date | None, words: str) -> None:
    assert wording.days(first, last) == words


def test_moments_are_told_in_utc() -> None:
    there = datetime(2031, 5, 4, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert wording.moment(there) == "3 May 2031, 22:30 UTC"
    assert wording.machine_time(there) == "2031-05-03T22:30:00Z"
    assert wording.moment(None) == ""
    assert wording.machine_time(date(2031, 5, 4)) == "2031-05-04"


def test_a_day_without_a_time_gets_none() -> None:
    assert wording.moment(datetime(2031, 5, 4, tzinfo=UTC)) == "4 May 2031"
    assert wording.moment(datetime(2031, 5, 4, 0, 1, tzinfo=UTC)) == "4 May 2031, 00:01 UTC"


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "article", "0 articles"),
        (1, "story", "1 story"),
        (2, "story", "2 stories"),
        (14, "day", "14 days"),
        (1234, "line", "1,234 lines"),
    ],
)
def test_counts(number: int, noun: str, words: str) -> None:
    assert wording.count(number, noun) == words


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n b\t\tc ", "a b c"),
        ("\x1b]0;owned\x07hi", "]0;ownedhi"),
        ("\u202eevil\u2066 \u200fword\ufeff", "evil word"),
        ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
        ("\ud800lone", "lone"),
    ],
)
def test_one_line_steers_nothing(text: str, line: str) -> None:
    assert wording.one_line(text) == line


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://a.example/", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, good: bool) -> None:
    assert (wording.web_address(url) == url) is good


def test_since_is_the_earliest_telling_or_the_change_that_brought_it() -> None:
    ferry = make_edition().storylines[0].events[0]
    (conflict,) = ferry.of_kind("conflicting")
    assert [wording.since(v, ferry) for v in conflict.values] == ["4 May 2031, 09:00 UTC", "4 May 2031, 20:00 UTC"]


def test_who_was_first_and_what_a_telling_adds() -> None:
    edition = make_edition()
    ferry, fair = edition.storylines[0].events[0], edition.storylines[1].events[0]
    first = wording.first_reporter(ferry)
    assert first is not None
    assert first.id == "herald-1"
    assert wording.first_reporter(fair) is None
    assert [wording.adds(t, ferry) for t in ferry.tellings] == [0, 1, 0]
    assert wording.copies(ferry.tellings[0]) == "1 copy: Echo"


def test_a_later_version_is_named_in_the_receipt() -> None:
    ferry = make_edition().storylines[0].events[0]
    assert wording.label(ferry.key_sentences[1], ferry) == "Courier ·v2 38–110"
    assert datetime(2031, 5, 4, tzinfo=UTC).isoformat() in "2031-05-04T00:00:00+00:00"


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (timedelta(seconds=5), "1 minute"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=5, minutes=20), "5 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_lengths_in_the_unit_that_one_would_say(of: timedelta, words: str) -> None:
    assert wording.length(of) == words


def test_reading_time_is_at_least_a_minute() -> None:
    assert wording.reading_time("") == "1 minute to read"
    assert wording.reading_time("word " * 690) == "3 minutes to read"


@pytest.mark.parametrize(
    ("outlets", "words"),
    [
        ((), "independent reports, the newest of 4 May 2031, 06:00 UTC. Newer stands"),
        (("Post",), "High on the page of Post, which counts as half a report each. Newer stands"),
        (("A", "B", "C", "D", "E"), "High on the page of A, B, C, 2 more, which"),
    ],
)
def test_why_a_story_stands_where_it_stands(outlets: tuple[str, ...], words: str) -> None:
    when, title = datetime(2031, 5, 4, 6, tzinfo=UTC), Receipt("a", 1, 0, 5, "Title")
    of = EventBrief("e", title, WhenAnswer(None, None, "", ()), None, "", 9, 8, ("A",), 0, 0, when, when, when)
    assert words in wording.stands_words(replace(of, high_at=outlets))
