"""Links between texts → groups with a lead.

Rules: weak links do not chain. A member is linked with the lead, or comes by way of others so near to it that it must
have words in common with the lead. Excerpts of one long page that have nothing to do with one another stay apart,
unless the page was seen before them. What is left over forms groups of its own. Who leads: `copies/lead.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from manytold.copies.lead import lead_of, seen_before
from manytold.model.copies import Copy, CopyGroup, CopyLink, Fingerprint

STRONG, CHAINED = 0.5, 0.2
"""Links below STRONG lead no further than to the lead. Who comes by way of others must have CHAINED in common with the
lead: who shares 90 % with the lead and 70 % with the member shows that 60 % of the words go through; who is half one
text and half another shows nothing."""
EXCERPT = 0.5
"""Part of the longer text below which the shorter one is an excerpt of it."""

Near = Mapping[str, Mapping[str, CopyLink]]
Prints = Mapping[str, Fingerprint]


def merge(items: Sequence[Fingerprint], links: Sequence[CopyLink]) -> list[CopyGroup]:
    """Groups of two and more, sorted by id; the same for any order of items and links."""
    prints = {item.article: item for item in sorted(items, key=lambda f: (f.article, f.version))}
    near = _neighbours(prints, links)
    groups: list[CopyGroup] = []
    for component in _components(near.keys(), near):
        groups += _split(component, prints, near)
    return sorted(groups, key=lambda group: group.id)


def _neighbours(prints: Prints, links: Iterable[CopyLink]) -> dict[str, dict[str, CopyLink]]:
    near: dict[str, dict[str, CopyLink]] = {}
    for link in links:
        if link.a in prints and link.b in prints:
            known = near.setdefault(link.a, {}).get(link.b)
            best = link if known is None else max(known, link, key=_weight)
            near[link.a][link.b] = near.setdefault(link.b, {})[link.a] = best
    return near


def _weight(link: CopyLink) -> tuple[float, float, str, str]:
    return link.share, link.longer, link.kind, link.reason


def _components(names: Iterable[str], near: Near) -> list[set[str]]:
    """What hangs together among the names alone."""
    left = set(names)
    found = []
    for start in sorted(left):
        if start in left:
            component = _reach(start, left, near)
            left -= component
            found.append(component)
    return found


def _reach(start: str, among: set[str], near: Near) -> set[str]:
    reached, edge = {start}, [start]
    while edge:
        fresh = (near[edge.pop()].keys() & among) - reached
        reached |= fresh
        edge += fresh
    return reached


def _split(component: set[str], prints: Prints, near: Near) -> list[CopyGroup]:
    """Groups grown from one lead after another, till nothing hangs together any more."""
    groups, left = [], [component]
    while left:
        some = left.pop()
        if len(some) > 1:
            lead = lead_of(some, prints, near)
            members = _grow(lead, some, prints, near)
            groups += [_group(lead, members, prints, near)] if len(members) > 1 else []
            left += _components(some - members, near)
    return groups


def _grow(lead: str, left: set[str], prints: Prints, near: Near) -> set[str]:
    """The lead, its near ones, those that come by way of them, and excerpts."""
    direct = near[lead].keys() & left
    parts = {a for a in direct if _is_part(a, lead, prints, near) and not seen_before(prints[lead], prints[a])}
    grown = {lead} | (direct - parts)
    grown |= _by_way_of(lead, grown, left - parts, near)
    together = [c for c in _components(parts, near) if any(near[a].keys() & (grown - {lead}) for a in c)]
    apart = [c for c in _components(parts, near) if c not in together]
    if apart and not together and len(grown) == 1:
        together = [min(apart, key=lambda c: (-len(c), min(c)))]
    return grown.union(*together)


def _is_part(article: str, whole: str, prints: Prints, near: Near) -> bool:
    return near[whole][article].longer < EXCERPT and prints[article].length < prints[whole].length


def _by_way_of(lead: str, grown: set[str], left: set[str], near: Near) -> set[str]:
    """Who has words in common with the lead as links alone prove, by the widest path (Dijkstra 1959)."""
    if left <= grown:
        return set()
    proven: dict[str, float] = {}
    edge = [(-1.0, lead)]
    while edge:
        negative, at = heappop(edge)
        if at in proven:
            continue
        proven[at] = -negative
        spare = -negative - 1.0
        for other, link in near[at].items():
            common = min(link.share, link.longer)
            if common >= STRONG and spare + common >= CHAINED and other not in proven and other in left:
                heappush(edge, (-spare - common, other))
    return set(proven) - grown


def _group(lead: str, members: set[str], prints: Prints, near: Near) -> CopyGroup:
    copies = tuple(_copy(a, lead, members, prints, near) for a in sorted(members - {lead}))
    return CopyGroup(lead, lead, copies)


def _copy(member: str, lead: str, members: set[str], prints: Prints, near: Near) -> Copy:
    link = near[member].get(lead)
    via = ""
    if link is None:
        other = min(near[member].keys() & members, key=lambda a: (-near[member][a].share, a))
        link, via = near[member][other], f"; by way of {prints[other].source_name or other}"
    thanks = f"; credits {', '.join(prints[member].credits)}" if prints[member].credits else ""
    return Copy(member, link.kind, link.share, link.reason + via + thanks)
