"""Every shown line is worked out again from stored text; the first that differs ends it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from manytold.errors import Untrue
from manytold.model.articles import Article, Span
from manytold.model.events import Event, Gathering, Storyline
from manytold.model.findings import Comparison
from manytold.model.statements import Statements
from manytold.model.subediting import Subedited
from manytold.plugins.subeditor import Line, basis, holds
from manytold.run.gatherings import gatherings
from manytold.run.plan import Plan
from manytold.run.site import counting_of
from manytold.run.subediting import shown_of
from manytold.run.work import Facts, facts_of, marked, run_each
from manytold.store.articles import load_all_versions, load_article_ids, load_readings
from manytold.store.comparisons import load_comparisons, load_statements
from manytold.store.database import Database
from manytold.store.events import load_event_groups, load_event_ids, load_events
from manytold.store.storylines import load_storylines, load_storylines_of
from manytold.store.subediting import load_subedited

AT_ONCE = 200
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was found true: texts by version, events, and shown lines."""

    texts: int = 0
    events: int = 0
    lines: int = 0

    def __add__(self, other: "Verified") -> "Verified":
        return Verified(self.texts + other.texts, self.events + other.events, self.lines + other.lines)


def verify(database: Database, plan: Plan, progress: Progress) -> Verified:
    """Check all texts, statements, events and comparisons that are kept. Raises Untrue at the first difference."""
    whole = Verified()
    for part in _parts(database, plan):
        whole += part
        progress("verified", whole.texts + whole.events, None)
    return whole


def _parts(database: Database, plan: Plan) -> Iterator[Verified]:
    after = ""
    while True:
        with database.begin() as session:
            ids = load_article_ids(session, after, AT_ONCE)
            if not ids:
                break
            versions = load_all_versions(session, ids)
            statements = load_statements(session, ids)
            readings, counting = load_readings(session, ids), counting_of(session, ids)
        for name in ids:
            yield _texts(versions[name])
            again = marked(plan.site, plan.versions.work(readings.get(name, ())), counting[name])
            _same([v.passages for v in again], [v.passages for v in versions[name]], "the passages of article", name)
            _same(_statements(plan, versions[name][-1]), statements.get(name), "the statements of article", name)
        after = ids[-1]
    after = ""
    while True:
        with database.begin() as session:
            ids = load_event_ids(session, after, AT_ONCE)
            if not ids:
                return
            events = load_events(session, ids)
            comparisons = load_comparisons(session, ids)
            gathered = gatherings(session, load_event_groups(session, ids))
            lines = load_storylines(session, set(load_storylines_of(session, ids).values()))
            told = load_events(session, {event for line in lines.values() for event in line.events})
            shown, subedited = shown_of(session, ids), load_subedited(session, ids)
        for name in ids:
            yield _event(plan, gathered[name], events[name], comparisons.get(name))
            yield _headed(subedited.get(name), shown.get(name, ()))
        for line in lines.values():
            _storyline(line, told)
        after = ids[-1]


def _statements(plan: Plan, article: Article) -> Statements | None:
    """What an article states, nothing where one of its steps refuses it, as when it was worked in."""
    facts = facts_of(plan, article)
    return facts.statements if isinstance(facts, Facts) else None


def _texts(versions: tuple[Article, ...]) -> Verified:
    for article in versions:
        if sha256(article.text.encode()).hexdigest() != article.text_hash:
            raise Untrue(
                f"the stored text of article {article.id} version {article.version} is not what was read; fetch it anew"
            )
    return Verified(texts=len(versions))


def _same(now: object, kept: object, what: str, name: str) -> None:
    if now != kept:
        raise Untrue(f"{what} {name} cannot be derived from the stored text again; it was changed from outside")


def _event(plan: Plan, gathering: Gathering, event: Event, comparison: Comparison | None) -> Verified:
    described = run_each(plan.describe, gathering, event.id)
    compared = run_each(plan.compare, gathering, event.id)
    _same(described, event, "the title, time or place of event", event.id)
    _same(compared if isinstance(compared, Comparison) else None, comparison, "the findings of event", event.id)
    texts = {member.article.id: member.article for member in gathering.members}
    lines = list(spans_of(event)) + list(spans_of(comparison) if comparison else ())
    for span in lines:
        article = texts.get(span.article)
        good = article and article.version == span.version and 0 <= span.start < span.end <= len(article.text)
        if not good:
            raise Untrue(f"a line of event {event.id} points outside the stored text of article {span.article}")
    return Verified(events=1, lines=len(lines))


def _headed(one: Subedited | None, shown: tuple[Line, ...]) -> Verified:
    """What a model made of the present findings holds as when it was accepted; of others nothing is shown."""
    if one is None or one.refused or one.basis != basis(shown):
        return Verified()
    if not holds(one, shown):
        raise Untrue(f"the model's headline of event {one.event} does not stand in its findings; it was changed")
    return Verified(lines=len(one.headline) + len(one.picks))


def _storyline(line: Storyline, told: Mapping[str, Event]) -> None:
    """A storyline's title is that of one of its events."""
    titles = {told[event].title for event in line.events if event in told}
    if line.title not in titles:
        raise Untrue(f"the title of storyline {line.id} is that of none of its events; it was changed from outside")


def spans_of(shown: Event | Comparison) -> Iterator[Span]:
    """Every span that an event's page shows."""
    if isinstance(shown, Event):
        yield from (shown.title, *shown.key_sentences, *(clue.span for clue in shown.when.clues))
        if shown.where:
            yield shown.where
        return
    for finding in shown.findings:
        for value in finding.values:
            yield from value.receipts
    for quote in shown.quotes:
        yield from (quote.span, *quote.same_as, *quote.differs)
    for entry in shown.timeline:
        yield from entry.receipts
