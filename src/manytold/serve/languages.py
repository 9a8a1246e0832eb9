"""The language that the interface speaks in, for the request at hand; what is quoted stays in its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations

from babel import Locale


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the interface is translated to; `code` as in `lang` attributes."""

    code: str
    messages: NullTranslations = field(default_factory=NullTranslations, repr=False)

    @property
    def locale(self) -> Locale:
        """Its days, numbers and direction."""
        return Locale.parse(self.code, sep="-")

    @property
    def direction(self) -> str:
        """`rtl` where it is written from right to left."""
        return str(self.locale.text_direction)

    @property
    def name(self) -> str:
        """What it calls itself, as in a list of languages."""
        own = self.locale.get_display_name(self.locale) or self.code
        return f"{own[:1].upper()}{own[1:]}"


ENGLISH = Language("en")
"""The language of the sources, which needs no messages."""
SPOKEN: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


class Words(str):
    """Words that are in the language spoken already, also when something was put into them."""

    __slots__ = ()
    ours = True
    """Told apart from other words where a template asks."""

    def __mod__(self, given: object) -> "Words":
        return Words(str.__mod__(self, given))


def spoken() -> Language:
    """The language at hand; English where nobody asked for another."""
    return SPOKEN.get()


def country_name(code: str) -> str:
    """What a country (ISO 3166-1) is called in the language spoken, or its code."""
    return str(spoken().locale.territories.get(code, code))


def language_name(code: str) -> str:
    """What a language (ISO 639-1) is called in the language spoken, or its code."""
    return str(spoken().locale.languages.get(code, code))


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language for a while, as forms that machines read must."""
    before = SPOKEN.set(language)
    try:
        yield
    finally:
        SPOKEN.reset(before)


def gettext(message: str) -> Words:
    """The message in the language spoken."""
    return Words(SPOKEN.get().messages.gettext(message) if message else "")


def ngettext(one: str, many: str, number: int) -> Words:
    """The message for so many things, in the language spoken."""
    return Words(SPOKEN.get().messages.ngettext(one, many, number))


def noop(message: str) -> str:
    """Marks a message that is put into the language spoken where it is shown."""
    return message


def nouns(one: str, many: str) -> tuple[str, str]:
    """Marks what one thing and several things are called; see `noop`."""
    return one, many
