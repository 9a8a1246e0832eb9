"""The front page: storylines as they stand, or by their last publication."""

from collections.abc import Mapping

from manytold.model.events import Storyline
from manytold.questions.answers import FrontAnswer, Order
from manytold.questions.assemble import storyline_brief
from manytold.questions.load import load_material
from manytold.store.events import load_events, standings
from manytold.store.lists import best_storylines, newest_storylines
from manytold.store.rows import Session

ORDERS = {"top": best_storylines, "newest": newest_storylines}
SHOWN_EVENTS = 3
"""Newest events shown of a storyline, beside the one that stands best; its own page has them all."""


def front(session: Session, limit: int = 30, before: str | None = None, order: Order = "top") -> FrontAnswer:
    """Storylines in an order, or those that follow the key `before`. Raises BadInput for a made-up key."""
    part = ORDERS[order](session, limit, before)
    stand = standings(session, {event for line in part.items for event in line.events})
    events = load_events(session, {event for line in part.items for event in _shown(line, stand)})
    given = load_material(session, events.values(), (line.title.article for line in part.items))
    return FrontAnswer(tuple(storyline_brief(line, events, given) for line in part.items), part.older, order)


def _shown(line: Storyline, stand: Mapping[str, int]) -> set[str]:
    return {max(line.events, key=lambda event: stand.get(event, 0)), *line.events[-SHOWN_EVENTS:]}
