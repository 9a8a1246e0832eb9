"""Where an event happened: the place that most tellings name at their beginning, as one of them names it."""

import re
from collections.abc import Sequence

from manytold.events.profile import name_form, title_end_of
from manytold.model.articles import Span
from manytold.model.events import Member
from manytold.model.statements import Name

FIRST_SENTENCES = 3
LOCATIVE = re.compile(
    r"\b(in|at|near|outside|inside|im|bei|nahe|à|en|au|près de|em|no|na|a|nel|nella|te|bij|в|на|под)\s+(\w+\s+)?$",
    re.IGNORECASE,
)
PLAIN, SITED, DATELINE = 1.0, 2.0, 2.5


def where(members: Sequence[Member]) -> Span | None:
    """A receipt for the place with most votes, one vote for each independent telling; None when no place is named."""
    votes: dict[str, float] = {}
    spans: dict[str, Span] = {}
    for member in sorted(members, key=lambda m: m.article.first_key):
        for form, (weight, span) in _named(member).items():
            votes[form] = votes.get(form, 0.0) + weight
            spans.setdefault(form, span)
    if not votes:
        return None
    return spans[min(votes, key=lambda form: (-votes[form], form))]


def _named(member: Member) -> dict[str, tuple[float, Span]]:
    """Places of headline and first sentences with the strongest way in which each is named."""
    article, body = member.article, title_end_of(member.article)
    first = [s for s in member.statements.annotation.sentences if s.start >= body][:FIRST_SENTENCES]
    until = first[-1].end if first else body
    found: dict[str, tuple[float, Span]] = {}
    for name in member.statements.annotation.names:
        if name.kind == "place" and name.start < until:
            weight = _weight(article.text, name, first[0].start if first else body)
            span = Span(article.id, article.version, name.start, name.end)
            form = name_form(name.whole)
            if form not in found or found[form][0] < weight:
                found[form] = (weight, span)
    return found


def _weight(text: str, name: Name, body: int) -> float:
    """A dateline counts most, then a place that something happens in, then one that is only mentioned."""
    if name.start == body and re.match(r".{0,40}?[—–-] ", text[name.end : name.end + 50]):
        return DATELINE
    return SITED if LOCATIVE.search(text[max(0, name.start - 25) : name.start]) else PLAIN
