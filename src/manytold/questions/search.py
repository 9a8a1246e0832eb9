"""Stories by the words of their articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from manytold.model.articles import Article
from manytold.model.events import Event
from manytold.questions.answers import Receipt, receipt
from manytold.questions.assemble import article_answer
from manytold.questions.kept import FoundAnswer, FoundStory, SearchAnswer
from manytold.questions.load import named
from manytold.store.articles import load_articles
from manytold.store.comparisons import load_comparisons
from manytold.store.copies import copy_groups_by_article
from manytold.store.events import load_events, load_events_of
from manytold.store.names import naming
from manytold.store.rows import Session
from manytold.store.search import Hit, Within, hits, plain_words
from manytold.text.name_keys import name_key
from manytold.text.sentences import sentences

ROUNDS = 8
"""Times that as many hits again are looked at where a wish leaves too few of them, so that a search ends."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an article must be besides holding the words: in a language, no copy, in a story where sources conflict, or
    that names somebody or something.
    """

    language: str = ""
    own: bool = False
    conflicts: bool = False
    about: str = ""

    @property
    def is_none(self) -> bool:
        """Whether every article will do."""
        return self == Wish()


def search(
    session: Session, words: str, limit: int = 50, within: Within | None = None, wish: Wish | None = None
) -> SearchAnswer:
    """Articles that hold all the words, newest first, each with the sentence that holds most of them; by story."""
    wanted = wish or Wish()
    found, more = fitting(session, words, limit, within or Within(), wanted)
    ids = [hit.article for hit in found]
    loaded = {article.id: article for article in named(session, load_articles(session, ids).values())}
    event_of = load_events_of(session, ids)
    answers = [
        FoundAnswer(article_answer([loaded[id_]]), _sentence(loaded[id_], words), event_of.get(id_))
        for id_ in ids
        if id_ in loaded
    ]
    return SearchAnswer(words, tuple(answers), _stories(session, answers, loaded), more)


def fitting(
    session: Session, words: str, limit: int, within: Within, wish: Wish, rounds: int = ROUNDS
) -> tuple[list[Hit], bool]:
    """Hits that fit a wish, newest first, and whether there may be more."""
    found: list[Hit] = []
    before = None
    for _ in range(1 if wish.is_none else rounds):
        some = hits(session, words, limit, within, before)
        found += some if wish.is_none else _wished(session, some, wish)
        if len(some) < limit:
            return found[:limit], len(found) > limit
        if len(found) >= limit:
            break
        before = some[-1].number
    return found[:limit], True


def _wished(session: Session, some: Sequence[Hit], wish: Wish) -> list[Hit]:
    ids = [hit.article for hit in some]
    good = set(ids)
    if wish.language:
        good = {a.id for a in load_articles(session, ids).values() if a.language == wish.language}
    if wish.own:
        good -= {id_ for id_, group in copy_groups_by_article(session, ids).items() if group.lead != id_}
    if wish.conflicts:
        event_of = load_events_of(session, good)
        compared = load_comparisons(session, event_of.values())
        torn = {name for name, one in compared.items() if any(f.kind == "conflicting" for f in one.findings)}
        good = {id_ for id_ in good if event_of.get(id_) in torn}
    if wish.about:
        event_of = load_events_of(session, good)
        naming_it = naming(session, name_key(wish.about), event_of.values())
        good = {id_ for id_ in good if event_of.get(id_) in naming_it}
    return [hit for hit in some if hit.article in good]


def _stories(session: Session, found: Iterable[FoundAnswer], loaded: Mapping[str, Article]) -> tuple[FoundStory, ...]:
    by_event: dict[str, list[FoundAnswer]] = {}
    for one in found:
        by_event.setdefault(one.event or f"article {one.article.id}", []).append(one)
    events = load_events(session, by_event)
    missing = {event.title.article for event in events.values()} - loaded.keys()
    texts = {(a.id, a.version): a.text for a in (*loaded.values(), *load_articles(session, missing).values())}
    return tuple(_story(events.get(name), texts, some) for name, some in by_event.items())


def _story(event: Event | None, texts: Mapping[tuple[str, int], str], found: Sequence[FoundAnswer]) -> FoundStory:
    if event is None:
        return FoundStory(None, None, len(found), 0, tuple(found))
    known = (event.title.article, event.title.version) in texts
    title = receipt(event.title, texts) if known else None
    return FoundStory(event.id, title, len(event.articles), event.reports, tuple(found))


def _sentence(article: Article, words: str) -> Receipt | None:
    """The first of those sentences that hold most of the words, the title only for want of another; or None."""
    wanted = set(plain_words(words).split())
    best, most = None, (0, False)
    for part in sentences(article.told.text, article.language):
        held = plain_words(article.text[part.start : part.end])
        score = (sum(word in held for word in wanted), part.start >= len(article.title))
        if score[0] and score > most:
            best, most = part, score
    if best is None:
        return None
    return Receipt(article.id, article.version, best.start, best.end, article.text[best.start : best.end])
