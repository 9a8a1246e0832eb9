"""Who speaks, across the tellings of one event: a name of one telling in the fullest form that any of them has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from manytold.model.events import Member
from manytold.model.statements import Quotation


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: the fullest name of the event, or a description in a text's own words."""

    name: str
    described: bool
    words: tuple[str, ...]

    def may_be(self, other: "Voice") -> bool:
        """Whether nothing speaks against one speaker: a description may be anybody's, two names must agree."""
        if self.described or other.described:
            return True
        x, y = sorted((self.words, other.words), key=len)
        return x == y[-len(x) :] or x[-1:] == y[-1:] or x == y[: len(x)]

    def is_one(self, other: "Voice") -> bool:
        """Whether it is one speaker: two names that agree, or two descriptions with the same last word."""
        if self.described != other.described:
            return False
        return self.words[-1:] == other.words[-1:] if self.described else self.may_be(other)


def voices(members: Sequence[Member]) -> dict[tuple[str, str | None], Voice]:
    """The voice of each speaker of each article."""
    longer = _longer(members)
    found: dict[tuple[str, str | None], Voice] = {}
    for member in members:
        for quote in member.statements.quotes:
            if quote.speaker is not None:
                found[member.article.id, quote.speaker] = _voice(quote, longer)
    return found


def _voice(quote: Quotation, longer: dict[str, str]) -> Voice:
    name = quote.speaker or ""
    if not quote.described:
        name = longer.get(name.casefold(), name)
    return Voice(name, quote.described, tuple(name.casefold().split()))


def _longer(members: Sequence[Member]) -> dict[str, str]:
    """A family name to the one full name of the event that ends with it; a given name alone may be anybody's."""
    wholes: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for name in member.statements.annotation.names:
            words = name.whole.split()
            if name.kind == "person" and len(words) > 1:
                wholes[words[-1].casefold()].add(name.whole)
    return {word: full for word, names in wholes.items() if (full := _one(names))}


def _one(names: set[str]) -> str:
    """The longest of names that all may mean one person, else nothing."""
    longest = max(names, key=lambda name: (len(name), name))
    words = longest.casefold().split()
    same = all(set(name.casefold().split()) <= set(words) for name in names)
    return longest if same else ""
