"""A person, place or organisation, by name only: the stories that name it, what it is quoted with, and its days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manytold.errors import BadInput
from manytold.model.events import Event
from manytold.model.names import NameTold
from manytold.model.statements import NameKind
from manytold.questions.answers import EventBrief, QuoteAnswer, TimelineAnswer
from manytold.questions.assemble import Material, entry_answer, event_brief, quote_answer
from manytold.questions.load import load_material
from manytold.store.events import load_events
from manytold.store.names import quoted_in, told_of
from manytold.store.rows import Session
from manytold.text.name_keys import name_key

STORIES = 20
QUOTED = 12
"""Stories whose quotations are shown, the newest."""
MOST_QUOTES = 40
MOST_DAYS = 40


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """One quotation under a name, with the event and the source that has it."""

    event: str
    quote: QuoteAnswer
    source_name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """One entry of the timelines of its stories that has the name in its words."""

    event: str
    entry: TimelineAnswer
    source_name: str


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """Everything under one name; `older` leads to the stories that were told before."""

    key: str
    shown: str
    kind: NameKind
    stories: tuple[EventBrief, ...]
    quotes: tuple[SaidAnswer, ...]
    days: tuple[DayAnswer, ...]
    older: str | None
    forms: tuple[str, ...]


def name_page(session: Session, asked: str, before: str | None = None) -> NameAnswer:
    """What is told under a name, written in any way. Raises BadInput where no story has it."""
    key = name_key(asked)
    part = told_of(session, key, STORIES, before)
    if not part.items:
        raise BadInput(f"no story names {asked!r:.100}")
    quoted = quoted_in(session, key, QUOTED) if before is None else []
    events = load_events(session, [*(one.event for one in part.items), *quoted])
    given = load_material(session, list(events.values()))
    told = [events[one.event] for one in part.items if one.event in events]
    return NameAnswer(
        key,
        _shown(part.items),
        _kind(part.items),
        tuple(event_brief(event, given) for event in told),
        tuple(_quotes(key, [events[id_] for id_ in quoted if id_ in events], given))[:MOST_QUOTES],
        tuple(sorted(_days(key, told, given), key=lambda d: (d.entry.first, d.entry.last), reverse=True))[:MOST_DAYS],
        part.older,
        tuple(sorted({one.shown for one in part.items})),
    )


def _shown(told: Sequence[NameTold]) -> str:
    """The form that most stories have, the first by the alphabet among equals."""
    forms = [one.shown for one in told]
    return min(forms, key=lambda form: (-forms.count(form), form))


def _kind(told: Sequence[NameTold]) -> NameKind:
    kinds = [one.kind for one in told]
    return min(kinds, key=lambda kind: (-kinds.count(kind), kind))


def _quotes(key: str, events: Iterable[Event], given: Material) -> Iterable[SaidAnswer]:
    for event in events:
        compared = given.comparisons.get(event.id)
        for quote in compared.quotes if compared else ():
            if quote.speaker and name_key(quote.speaker) == key:
                article = given.articles[quote.span.article][-1]
                yield SaidAnswer(event.id, quote_answer(quote, given.texts), article.source_name, article.language)


def _days(key: str, events: Iterable[Event], given: Material) -> Iterable[DayAnswer]:
    for event in events:
        compared = given.comparisons.get(event.id)
        for entry in compared.timeline if compared else ():
            answer = entry_answer(entry, given.texts)
            if f"-{key}-" in f"-{words_key(answer.receipts[0].text)}-":
                yield DayAnswer(event.id, answer, given.articles[answer.receipts[0].article][-1].source_name)


def words_key(sentence: str) -> str:
    """A sentence as the keys of its words, however long it is."""
    return "-".join(filter(None, (name_key(word) for word in sentence.split())))
