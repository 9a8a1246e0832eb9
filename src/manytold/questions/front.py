"""The front page: storylines as they stand, or by their last publication, of one section or of all."""

from collections.abc import Mapping, Sequence

from manytold.errors import BadInput
from manytold.model.events import Storyline
from manytold.model.sections import OTHER, PLACES
from manytold.questions.answers import FrontAnswer, Order, StorylineBrief
from manytold.questions.assemble import storyline_brief
from manytold.questions.load import load_briefs
from manytold.store.events import load_shown_events, standings
from manytold.store.lists import best_storylines, newest_storylines
from manytold.store.rows import Session

ORDERS = {"top": best_storylines, "newest": newest_storylines}
SHOWN_EVENTS = 3
"""Newest events shown of a storyline, beside the one that stands best; its own page has them all."""


def front(
    session: Session, limit: int = 30, before: str | None = None, order: Order = "top", section: str | None = None
) -> FrontAnswer:
    """Storylines in an order, or those that follow the key `before`; of one of `PLACES`, or of all.

    Raises BadInput for a made-up key and for a section that there is not.
    """
    if section is not None and section not in PLACES:
        raise BadInput(f"there is no section {section!r:.40}")
    part = ORDERS[order](session, limit, before, "" if section == OTHER else section)
    lines = shown_lines(session, part.items)
    return FrontAnswer(lines, part.older, order, section=section)


def shown_lines(session: Session, lines: Sequence[Storyline]) -> tuple[StorylineBrief, ...]:
    """Storylines as a front page shows them, in the order given."""
    stand = standings(session, {event for line in lines for event in line.events})
    events = load_shown_events(session, {event for line in lines for event in _shown(line, stand)})
    given = load_briefs(session, events.values(), lines)
    return tuple(storyline_brief(line, events, given) for line in lines)


def _shown(line: Storyline, stand: Mapping[str, int]) -> set[str]:
    return {max(line.events, key=lambda event: stand.get(event, 0)), *line.events[-SHOWN_EVENTS:]}
