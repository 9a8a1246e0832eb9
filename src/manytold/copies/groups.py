"""Links between texts → groups with a lead.

Rules: weak links do not chain. A member stands in a group because it is linked with the lead, or by at least half of
its words with a member; what is left over forms groups of its own. The lead is whom other members credit; else who was
first. A claimed date far before everybody else's is not believed when at least three texts are dated: many pages carry
the date of a template or of an older text. What the owner says of a pair goes before all of this (see `said`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median_low

from manytold.copies.said import Said, said_of, told
from manytold.model.articles import FAR
from manytold.model.copies import Copy, CopyGroup, CopyLink, Fingerprint

STRONG = 0.5
IMPLAUSIBLE = timedelta(days=30)

Near = Mapping[str, Mapping[str, CopyLink]]


def merge(items: Sequence[Fingerprint], links: Sequence[CopyLink]) -> list[CopyGroup]:
    """Groups of two and more, sorted by id; the same for any order of items and links."""
    prints = {item.article: item for item in sorted(items, key=lambda f: (f.article, f.version))}
    said = said_of(links)
    near = _neighbours(prints, told(links))
    groups: list[CopyGroup] = []
    for component in _components(near):
        groups += _split(component, prints, near, said)
    return sorted(groups, key=lambda group: group.id)


def _neighbours(prints: Mapping[str, Fingerprint], links: Iterable[CopyLink]) -> dict[str, dict[str, CopyLink]]:
    near: dict[str, dict[str, CopyLink]] = {}
    for link in sorted(links, key=lambda k: (k.a, k.b, k.share, k.kind, k.reason)):
        if link.a in prints and link.b in prints:
            near.setdefault(link.a, {})[link.b] = link
            near.setdefault(link.b, {})[link.a] = link
    return near


def _components(near: Near) -> list[set[str]]:
    seen: set[str] = set()
    found = []
    for start in sorted(near):
        if start not in seen:
            component = _reach({start}, lambda a: near[a].keys())
            seen |= component
            found.append(component)
    return found


def _reach(start: set[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    reached, edge = set(start), sorted(start)
    while edge:
        edge = sorted({n for a in edge for n in step(a)} - reached)
        reached |= set(edge)
    return reached


def _split(component: set[str], prints: Mapping[str, Fingerprint], near: Near, said: Said) -> list[CopyGroup]:
    """Groups grown from one lead after another, till nobody is left."""
    groups, left = [], set(component)
    while len(left) > 1:
        lead = _lead(left, prints)
        members = said.grow(lead, left, near, STRONG) if said else _grow(lead, left, near)
        if len(members) > 1:
            groups.append(_group(lead, members, prints, near))
        left -= members
    return groups


def _grow(lead: str, left: set[str], near: Near) -> set[str]:
    direct = {a for a in near[lead] if a in left}
    grown = _reach({lead} | direct, lambda a: {n for n, k in near[a].items() if n in left and k.share >= STRONG})
    return grown & left


def _lead(members: set[str], prints: Mapping[str, Fingerprint]) -> str:
    credited = {_squash(credit) for a in members for credit in prints[a].credits}
    times = _believed(members, prints)
    return min(members, key=lambda a: (not _is_credited(prints[a], credited), times[a], a))


def _is_credited(item: Fingerprint, credited: set[str]) -> bool:
    names = {_squash(item.source_name), _squash(item.source.rpartition(".")[0].rpartition(".")[2])} - {""}
    return bool(names & credited)


def _squash(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _believed(members: set[str], prints: Mapping[str, Fingerprint]) -> dict[str, datetime]:
    """Publication times, undated and unbelievable ones last; a bare day counts as its end: its hour is not known."""
    dated = sorted(p for a in members if (p := prints[a].published) is not None)
    floor = median_low(dated) - IMPLAUSIBLE if len(dated) >= 3 else None
    times = {a: _end_of_bare_day(prints[a].published or FAR) for a in members}
    return {a: FAR if floor is not None and time < floor else time for a, time in times.items()}


def _end_of_bare_day(moment: datetime) -> datetime:
    bare = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.replace(hour=23, minute=59, second=59) if bare else moment


def _group(lead: str, members: set[str], prints: Mapping[str, Fingerprint], near: Near) -> CopyGroup:
    copies = tuple(_copy(a, lead, members, prints, near) for a in sorted(members - {lead}))
    return CopyGroup(lead, lead, copies)


def _copy(member: str, lead: str, members: set[str], prints: Mapping[str, Fingerprint], near: Near) -> Copy:
    link = near[member].get(lead)
    via = ""
    if link is None:
        other = min(near[member].keys() & members, key=lambda a: (-near[member][a].share, a))
        link, via = near[member][other], f"; by way of {prints[other].source_name or other}"
    thanks = f"; credits {', '.join(prints[member].credits)}" if prints[member].credits else ""
    return Copy(member, link.kind, link.share, link.reason + via + thanks)
