"""How many new matches the head of a page tells of: counted seldom, remembered in between."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from starlette.requests import Request

from manytold.questions.searches import count_fresh
from manytold.serve.gate import reader_if_any
from manytold.store.database import Database

KEPT_FOR = timedelta(minutes=1)
MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts by reader, in memory; the container grows, the record does not change."""

    kept: OrderedDict[str, tuple[int, datetime]] = field(default_factory=OrderedDict)

    def of(self, reader: str, now: datetime, count: Callable[[], int]) -> int:
        """The count of a reader, counted anew where it is older than `KEPT_FOR`."""
        known = self.kept.get(reader)
        if known is not None and now - known[1] < KEPT_FOR:
            return known[0]
        found = count()
        self.kept[reader] = (found, now)
        while len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)
        return found

    def forget(self, reader: str) -> None:
        """Count anew the next time."""
        self.kept.pop(reader, None)


def counted(request: Request) -> Counted:
    """What the application remembers of counts."""
    return cast(Counted, request.app.state.counted)


def fresh_of(request: Request) -> int:
    """New matches of the saved searches of whoever asks; none for a stranger."""
    reader = reader_if_any(request)
    if reader is None:
        return 0
    database, now = cast(Database, request.app.state.database), cast(datetime, request.app.state.now())

    def count() -> int:
        with database.look() as session:
            return count_fresh(session, reader)

    return counted(request).of(reader, now, count)
