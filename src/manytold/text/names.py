"""Names by shape."""

from collections.abc import Sequence

from manytold.model.statements import Name, Stretch


def names(text: str, sentences: Sequence[Stretch], language: str | None) -> tuple[Name, ...]:
    """Names in order of the text."""
    return ()
