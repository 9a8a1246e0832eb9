"""When an article that was fetched is looked at again for changes (pure)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from manytold.fetch.due import spread
from manytold.model.pages import Entry, Page


def look_again(entry: Entry, fetched: datetime, now: datetime, lengths: Sequence[timedelta]) -> datetime | None:
    """The next of the moments that come `lengths` after an article's last stated date, if one is still to come.

    An article that is older than its first fetch is mostly past its changes already, so the count begins with what it
    says of itself; a date to come counts as the moment of fetching. Moments that were missed are not made up for.
    """
    stated = max((date for date in (entry.published, entry.updated) if date), default=fetched)
    begun = min(stated, fetched)
    moments = (begun + spread(entry.url, 0, length.total_seconds()) for length in lengths)
    return min((moment for moment in moments if moment > now), default=None)


def leads_home(page: Page) -> bool:
    """Whether a redirect leads from an article to the front page, as many sites do with what they have taken down."""
    return bool(urlsplit(page.url or "").path.strip("/")) and not urlsplit(page.final_url or "").path.strip("/")
