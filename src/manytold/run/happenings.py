"""Live, third part: who copies whom, who tells one event, what the event is, and which storyline it belongs to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from manytold.compare.named import named
from manytold.model.copies import CopyGroup
from manytold.model.events import Event, EventGroup, EventLink, Gathering
from manytold.model.outcomes import Failed, Outcome, Skipped
from manytold.run.gatherings import gatherings
from manytold.run.linking import Linker, regroup, relink
from manytold.run.newcomers import Changes
from manytold.run.plan import Plan
from manytold.run.words import NOTHING_SAID, Words, hear
from manytold.run.work import run_each
from manytold.steps import Each
from manytold.store import comparisons, copies, events, meetings, names, outcomes, storylines
from manytold.store.groups import group_of
from manytold.store.rows import Session

Group = TypeVar("Group", CopyGroup, EventGroup, Any)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Event groups that are other than before, by id; those of them with other members or other facts; ids no more."""

    groups: Mapping[str, EventGroup]
    stirred: frozenset[str]
    lost: frozenset[str]


def retell(session: Session, plan: Plan, changes: Changes, words: Words = NOTHING_SAID) -> set[str]:
    """Brings copies, events, comparisons and storylines up to date; gives the events that are new or told anew.

    `words` are the owner's corrections that are new or taken back; those kept are obeyed in any case.
    """
    copied = _copies(session, plan, changes, words)
    regrouped = _events(session, plan, changes, copied, words)
    fresh, gone = _tell(session, plan, regrouped)
    _storylines(session, plan, fresh, gone | regrouped.lost, words)
    return set(regrouped.groups)


@dataclass(frozen=True, slots=True)
class Copied:
    """Articles whose copy group is other than before, and those of them that have another text than before."""

    touched: frozenset[str]
    moved: frozenset[str]


def _copies(session: Session, plan: Plan, changes: Changes, words: Words) -> Copied:
    heard = hear(session, "copy", words)
    linker = Linker(plan.copies, meetings.COPIES, copies.load_fingerprints, "copy")
    seeds = relink(session, linker, {name: f.fingerprint for name, f in changes.fresh.items()}, changes.gone)
    seeds |= heard.stirred(session, seeds | changes.gone) - changes.gone
    ask = heard.beside(partial(_stored_links, meetings.COPIES))
    reached, found = regroup(session, linker, seeds, changes.gone, ask)
    before = {g.id: g for g in copies.load_copy_groups(session, reached | changes.gone)}
    changed, lost = _difference(before, {group.id: group for group in found})
    copies.save_copy_groups(session, lost, changed.values())
    was, now = _homes(_of(before, {*changed, *lost})), _homes(changed.values())
    moved = frozenset(a for a in was.keys() | now.keys() if was.get(a) != now.get(a))
    return Copied(frozenset(was.keys() | now.keys()), moved)


def _homes(groups: Iterable[CopyGroup]) -> dict[str, str]:
    return {article: group.id for group in groups for article in copies.articles_of(group)}


def _events(session: Session, plan: Plan, changes: Changes, copied: Copied, words: Words) -> Regrouped:
    """Gives the event groups to be told anew."""
    heard = hear(session, "event", words)
    linker = Linker(plan.events, meetings.EVENTS, events.load_profiles, "event", _texts)
    seeds = relink(session, linker, {name: f.profile for name, f in changes.fresh.items()}, changes.gone)
    # Copies count once where others are weighed by them: who becomes one changes the links of all its neighbours.
    near = {end for link in meetings.links_of(session, meetings.EVENTS, copied.moved) for end in (link.a, link.b)}
    seeds |= (near | copied.touched | heard.stirred(session, seeds | changes.gone)) - changes.gone
    ask = heard.beside(partial(_event_links, plan.given))
    reached, found = regroup(session, linker, seeds, changes.gone, ask)
    ids = set(group_of(session, "event", reached | changes.gone).values())
    groups = {group.id: group for group in found}
    before = events.load_event_groups(session, ids)
    changed, lost = _difference(before, groups)
    events.save_event_groups(session, lost, changed.values())
    comparisons.delete_comparisons(session, lost)
    names.delete_names(session, lost)
    touched = set(changes.fresh) | copied.touched
    stirred = {n for n, g in groups.items() if n not in before or before[n].articles != g.articles}
    stirred |= {n for n, g in groups.items() if not touched.isdisjoint(g.articles)}
    told = {name: g for name, g in groups.items() if name in changed or name in stirred}
    return Regrouped(told, frozenset(stirred), frozenset(lost))


def _tell(session: Session, plan: Plan, regrouped: Regrouped) -> tuple[dict[str, Event], set[str]]:
    """Describes, and compares where members changed; gives events other than before, and ids that have none now."""
    gathered = gatherings(session, regrouped.groups)
    told = _done(session, plan.describe, gathered)
    compared = _done(session, plan.compare, {n: g for n, g in gathered.items() if n in regrouped.stirred})
    gone = set(regrouped.groups) - set(told)
    before = events.load_events(session, regrouped.groups)
    events.save_events(session, told.values())
    events.delete_events(session, gone)
    comparisons.delete_comparisons(session, regrouped.stirred - set(compared))
    comparisons.save_comparisons(session, compared.values())
    names.delete_names(session, gone)
    names.replace_names(session, {n: named(gathered[n], compared.get(n)) for n in regrouped.stirred - gone})
    return {name: event for name, event in told.items() if _matter(before.get(name)) != _matter(event)}, gone


def _done(session: Session, step: Each[Gathering, Result], gathered: Mapping[str, Gathering]) -> dict[str, Result]:
    """What a step makes of each gathering; refusals are kept as outcomes."""
    made: dict[str, Result] = {}
    refused: list[Outcome] = []
    for name, gathering in gathered.items():
        found = run_each(step, gathering, name)
        if isinstance(found, Skipped | Failed):
            refused.append(type(found)(name, found.reason))
        else:
            made[name] = found
    outcomes.clear_outcomes(session, step.name, gathered)
    outcomes.save_outcomes(session, step.name, refused)
    return made


def _matter(event: Event | None) -> Event | None:
    """An event without what stands beside it, which no storyline depends on."""
    return event and replace(event, near=(), also=())


def _storylines(session: Session, plan: Plan, fresh: Mapping[str, Event], gone: set[str], words: Words) -> None:
    heard = hear(session, "storyline", words)
    linker = Linker(plan.storylines, meetings.STORYLINES, events.load_events, "storyline")
    seeds = relink(session, linker, fresh, gone)
    seeds |= heard.stirred(session, seeds | gone) - gone
    reached, found = regroup(session, linker, seeds, gone, heard.beside(partial(_stored_links, meetings.STORYLINES)))
    ids = set(storylines.load_storylines_of(session, reached | gone).values())
    changed, lost = _difference(storylines.load_storylines(session, ids), {line.id: line for line in found})
    stirred = {line.id: line for line in found if not set(fresh).isdisjoint(line.events)}
    storylines.save_storylines(session, lost, {**changed, **stirred}.values())


def _texts(session: Session, items: Iterable[str]) -> dict[str, str]:
    return group_of(session, "copy", items)


def _stored_links(linking: Any, session: Session, items: set[str]) -> list[Any]:
    return meetings.links_of(session, linking, items)


def _event_links(given: Callable[[CopyGroup], list[EventLink]], session: Session, items: set[str]) -> list[EventLink]:
    links = meetings.links_of(session, meetings.EVENTS, items)
    return links + [link for group in copies.load_copy_groups(session, items) for link in given(group)]


def _difference(before: Mapping[str, Group], after: Mapping[str, Group]) -> tuple[dict[str, Group], set[str]]:
    """The groups that are new or other, and the ids that are no more."""
    return {name: group for name, group in after.items() if before.get(name) != group}, set(before) - set(after)


def _of(groups: Mapping[str, Group], names: Iterable[str]) -> list[Group]:
    return [groups[name] for name in sorted(names) if name in groups]
