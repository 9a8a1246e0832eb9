"""Live, second part: the four moves of a linked step, over the database's index and only around what changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from manytold.model.copies import CopyLink
from manytold.model.events import EventLink, StorylineLink
from manytold.model.outcomes import Failed
from manytold.run import work
from manytold.run.components import components, neighbourhoods
from manytold.run.weighing import weighed
from manytold.steps import Linked
from manytold.store import meetings, outcomes
from manytold.store.groups import group_of, members_of
from manytold.store.holders import Held, Rule, hold
from manytold.store.meetings import Linking
from manytold.store.rows import Session

Item = TypeVar("Item")
Link = TypeVar("Link", bound=CopyLink | EventLink | StorylineLink)
Group = TypeVar("Group")
Ask = Callable[[Session, set[str]], list[Link]]
"""All links that any of these items has."""


@dataclass(frozen=True, slots=True)
class Linker(Generic[Item, Link, Group]):
    """A linked step together with where its items and links are kept."""

    step: Linked[Item, Link, Group]
    linking: Linking[Link]
    load: Callable[[Session, Iterable[str]], dict[str, Item]]
    kind: str
    texts: Callable[[Session, Iterable[str]], Mapping[str, str]] | None = None
    """The texts of items that are copies or have copies, where links are weighed."""


def relink(
    session: Session, linker: Linker[Item, Link, Group], fresh: Mapping[str, Item], gone: Iterable[str]
) -> set[str]:
    """Keys and links of changed items in place of their old ones; gives the items around which groups may change."""
    step, linking = linker.step, linker.linking
    changed = {*fresh, *gone}
    before = meetings.links_of(session, linking, changed)
    meetings.remove_links_of(session, linking, changed)
    keys, failed = work.keys_of(step, fresh)
    held = {name: Held(work.rank_of(step, name, fresh[name]), frozenset(some)) for name, some in keys.items()}
    moves = hold(session, linking.tables, held, changed - held.keys(), Rule(step.least, step.most))
    meetings.remove_links(session, linking, moves.parted)
    pairs = sorted(moves.met)
    others = {name for pair in pairs for name in pair} - set(fresh)
    links, unjudged = work.judge(step, pairs, {**linker.load(session, others), **fresh})
    meetings.save_links(session, linking, links)
    outcomes.clear_outcomes(session, step.name, changed)
    outcomes.save_outcomes(session, step.name, [*failed, *unjudged])
    # A weighed link changes the scores of all the others that its ends have, however weak it is itself.
    telling = (link for link in (*before, *links) if step.weighed or step.binds(link) or step.shows(link))
    ends = {end for link in telling for end in (link.a, link.b)} | {end for pair in moves.parted for end in pair}
    return (ends | set(fresh)) - set(gone)


def regroup(
    session: Session, linker: Linker[Item, Link, Group], seeds: set[str], gone: Set[str], ask: Ask[Link]
) -> tuple[set[str], list[Group]]:
    """Merges anew whatever can be other than before; gives all items reached and their groups."""
    reached, links = _reach(session, linker, seeds, gone, ask)
    items = linker.load(session, reached)
    groups: list[Group] = []
    failed: list[Failed] = []
    inside = [link for link in links if link.a in items and link.b in items]
    out = _leading_out(items, links, linker.step.shows)
    for names, some in neighbourhoods(items, inside, linker.step):
        told = [*some, *(link for name in names for link in out[name])]
        found, unmerged = work.merge(linker.step, {name: items[name] for name in names}, told)
        groups += found
        failed += unmerged
    outcomes.save_outcomes(session, linker.step.name, failed)
    return reached, groups


def _leading_out(
    items: Mapping[str, Item], links: Iterable[Link], shows: Callable[[Link], bool]
) -> Mapping[str, list[Link]]:
    """By item the links to outsiders that are worth telling; one that binds may lead out where nobody is drawn."""
    out: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if (link.a in items) != (link.b in items) and shows(link):
            out[link.a if link.a in items else link.b].append(link)
    return out


def _reach(
    session: Session, linker: Linker[Item, Link, Group], seeds: set[str], gone: Set[str], ask: Ask[Link]
) -> tuple[set[str], list[Link]]:
    """The items to be merged anew, and every link that any of them has.

    These are whole components around the seeds; or their present groups and, again and again, those drawn in.
    """
    step, reached = linker.step, set[str]()
    edge = set(seeds) if step.draws is None else _mates(session, linker.kind, seeds | gone) - gone
    links: list[Link] = []
    while edge:
        found = _scored(session, linker, edge, ask)
        links += [link for link in found if link.a not in reached and link.b not in reached]
        reached |= edge
        if step.draws is None:
            edge = {end for link in found if step.binds(link) for end in (link.a, link.b)} - reached
        else:
            drawn = _drawn(step, reached, links, edge)
            edge = _mates(session, linker.kind, drawn) - reached - gone
    return reached, links


def _scored(session: Session, linker: Linker[Item, Link, Group], items: set[str], ask: Ask[Link]) -> list[Link]:
    """All links that any of the items has, with the scores that count."""
    found, rule = ask(session, items), linker.step.weighed
    if rule is None:
        return found
    others = {end for link in found for end in (link.a, link.b)} - items
    around = [*found, *ask(session, others)]
    names = {end for link in around for end in (link.a, link.b)}
    return weighed(rule, around, items, linker.texts(session, names) if linker.texts else {})


def _drawn(step: Linked[Item, Link, Group], reached: set[str], links: Iterable[Link], edge: set[str]) -> set[str]:
    """Whom the parts draw in that hold a newly reached item; the others have been asked before."""
    drawn: set[str] = set()
    around: dict[str, list[Link]] = defaultdict(list)
    inside: list[Link] = []
    for link in links:
        if link.a in reached and link.b in reached and step.binds(link):
            inside.append(link)
        for end in (link.a, link.b):
            around[end].append(link)
    for names, _ in components(reached, inside):
        if step.draws is not None and not edge.isdisjoint(names):
            some = dict.fromkeys(link for name in names for link in around[name])
            drawn |= step.draws(set(names), some) - reached
    return drawn


def _mates(session: Session, kind: str, items: Set[str]) -> set[str]:
    """The items, and everybody who is in a group with one of them."""
    found = members_of(session, kind, group_of(session, kind, items).values())
    return set(items) | {item for some in found.values() for item in some}
