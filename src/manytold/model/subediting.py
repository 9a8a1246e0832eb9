"""What a language model made of an event's findings; the owner's choice, and never a source of facts."""

from dataclasses import dataclass

from manytold.model.articles import Span


@dataclass(frozen=True, slots=True)
class Subedited:
    """A headline and picks that a model put together for an event, all of them stretches of findings' receipts.

    `basis` is the digest of the lines that it was shown: where they are others now, nothing of this is shown any more.
    `headline` are stretches in the model's order, `picks` whole lines. `refused` says why an answer was not accepted;
    headline and picks are empty then.
    """

    event: str
    basis: str
    model: str
    headline: tuple[Span, ...] = ()
    picks: tuple[Span, ...] = ()
    refused: str = ""
