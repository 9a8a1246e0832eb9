"""Brings together everybody who tells one event."""

from collections.abc import Mapping
from dataclasses import dataclass

from manytold.model.articles import Article
from manytold.model.copies import CopyGroup
from manytold.model.events import EventGroup, Gathering, Member, Profile
from manytold.model.statements import Statements
from manytold.store import articles, comparisons, copies, events
from manytold.store.rows import Session


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of some articles, each by id."""

    articles: Mapping[str, Article]
    profiles: Mapping[str, Profile]
    statements: Mapping[str, Statements]
    copies: Mapping[str, CopyGroup]


def gatherings(session: Session, groups: Mapping[str, EventGroup]) -> dict[str, Gathering]:
    """One gathering for each event group, by its id."""
    ids = {article for group in groups.values() for article in group.articles}
    known = Known(
        articles.load_articles(session, ids),
        events.load_profiles(session, ids),
        comparisons.load_statements(session, ids),
        copies.copy_groups_by_article(session, ids),
    )
    return {name: gather(group, known) for name, group in sorted(groups.items())}


def gather(group: EventGroup, known: Known) -> Gathering:
    """The members of a group with all that is known of them, sorted by article id."""
    return Gathering(group, tuple(_member(name, known) for name in sorted(group.articles)))


def _member(name: str, known: Known) -> Member:
    facts = known.articles[name].told, known.profiles[name], known.statements[name]
    group = known.copies.get(name)
    if group is None:
        return Member(*facts, origin=name)
    copy = next((copy for copy in group.copies if copy.article == name), None)
    if copy is None:
        return Member(*facts, origin=group.lead)
    return Member(*facts, origin=group.lead, copy_kind=copy.kind, copy_reason=copy.reason)
