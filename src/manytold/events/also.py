"""Round-ups beside events: who tells several matters joins none, and is named beside each that a part of it tells.

A part is compared with each article as if it were an article itself. A round-up is attached to an event when parts of
it are linked with at least half of the event's articles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from manytold.events.judge import judge as judge_articles
from manytold.model.events import EventLink, Profile

CUT = 0.5
"""Score from which a part of a round-up tells what an article tells. Texts made of the beginnings of articles of four
to six events were attached to 53 % of these, 60 % with sub-headlines (giveme5w1h_clusters), and 96 % and 99 % of the
attachments were right; at 0.4 to 55 % and 65 %, 96 % and 95 % right. By mean scores 42 % and 53 % were found."""
MOST = 20
"""Round-ups that are named beside one event."""


def judge(pairs: Iterable[tuple[Profile, Profile]]) -> Iterator[EventLink]:
    """Links worth keeping between articles, and between a round-up and an article that tells one of its matters."""
    round_ups: list[tuple[Profile, Profile]] = []

    def plain() -> Iterator[tuple[Profile, Profile]]:
        for left, right in pairs:
            if left.matters or right.matters:
                round_ups.append((left, right))
            else:
                yield left, right

    yield from judge_articles(plain())
    for left, right in round_ups:
        if not (left.matters and right.matters):
            yield from _part_of(*((left, right) if left.matters else (right, left)))


def _part_of(round_up: Profile, other: Profile) -> Iterator[EventLink]:
    """The link by the matter that fits best."""
    links = judge_articles((matter, other) for matter in round_up.matters)
    best = max(links, key=lambda link: (link.score, link.why), default=None)
    if best is not None and best.score >= CUT:
        a, b = sorted((round_up.article, other.article))
        yield EventLink(a, b, best.score, f"a part of it: {best.why}", several=round_up.article, alike=best.score)


def attached(members: Sequence[str], loose: Mapping[str, Mapping[str, EventLink]]) -> tuple[EventLink, ...]:
    """The strongest link of each round-up that fits a group, the surest first; `loose` is by article and round-up."""
    inside = set(members)
    found: dict[str, list[EventLink]] = {}
    for article in members:
        for round_up, link in loose.get(article, {}).items():
            if round_up not in inside:
                found.setdefault(round_up, []).append(link)
    fits = [max(some, key=lambda k: (k.score, k.a, k.b)) for some in found.values() if 2 * len(some) >= len(members)]
    return tuple(sorted(fits, key=lambda k: (-k.score, k.several, k.a, k.b))[:MOST])


def loose_links(links: Iterable[EventLink], members: Collection[str]) -> dict[str, dict[str, EventLink]]:
    """The links of round-ups to some articles, by article and round-up."""
    found: dict[str, dict[str, EventLink]] = {}
    for link in sorted(links, key=lambda k: (k.a, k.b, k.score, k.why)):
        article = link.b if link.several == link.a else link.a
        if link.several and article in members:
            found.setdefault(article, {})[link.several] = link
    return found


def as_articles(links: Iterable[EventLink], joined: Collection[str]) -> list[EventLink]:
    """The links, those of round-ups that the owner has put into an event as if they were any article's."""
    return [replace(link, several="") if link.several in joined else link for link in links]


def twins(links: Mapping[tuple[str, str], EventLink], several: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of round-ups that are copies of one text, though its first is no round-up."""
    copied: dict[str, list[str]] = {}
    for (a, b), link in links.items():
        if link.given and (a in several) != (b in several):
            round_up, first = (a, b) if a in several else (b, a)
            copied.setdefault(first, []).append(round_up)
    return [pair for some in copied.values() for pair in pairwise(sorted(some))]
