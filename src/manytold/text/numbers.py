"""Numbers as written, what they count and how exact they are."""

from collections.abc import Sequence

from manytold.model.statements import Quantity, Stretch


def quantities(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Quantity, ...]:
    """Numbers in order of the text."""
    return ()
