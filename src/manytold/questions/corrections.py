"""What the owner said of what belongs together."""

from manytold.events.settle import settle
from manytold.model.corrections import MATTERS
from manytold.questions.assemble import NAMED_TITLES, correction_answer, material
from manytold.questions.said import CorrectionAnswer
from manytold.store.articles import load_articles
from manytold.store.corrections import load_corrections
from manytold.store.rows import Session


def corrections(session: Session) -> tuple[CorrectionAnswer, ...]:
    """Every correction as it was said, the latest first, and whether it still holds."""
    kept = load_corrections(session)
    holding = {one.id for of in MATTERS for one in settle(kept, of)}
    named = {article for one in kept for article in one.these[:NAMED_TITLES]}
    given = material(load_articles(session, named).values())
    return tuple(correction_answer(one, given, one.id in holding) for one in reversed(kept))
