from dataclasses import replace
from datetime import date

from manytold.questions.answers import Receipt, TimelineAnswer
from manytold.questions.course import course
from tests.questions.make import make_edition

PLANNED, HELD = date(2031, 5, 9), date(2031, 5, 9)
FERRY, INQUIRY = make_edition().storylines[0].events


def make_entry(event, text, day, *, planned=False):
    article = event.articles[0].id
    return TimelineAnswer(day, day, planned, (Receipt(article, 1, 0, len(text), text),))


def make_event(event, *entries, day=None):
    when = replace(event.when, first=day, last=day) if day else event.when
    return replace(event, timeline=entries, when=when)


def test_a_plan_of_one_event_that_is_another_event_is_told_as_what_happened():
    before = make_event(FERRY, make_entry(FERRY, "An inquiry into the blaze opens on 9 May.", PLANNED, planned=True))
    after = make_event(INQUIRY, make_entry(INQUIRY, "The inquiry began with a minute of silence.", HELD), day=HELD)
    assert [(e.first, e.planned) for e in course((before, after))] == [(HELD, False)]


def test_a_plan_of_another_matter_stays():
    before = make_event(FERRY, make_entry(FERRY, "The museum reopens on 9 May.", PLANNED, planned=True))
    after = make_event(INQUIRY, make_entry(INQUIRY, "The inquiry began with a minute of silence.", HELD), day=HELD)
    assert [e.planned for e in course((before, after))] == [False, True]


def test_one_happening_told_in_two_events_is_one_entry_with_both_receipts():
    day = date(2031, 5, 4)
    before = make_event(FERRY, make_entry(FERRY, "The ferry Almira burned off Selm on Sunday.", day), day=day)
    after = make_event(INQUIRY, make_entry(INQUIRY, "The Almira burned off Selm on 4 May.", day))
    (entry,) = course((before, after))
    assert [r.article for r in entry.receipts] == [FERRY.articles[0].id, INQUIRY.articles[0].id]
    assert course((after, before)) == (entry,)


def test_a_lone_event_has_no_second_timeline():
    assert course((FERRY,)) == ()
