"""Live, first part: from pages to the articles whose latest version is another one than before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Outcome, Skipped
from manytold.model.sources import Source
from manytold.run.plan import Plan
from manytold.run.site import learn
from manytold.run.work import Digest, Facts, Sketched, attempt, facts_of, marked, sketched
from manytold.store import articles, comparisons, copies, events, outcomes, search, sources
from manytold.store.rows import Session


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles whose latest version is new (`fresh`, by id) and articles that no longer take part (`gone`)."""

    fresh: dict[str, Facts]
    gone: frozenset[str]


def take_in(session: Session, plan: Plan, digests: Sequence[Digest]) -> Changes:
    """Keeps readings, versions and facts of pages just read, and marks anew what they show about their sites."""
    _note_readings(session, digests)
    read = {d.page: d.reading for d in digests if isinstance(d.reading, Article)}
    touched = articles.delete_readings(session, (d.page for d in digests)) | {a.id for a in read.values()}
    articles.save_readings(session, read)
    numbered = _numbered(session, plan, touched)
    counting = learn(session, plan.site, _sketches(session, plan, numbered, digests))
    numbered |= _numbered(session, plan, set(counting) - touched)
    latest = _changed(session, {n: marked(plan.site, some, counting[n]) for n, some in numbered.items()})
    ready = {d.facts.article.id: d.facts for d in digests if isinstance(d.facts, Facts)}
    return _keep_facts(session, plan, latest, ready)


def _note_readings(session: Session, digests: Sequence[Digest]) -> None:
    outcomes.clear_outcomes(session, "read", (d.address for d in digests))
    refused = ((d.address, d.reading) for d in digests if isinstance(d.reading, Skipped | Failed))
    outcomes.save_outcomes(session, "read", (type(outcome)(what, outcome.reason) for what, outcome in refused))


def _numbered(session: Session, plan: Plan, names: set[str]) -> dict[str, tuple[Article, ...]]:
    """Versions of articles as they are read, by id; none where there is no reading any more."""
    readings = articles.load_readings(session, names)
    numbered: dict[str, tuple[Article, ...]] = {}
    failed: list[Outcome] = []
    for name in sorted(names):
        found = attempt(plan.versions.name, name, plan.versions.work, readings[name]) if name in readings else ()
        if isinstance(found, Failed):
            failed.append(found)
        numbered[name] = () if isinstance(found, Failed) else found
    outcomes.clear_outcomes(session, plan.versions.name, names)
    outcomes.save_outcomes(session, plan.versions.name, failed)
    return numbered


def _sketches(
    session: Session, plan: Plan, numbered: Mapping[str, tuple[Article, ...]], digests: Sequence[Digest]
) -> dict[str, Sketched | None]:
    """What is to be remembered of the latest versions; those at hand are not made again."""
    ready = {d.reading.id: d for d in digests if isinstance(d.reading, Article) and d.found}
    made: dict[str, Sketched | Failed | None] = {}
    for name, versions in numbered.items():
        latest, at_hand = versions[-1] if versions else None, ready.get(name)
        if latest is None:
            made[name] = None
        else:
            fits = at_hand is not None and at_hand.reading == latest
            made[name] = at_hand.found if at_hand and fits else sketched(plan.site, latest)
    outcomes.clear_outcomes(session, plan.site.name, made)
    outcomes.save_outcomes(session, plan.site.name, (found for found in made.values() if isinstance(found, Failed)))
    return {name: None if isinstance(found, Failed) else found for name, found in made.items()}


def _changed(session: Session, found: Mapping[str, tuple[Article, ...]]) -> dict[str, Article | None]:
    """Keeps versions that are other than before; gives the latest ones that are, None for an article without any."""
    before = articles.load_all_versions(session, found)
    changed = {name: versions for name, versions in sorted(found.items()) if versions != before.get(name, ())}
    articles.save_versions(session, changed)
    latest = {name: versions[-1] if versions else None for name, versions in changed.items()}
    return {name: a for name, a in latest.items() if a is None or a != (before.get(name) or (None,))[-1]}


def _keep_facts(session: Session, plan: Plan, latest: dict[str, Article | None], ready: dict[str, Facts]) -> Changes:
    fresh: dict[str, Facts] = {}
    failed: list[tuple[str, Failed]] = []
    for name, article in sorted(latest.items()):
        if article is None:
            continue
        at_hand = ready.get(name)
        facts = at_hand if at_hand and at_hand.article == article else facts_of(plan, article)
        if isinstance(facts, Facts):
            fresh[name] = facts
        else:
            failed.append(facts)
    gone = frozenset(latest) - frozenset(fresh)
    _note_failures(session, plan, latest, failed)
    _save_facts(session, fresh, gone)
    search.index_articles(session, (article.told for article in latest.values() if article))
    search.forget_articles(session, (name for name, article in latest.items() if article is None))
    return Changes(fresh, gone)


def _note_failures(session: Session, plan: Plan, names: Iterable[str], failed: list[tuple[str, Failed]]) -> None:
    some = list(names)
    for step in (plan.fingerprint, plan.profile, plan.statements):
        outcomes.clear_outcomes(session, step.name, some)
        outcomes.save_outcomes(session, step.name, (outcome for name, outcome in failed if name == step.name))


def _save_facts(session: Session, fresh: dict[str, Facts], gone: frozenset[str]) -> None:
    sources.save_new_sources(session, (Source(f.article.source, f.article.source_name) for f in fresh.values()))
    copies.save_fingerprints(session, (facts.fingerprint for facts in fresh.values()))
    events.save_profiles(session, (facts.profile for facts in fresh.values()))
    comparisons.save_statements(session, (facts.statements for facts in fresh.values()))
    copies.delete_fingerprints(session, gone)
    events.delete_profiles(session, gone)
    comparisons.delete_statements(session, gone)
