"""Who and what an event names, with how many of its quotations are theirs. Pure; the same for any order of members."""

from collections import Counter, defaultdict
from typing import TypeVar

from manytold.model.events import Gathering
from manytold.model.findings import Comparison
from manytold.model.names import NameTold
from manytold.model.statements import NameKind
from manytold.text.name_keys import name_key

MOST = 40
"""Names kept of an event, those that most articles have; an event of the sample newsroom has 10 on average."""
Form = TypeVar("Form", bound=str)
KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")


def named(gathering: Gathering, comparison: Comparison | None) -> tuple[NameTold, ...]:
    """The names of an event by key: all who are quoted, and of the others those that most articles have."""
    articles: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for member in gathering.members:
        for name in member.statements.annotation.names:
            key = name_key(name.whole)
            if key and name.kind in KINDS:
                articles[key].add(member.article.id)
                forms[key][name.whole] += 1
                kinds[key][name.kind] += 1
    quotes: Counter[str] = Counter()
    for quote in comparison.quotes if comparison else ():
        if key := name_key(quote.speaker or ""):
            quotes[key] += 1
            articles[key].add(quote.span.article)
            forms[key][quote.speaker or ""] += 1
            kinds[key]["person"] += key not in kinds
    ranked = sorted(articles, key=lambda key: (-quotes[key], -len(articles[key]), -forms[key].total(), key))
    times = [member.article.published or member.article.fetched for member in gathering.members]
    told = [
        NameTold(
            key,
            _most(forms[key]),
            _most(kinds[key]),
            gathering.group.id,
            max(times, default=None),
            len(articles[key]),
            quotes[key],
        )
        for key in ranked[:MOST]
    ]
    return tuple(sorted(told, key=lambda one: one.key))


def _most(of: Counter[Form]) -> Form:
    """The most frequent, the first by the alphabet among equals."""
    return min(of, key=lambda one: (-of[one], one))
