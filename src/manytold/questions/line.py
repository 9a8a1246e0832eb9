"""A storyline as it is read: its events, what each brought that those before had not, and what happened when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from manytold.errors import BadInput
from manytold.model.events import Event
from manytold.model.names import NameTold
from manytold.questions.answers import (
    EventAnswer,
    FindingAnswer,
    StorylineBrief,
    TimelineAnswer,
    ValueAnswer,
)
from manytold.questions.assemble import Material, event_answer, storyline_brief
from manytold.questions.course import course
from manytold.questions.load import load_material
from manytold.store.events import load_events
from manytold.store.names import names_of
from manytold.store.rows import Session
from manytold.store.storylines import load_storyline

MOST_COMPARED = 12
"""Newest events between which it is told what changed; each more costs as much as a page of a story."""
NEW_NAMES = 5
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """One matter with the number that an earlier event had for it and the one that this has."""

    about: str
    before: ValueAnswer
    after: ValueAnswer
    earlier: str


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """What an event brought: names that no earlier event of the storyline has, and figures that are other than before.

    `why` says what joins it to an earlier one.
    """

    event: str
    names: tuple[NameTold, ...] = ()
    figures: tuple[FigureAnswer, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class StorylinePageAnswer:
    """One storyline, newest event first, with steps by event, its timeline, and who has each receipt."""

    line: StorylineBrief
    steps: Mapping[str, StepAnswer]
    timeline: tuple[TimelineAnswer, ...]
    sources: Mapping[str, str]
    languages: Mapping[str, str]


def storyline_page(session: Session, id: str) -> StorylinePageAnswer:  # noqa: A002 - the word of the field
    """One storyline by its id or one it once had. Raises BadInput when there is none."""
    line = load_storyline(session, id)
    if line is None:
        raise BadInput(f"there is no storyline {id!r}")
    events = load_events(session, line.events)
    given = load_material(session, events.values(), [line.title.article])
    ordered = [events[name] for name in line.events if name in events]
    told = [event_answer(event, given) for event in ordered[-MOST_COMPARED:]]
    why = {link.b if _order(ordered, link.b) > _order(ordered, link.a) else link.a: link.why for link in line.why}
    steps = _steps(told, names_of(session, line.events), ordered, why)
    timeline = course(told)[-MOST_DAYS:]
    return StorylinePageAnswer(storyline_brief(line, events, given), steps, timeline, *_articles(given))


def _order(ordered: Sequence[Event], name: str) -> int:
    return next((at for at, event in enumerate(ordered) if event.id == name), -1)


def _articles(given: Material) -> tuple[dict[str, str], dict[str, str]]:
    newest = {name: versions[-1] for name, versions in given.articles.items()}
    names = {name: article.source_name for name, article in newest.items()}
    return names, {name: article.language for name, article in newest.items() if article.language}


def _steps(
    told: Sequence[EventAnswer], names: Sequence[NameTold], ordered: Sequence[Event], why: Mapping[str, str]
) -> dict[str, StepAnswer]:
    by_event: dict[str, list[NameTold]] = {}
    for name in names:
        by_event.setdefault(name.event, []).append(name)
    shown = {event.id: event for event in told}
    seen: set[str] = set()
    figures: dict[str, tuple[str, FindingAnswer]] = {}
    steps: dict[str, StepAnswer] = {}
    for number, event in enumerate(ordered):
        mine = by_event.get(event.id, [])
        fresh = [one for one in mine if one.key not in seen] if number else []
        fresh.sort(key=lambda one: (-one.quotes, -one.articles, one.key))
        seen |= {one.key for one in mine}
        changed = _changed(shown[event.id], figures) if event.id in shown else ()
        steps[event.id] = StepAnswer(event.id, tuple(fresh[:NEW_NAMES]), changed, why.get(event.id, ""))
    return steps


def _changed(event: EventAnswer, figures: dict[str, tuple[str, FindingAnswer]]) -> tuple[FigureAnswer, ...]:
    """Numbers that are other than in the event that told them last; those of this event are remembered for the next."""
    found = []
    for finding in event.findings:
        about = finding.about.casefold()
        if finding.kind not in ("agreed", "conflicting") or not _is_number(finding):
            continue
        earlier = figures.get(about)
        values = {value.value for value in finding.values}
        if earlier and values.isdisjoint(value.value for value in earlier[1].values):
            found.append(FigureAnswer(finding.about, _chief(earlier[1]), _chief(finding), earlier[0]))
        figures[about] = event.id, finding
    return tuple(found)


def _is_number(finding: FindingAnswer) -> bool:
    return all(any(c.isdigit() for c in value.value) for value in finding.values)


def _chief(finding: FindingAnswer) -> ValueAnswer:
    """The value that most receipts have, the first among equals."""
    return max(finding.values, key=lambda value: len(value.receipts))
