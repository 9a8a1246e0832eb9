"""Links between texts → events: average-link agglomeration inside what is connected, cut at one fixed height.

What the owner says belongs together is joined first, then links that are given (copies of one text); only the owner
parts them again. Round-ups join nobody; they are named beside the events that they tell among others (see `also`).
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import sha256

from manytold.events.agglomerate import agglomerate
from manytold.events.also import as_articles, attached, loose_links, twins
from manytold.events.context import ALIKE
from manytold.events.drawn import drawn_in
from manytold.events.said import sides_of, told_apart
from manytold.model.articles import FAR
from manytold.model.events import EventGroup, EventLink, Profile

CUT = 0.3
"""Mean score from which two groups are one event, one setting for every collection: see docs/why/events.md."""
MOST_NEAR = 5

Pairs = Mapping[tuple[str, str], EventLink]


def binds(link: EventLink) -> bool:
    """Whether a link can hold an event together: groups whose mean score reaches the cut have a pair that does."""
    return link.given or (link.score >= CUT and not link.several)


def shows(link: EventLink) -> bool:
    """Whether a link is worth telling when it leads out of its event."""
    return link.alike >= ALIKE or bool(link.several)


def merge(profiles: Sequence[Profile], links: Sequence[EventLink]) -> list[EventGroup]:
    """Events sorted by id; every profile in exactly one; the same for any order of profiles and links.

    One end of a link may lie outside: such a link only tells what is near.
    """
    known = {p.article: p for p in sorted(profiles, key=lambda p: (p.article, p.version))}
    joined = {end for link in links if link.said and link.a != link.b for end in (link.a, link.b)}
    told = as_articles(links, joined)
    pairs = _distinct(known, [link for link in told if not link.several])
    inside = {pair: link for pair, link in pairs.items() if pair[0] in known and pair[1] in known}
    several = {name for name, profile in known.items() if profile.several} - joined
    holding = {pair: link for pair, link in inside.items() if (pair[0] in several) == (pair[1] in several)}
    scores = {pair: link.score for pair, link in holding.items()}
    given = [_led(link) for link in holding.values() if link.given] + twins(inside, several)
    said = [pair for pair, link in holding.items() if link.said]
    sides = sides_of(links)
    groups = agglomerate(sorted(known), scores, given, CUT, said, sides)
    near, loose = _near(groups, told_apart(pairs, sides)), loose_links(told, known)
    found = [_group(members, known, near) for members in groups]
    return sorted((replace(g, also=attached(g.articles, loose)) for g in found), key=lambda group: group.id)


def draws(inside: Set[str], links: Iterable[EventLink]) -> set[str]:
    """The texts beyond some whole events without which these cannot be made anew."""
    pairs: dict[tuple[str, str], EventLink] = {}
    some = [link for link in links if not link.several]
    if any(link.said for link in some):
        # Where the owner refuses joins, what happens far away may matter here: the whole component is needed.
        return {end for link in some if binds(link) for end in (link.a, link.b)} - inside
    for link in some:
        pair = (min(link.a, link.b), max(link.a, link.b))
        if pair not in pairs or _rank(pairs[pair]) < _rank(link):
            pairs[pair] = link
    scores = {pair: link.score for pair, link in pairs.items()}
    return drawn_in(inside, scores, [_led(link) for link in pairs.values() if link.given], CUT)


def _led(link: EventLink) -> tuple[str, str]:
    """A copy behind its lead."""
    return (link.b, link.a) if link.lead == link.b else (link.a, link.b)


def _rank(link: EventLink) -> tuple[bool, bool, float, str]:
    return bool(link.said), link.given, link.score, link.why


def event_id(article: str) -> str:
    """The id of the event whose earliest article this is."""
    return "e" + sha256(article.encode()).hexdigest()[:12]


def _distinct(known: Mapping[str, Profile], links: Sequence[EventLink]) -> dict[tuple[str, str], EventLink]:
    """One link for each pair: the owner's before a given one, a given one before all others, then the surest."""
    pairs: dict[tuple[str, str], EventLink] = {}
    for link in sorted(links, key=_rank):
        if (link.a in known or link.b in known) and link.a != link.b:
            pairs[min(link.a, link.b), max(link.a, link.b)] = link
    return dict(sorted(pairs.items()))


def _near(groups: Sequence[Sequence[str]], pairs: Pairs) -> dict[str, list[EventLink]]:
    """For each article the links worth a mention that lead out of its group."""
    home = {article: number for number, members in enumerate(groups) for article in members}
    near: dict[str, list[EventLink]] = {}
    for (a, b), link in pairs.items():
        if home.get(a) != home.get(b) and shows(link):
            told = replace(link, score=link.alike)
            near.setdefault(a, []).append(told)
            near.setdefault(b, []).append(told)
    return near


def _group(members: Sequence[str], known: Mapping[str, Profile], near: Mapping[str, list[EventLink]]) -> EventGroup:
    earliest = min(members, key=lambda a: (known[a].published or FAR, a))
    weak = sorted((k for a in members for k in near.get(a, ())), key=lambda k: (-k.alike, k.a, k.b))
    return EventGroup(event_id(earliest), tuple(members), tuple(weak[:MOST_NEAR]))
