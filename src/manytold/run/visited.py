"""What one fetch did, in counts, and how its troubles are noted."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from manytold.model.outcomes import Failed, Skipped
from manytold.store.outcomes import clear_outcomes, save_outcome
from manytold.store.rows import Session

Progress = Callable[[str, int, int | None], None]
FETCH = "fetch"


@dataclass(frozen=True, slots=True)
class Visit:
    """Counts of one fetch: feeds asked and in trouble, entries queued, answers to the queue by what came of them.

    `put_off` counts articles whose host wants to be left alone; `again` those looked at for changes, of which some are
    `gone` from their site, and some gave no answer (`missed`). `unchanged` are answers that say so themselves (304).
    """

    feeds: int = 0
    troubled: int = 0
    queued: int = 0
    pages: int = 0
    unchanged: int = 0
    failed: int = 0
    put_off: int = 0
    again: int = 0
    gone: int = 0
    missed: int = 0

    def plus(self, **more: int) -> "Visit":
        """The counts with some raised."""
        return replace(self, **{name: getattr(self, name) + number for name, number in more.items()})


def note(session: Session, what: str, outcome: Skipped | Failed | None) -> None:
    """Keep what went wrong with an address, or forget it when nothing did."""
    if outcome is None:
        clear_outcomes(session, FETCH, [what])
    else:
        save_outcome(session, what, FETCH, outcome)
