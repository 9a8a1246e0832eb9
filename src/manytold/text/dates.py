"""Times as written and what they resolve to."""

from collections.abc import Sequence
from datetime import date, datetime

from manytold.model.statements import Stretch, TimeExpression


def times(
    text: str, sentences: Sequence[Stretch], language: str | None, published: date | None
) -> tuple[TimeExpression, ...]:
    """Times in order of the text."""
    return ()


def parse_stamp(value: str, language: str | None) -> datetime | None:
    """The moment a stamp tells."""
    return None
