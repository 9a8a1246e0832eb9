"""The picture of who published when: every dot on its moment, and none where nothing is dated."""

from dataclasses import replace
from datetime import timedelta

from manytold.serve.coverage import LEFT, RIGHT, coverage
from manytold.serve.pages import environment
from tests.questions.make import make_edition

FERRY = make_edition().storylines[0].events[0]


def test_the_first_is_at_the_left_and_the_last_at_the_right() -> None:
    drawn = coverage(FERRY)
    assert drawn is not None
    dots = [dot.x for row in drawn.rows for dot in (row.first, *row.copies)]
    assert (min(dots), max(dots)) == (LEFT, RIGHT)
    assert [row.leads for row in drawn.rows] == [True] + [False] * (len(drawn.rows) - 1)
    assert len({row.y for row in drawn.rows}) == len(drawn.rows)
    assert drawn.rows[0].name in drawn.words


def test_every_dated_telling_has_a_row_and_its_copies() -> None:
    drawn = coverage(FERRY)
    assert drawn is not None
    dated = [t for t in FERRY.tellings if t.lead.published]
    assert [len(row.copies) for row in drawn.rows] == [len(t.copies) for t in dated]


def test_ticks_lie_on_the_axis_and_are_few() -> None:
    first = FERRY.tellings[0].lead
    assert first.published is not None
    for length in (timedelta(minutes=3), timedelta(hours=5), timedelta(days=4), timedelta(days=900)):
        other = replace(FERRY.tellings[1].lead, published=first.published + length)
        tellings = (FERRY.tellings[0], replace(FERRY.tellings[1], lead=other, copies=()))
        drawn = coverage(replace(FERRY, tellings=tuple(replace(t, copies=()) for t in tellings)))
        assert drawn is not None
        assert len(drawn.ticks) <= 6
        assert all(LEFT <= tick.x <= RIGHT for tick in drawn.ticks)


def test_nothing_is_drawn_of_one_article() -> None:
    alone = replace(FERRY, tellings=(replace(FERRY.tellings[0], copies=()),))
    assert coverage(alone) is None
    undated = [replace(t, lead=replace(t.lead, published=None), copies=()) for t in FERRY.tellings]
    assert coverage(replace(FERRY, tellings=tuple(undated))) is None


def test_names_of_strangers_are_escaped() -> None:
    evil = replace(FERRY.tellings[0].lead, source_name='</text><script>alert("x")</script>')
    event = replace(FERRY, tellings=(replace(FERRY.tellings[0], lead=evil), *FERRY.tellings[1:]))
    assert "<script>" not in _drawn(event)


def _drawn(event: object) -> str:
    template = environment().from_string('{% from "_coverage.html" import picture %}{{ picture(coverage(event)) }}')
    return template.render(event=event)
