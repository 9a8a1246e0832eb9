"""Labelled events as comparing gets them: members with what they state, copies under one origin."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from bench.labelled import DATA, article, gold, rows
from manytold.compare.statements import statements
from manytold.copies.fingerprint import fingerprint
from manytold.copies.groups import merge
from manytold.copies.judge import judge as judge_copies
from manytold.events.profile import profile
from manytold.model.articles import Article
from manytold.model.events import EventGroup, Gathering, Member


def gathering(name: str, members: list[Article]) -> Gathering:
    """An event of these articles, those that are copies of one another under one origin."""
    origins: dict[str, str] = {}
    prints = [fingerprint(a) for a in members]
    for group in merge(prints, list(judge_copies(combinations(prints, 2)))):
        origins |= {copy.article: group.lead for copy in group.copies}
    return gathered(name, members, origins)


def gathered(name: str, members: list[Article], origins: Mapping[str, str]) -> Gathering:
    """An event of these articles; one that is not among the `origins` is its own."""
    ordered = sorted(members, key=lambda a: a.id)
    made = tuple(Member(a, profile(a), statements(a), origins.get(a.id, a.id)) for a in ordered)
    return Gathering(EventGroup(name, tuple(m.article.id for m in made)), made)


def events_of(folder: str, label: str = "event") -> dict[str, list[Article]]:
    """The articles of each labelled event of a set."""
    labels = gold(DATA / folder, label)
    found: dict[str, list[Article]] = defaultdict(list)
    for row in rows(DATA / folder, "docs"):
        found[labels[row["id"]]].append(article(row))
    return dict(sorted(found.items()))
