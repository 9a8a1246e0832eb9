"""Everything at once: what `read` prints and exports."""

from collections.abc import Iterable

from manytold.model.outcomes import Outcome, Skipped
from manytold.questions.answers import EditionAnswer, OutcomeAnswer, StorylineAnswer
from manytold.questions.assemble import storyline_answer
from manytold.questions.load import load_material
from manytold.store.events import all_events
from manytold.store.outcomes import load_outcomes
from manytold.store.rows import Session
from manytold.store.storylines import all_storylines


def edition(session: Session) -> EditionAnswer:
    """Every storyline, newest first, with all its events, and what was left out. Raises Untrue for a lost receipt."""
    events = {event.id: event for event in all_events(session)}
    storylines = all_storylines(session)
    given = load_material(session, events.values(), (line.title.article for line in storylines))
    answers = [storyline_answer(line, events, given) for line in storylines]
    outcomes = load_outcomes(session, limit=None)
    return EditionAnswer(tuple(sorted(answers, key=_newest_first)), skipped(outcomes), failed(outcomes))


def _newest_first(storyline: StorylineAnswer) -> tuple[float, str]:
    """By the last publication, undated last, then by id."""
    times = (a.published.timestamp() for event in storyline.events for a in event.articles if a.published)
    return (-max(times, default=0.0), storyline.id)


def skipped(outcomes: Iterable[Outcome]) -> tuple[OutcomeAnswer, ...]:
    """Those that were left out on purpose."""
    return tuple(OutcomeAnswer(o.what, o.reason) for o in outcomes if isinstance(o, Skipped))


def failed(outcomes: Iterable[Outcome]) -> tuple[OutcomeAnswer, ...]:
    """Those that could not be worked on."""
    return tuple(OutcomeAnswer(o.what, o.reason) for o in outcomes if not isinstance(o, Skipped))
