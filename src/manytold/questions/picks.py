"""What owners and editors picked for everybody."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from manytold.model.picks import Pick
from manytold.questions.answers import FrontAnswer
from manytold.questions.assemble import storyline_brief
from manytold.questions.load import load_briefs
from manytold.store.events import load_events_of, load_shown_events
from manytold.store.picks import newest_picks, picks_on
from manytold.store.rows import Session
from manytold.store.storylines import load_storylines, load_storylines_of

FRESH = timedelta(days=7)
"""How long a pick stands above the top stories."""
ABOVE = 3


def picks(session: Session, limit: int = 30, before: str | None = None) -> FrontAnswer:
    """The storylines of picked events, each with that event alone, the newest pick first."""
    part = newest_picks(session, limit, before)
    return FrontAnswer(_lines(session, part.items).storylines, part.older)


def fresh_picks(session: Session, now: datetime) -> FrontAnswer:
    """The few picks that stand above the top stories for a while."""
    found = (one for one in newest_picks(session, ABOVE).items if now - one.at < FRESH)
    return _lines(session, found)


def _lines(session: Session, found: Iterable[Pick]) -> FrontAnswer:
    """One storyline for each picked event, in order; an article picked twice, or joined since, counts once."""
    articles = [one.article for one in found]
    event_of = load_events_of(session, articles)
    names = list(dict.fromkeys(event_of[article] for article in articles if article in event_of))
    events = load_shown_events(session, names)
    line_of = load_storylines_of(session, names)
    lines = load_storylines(session, line_of.values())
    given = load_briefs(session, events.values(), lines.values())
    shown = [(lines[line_of[name]], events[name]) for name in names if name in events and line_of.get(name) in lines]
    return FrontAnswer(tuple(storyline_brief(line, {event.id: event}, given) for line, event in shown))


def is_picked(session: Session, articles: Iterable[str]) -> bool:
    """Whether any of a story's articles is picked."""
    return bool(picks_on(session, articles))
