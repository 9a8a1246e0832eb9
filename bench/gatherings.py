"""The events of labelled sets as comparing gets them: grouped by their labels, copies found by the product."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench.labelled import articles, gold
from manytold.compare.statements import statements
from manytold.copies.fingerprint import fingerprint
from manytold.events.several import profile_of
from manytold.model.articles import Article
from manytold.model.events import EventGroup, Gathering, Member
from manytold.walk import COPIES


def gatherings(folder: Path, label: str = "event") -> Iterator[Gathering]:
    """The events of a set that two articles or more tell, by their labels."""
    truth = gold(folder, label)
    groups: dict[str, list[Article]] = defaultdict(list)
    for one in articles(folder):
        groups[truth[one.id]].append(one)
    for name, some in sorted(groups.items()):
        if len(some) > 1:
            yield gathering(name, some)


def gathering(name: str, some: Sequence[Article]) -> Gathering:
    """Articles as the tellings of one event."""
    ordered = sorted(some, key=lambda one: one.id)
    origins = origins_of(ordered)
    members = tuple(Member(one, profile_of(one), statements(one), origins.get(one.id, one.id)) for one in ordered)
    return Gathering(EventGroup(name, tuple(one.id for one in ordered)), members)


def origins_of(some: Sequence[Article]) -> dict[str, str]:
    """The lead of each article that is a copy."""
    prints = [fingerprint(one) for one in some]
    links = list(COPIES.judge(combinations(prints, 2)))
    return {copy.article: group.lead for group in COPIES.merge(prints, links) for copy in group.copies}
