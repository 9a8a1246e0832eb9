"""The language that the interface speaks in, for the request at hand; what is quoted stays in its own."""

from contextvars import ContextVar
from gettext import NullTranslations

SPOKEN: ContextVar[NullTranslations] = ContextVar("spoken", default=NullTranslations())  # noqa: B039 - never changed
"""The messages of the language spoken; English, the language of the sources, needs none."""


def gettext(message: str) -> str:
    """The message in the language spoken."""
    return SPOKEN.get().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for so many things, in the language spoken."""
    return SPOKEN.get().ngettext(one, many, number)
