"""Stories beside a story: those with its rare names, and what else its sources tell. Bounded, by indexes alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from manytold.model.events import Event
from manytold.model.names import NameTold
from manytold.questions.answers import ArticleAnswer, EventMention, Receipt, WhenAnswer, receipt
from manytold.questions.assemble import title_of
from manytold.questions.load import named
from manytold.store.articles import load_articles
from manytold.store.events import load_events, load_events_of
from manytold.store.lists import newest_articles
from manytold.store.names import events_between, names_of
from manytold.store.rows import Session

NAMES = 12
"""Names of an event that are looked up, those that most of its articles have."""
RARE = 30
"""Events of the time around that may have a name which still tells something; beyond it the name joins nobody."""
AROUND = timedelta(days=120)
SHOWN = 5
SOURCES = 6
"""Sources of whose newest stories one is shown, those of the first tellings."""
LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class RelatedAnswer:
    """An event that shares rare names; `names` are these, the rarest first."""

    story: EventMention
    names: tuple[NameTold, ...]


@dataclass(frozen=True, slots=True)
class AlsoByAnswer:
    """The newest other story of a source: the headline of its own article, and the event that this tells."""

    source: str
    source_name: str
    event: str
    article: str
    title: Receipt


@dataclass(frozen=True, slots=True)
class BesideAnswer:
    """All that stands beside a story, and the names in it that have a page."""

    related: tuple[RelatedAnswer, ...] = ()
    also_by: tuple[AlsoByAnswer, ...] = ()
    names: tuple[NameTold, ...] = ()


def beside(session: Session, event: Event, articles: Sequence[ArticleAnswer], line: Iterable[str]) -> BesideAnswer:
    """What stands beside an event, of whose storyline, which has a list of its own, nothing is shown again."""
    names = tuple(sorted(names_of(session, [event.id]), key=lambda n: (-n.quotes, -n.articles, n.key)))
    left_out = {event.id, *line}
    related = () if event.several else _related(session, event, names, left_out)
    return BesideAnswer(related, _also_by(session, articles, left_out | {r.story.id for r in related}), names)


def _related(
    session: Session, event: Event, names: Sequence[NameTold], left_out: set[str]
) -> tuple[RelatedAnswer, ...]:
    """Events that have two names of this one at least, each of them rare: one rare name may be another's."""
    told = event.last_published
    if told is None:
        return ()
    shared: dict[str, list[tuple[float, NameTold]]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-n.articles, n.key))[:NAMES]:
        found = events_between(session, name.key, told - AROUND, told + AROUND, RARE + 1)
        if len(found) <= RARE:
            for other in found:
                shared[other].append((1 / len(found), name))
    good = {other: some for other, some in shared.items() if len(some) > 1 and other not in left_out}
    best = sorted(good, key=lambda other: (-sum(worth for worth, _ in good[other]), other))[:SHOWN]
    mentions = mentions_of(session, best)
    return tuple(
        RelatedAnswer(mentions[other], tuple(name for _, name in sorted(good[other], key=lambda p: (-p[0], p[1].key))))
        for other in best
        if other in mentions
    )


def mentions_of(session: Session, ids: Sequence[str]) -> dict[str, EventMention]:
    """Events as lists beside others show them, made from nothing but the articles that gave the headlines."""
    events = load_events(session, ids)
    articles = load_articles(session, {event.title.article for event in events.values()})
    texts = {(a.id, a.version): a.text for a in articles.values()}
    return {
        id_: EventMention(
            id_, receipt(event.title, texts), WhenAnswer(event.when.first, event.when.last, event.when.why)
        )
        for id_ in ids
        if (event := events.get(id_)) and (event.title.article, event.title.version) in texts
    }


def _also_by(session: Session, articles: Sequence[ArticleAnswer], left_out: set[str]) -> tuple[AlsoByAnswer, ...]:
    """Of each of the first sources the newest story that is not shown yet."""
    sources = list(dict.fromkeys(article.source for article in articles))[:SOURCES]
    newest = {source: newest_articles(session, source, LOOKED_AT).items for source in sources}
    event_of = load_events_of(session, [article.id for some in newest.values() for article in some])
    shown: list[AlsoByAnswer] = []
    seen = set(left_out)
    for source, some in newest.items():
        for article in named(session, some):
            told, title = event_of.get(article.id), title_of(article)
            if told and title and told not in seen:
                seen.add(told)
                shown.append(AlsoByAnswer(source, article.source_name, told, article.id, title))
                break
    return tuple(shown)
