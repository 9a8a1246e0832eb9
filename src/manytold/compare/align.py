"""The same statement in independent tellings: claims that share rare words outside the event's cast.

On concrete news nine of ten such groups were right by hand; on diplomatic prose only after cast and stock words were
taken out and two shared words outside them were required. So little is shown, and that is sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.compare.compatible import compatible
from manytold.compare.cues import word_set
from manytold.compare.telling import Told
from manytold.model.statements import Claim, Quantity
from manytold.text.words import stem

JOINED = 0.29
"""Share of the weight of the lighter claim that average-link groups need."""
JOINED_BY_TWO = 0.4
"""The same where only two rare words are shared."""
RARE = 2.6
"""Rarity from which a shared word is evidence (`bridge` 3.6, `people` 1.9, `country` 2.4)."""
FEWEST_SHARED = 2
MOST = 12
"""Groups shown of one event."""
MOST_CLAIMS = 300
"""Claims of one telling that are compared."""
MOST_HOLDERS = 150
"""Claims that may share a word before it counts as a word of the whole event."""
PER_TELLING = 2
FIGURE, DAY = 4.0, 2.0
"""Weights of a number with what it counts, which is evidence, and of a day, which is none."""
NAME_SHARE = 0.4
"""How much of a name's weight counts: two claims about one minister need not say the same."""
STOCK_WORDS = word_set(
    "leader leaders country countries nation nations president meeting meetings met summit talks talk visit "
    "cooperation cooperate relationship relations relation ties tie bilateral strategic partnership partner "
    "importance important international global world shared vision mutual respect support strengthen "
    "strengthening deepen deepening commitment committed efforts effort issues issue matters concern concerns key "
    "role significant ongoing further future including various stage statement announced announce said says told "
    "according added reported report news agency reporters spokesman spokeswoman officials official authorities "
    "yesterday today week month year years monday tuesday wednesday thursday friday saturday sunday morning "
    "evening afternoon night time people first new take place took made make also well continue continued amid "
    "economic geopolitical interest interests regional region landscape alliance political diplomatic security "
    "implications western power powers underscore underscored emphasize emphasized highlight highlighted enhance "
    "enhancing improve improving challenge challenges discuss discussed discussions discussion "
    "likely close closer following"
)
STOCK = frozenset(stem(word, "en") for word in STOCK_WORDS)


@dataclass(frozen=True)
class Stated:
    """A claim with the weight of its words."""

    told: Told
    claim: Claim
    weights: dict[str, float]
    total: float
    named: frozenset[str]
    """Stems that stand in names or offices here; sharing them says only that the same people act."""
    numbers: tuple[Quantity, ...]


def stated(told: Sequence[Told], cast: frozenset[str]) -> list[Stated]:
    """The claims of the leads of all origins, weighed."""
    found: list[Stated] = []
    for one in told:
        if not one.lead:
            continue
        title = len(one.article.title)
        body = [c for c in one.member.statements.claims if c.start >= title][:MOST_CLAIMS]
        found.extend(_weighed(one, claim, cast) for claim in body)
    return [s for s in found if s.total > 0.0]


def _weighed(one: Told, claim: Claim, cast: frozenset[str]) -> Stated:
    named = _named(one, claim)
    seen = one.member.statements.annotation
    inside = range(claim.start, claim.end)
    counted = [q for q in seen.quantities if q.start in inside]
    dated = [t for t in seen.times if t.start in inside]
    spans = [(p.start, p.end) for p in counted] + [(p.start, p.end) for p in dated]
    figures = {w for part in spans for w in one.weights(*part)}
    weights = {
        w: rare * (NAME_SHARE if w in named else 1.0)
        for w, rare in one.weights(claim.start, claim.end).items()
        if w not in cast and w not in STOCK and w not in figures and rare > 1.5
    }
    weights |= {f"={q.value:g} {q.unit or q.what}": FIGURE for q in counted}
    weights |= {f"@{t.first}/{t.last}": DAY for t in dated if t.first is not None}
    numbers = tuple(q for q in counted if q.slot)
    return Stated(one, claim, weights, sum(weights.values()), named, numbers)


def _named(one: Told, claim: Claim) -> frozenset[str]:
    """Stems of the names in a claim and of the offices beside them."""
    inside = [n for n in one.member.statements.annotation.names if claim.start <= n.start < claim.end]
    stems = {key for n in inside for key in one.weights(n.start, n.end)}
    return frozenset(stems) | one.offices


def score(a: Stated, b: Stated) -> float:
    """How much of the lighter claim the other one says too, 0 to 1; 0 where too little or something else is said."""
    if a.told.origin == b.told.origin or a.told.article.language != b.told.article.language:
        return 0.0
    shared = [w for w in a.weights if w in b.weights]
    rare = [w for w in shared if w not in a.named | b.named and min(a.weights[w], b.weights[w]) >= RARE]
    if len(rare) < FEWEST_SHARED or _numbers_clash(a, b):
        return 0.0
    both = sum(min(a.weights[w], b.weights[w]) for w in sorted(shared))
    lighter, heavier = sorted((a.total, b.total))
    found = both / (0.7 * lighter + 0.3 * heavier)
    return round(found, 6) if len(rare) > FEWEST_SHARED or found >= JOINED_BY_TWO else 0.0


def _numbers_clash(a: Stated, b: Stated) -> bool:
    """Whether the claims count one thing differently."""
    return any(
        x.slot == y.slot and x.unit == y.unit and x.scope == y.scope and not compatible(x, y)
        for x in a.numbers
        for y in b.numbers
    )


def groups(claims: Sequence[Stated]) -> list[list[Stated]]:
    """Average-link groups of claims, the surest first; at most two claims of a telling in each."""
    pairs = _pairs(claims)
    scores = {(i, j): s for s, i, j in pairs}
    home: dict[int, list[int]] = {}
    for s, i, j in pairs:
        if s < JOINED:
            break
        a, b = home.get(i, [i]), home.get(j, [j])
        if a is b or _mean(scores, a, b) < JOINED or not _may_join(claims, a, b):
            continue
        joined = sorted((*a, *b))
        for k in joined:
            home[k] = joined
    found = sorted({tuple(group) for group in home.values()}, key=lambda g: (-_strength(scores, g), g))
    return [[claims[i] for i in group] for group in found[:MOST]]


def _pairs(claims: Sequence[Stated]) -> list[tuple[float, int, int]]:
    """Pairs that share evidence, best first; found through an index of rare words, not by trying all."""
    index: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for word in sorted(claim.weights):
            if claim.weights[word] >= RARE:
                index.setdefault(word, []).append(number)
    together: dict[tuple[int, int], int] = {}
    for places in index.values():
        if len(places) > MOST_HOLDERS:
            continue
        for at, j in enumerate(places):
            for i in places[:at]:
                together[i, j] = together.get((i, j), 0) + 1
    found = [(score(claims[i], claims[j]), i, j) for (i, j), n in together.items() if n >= FEWEST_SHARED]
    return sorted((p for p in found if p[0] > 0.0), key=lambda p: (-p[0], p[1], p[2]))


def _mean(scores: dict[tuple[int, int], float], a: Sequence[int], b: Sequence[int]) -> float:
    return sum(scores.get((min(i, j), max(i, j)), 0.0) for i in a for j in b) / (len(a) * len(b))


def _may_join(claims: Sequence[Stated], a: Sequence[int], b: Sequence[int]) -> bool:
    tellings = [claims[i].told.article.id for i in (*a, *b)]
    return all(tellings.count(t) <= PER_TELLING for t in set(tellings))


def _strength(scores: dict[tuple[int, int], float], group: Sequence[int]) -> float:
    linked = [scores.get((i, j), 0.0) for i in group for j in group if i < j]
    return len(group) + sum(linked) / len(linked)
