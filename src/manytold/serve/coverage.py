"""Who published an event when, as numbers for a picture: shares of a time axis, in percent of its width."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from manytold.questions.answers import ArticleAnswer, EventAnswer
from manytold.serve import dates
from manytold.serve.languages import ENGLISH, spoken
from manytold.serve.languages import gettext as _
from manytold.serve.wording import count, moment, one_line

LEFT, RIGHT = 2.0, 98.0
"""Where the axis begins and ends, so that no dot is cut at the edge."""
ROW = 34
"""Height of one telling, in pixels of the picture."""
MOST_ROWS = 40
LONGEST_NAME = 40
STEPS = tuple(timedelta(hours=h) for h in (1, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760))
MOST_TICKS = 5
MIDDLE = 50.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One publication or one edit of it."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One telling: its first publication, the copies of it, and the edits of its first."""

    name: str
    y: int
    first: Dot
    copies: tuple[Dot, ...]
    edits: tuple[Dot, ...]
    leads: bool
    ends: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The picture: rows from the first telling on, ticks of the axis, and where the event itself lies, if on it."""

    rows: tuple[Row, ...]
    ticks: tuple[Dot, ...]
    height: int
    happened: tuple[float, float] | None
    left_out: int
    words: str


def coverage(event: EventAnswer) -> Coverage | None:
    """The picture of an event; None where fewer than two articles are dated."""
    dated = [t for t in event.tellings if t.lead.published is not None]
    times = [t for one in dated for a in (one.lead, *one.copies) for t in _times(a)]
    if sum(a.published is not None for one in dated for a in (one.lead, *one.copies)) < 2:
        return None
    first, last = min(times), max(times)
    span = max(last - first, timedelta(minutes=1))
    shown = dated[:MOST_ROWS]
    rows = []
    for number, one in enumerate(shown):
        start = _dot(one.lead, first, span)
        copies = tuple(_dot(copy, first, span) for copy in one.copies if copy.published is not None)
        edits = tuple(
            Dot(place(v.fetched, first, span), _("changed by %(moment)s") % {"moment": moment(v.fetched)})
            for v in one.lead.versions[1:]
            if first <= v.fetched <= last
        )
        ends = "end" if start.x > MIDDLE else "start"
        rows.append(Row(_name(one.lead), (number + 1) * ROW, start, copies, edits, number == 0, ends))
    height = (len(rows) + 1) * ROW + 18
    return Coverage(tuple(rows), ticks(first, span), height, _happened(event, first, span), len(dated) - len(shown),
                    _words(event, dated[0].lead, first, last))  # fmt: skip


def _times(article: ArticleAnswer) -> Sequence[datetime]:
    return [article.published] if article.published is not None else []


def place(when: datetime, first: datetime, span: timedelta) -> float:
    """Where a moment lies on the axis, in percent of its width."""
    return round(LEFT + (RIGHT - LEFT) * ((when - first) / span), 2)


def _dot(article: ArticleAnswer, first: datetime, span: timedelta) -> Dot:
    when = article.published or first
    return Dot(place(when, first, span), f"{_name(article)}, {moment(when)}")


def _name(article: ArticleAnswer) -> str:
    name = one_line(article.source_name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def ticks(first: datetime, span: timedelta) -> tuple[Dot, ...]:
    """A few round moments of the axis."""
    step = next((s for s in STEPS if span / s <= MOST_TICKS), STEPS[-1])
    midnight = first.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * -(-(first - midnight) // step)
    found: list[Dot] = []
    while at <= first + span and len(found) <= MOST_TICKS:
        day = f"{at.day} {at:%b}" if spoken() is ENGLISH else dates.short(at)
        found.append(Dot(place(at, first, span), f"{at:%H:%M}" if step < timedelta(days=1) and at.hour else day))
        at += step
    return tuple(found)


def _happened(event: EventAnswer, first: datetime, span: timedelta) -> tuple[float, float] | None:
    """The part of the axis that lies on the event's own days; None where they are not known or not on it."""
    if event.when.first is None or event.when.last is None:
        return None
    start = datetime.combine(event.when.first, datetime.min.time(), UTC)
    end = datetime.combine(event.when.last, datetime.min.time(), UTC) + timedelta(days=1)
    begin, stop = max(start, first), min(end, first + span)
    return (place(begin, first, span), place(stop, first, span)) if begin < stop else None


def _words(event: EventAnswer, lead: ArticleAnswer, first: datetime, last: datetime) -> str:
    """The picture for who cannot see it."""
    hours = round((last - first) / timedelta(hours=1))
    over = count(hours, "hour") if hours < 72 else count(round(hours / 24), "day")
    others = count(len(event.articles) - 1, "article")
    given = {"name": _name(lead), "moment": moment(first), "others": others, "time": over}
    return _("%(name)s published first, at %(moment)s; %(others)s followed over %(time)s") % given
