"""Links between texts → events: average-link agglomeration inside what is connected, cut at one fixed height.

Links that are given (copies of one text) are joined first and never parted.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import sha256

from manytold.events.agglomerate import agglomerate
from manytold.events.drawn import drawn_in
from manytold.model.articles import FAR
from manytold.model.events import EventGroup, EventLink, Profile

CUT = 0.35
"""Mean score from which two groups are one event, one setting for every collection. Mean B-cubed F1 of four labelled
sets, each left out of the training, 0.929, 0.933, 0.931 and 0.926 at 0.25, 0.3, 0.35 and 0.4, mean
pairwise precision 0.855, 0.885, 0.900 and 0.910: of two that are as good, the one that joins less."""
MAYBE = 0.15
"""Score from which a link that leads out of its event is worth telling."""
MOST_NEAR = 5

Pairs = Mapping[tuple[str, str], EventLink]


def binds(link: EventLink) -> bool:
    """Whether a link can hold an event together: groups whose mean score reaches the cut have a pair that does."""
    return link.given or link.score >= CUT


def shows(link: EventLink) -> bool:
    """Whether a link is worth telling when it leads out of its event."""
    return link.score >= MAYBE


def merge(profiles: Sequence[Profile], links: Sequence[EventLink]) -> list[EventGroup]:
    """Events sorted by id; every profile in exactly one; the same for any order of profiles and links.

    One end of a link may lie outside: such a link only tells what is near.
    """
    known = {p.article: p for p in sorted(profiles, key=lambda p: (p.article, p.version))}
    pairs = _distinct(known, links)
    inside = {pair: link for pair, link in pairs.items() if pair[0] in known and pair[1] in known}
    scores = {pair: link.score for pair, link in inside.items()}
    given = [pair for pair, link in inside.items() if link.given]
    groups = agglomerate(sorted(known), scores, given, CUT)
    near = _near(groups, pairs)
    return sorted((_group(members, known, near) for members in groups), key=lambda group: group.id)


def draws(inside: Set[str], links: Iterable[EventLink]) -> set[str]:
    """The texts beyond some whole events without which these cannot be made anew."""
    pairs: dict[tuple[str, str], EventLink] = {}
    for link in links:
        pair = (min(link.a, link.b), max(link.a, link.b))
        if pair not in pairs or _rank(pairs[pair]) < _rank(link):
            pairs[pair] = link
    scores = {pair: link.score for pair, link in pairs.items()}
    return drawn_in(inside, scores, [pair for pair, link in pairs.items() if link.given], CUT)


def _rank(link: EventLink) -> tuple[bool, float, str]:
    return link.given, link.score, link.why


def event_id(article: str) -> str:
    """The id of the event whose earliest article this is."""
    return "e" + sha256(article.encode()).hexdigest()[:12]


def _distinct(known: Mapping[str, Profile], links: Sequence[EventLink]) -> dict[tuple[str, str], EventLink]:
    """One link for each pair: a given one before all others, then the surest."""
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
            near.setdefault(a, []).append(link)
            near.setdefault(b, []).append(link)
    return near


def _group(members: Sequence[str], known: Mapping[str, Profile], near: Mapping[str, list[EventLink]]) -> EventGroup:
    earliest = min(members, key=lambda a: (known[a].published or FAR, a))
    weak = sorted((k for a in members for k in near.get(a, ())), key=lambda k: (-k.score, k.a, k.b))
    return EventGroup(event_id(earliest), tuple(members), tuple(weak[:MOST_NEAR]))
