"""The events of a storyline over time, as numbers for a picture: shares of a time axis, in percent of its width."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from manytold.questions.answers import EventBrief, StorylineBrief
from manytold.serve.coverage import MIDDLE, Dot, place, ticks
from manytold.serve.languages import gettext as _
from manytold.serve.languages import ngettext
from manytold.serve.wording import counts, day, one_line

ROW = 30
MOST_ROWS = 40
LONGEST_NAME = 60
RADII = ((1, 5), (2, 6), (4, 8), (8, 10))
"""From how many independent reports on a dot has which radius, so that what many tell is seen."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One event: from its first to its last publication, with its number in the list beside the picture."""

    id: str
    number: int
    y: int
    start: float
    end: float
    radius: int
    words: str
    label: str
    ends: str


@dataclass(frozen=True, slots=True)
class LinePicture:
    """The rows from the first event on, ticks of the axis, and the picture in words."""

    rows: tuple[LineRow, ...]
    ticks: tuple[Dot, ...]
    height: int
    left_out: int
    title: str
    words: str


def numbers(line: StorylineBrief) -> dict[str, int]:
    """The number of each event, 1 for the first."""
    return {event.id: line.total - at for at, event in enumerate(line.events)}


def line_picture(line: StorylineBrief) -> LinePicture | None:
    """The picture of a storyline; None where fewer than two of its events are dated."""
    dated = [(e.first_published, e.last_published, e) for e in reversed(line.events)]
    known = [(start, end, event) for start, end, event in dated if start and end]
    if len(known) < 2:
        return None
    shown = known[-MOST_ROWS:]
    first = min(start for start, _end, _event in shown)
    span = max(max(end for _start, end, _event in shown) - first, timedelta(minutes=1))
    by_id = numbers(line)
    rows = [
        _row(start, end, event, by_id[event.id], at, first, span) for at, (start, end, event) in enumerate(shown, 1)
    ]
    title = ngettext("%(num)s event over time", "%(num)s events over time", len(rows)) % {"num": len(rows)}
    spoken = _("from %(first)s to %(last)s; each is a line of the list below") % {
        "first": day(first.date()),
        "last": day((first + span).date()),
    }
    height = (len(rows) + 1) * ROW + 18
    return LinePicture(tuple(rows), ticks(first, span), height, len(known) - len(shown), title, spoken)


def _row(
    start: datetime, end: datetime, event: EventBrief, number: int, at: int, first: datetime, span: timedelta
) -> LineRow:
    begins, stops = place(start, first, span), place(end, first, span)
    name = one_line(event.title.text)[:LONGEST_NAME]
    radius = next(r for least, r in reversed(RADII) if event.reports >= least) if event.reports else RADII[0][1]
    words = f"{number}: {name}, {day(start.date())}, {counts(event)}"
    return LineRow(event.id, number, at * ROW, begins, stops, radius, words, f"{number} · {day(start.date())}",
                   "end" if begins > MIDDLE else "start")  # fmt: skip
