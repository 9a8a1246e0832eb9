"""Where an event stands among others: a moment, so that lists in order of it are read by key and need no clock."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import log2

from manytold.model.articles import Article
from manytold.model.events import UNDATED, Telling

DOUBLING = timedelta(hours=12)
"""What twice as many independent reports are worth: eight stand with one that is a day and a half newer, so that the
most reported of yesterday is still above a lone recipe of today. Set by hand on the sample newsroom's month; there is
no labelled set of front pages."""
HIGH = 5
"""Positions that count as high: those that a front page shows without scrolling."""
WORTH_OF_HIGH = 0.5
"""Reports that being shown high by one outlet counts as. Where all do it is worth seven hours, for a lone report and
for ten alike, so that no outlet lifts its own above what several report. Set by hand."""


def standing(
    tellings: Sequence[Telling], articles: Mapping[str, Article], several: str, prominent: int = 0
) -> datetime:
    """When its newest independent report was published, later by `DOUBLING` for each doubling of reports.

    Neither copies nor further texts of one source are reports, so that nobody lifts a story alone; round-ups count as
    one. `prominent` is how many outlets showed their report of it high.
    """
    dated = [when for one in tellings if (when := articles[one.lead].published) is not None]
    newest = max(dated, default=UNDATED)
    worth = newsrooms(tellings, articles) + WORTH_OF_HIGH * prominent
    return newest + (DOUBLING * log2(worth) if not several else timedelta())


def newsrooms(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> int:
    """How many sources tell it in words of their own."""
    return len({articles[one.lead].source for one in tellings})


def prominent_leads(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The leads that their outlets showed high, the first of each outlet: many feeds of one lift no more than one."""
    found: dict[str, str] = {}
    for one in tellings:
        lead = articles[one.lead]
        if lead.position is not None and lead.position < HIGH:
            found.setdefault(lead.source, lead.id)
    return tuple(found.values())
