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


def standing(tellings: Sequence[Telling], articles: Mapping[str, Article], several: str) -> datetime:
    """When its newest independent report was published, later by `DOUBLING` for each doubling of reports.

    Copies are no reports, so that many texts of one hand lift nothing; round-ups count as one.
    """
    dated = [when for one in tellings if (when := articles[one.lead].published) is not None]
    newest = max(dated, default=UNDATED)
    return newest + (DOUBLING * log2(len(tellings)) if not several else timedelta())
