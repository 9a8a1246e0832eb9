"""What answers are made of, loaded at once for many events."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from manytold.events.settle import settle
from manytold.model.articles import Article
from manytold.model.corrections import MATTERS
from manytold.model.events import Event, Storyline
from manytold.questions.assemble import NAMED_TITLES, Material, material
from manytold.store.articles import load_all_versions, load_heads
from manytold.store.comparisons import count_findings, load_comparisons
from manytold.store.copies import load_copy_groups
from manytold.store.corrections import load_corrections
from manytold.store.events import load_also
from manytold.store.rows import Session
from manytold.store.sources import names_of_sources
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


def load_briefs(session: Session, events: Collection[Event], lines: Collection[Storyline]) -> Material:
    """What briefs are made of: the words of the articles that they quote, and of all others only who and when."""
    quoted = {event.title.article for event in events} | {line.title.article for line in lines}
    quoted |= {span.article for event in events for span in event.key_sentences[:1]}
    versions = load_all_versions(session, quoted)
    heads = load_heads(session, {article for event in events for article in event.articles} - set(versions))
    quoting = named(session, (version for of_one in versions.values() for version in of_one))
    return replace(
        material((*quoting, *heads.values())), counted=count_findings(session, [event.id for event in events])
    )


def named(session: Session, articles: Iterable[Article]) -> list[Article]:
    """The articles, those whose pages do not name their source with the name that its feed gives."""
    found = list(articles)
    names = names_of_sources(session, (article.source for article in found if article.source_name == article.source))
    return [
        replace(article, source_name=names[article.source])
        if article.source_name == article.source and article.source in names
        else article
        for article in found
    ]
