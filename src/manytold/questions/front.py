"""The front page: storylines by their last publication."""

from manytold.questions.answers import FrontAnswer
from manytold.questions.assemble import storyline_brief
from manytold.questions.load import load_material
from manytold.store.events import load_events
from manytold.store.lists import newest_storylines
from manytold.store.rows import Session

SHOWN_EVENTS = 3
"""Newest events shown of a storyline; its own page has them all."""


def front(session: Session, limit: int = 30, before: str | None = None) -> FrontAnswer:
    """The newest storylines, or those that follow the key `before`. Raises BadInput for a made-up key."""
    part = newest_storylines(session, limit, before)
    events = load_events(session, [id_ for line in part.items for id_ in line.events[-SHOWN_EVENTS:]])
    given = load_material(session, events.values(), (line.title.article for line in part.items))
    return FrontAnswer(tuple(storyline_brief(line, events, given) for line in part.items), part.older)
