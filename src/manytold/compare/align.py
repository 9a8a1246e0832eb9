"""The same statement in independent tellings: claims that share rare words outside the event's cast.

On concrete news nine of ten such groups were right by hand; on diplomatic prose only after cast and stock words were
taken out and two shared words outside them were required. So little is shown, and that is sure.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log

import numpy as np
import numpy.typing as npt

from manytold.compare.claims import content_words
from manytold.compare.compatible import compatible
from manytold.compare.cues import word_set
from manytold.compare.relation import Relation
from manytold.compare.story import Part, part_of, story_of
from manytold.compare.telling import Told
from manytold.model.statements import Claim, Quantity, Stretch
from manytold.text.vectors import LANGUAGE, table
from manytold.text.words import stem

SHARED = {2: 0.52, 3: 0.44}
"""Part of the weight of the lighter claim that two claims need to share, by how many rare words they share: of 90 read
groups with two, those below 0.52 were right in 4 of 12, those above in 6 of 8; with three 5 of 12 below 0.45, 18 of 20
above; with more `SHARED_BY_MANY` and above 40 of 42."""
SHARED_BY_MANY = 0.29
EVIDENCE = 8.5
"""Weight of the shared words that two claims need: below it stand `arms race`, `static fire test` (of 14 read groups
with 6 to 8.5 half were right)."""
FEW, MORE, MOST_MORE = 3, 3.2, 4.5
"""What is added with each e-fold of tellings over three, and at most. Of 100 read agreements those of weight 12.2 and
more were right in 59 of 65; below it 6 of 8 in events of three tellings, 17 of 29 in larger ones."""
MOSTLY, CERTAIN = 0.7, 0.975
"""Shared part, and chance, from which the lesser weight does: 9 of 9 of these were right."""
NOTHING = (0.0, 0.0)
NEAR = 0.59
"""Cosine from which two words support one another (`sea`, `maritime` 0.60; `increase`, `decrease` 0.65 do so too, which
is why they never count as shared)."""
MOST_NEAR = 4.0
"""What they add at most."""
SHORT_STEM = 3
"""Letters of a stem that is evidence; `re` and `co` stand before hyphens."""
JOINED = 0.6
"""Mean chance from which average-link groups hold together."""
RARE = 2.6
"""Rarity from which a shared word is evidence (`bridge` 3.6, `people` 1.9, `country` 2.4)."""
FEWEST_SHARED = 2
MOST = 12
"""Groups shown of one event."""
MOST_CLAIMS = 300
"""Claims of one telling that are compared."""
MOST_KEYS = 9
"""Rare words of a claim that it may be met by, two at a time."""
ALL_MEET = 8
"""Claims with the same two words of which each meets each; of more, each meets as many after it by name, so that what
many tell is found at a cost that grows with them and not with their square."""
MOST_MET = 12
"""Claims that a claim is compared with, those that share most of such words."""
LOOKED_AT, LOOKED_AT_AS_MIDDLE = 5, 12
"""Claims of a group that stand for it when another wants to join, and those of which one may be shown for it."""
PER_TELLING = 2
SHORTEST = 30
"""Characters that a statement needs to say something by itself."""
LEANING = word_set(
    "he she it they this that these those his her their its such er sie es dies diese il elle ils elles ce cette "
    "él ella ellos este esta also but and who which where whose then there"
)
"""First words of statements that need the one before."""
DENIAL = re.compile(
    r"(?<!\w)(?:not|no|never|nobody|none|nor|neither|cannot|without|unaware|fail(?:s|ed)? to|refus(?:e|es|ed) to"
    r"|retract(?:s|ed|ing)?|incorrectly|falsely|wrongly|den(?:y|ies|ied|ying)"
    r"|nicht|nie|niemals|kein(?:e[nmrs]?)?|ohne|ne|jamais|aucune?|sans"
    r"|nunca|jamás|ningun[oa]?|ningún|sin)(?!\w)|n't(?!\w)"
)
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
    "likely close closer following "
    "request requests comment comments respond responded response immediately reached contacted declined "
    "source sources told tweet tweeted twitter pic photo photos video getty images image caption enlarge toggle "
    "cnn reuters afp"
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

    @cached_property
    def leans(self) -> bool:
        """Whether it needs what stands before it: a clause without a subject, a pronoun in front, or hardly a word."""
        text = self.told.article.text[self.claim.start : self.claim.end]
        first = text.split(maxsplit=1)[0].lower().strip("“\"'") if text.strip() else ""
        return first in LEANING or not text[:1].isupper() or len(text) < SHORTEST

    @cached_property
    def denies(self) -> bool:
        """Whether it says no, or takes back."""
        text = self.told.article.text[self.claim.start : self.claim.end].lower().replace("’", "'")
        return DENIAL.search(text) is not None

    @cached_property
    def shown(self) -> Stretch:
        """What is shown of it: itself, or the whole sentence where it does not stand alone."""
        claim, whole = self.claim, self.told.sentence(self.claim.start)
        if not self.leans or not whole.start <= claim.start < claim.end <= whole.end:
            return Stretch(claim.start, claim.end)
        return whole

    @cached_property
    def part(self) -> Part:
        """The same stretch as the relation of two statements sees it."""
        return part_of(self.told, self.claim.start, self.claim.end)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """Stems between quotation marks."""
        start, end = self.claim.start, self.claim.end
        spans = [
            (max(start, q.start), min(end, q.end)) for q in self.told.member.statements.quotes if q.kind != "indirect"
        ]
        found: set[str] = set()
        return frozenset(found.union(*(self.told.weights(a, b) for a, b in spans if a < b)))

    @cached_property
    def directed(self) -> dict[str, npt.NDArray[np.float32]]:
        """The directions of its words that are no names."""
        told, known = self.told, table()
        if told.article.language != LANGUAGE:
            return {}
        text = told.article.text[self.claim.start : self.claim.end]
        forms: dict[str, int] = {}
        for _, _, word in content_words(text, LANGUAGE):
            key, place = stem(word, LANGUAGE), known.places.get(word.lower(), -1)
            if place >= 0 and key in self.weights and key not in self.named:
                forms.setdefault(key, place)
        rows = known.units(np.array(list(forms.values()), np.int64))
        return dict(zip(forms, rows, strict=True))

    @cached_property
    def rare(self) -> tuple[str, ...]:
        """Words that are evidence when another claim has them too, rarest first."""
        found = [
            w
            for w, weight in self.weights.items()
            if weight >= RARE and w not in self.named and (len(w) >= SHORT_STEM or not w.isalpha())
        ]
        return tuple(sorted(found, key=lambda w: (-self.weights[w], w)))


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


def share(a: Stated, b: Stated) -> tuple[float, float]:
    """How much of the lighter claim the other one says too, 0 to 1, and the weight of the words that both have.

    Both are 0 where too little or something else is said.
    """
    if a.told.origin == b.told.origin or a.told.article.language != b.told.article.language:
        return NOTHING
    rare = [w for w in a.rare if w in b.rare]
    if len(rare) < FEWEST_SHARED or a.denies != b.denies:
        return NOTHING
    least = SHARED.get(len(rare), SHARED_BY_MANY)
    both = sum(min(weight, b.weights[w]) for w, weight in a.weights.items() if w in b.weights)
    lighter, heavier = sorted((a.total, b.total))
    could = 0.7 * lighter + 0.3 * heavier
    if both < EVIDENCE - MOST_NEAR or both + MOST_NEAR < least * could or _numbers_clash(a, b):
        return NOTHING
    both += _near(a, b)
    found = both / could
    return (round(found, 6), round(both, 4)) if found >= least and both >= EVIDENCE else NOTHING


def _near(a: Stated, b: Stated) -> float:
    """What words of like direction add (`sea` and `maritime`, `plane` and `aircraft`): support, never evidence."""
    one = [w for w in a.directed if w not in b.weights]
    other = [w for w in b.directed if w not in a.weights]
    if not one or not other:
        return 0.0
    cosines = np.array([a.directed[w] for w in one]) @ np.array([b.directed[w] for w in other]).T
    found, taken = 0.0, set()
    for i in range(len(one)):
        j = int(cosines[i].argmax())
        if cosines[i, j] >= NEAR and j not in taken:
            taken.add(j)
            found += float(cosines[i, j]) * min(a.weights[one[i]], b.weights[other[j]])
    return round(min(found, MOST_NEAR), 4)


def _numbers_clash(a: Stated, b: Stated) -> bool:
    """Whether the claims count one thing differently."""
    return any(
        x.slot == y.slot and x.unit == y.unit and x.scope == y.scope and not compatible(x, y)
        for x in a.numbers
        for y in b.numbers
    )


class Links:
    """How sure it is that claims say the same; 0 where they share too little, whatever the relation says."""

    def __init__(self, claims: Sequence[Stated]) -> None:
        story = story_of([claim.part for claim in claims])
        place = {(p.told.article.id, p.start, p.end): at for at, p in enumerate(story.parts)}
        self.claims = claims
        self._relation = Relation(story)
        self._place = [place[c.told.article.id, c.claim.start, c.claim.end] for c in claims]
        tellings = len(story.facts)
        self._needed = EVIDENCE + min(MOST_MORE, MORE * log(max(1.0, tellings / FEW)))
        self._known: dict[tuple[int, int], float] = {}

    def chance(self, a: int, b: int) -> float:
        """How sure, 0 to 1, claims `a` and `b` by their numbers say the same."""
        pair = (a, b) if a < b else (b, a)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._judged(a, b)
        return known

    def _judged(self, a: int, b: int) -> float:
        """More tellings have more pairs that are alike by accident: what is shared must weigh more."""
        part, weight = share(self.claims[a], self.claims[b])
        if part == 0.0:
            return 0.0
        chance = self._relation.chance(self._place[a], self._place[b])
        return chance if weight >= self._needed or part >= MOSTLY or chance >= CERTAIN else 0.0

    def mean(self, some: Sequence[int], others: Sequence[int]) -> float:
        """The mean chance between two groups, of which large ones are stood for by a few spread over them."""
        one, other = _spread(some), _spread(others)
        return sum(self.chance(i, j) for i in one for j in other) / (len(one) * len(other))


def groups(claims: Sequence[Stated]) -> list[list[Stated]]:
    """Average-link groups of claims, the surest first; at most two claims of a telling in each."""
    if not claims:
        return []
    ordered = sorted(claims, key=lambda s: (s.told.article.id, s.claim.start, s.claim.end))
    links = Links(ordered)
    pairs = [(links.chance(i, j), i, j) for i, j in _met(ordered)]
    home: dict[int, list[int]] = {}
    for chance, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if chance < JOINED:
            break
        a, b = home.get(i, [i]), home.get(j, [j])
        if a is b or links.mean(a, b) < JOINED or not _may_join(ordered, a, b):
            continue
        joined = sorted((*a, *b))
        for k in joined:
            home[k] = joined
    found = sorted({tuple(group) for group in home.values()}, key=lambda g: (-_strength(links, g), g))
    return [[ordered[i] for i in star] for group in found if len(star := _star(links, group)) > 1]


def _star(links: Links, group: Sequence[int]) -> list[int]:
    """The statement that most of the group say too, first, and those that say it.

    Links go from like to like; what is shown must be said by each receipt by itself.
    """
    some = _spread(group, LOOKED_AT_AS_MIDDLE)
    said = {i: len({links.claims[j].told.origin for j in some if links.chance(i, j) >= JOINED}) for i in some}
    middle = min(some, key=lambda i: (-said[i], links.claims[i].leans, round(links.claims[i].total, 4), i))
    return [middle, *(j for j in group if j != middle and links.chance(middle, j) >= JOINED)]


def _spread(group: Sequence[int], most: int = LOOKED_AT) -> Sequence[int]:
    if len(group) <= most:
        return group
    return [group[i * len(group) // most] for i in range(most)]


def _met(claims: Sequence[Stated]) -> list[tuple[int, int]]:
    """Pairs that share two rare words, found through an index of such pairs of words, not by trying all."""
    index: dict[tuple[str, str], list[int]] = {}
    for number, claim in enumerate(claims):
        for one, other in combinations(sorted(claim.rare[:MOST_KEYS]), 2):
            index.setdefault((one, other), []).append(number)
    met: list[Counter[int]] = [Counter() for _ in claims]
    for holders in index.values():
        for at, i in enumerate(holders):
            for j in holders[at + 1 : at + 1 + ALL_MEET]:
                met[i][j] += 1
                met[j][i] += 1
    found: set[tuple[int, int]] = set()
    for i, others in enumerate(met):
        best = sorted(others, key=lambda j: (-others[j], j))[:MOST_MET] if len(others) > MOST_MET else others
        found.update((i, j) if i < j else (j, i) for j in best)
    return sorted(found)


def _may_join(claims: Sequence[Stated], a: Sequence[int], b: Sequence[int]) -> bool:
    tellings = [claims[i].told.article.id for i in (*a, *b)]
    return all(tellings.count(t) <= PER_TELLING for t in set(tellings))


def _strength(links: Links, group: Sequence[int]) -> float:
    """Tellings first, then how sure the links are."""
    some = _spread(group)
    linked = [links.chance(i, j) for i, j in combinations(some, 2)]
    return len({links.claims[i].told.origin for i in group}) + sum(linked) / len(linked)
