"""Where an event happened: the place that most tellings name at their beginning, as one of them names it."""

import re
from collections.abc import Sequence

from manytold.events.profile import name_form, title_end_of
from manytold.model.articles import Article, Span
from manytold.model.events import Member
from manytold.model.statements import Name

FIRST_SENTENCES = 3
SITING = {
    "en": "in|at|near|off|outside|inside",
    "de": "in|im|bei|nahe",
    "fr": "à|en|au|aux|près de|dans",
    "es": "en|cerca de",
    "it": "a|in|nel|nella|presso",
    "pt": "em|no|na",
    "nl": "in|bij|te",
    "ru": "в|на|под",
}
TOWN = re.compile(
    r"\b(in|at|near) (\w+ ){0,3}(town|city|village|port|capital|district|county|province|island) of $", re.IGNORECASE
)
BACKGROUND = re.compile(r"\b(war|conflict|crisis|offensive|fighting|situation)\s+(in|near)\s+$", re.IGNORECASE)
PLAIN, SITED, DATELINE = 1.0, 2.0, 2.5


def where(members: Sequence[Member]) -> Span | None:
    """A receipt for the place with most votes, one for each telling; None when none is said to be the site."""
    votes: dict[str, float] = {}
    spans: dict[str, Span] = {}
    for member in sorted(members, key=lambda m: m.article.first_key):
        for form, (weight, span) in _named(member).items():
            votes[form] = votes.get(form, 0.0) + weight
            if weight > PLAIN:
                spans.setdefault(form, span)
    if not spans:
        return None
    return spans[min(spans, key=lambda form: (-votes[form], form))]


def _named(member: Member) -> dict[str, tuple[float, Span]]:
    """Places of headline and first sentences with the strongest way in which each is named."""
    article, body = member.article, title_end_of(member.article)
    first = [s for s in member.statements.annotation.sentences if s.start >= body][:FIRST_SENTENCES]
    until = first[-1].end if first else body
    found: dict[str, tuple[float, Span]] = {}
    for name in member.statements.annotation.names:
        if name.kind == "place" and name.start < until:
            weight = _weight(article, name, first[0].start if first else body)
            span = Span(article.id, article.version, name.start, name.end)
            form = name_form(name.whole)
            if form not in found or found[form][0] < weight:
                found[form] = (weight, span)
    return found


def _weight(article: Article, name: Name, body: int) -> float:
    """A dateline counts most, then a place that something happens in, then one that is only mentioned."""
    if name.start == body and re.match(r".{0,40}?[—–-] ", article.text[name.end : name.end + 50]):
        return DATELINE
    before = article.text[max(0, name.start - 40) : name.start]
    if TOWN.search(before) and (article.language or "en") == "en":
        return SITED
    siting = SITING.get(article.language or "")
    sited = siting and re.search(rf"\b({siting})\s+(\w+\s+)?$", before, re.IGNORECASE)
    return SITED if sited and not BACKGROUND.search(before) else PLAIN
