"""How much is kept, and what went wrong."""

from dataclasses import fields

from manytold.questions.edition import failed, skipped
from manytold.questions.kept import StatusAnswer
from manytold.store.lists import count_status, newest_articles
from manytold.store.outcomes import load_outcomes
from manytold.store.rows import Session

SHOWN_OUTCOMES = 200
MOST_COUNTED = 10_000
"""A page counts no further: of a million it took 66 ms, so it takes 3. `manytold doctor` counts all."""
NAMES = {"unwalked": "pages waiting"}
"""What a count is called where its field's name does not say it."""


def status(session: Session) -> StatusAnswer:
    """Counts of everything kept, up to a most, and what was left out or failed, failures first."""
    counted = count_status(session, MOST_COUNTED)
    newest = newest_articles(session, None, 1).items
    outcomes = load_outcomes(session, limit=SHOWN_OUTCOMES)
    return StatusAnswer(
        counts=tuple((NAMES.get(f.name, f.name.replace("_", " ")), getattr(counted, f.name)) for f in fields(counted)),
        newest=newest[0].fetched if newest else None,
        skipped=skipped(outcomes),
        failed=failed(outcomes),
        most=MOST_COUNTED,
    )
