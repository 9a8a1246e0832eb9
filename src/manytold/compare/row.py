"""One number of one telling, with what it is about."""

from dataclasses import dataclass

from manytold.compare.telling import Told
from manytold.model.articles import Span
from manytold.model.statements import Quantity

Key = tuple[str, str]
"""Slot and unit."""


@dataclass(frozen=True)
class Row:
    """One number of one telling, with what it is about; `weight` says how much it is the telling's main one.

    `purposes` are what money is for; `alone` says that its telling gives no other amount for them.
    """

    told: Told
    quantity: Quantity
    key: Key
    scope: tuple[str, ...]
    near: frozenset[str]
    purposes: frozenset[str]
    weight: int
    revised: bool
    alone: bool = True
    central: bool = True
    """Whether it stands in headline or lead, or more than once."""
    around: frozenset[str] = frozenset()
    """Stems of its whole sentence, those of the cast too: weak evidence that two equal numbers are one."""
    lasting: frozenset[str] = frozenset()
    """What a stretch of time is the length of."""
    again: tuple[Span, ...] = ()
    """Other sentences of the telling with the same number."""
    leads: bool = False
    """Whether it stands in headline or lead."""
    attacker: bool = False
    """Whether whoever did it is told to be counted too."""
    described: bool = False
    """Whether no number is written: people are described, and their count is a lower bound."""

    @property
    def span(self) -> Span:
        """The receipt: the sentence with the number."""
        sentence = self.told.sentence(self.quantity.start)
        return self.told.span(sentence.start, sentence.end)

    @property
    def in_title(self) -> bool:
        """Whether the number stands in the headline."""
        return self.quantity.start < len(self.told.article.title)
