"""What answers are made of, loaded at once for many events."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from manytold.events.settle import settle
from manytold.model.articles import Article
from manytold.model.corrections import MATTERS
from manytold.model.events import Event
from manytold.questions.assemble import NAMED_TITLES, Material, material
from manytold.store.articles import load_all_versions
from manytold.store.comparisons import load_comparisons
from manytold.store.copies import load_copy_groups
from manytold.store.corrections import load_corrections
from manytold.store.events import load_also
from manytold.store.rows import Session
from manytold.store.sources import load_source
from manytold.store.subediting import load_subedited


def load_material(session: Session, events: Collection[Event], also: Iterable[str] = ()) -> Material:
    """All versions of every article of the events, of those near them, and of `also`; copy groups; comparisons."""
    ids = {article for event in events for article in event.articles}
    said = [one for of in MATTERS for one in settle(kept, of)] if (kept := load_corrections(session)) else []
    acting = [one for one in said if not one.articles.isdisjoint(ids)]
    titles = {article for one in acting for article in one.these[:NAMED_TITLES]}
    near = {article for event in events for link in event.near for article in (link.a, link.b)}
    round_ups = {link.several for event in events for link in event.also}
    versions = load_all_versions(session, sorted(ids | near | titles | round_ups | set(also)))
    articles = named(session, (version for of_one in versions.values() for version in of_one))
    groups = load_copy_groups(session, sorted(ids | round_ups))
    told = load_comparisons(session, [event.id for event in events]).values()
    subedited = load_subedited(session, [event.id for event in events])
    several = [article for event in events if event.several for article in event.articles]
    made = material(articles, groups, told, acting, load_also(session, several) if several else None)
    return replace(made, subedited=subedited)


def named(session: Session, articles: Iterable[Article]) -> list[Article]:
    """The articles, those whose pages do not name their source with the name that its feed gives."""
    found = list(articles)
    unnamed = sorted({article.source for article in found if article.source_name == article.source})
    names = {source.id: source.name for name in unnamed if (source := load_source(session, name))}
    return [
        replace(article, source_name=names[article.source])
        if article.source_name == article.source and article.source in names
        else article
        for article in found
    ]
