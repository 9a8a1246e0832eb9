"""What the saved searches of a reader have found since they were last looked at."""

from dataclasses import replace
from datetime import datetime

from manytold.model.searches import SavedSearch
from manytold.questions.kept import SearchAnswer
from manytold.questions.search import ROUNDS, Wish, fitting, search
from manytold.store.rows import Session
from manytold.store.search import Hit, Within
from manytold.store.searches import load_searches

LOOKED_AT = 50
"""Newest matches of a search among which new ones are told from those seen."""
MOST_ALERTS = 20
"""Saved searches that are looked through for the head of a page."""


def within_of(one: SavedSearch) -> tuple[Within, Wish]:
    """What a saved search is narrowed down to."""
    return Within(one.source, one.first, one.last), Wish(one.language, one.own, one.conflicts, one.about)


def found_by(session: Session, one: SavedSearch) -> SearchAnswer:
    """What a saved search finds now."""
    within, wish = within_of(one)
    return search(session, one.words, within=within, wish=wish)


def fresh(session: Session, one: SavedSearch, rounds: int = ROUNDS) -> tuple[str, ...]:
    """The articles that a saved search finds now and did not find when it was last looked at, at most `LOOKED_AT`."""
    found, _ = _newest(session, one, rounds)
    seen = set(one.seen)
    return tuple(
        hit.article for hit in found if hit.article not in seen and (one.floor is None or hit.number > one.floor)
    )


def looked(session: Session, one: SavedSearch, now: datetime) -> SavedSearch:
    """A saved search after a look at what it finds."""
    found, more = _newest(session, one, ROUNDS)
    full = more or len(found) == LOOKED_AT
    floor = found[-1].number if full and found else None
    return replace(one, looked=now, seen=tuple(hit.article for hit in found), floor=floor)


def count_fresh(session: Session, account: str) -> int:
    """New matches of a reader's saved searches that alert; of each only the newest few are looked at."""
    alerting = [one for one in load_searches(session, account) if one.alert][:MOST_ALERTS]
    return len({article for one in alerting for article in fresh(session, one, rounds=1)})


def _newest(session: Session, one: SavedSearch, rounds: int) -> tuple[list[Hit], bool]:
    return fitting(session, one.words, LOOKED_AT, *within_of(one), rounds)
