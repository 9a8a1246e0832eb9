"""What a template can begin with is told too widely or rightly, never too narrowly."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.dates import DIGIT, NEXT, _following, _grammar, _opened, _size
from manytold.text.lexicon import lexicon_of
from manytold.text.openers import ANY, Slot, beginnings, openings, slot
from manytold.text.patterns import ignoring_case

SLOTS = {"unit": slot(("day", "days")), "count": Slot(frozenset((DIGIT, "two")), frozenset((DIGIT, "hundred")))}
WORD = re.compile(r"(?<![^\W_])[^\W_]+")
GAPS = (" ", " ", " ", "-", ", ", ". ", "  ", "\u2013", "/", ":", ".", "", "'", "'s ", " (")


def begins(template, first, second):
    heads, after = beginnings(first), beginnings(second)
    ways = openings(template, SLOTS)
    return any(not heads.isdisjoint(way.first) and not after.isdisjoint(way.second) for way in ways)


@pytest.mark.parametrize(
    ("template", "yes", "no"),
    [
        (r"the\s(?:same|next)\s{unit}", [("the", "same"), ("the", "nextday")], [("the", "other"), ("a", "same")]),
        (r"(?:the\s)?{count}[-\s]{unit}", [("the", "2"), ("two", "hundred"), ("5", "days")], [("the", "days")]),
        (r"(?:in|about\s)?{count}(?:\sof)?\s{unit}", [("2", "of"), ("2", "day"), ("about", "two")], [("2", "men")]),
        (r"\d{1,2}(?:st|nd)[-\s]time", [("2nd", "time"), ("1", "time")], [("2nd", "day"), ("two", "time")]),
        (r"{unit}s", [("days", "any"), ("days", "")], [("two", "any")]),
        (r"(?<!x)(?=d)days?(?!\w)", [("day", "any"), ("days", "")], [("two", "any")]),
        (r"Q(?P<quarter>[1-4])", [("q1", ""), ("q4", "any")], [("1", "")]),
        (r"(?P<day>\d)(?P<mark>[./-])\d(?P=mark)\d", [("1", "2")], [("one", "2")]),
        (r"(?:day)?", [("any", "word"), ("", "")], []),
        (r"[^\W\d_]{1,3}\s{unit}", [("any", "word")], []),
    ],
)
def test_first_and_second_words_of_a_template(template, yes, no):
    assert all(begins(template, first, second) for first, second in yes)
    assert not any(begins(template, first, second) for first, second in no)


def test_entries_of_several_words_ask_for_their_second():
    ways = openings("{days}", {"days": slot(("the day before", "today"))})
    assert [(sorted(way.first), sorted(way.second)) for way in ways] == [(["today"], [ANY]), (["the"], ["day"])]


def test_entries_that_begin_with_a_figure_are_figures():
    assert slot(("10\u6708", "may")).first == {DIGIT, "may"}


def vocabulary(language):
    lexicon = lexicon_of(language)
    words = lexicon.times
    tables = (
        words.months, words.months_short, words.weekdays, words.seasons, words.days, words.relatives, words.ordinals,
        words.decades, words.sets, words.some, words.starts, words.units, lexicon.numbers.cardinals,
        lexicon.numbers.scales, lexicon.numbers.articles, lexicon.numbers.joiners,
    )  # fmt: skip
    plain = {word for template in words.templates for word in re.findall(r"[^\W\d_]{2,}", template[1])}
    figures = {"1", "21", "1999", "2031", "3.5", "12:30", "1990s", "21st", "5.5.", "2031-05-07", "7/5/2031", "9am"}
    return sorted(plain | figures | {word for table in tables for word in table})


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "ru", "ja"])
def test_no_template_that_matches_is_left_out(language):
    grammar = _grammar(language)
    start = ignoring_case(grammar.start, in_plain=False)
    words = st.sampled_from(vocabulary(language))
    cased = st.tuples(words, st.sampled_from((str, str.upper, str.capitalize))).map(lambda pair: pair[1](pair[0]))

    @given(st.lists(st.tuples(cased, st.sampled_from(GAPS)), min_size=2, max_size=12))
    @settings(deadline=None, max_examples=150)
    def check(parts):
        text = "".join(word + gap for word, gap in parts)
        begun = {match.start() for match in start.finditer(text)}
        for word in WORD.finditer(text):
            form = DIGIT if word.group()[0].isdigit() else word.group().lower()
            if form not in grammar.starts:
                continue
            after = NEXT.match(text, word.end())
            tried = _opened(
                language, form, _size(word.group()), _following(language, after[1].lower() if after else "")
            )
            found = [template for template in grammar.templates if template[1].match(text, word.start())]
            assert set(found) <= set(tried), (text, word.group())
            assert not found or word.start() in begun, (text, word.group())

    check()
