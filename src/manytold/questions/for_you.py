"""For you: the top stories of a window, in the order of what their reader likes, each with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from manytold.events.taste import lift, likings, place, traits
from manytold.model.events import Storyline
from manytold.model.stances import STANCES, Stance
from manytold.model.tastes import Lift, Liking, Sign, Told, Trait
from manytold.questions.answers import FrontAnswer
from manytold.questions.front import shown_lines
from manytold.store.events import load_events_of, standings
from manytold.store.lists import best_storylines
from manytold.store.rows import Session
from manytold.store.sources import names_of_sources
from manytold.store.stances import newest_stances
from manytold.store.storylines import load_storylines_of
from manytold.store.tastes import load_learning, load_told, sources_of

WINDOW = 200
"""Storylines that are put in order: those that stand best of all."""
LEARNED_FROM = 30
"""Newest acts of each kind that are learned from."""
LASTING = ("follow", "hide", "less")
"""Acts that count for the very story that they were done to."""
TELLINGS = 3
"""Independent reports of an event whose sources count."""


@dataclass(frozen=True, slots=True)
class ForYouAnswer:
    """Storylines of the window from a place on; `next` is the place of those that follow, None at its end.

    `reasons` are by event, `names` the names of sources in them. `further` is the key of what Top stories has behind
    the window. `on` is false for who switched it off, who gets nothing here.
    """

    front: FrontAnswer
    reasons: Mapping[str, Lift]
    names: Mapping[str, str]
    next: int | None = None
    further: str | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class LearnedAnswer:
    """All that For you has learned of a reader, what is liked most first, and the names of sources in it."""

    on: bool
    acts: int
    liked: tuple[Liking, ...]
    names: Mapping[str, str]


def for_you(session: Session, account: str, start: int = 0, limit: int = 30) -> ForYouAnswer:
    """A part of the window, in the reader's order. It holds every story that Top stories has there, and no other."""
    if not load_learning(session, account).on:
        return ForYouAnswer(FrontAnswer(()), {}, {}, on=False)
    signs = _signs(session, account)
    window = best_storylines(session, WINDOW)
    leads = _leads(session, window.items)
    of = _traits(session, leads.values(), {told.id: line for line, told in leads.items()})
    liked, known, by = likings(signs), {sign.event for sign in signs}, _by_trait(signs)
    lifts = {
        line: _own_lift(told, of[told.id], by) if told.id in known else lift(of[told.id], liked)
        for line, told in leads.items()
    }
    ordered = sorted(window.items, key=lambda line: _place(line, leads, lifts), reverse=True)
    shown = ordered[start : start + limit]
    reasons = {leads[line.id].id: lifts[line.id] for line in shown if line.id in leads}
    ends = start + limit >= len(ordered)
    return ForYouAnswer(
        FrontAnswer(shown_lines(session, shown)),
        reasons,
        _names(session, (one.because for one in reasons.values() if one.because)),
        None if ends else start + limit,
        window.older if ends else None,
    )


def learned(session: Session, account: str) -> LearnedAnswer:
    """What For you knows of a reader; nothing that is not shown here decides."""
    on, signs = load_learning(session, account).on, _signs(session, account)
    liked = sorted(likings(signs).values(), key=lambda one: (-abs(one.weight), one.trait))
    return LearnedAnswer(on, len(signs), tuple(liked), _names(session, liked))


def _signs(session: Session, account: str) -> list[Sign]:
    """What a reader did, as far as it is learned from; of several acts of one kind on one event the newest counts."""
    since = load_learning(session, account).since
    taken = [one for kind in STANCES for one in newest_stances(session, account, kind, LEARNED_FROM)]
    taken = [one for one in taken if since is None or one.at > since]
    event_of = load_events_of(session, [one.article for one in taken])
    told = load_told(session, set(event_of.values()))
    line_of = load_storylines_of(session, told)
    of = _traits(session, told.values(), line_of)
    return _once(taken, event_of, of)


def _once(taken: Sequence[Stance], event_of: Mapping[str, str], of: Mapping[str, Mapping[Trait, float]]) -> list[Sign]:
    found = {(event_of.get(one.article, ""), one.kind) for one in taken}
    return [Sign(event, kind, of[event]) for event, kind in sorted(found) if event in of]


def _leads(session: Session, lines: Sequence[Storyline]) -> dict[str, Told]:
    """The event of each storyline that stands best, by storyline."""
    stand = standings(session, {event for line in lines for event in line.events})
    best = {line.id: max(line.events, key=lambda event: stand.get(event, 0)) for line in lines}
    told = load_told(session, best.values())
    return {line: told[event] for line, event in best.items() if event in told}


def _traits(session: Session, told: Iterable[Told], line_of: Mapping[str, str]) -> dict[str, dict[Trait, float]]:
    events = list(told)
    leads = {one.id: [telling.lead for telling in one.tellings[:TELLINGS]] for one in events}
    source_of = sources_of(session, {lead for some in leads.values() for lead in some})
    return {
        one.id: traits(one, line_of.get(one.id, ""), [source_of[lead] for lead in leads[one.id] if lead in source_of])
        for one in events
    }


def _by_trait(signs: Iterable[Sign]) -> dict[Trait, list[Sign]]:
    found: dict[Trait, list[Sign]] = {}
    for sign in signs:
        for trait in sign.traits:
            found.setdefault(trait, []).append(sign)
    return found


def _own_lift(told: Told, of: Mapping[Trait, float], by: Mapping[Trait, Sequence[Sign]]) -> Lift:
    """What was read, starred or wanted more of once is not lifted by that itself; others like it are."""
    others = (
        Sign(sign.event, sign.kind, {trait: sign.traits[trait]})
        for trait in of
        for sign in by.get(trait, ())
        if sign.event != told.id or sign.kind in LASTING
    )
    return lift(of, likings(others))


def _place(line: Storyline, leads: Mapping[str, Told], lifts: Mapping[str, Lift]) -> tuple[object, ...]:
    told = leads.get(line.id)
    return (told is not None, *(place(told, lifts[line.id]) if told else ()), line.id)


def _names(session: Session, liked: Iterable[Liking]) -> dict[str, str]:
    """The names of the sources in some likings."""
    ids = sorted({one.trait[1] for one in liked if one.trait[0] == "source"})
    return names_of_sources(session, ids)
