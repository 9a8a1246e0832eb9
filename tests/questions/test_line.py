"""What changed between the events of a storyline, each with its receipts; and the picture of them."""

from dataclasses import replace
from datetime import timedelta

from manytold.model.events import Event, EventGroup, Storyline
from manytold.model.findings import Comparison, Finding, Value
from manytold.questions.answers import StorylineBrief
from manytold.questions.assemble import storyline_brief
from manytold.questions.line import MOST_COMPARED, StorylinePageAnswer, storyline_page
from manytold.serve.coverage import LEFT, RIGHT
from manytold.serve.line_picture import MOST_ROWS, line_picture, numbers
from manytold.store.comparisons import save_comparisons
from manytold.store.database import open_database
from manytold.store.events import save_event_groups, save_events
from manytold.store.storylines import save_storylines
from tests.questions.make import FERRY, HEARING, HERALD, INQUIRY, NOON, make_newsroom, span
from tests.serve.keep import keep


def hurt(event: str, value: str, article: object = INQUIRY, words: str = "The inquiry") -> Comparison:
    finding = Finding("agreed", "People hurt", "sure", "", 1, (Value(value, (span(article, words),)),))  # type: ignore[arg-type]
    return Comparison(event, (finding,), (), ())


def asked(*compared: Comparison) -> StorylinePageAnswer:
    with open_database("sqlite://") as database:
        keep(database)
        with database.begin() as session:
            save_comparisons(session, compared)
        with database.look() as session:
            return storyline_page(session, "almira")


def test_what_an_event_brought() -> None:
    answer = asked()
    assert [name.key for name in answer.steps["inquiry"].names] == ["almira"]
    assert answer.steps["ferry"].names == ()
    assert answer.steps["inquiry"].why == "the inquiry names the ferry Almira"
    assert answer.steps["ferry"].why == ""


def test_a_figure_that_is_another_is_told_with_both_receipts() -> None:
    (figure,) = asked(hurt("inquiry", "19")).steps["inquiry"].figures
    assert (figure.before.value, figure.after.value, figure.earlier) == ("at least 12", "19", "ferry")
    assert figure.before.receipts[0].article == "herald-1"
    assert figure.after.receipts[0].text == "The inquiry"


def test_a_figure_that_some_had_before_is_none() -> None:
    assert asked(hurt("inquiry", "17")).steps["inquiry"].figures == ()
    assert asked(hurt("inquiry", "nobody")).steps["inquiry"].figures == ()


def test_the_timeline_is_that_of_all_events() -> None:
    answer = asked()
    assert [entry.first.day for entry in answer.timeline] == [4, 9]
    assert answer.sources[answer.timeline[0].receipts[0].article] == "Herald"


def test_a_long_storyline_is_compared_at_its_end_alone() -> None:
    events = [
        replace(FERRY, id=f"e{i:03}", first_published=NOON + timedelta(days=i), last_published=NOON + timedelta(days=i))
        for i in range(30)
    ]
    with open_database("sqlite://") as database:
        keep(database)
        with database.begin() as session:
            save_event_groups(session, (), [EventGroup(e.id, (f"x{e.id}",)) for e in events])
            save_events(session, events)
            save_comparisons(session, [hurt(e.id, str(i), HERALD, "At least 12") for i, e in enumerate(events)])
            save_storylines(session, (), [Storyline("long", FERRY.title, tuple(e.id for e in events))])
        with database.look() as session:
            answer = storyline_page(session, "long")
    assert len(answer.line.events) == 30
    assert sum(bool(step.figures) for step in answer.steps.values()) == MOST_COMPARED - 1


def drawn_of(events: list[Event]) -> StorylineBrief:
    given = make_newsroom().material()
    line = Storyline("line", FERRY.title, tuple(event.id for event in events))
    return storyline_brief(line, {event.id: event for event in events}, given)


def test_the_picture_has_every_event_in_its_place() -> None:
    drawn = line_picture(drawn_of([FERRY, HEARING]))
    assert drawn is not None
    assert [row.number for row in drawn.rows] == [1, 2]
    assert (drawn.rows[0].start, drawn.rows[-1].end) == (LEFT, RIGHT)
    assert drawn.rows[0].radius > drawn.rows[1].radius
    assert all(LEFT <= tick.x <= RIGHT for tick in drawn.ticks)


def test_the_numbers_are_those_of_the_list() -> None:
    line = drawn_of([FERRY, HEARING])
    assert numbers(line) == {"ferry": 1, "inquiry": 2}


def test_nothing_is_drawn_of_one_event_or_of_undated_ones() -> None:
    undated = replace(HEARING, first_published=None, last_published=None)
    assert line_picture(drawn_of([FERRY])) is None
    assert line_picture(drawn_of([FERRY, undated])) is None


def test_a_long_line_is_drawn_at_its_end() -> None:
    events = [replace(FERRY, id=f"e{i:03}") for i in range(MOST_ROWS + 7)]
    drawn = line_picture(drawn_of(events))
    assert drawn is not None
    assert (len(drawn.rows), drawn.left_out, drawn.rows[-1].number) == (MOST_ROWS, 7, MOST_ROWS + 7)
