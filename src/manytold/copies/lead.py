"""Who of several texts with the same words leads: whom the first one credits, else who was first.

What we saw ourselves counts: a page can claim any date, any name and any agency. So the pages that were seen first are
asked, and among those seen at one visit what they say decides: whom others of them credit, then their dates. A date far
before everybody else's is not believed when at least three texts are dated: many pages carry the date of a template or
of an older text. A page of which another text is only a small part did not write that text. Whoever is first may name
whom it has the words from, seen however late, for it speaks against itself; what later pages say changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import median_low

from manytold.model.articles import FAR
from manytold.model.copies import CopyLink, Fingerprint

VISIT = timedelta(hours=1)
"""Pages seen within this time of the first were found by the same round of visits, in an order that says nothing."""
IMPLAUSIBLE = timedelta(days=30)
SMALL_PART = 0.2
SHORTEST_NAME = 2

Near = Mapping[str, Mapping[str, CopyLink]]
Prints = Mapping[str, Fingerprint]


def lead_of(members: set[str], prints: Prints, near: Near) -> str:
    """The article that leads the members; the same for any order."""
    began = min(prints[a].seen for a in members)
    first = {a for a in members if prints[a].seen - began <= VISIT}
    times, thanked = _believed(first, prints), _thanked(first, prints)
    hosts = {a for a in first if _holds_much_else(a, members, prints, near)}
    lead = min(first, key=lambda a: (a in hosts, a not in thanked, times[a], a))
    return _credited(lead, members, prints, near)


def seen_before(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one text was seen so long before the other that no round of visits explains it."""
    return other.seen - one.seen > VISIT


def _holds_much_else(article: str, members: set[str], prints: Prints, near: Near) -> bool:
    mine = prints[article].length
    return any(k.longer < SMALL_PART and prints[a].length < mine for a, k in near[article].items() if a in members)


def _thanked(members: set[str], prints: Prints) -> set[str]:
    """Whom members of another source credit."""
    by: dict[str, set[str]] = {}
    for article in members:
        for credit in prints[article].credits:
            by.setdefault(_squash(credit), set()).add(prints[article].source)
    return {a for a in members if any(by.get(name, set()) - {prints[a].source} for name in _names(prints[a]))}


def _credited(lead: str, members: set[str], prints: Prints, near: Near) -> str:
    """The neighbour whose words the lead says it prints, of several the one seen first; else the lead."""
    named = {_squash(credit) for credit in prints[lead].credits} - {""}
    asked = [a for a in near[lead] if a in members and _names(prints[a]) & named]
    if not named or _names(prints[lead]) & named:
        return lead
    return min(asked, key=lambda a: (prints[a].seen, prints[a].published or FAR, a), default=lead)


def _names(item: Fingerprint) -> set[str]:
    names = {_squash(item.source_name), _squash(item.source.rpartition(".")[0].rpartition(".")[2])}
    return {name for name in names if len(name) >= SHORTEST_NAME}


def _squash(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _believed(members: set[str], prints: Prints) -> dict[str, datetime]:
    """Publication times, undated and unbelievable ones last; a bare day counts as its end: its hour is not known."""
    dated = sorted(p for a in members if (p := prints[a].published) is not None)
    floor = median_low(dated) - IMPLAUSIBLE if len(dated) >= 3 else None
    times = {a: _end_of_bare_day(prints[a].published or FAR) for a in members}
    return {a: FAR if floor is not None and time < floor else time for a, time in times.items()}


def _end_of_bare_day(moment: datetime) -> datetime:
    bare = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.replace(hour=23, minute=59, second=59) if bare else moment
