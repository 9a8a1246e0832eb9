"""What the tellings of one event say when they are laid side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from manytold.model.articles import Span
from manytold.model.statements import QuoteKind

FindingKind = Literal["agreed", "conflicting", "changed", "only_here", "named_differently"]
Certainty = Literal["sure", "likely", "unsure"]


@dataclass(frozen=True, slots=True)
class Value:
    """One thing said on a matter, in the words of its first receipt or as a plain number, and everyone who says it."""

    value: str
    receipts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims of several tellings on one matter.

    `origins` counts independent reports: newsrooms that have it in words of their own, each once, and no copies.
    """

    kind: FindingKind
    about: str
    certainty: Certainty
    why: str
    origins: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class EventQuote:
    """A quotation as an event shows it; `same_as` lists the spans of the same words in other tellings.

    `differs` are the words in which wordings between marks differ; `alone` says that they are one origin's against the
    same words of two others at least, which is told and not judged. Where nobody is named, `described` holds the words
    of a telling for who speaks (`a police spokesman`).
    """

    span: Span
    kind: QuoteKind
    speaker: str | None
    cue: str | None
    same_as: tuple[Span, ...] = ()
    differs: tuple[Span, ...] = ()
    alone: bool = False
    described: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened (or is planned) when; `receipts[0]` is the sentence shown."""

    first: date
    last: date
    planned: bool
    receipts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is compared in one event."""

    event: str
    findings: tuple[Finding, ...]
    quotes: tuple[EventQuote, ...]
    timeline: tuple[TimelineEntry, ...]
