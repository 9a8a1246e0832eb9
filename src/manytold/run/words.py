"""Live: the owner's corrections as links beside those that are kept, and who must be looked at again for them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from manytold.events.settle import settle
from manytold.model.corrections import Matter
from manytold.run.said import MAKE, links
from manytold.store.corrections import homes_of, load_corrections
from manytold.store.groups import group_of, members_of
from manytold.store.rows import Session

Link = TypeVar("Link")
Ask = Callable[[Session, set[str]], list[Link]]


@dataclass(frozen=True, slots=True)
class Words:
    """The articles of corrections that are new, or hold no more, by what they are about."""

    about: Mapping[Matter, frozenset[str]] = field(default_factory=dict)


NOTHING_SAID = Words()


@dataclass(frozen=True, slots=True)
class Heard(Generic[Link]):
    """What the owner says of one kind of groups: links by item, and the items of words that are new or taken back."""

    of: Matter
    links: Mapping[str, list[Link]]
    fresh: frozenset[str]

    def stirred(self, session: Session, items: set[str]) -> set[str]:
        """Items to look at again beside those given: words are new for them, or were all that held them together."""
        if not self.links and not self.fresh:
            return set()
        groups = set(group_of(session, self.of, items | self.fresh).values())
        mates = members_of(session, self.of, groups)
        return set(self.fresh).union(*mates.values())

    def beside(self, ask: Ask[Link]) -> Ask[Link]:
        """The links that are asked for, and the owner's."""

        def both(session: Session, items: set[str]) -> list[Link]:
            mine = (link for item in sorted(items & self.links.keys()) for link in self.links[item])
            return [*ask(session, items), *mine]

        return both if self.links else ask


def hear(session: Session, of: Matter, words: Words) -> Heard[Any]:
    """The corrections of one kind that are kept, as far as they are about something that is there."""
    settled = settle(load_corrections(session), of)
    fresh = words.about.get(of, frozenset())
    homes = homes_of(session, of, {a for one in settled for a in one.articles} | fresh) if settled or fresh else {}
    by_item: dict[str, list[Any]] = defaultdict(list)
    for link in links(settled, homes, MAKE[of]):
        for item in dict.fromkeys((link.a, link.b)):
            by_item[item].append(link)
    return Heard(of, dict(by_item), frozenset(homes[a] for a in fresh if a in homes))
