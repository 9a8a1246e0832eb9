"""The members of one event as comparing wants them: origins, lead texts, words with their weight, and the cast."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from operator import attrgetter

from manytold.compare.claims import content_words
from manytold.compare.cues import cues_of, word_set
from manytold.model.articles import Article, Span
from manytold.model.events import Gathering, Member
from manytold.model.statements import Name, Quantity, Stretch
from manytold.text.words import rarity, stem

CAST_SHARE = 0.12
"""Part of an event's claims in which a word must stand to belong to the cast; names of the two heads of state of a
summit stand in 40 to 60 %, the words that carry an agreement in under 10 %."""
CAST_FEWEST = 4
PLAIN_SHARE = 0.24
"""The same for words that never stand in a name, where claims are aligned: `military`, in 15 % of the claims about a
summit, carries agreements."""
RAREST = 5.0
"""Highest weight of a word: beyond it a word is only unknown to the list (`underscored` is no rarer than `patrol`)."""
TIMES_OF_DAY = word_set("early late half past noon midnight dawn dusk shortly before after until since evening night")


@dataclass(frozen=True)
class Told:
    """One member with its origin; `lead` is the member whose id is the origin, or the first of it that is here.

    `newsroom` is the source of that lead: what one newsroom says twice, in an update or a second piece, it says once.
    """

    member: Member
    lead: bool
    newsroom: str

    @property
    def article(self) -> Article:
        """The text that receipts point into."""
        return self.member.article

    @property
    def origin(self) -> str:
        """The text that this one comes from, itself included."""
        return self.member.origin

    @property
    def when(self) -> datetime | None:
        """When it was published."""
        return self.article.published

    def span(self, start: int, end: int) -> Span:
        """A receipt into this telling."""
        return Span(self.article.id, self.article.version, start, end)

    @cached_property
    def offices(self) -> frozenset[str]:
        """Stems of the words for offices in the language of the text."""
        language = self.article.language
        return frozenset(stem(word, language) for word in sorted(cues_of(language).roles))

    @cached_property
    def clock(self) -> frozenset[str]:
        """Stems of the words of its times and for times of day, which date nothing by themselves."""
        language = self.article.language
        fixed = {stem(word, language) for word in cues_of(language).fillers | TIMES_OF_DAY}
        return frozenset(fixed.union(*(self.weights(t.start, t.end) for t in self.member.statements.annotation.times)))

    @cached_property
    def figured(self) -> frozenset[str]:
        """Stems of the words of its quantities."""
        found: set[str] = set()
        return frozenset(found.union(*(self.weights(q.start, q.end) for q in self.quantities)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its quantities in order of the text."""
        return self.member.statements.annotation.quantities

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of the words of its names."""
        found: set[str] = set()
        return frozenset(found.union(*(self.weights(n.start, n.end) for n in self.member.statements.annotation.names)))

    def sentence(self, start: int) -> Stretch:
        """The sentence that a place stands in."""
        parts = self.member.statements.annotation.sentences
        place = bisect_right(parts, Stretch(start, len(self.article.text) + 1)) - 1
        found = parts[place] if place >= 0 else None
        return found if found is not None and start < found.end else Stretch(start, start)

    def names_in(self, part: Stretch) -> Sequence[Name]:
        """The names inside a stretch."""
        found = self.member.statements.annotation.names
        low = bisect_left(found, part.start, key=attrgetter("start"))
        return found[low : bisect_left(found, part.end, key=attrgetter("start"))]

    @cached_property
    def lead_end(self) -> int:
        """Where headline and the first three sentences of the body end."""
        parts = self.member.statements.annotation.sentences
        return parts[min(len(parts), 4) - 1].end if parts else 0

    def weights(self, start: int, end: int) -> Mapping[str, float]:
        """Stems of the content words in a stretch, each with the rarity of its commonest form there."""
        return _weights(self.article.text[start:end], self.article.language)

    def weights_of(self, word: str) -> dict[str, float]:
        """Stem and rarity of one word, empty for an everyday one."""
        language = self.article.language
        return {stem(w, language): rarity(w, language) for _, _, w in content_words(word, language)}


@lru_cache(maxsize=512)
def _weights(text: str, language: str | None) -> Mapping[str, float]:
    """As `Told.weights`; remembered, because every figure and time of a sentence asks for the same."""
    found: dict[str, float] = {}
    for _, _, word in content_words(text, language):
        key = stem(word, language)
        weight = min(RAREST, rarity(word, language))
        found[key] = min(weight, found.get(key, weight))
    return found


def tellings(gathering: Gathering) -> tuple[Told, ...]:
    """All members sorted by id, each with whether it stands for its origin."""
    members = sorted(gathering.members, key=lambda m: m.article.id)
    leads: dict[str, Member] = {}
    for member in sorted(members, key=lambda m: (m.article.id != m.origin, m.article.first_key)):
        leads.setdefault(member.origin, member)
    return tuple(
        Told(member, (lead := leads[member.origin]) is member, lead.article.source or lead.origin) for member in members
    )


def cast_of(told: Sequence[Told], plain_share: float = CAST_SHARE) -> frozenset[str]:
    """Stems that run through the whole event: its people, places and matter; sharing them says nothing.

    Words that never stand in a name need to stand in `plain_share` of the claims.
    """
    counts: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    total = 0
    leads = [one for one in told if one.lead]
    for one in leads:
        seen: set[str] = set()
        for claim in one.member.statements.claims:
            total += 1
            counts.update(claim.words)
            seen.update(claim.words)
        holders.update(seen)
    named: set[str] = set()
    named = named.union(*(one.named for one in leads))
    often = {
        word
        for word, count in counts.items()
        if count >= max(CAST_FEWEST, (CAST_SHARE if word in named else plain_share) * total)
        and holders[word] * 2 > len(leads)
    }
    return frozenset(often)


def origins_of(told: Iterable[Told]) -> int:
    """How many texts that are no copies of one another these members are."""
    return len({one.origin for one in told})


def newsrooms_of(told: Iterable[Told]) -> int:
    """How many independent reports these members are: newsrooms that say it in words of their own.

    Of 655 agreements and conflicts in 1,183 articles of many outlets, 67 were one outlet with itself.
    """
    return len({one.newsroom for one in told})
