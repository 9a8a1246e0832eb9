"""The live walk: newcomers are worked in batch by batch, each batch as a whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.run.happenings import retell
from manytold.run.local import spread
from manytold.run.names import fill_names
from manytold.run.newcomers import take_in
from manytold.run.plan import Plan
from manytold.run.removing import bar, barred_pages
from manytold.run.standard import STANDARD
from manytold.run.work import Digest, Lost, Map, Work, buried, digest
from manytold.settings import Settings
from manytold.store import articles, outcomes, pages, progress, sketches
from manytold.store.database import Database
from manytold.store.rows import Session, chunks
from manytold.text.urls import site_of

BATCH = 500
"""Pages in one transaction: an event that is told a hundred times is made anew once for all of them."""
BIG = 300
"""Pages after which a job counts as big and gets worker processes, when settings leave it open."""


@dataclass(frozen=True, slots=True)
class WalkReport:
    """What a walk did: pages seen and worked on, articles new or changed, items left out, and events told anew."""

    pages: int = 0
    walked: int = 0
    articles: int = 0
    skipped: int = 0
    failed: int = 0
    events: frozenset[str] = field(default_factory=frozenset)

    def __add__(self, other: "WalkReport") -> "WalkReport":
        return WalkReport(
            self.pages + other.pages,
            self.walked + other.walked,
            self.articles + other.articles,
            self.skipped + other.skipped,
            self.failed + other.failed,
            self.events | other.events,
        )


Progress = Callable[[WalkReport], None]


def walk_newcomers(
    database: Database,
    found: Iterable[Page | Skipped | Failed],
    settings: Settings,
    tell: Progress | None = None,
    *,
    plan: Plan = STANDARD,
    batch: int = BATCH,
    over: Map | None = None,
) -> WalkReport:
    """Keeps pages as evidence and works them in, and with them all kept pages that no walk has taken up yet.

    `tell` hears after each batch what has been done so far. `over` spreads the reading of pages; without it settings
    decide. When the version of a step has changed, everything is made anew from the kept pages.
    """
    _start_over_when_stale(database, plan)
    walk = _Walk(database, plan, batch)
    report = WalkReport()
    works = chain(walk.works(found), walk.waiting())
    for some in chunks(_digests(plan, works, settings.walk.processes, over), batch):
        report += walk.work_in(some)
        if tell:
            tell(report + walk.left_out)
    for some in chunks(map(partial(digest, plan), walk.waiting()), batch):
        report += walk.work_in(some)
    return report + walk.left_out


def _start_over_when_stale(database: Database, plan: Plan) -> None:
    versions = plan.step_versions
    with database.begin() as session:
        stale = progress.stale_steps(session, versions)
        if stale:
            progress.forget_results(session, readings_too=plan.read.name in stale)
        if not versions.items() <= progress.load_step_versions(session).items():
            progress.save_step_versions(session, versions)
    fill_names(database)


def _digests(plan: Plan, works: Iterator[Work], processes: int, over: Map | None) -> Iterator[Digest]:
    """What each page gives; a job that turns out big is given worker processes."""
    job = partial(digest, plan)
    if over is None and processes == 0:
        yield from map(job, islice(works, BIG))
        more = next(works, None)
        if more is None:
            return
        works, processes = chain([more], works), os.cpu_count() or 1
    if over is not None:
        yield from map(_found, over(job, works))
        return
    with spread(processes) as crew:
        yield from map(_found, crew(job, works))


def _informed(session: Session, works: Iterable[Work]) -> Iterator[Work]:
    """Pages with what is known so far about their sites."""
    known: dict[str, frozenset[int]] = {}
    for work in works:
        source = work.reading.source if work.reading else site_of(work.page.final_url or work.page.url or "")
        if source not in known:
            known[source] = sketches.recurring_of(session, source)
        yield replace(work, counting=known[source])


def _found(result: Digest | Lost[Work]) -> Digest:
    return buried(result) if isinstance(result, Lost) else result


class _Walk:
    """Where a walk stands: which pages are under way, and what never became one."""

    def __init__(self, database: Database, plan: Plan, batch: int) -> None:
        self._database = database
        self._plan = plan
        self._batch = batch
        self._under_way: set[str] = set()
        self.left_out = WalkReport()

    def works(self, found: Iterable[Page | Skipped | Failed]) -> Iterator[Work]:
        """Pages found, kept first, as far as they are news."""
        for some in chunks(found, self._batch):
            yield from self._keep(some)

    def waiting(self) -> Iterator[Work]:
        """Pages kept by others, by an interrupted walk, or dated earlier while they were being read."""
        after = ""
        while kept := self._waiting(after):
            after = kept[-1].id
            fresh = [work for work in kept if work.id not in self._under_way]
            self._under_way |= {work.id for work in fresh}
            yield from fresh

    def _keep(self, found: Sequence[Page | Skipped | Failed]) -> list[Work]:
        came = [page for page in found if isinstance(page, Page)]
        refused = [outcome for outcome in found if not isinstance(outcome, Page)]
        skipped = sum(isinstance(outcome, Skipped) for outcome in refused)
        with self._database.begin() as session:
            outcomes.save_outcomes(session, "fetch", refused)
            barred = barred_pages(session, came)
            outcomes.save_outcomes(session, self._plan.read.name, barred)
            ids = set(pages.save_pages(session, came))
            news = set(pages.orders_of_unwalked(session, ids)) - self._under_way
            kept = pages.load_pages(session, news)
            works = list(_informed(session, (Work(name, page) for name, page in sorted(kept.items()))))
        self._under_way |= news
        skipped, failed = skipped + len(barred), len(refused) - skipped
        self.left_out += WalkReport(pages=len(came), skipped=skipped, failed=failed)
        return works

    def _waiting(self, after: str) -> list[Work]:
        with self._database.look() as session:
            kept = pages.unwalked_pages(session, self._batch, after)
            readings = articles.load_readings_of_pages(session, kept)
            return list(_informed(session, (Work(name, page, readings.get(name)) for name, page in kept.items())))

    def work_in(self, digests: Sequence[Digest]) -> WalkReport:
        """One batch, in one transaction."""
        with self._database.begin() as session:
            waiting = pages.orders_of_unwalked(session, (d.page for d in digests))
            taken = {d.page: d for d in digests if waiting.get(d.page) == d.order}
            barred = bar(session, taken.values())
            taken |= barred
            changes = take_in(session, self._plan, list(taken.values()))
            told = retell(session, self._plan, changes)
            pages.mark_walked(session, taken)
            pages.erase_pages(session, barred)
        self._under_way -= {d.page for d in digests}
        readings = [d.reading for d in taken.values()]
        return WalkReport(
            walked=len(taken),
            articles=len(changes.fresh),
            skipped=sum(isinstance(r, Skipped) for r in readings),
            failed=sum(isinstance(r, Failed) for r in readings)
            + sum(isinstance(d.facts, tuple) for d in taken.values()),
            events=frozenset(told),
        )
