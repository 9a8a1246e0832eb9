"""What a person can have done. Each function takes a kit, does it, and answers with what became of it."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from itertools import chain
from threading import Event as Stop

from manytold import __version__
from manytold.errors import BadInput
from manytold.fetch.crowd import fetch_all
from manytold.fetch.guard import without_login
from manytold.kit import Kit, clock
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Feed, Source
from manytold.questions.answers import EditionAnswer
from manytold.questions.edition import edition
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.check import CheckAnswer, checked
from manytold.run.clock import keep_going
from manytold.run.collect import Found, announces, far_pages, is_address, local_pages
from manytold.run.grouping import group_all
from manytold.run.lines import Record
from manytold.run.live import WalkReport, walk_newcomers
from manytold.run.standard import STANDARD
from manytold.run.streams import annotate_all, extract_all
from manytold.run.verify import Verified
from manytold.run.verify import verify as verify_all
from manytold.run.visit import follow_feeds, keep_found, visit
from manytold.run.visited import FETCH, Visit
from manytold.run.work import attempt
from manytold.settings import Settings
from manytold.store.database import shown
from manytold.store.lists import StatusCounts, count_status
from manytold.store.outcomes import clear_outcomes, save_outcomes
from manytold.store.sources import delete_feed, load_feeds, save_new_sources
from manytold.text.urls import normal_url, site_of

LOG = logging.getLogger(__name__)
FOLLOW = "follow"
Tell = Callable[[str], None] | None
PAUSE_S = 30.0
"""Seconds between two looks at what is due, while serving."""


@dataclass(frozen=True, slots=True)
class FollowAnswer:
    """Feeds followed from now on, those followed before, and addresses that could not be."""

    followed: tuple[Feed, ...]
    known: tuple[Feed, ...]
    failed: tuple[Failed | Skipped, ...]


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """Everything that is kept, and what became of what was asked for this time."""

    edition: EditionAnswer
    walk: WalkReport


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came in, and what became of it."""

    visit: Visit
    walk: WalkReport


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a doctor looks at."""

    name: str
    ok: bool
    words: str


def read(kit: Kit, what: Sequence[str], tell: Tell = None) -> ReadAnswer:
    """Read addresses, files and folders into the kit's database; everything that is kept there, and how it went."""
    with kit.database.begin() as session:
        clear_outcomes(session, FETCH, what)
    lists: list[Page] = []
    report = walk_newcomers(kit.database, _here(kit, what, lists), kit.settings, _walked(tell), plan=STANDARD)
    addresses = [name for name in what if is_address(name)]
    if addresses or lists:
        report += asyncio.run(_gather(kit, addresses, lists, tell))
        report += walk_newcomers(kit.database, (), kit.settings, _walked(tell), plan=STANDARD)
    with kit.database.begin() as session:
        return ReadAnswer(edition(session), report)


def show(kit: Kit) -> ReadAnswer:
    """Everything that is kept, with nothing read."""
    with kit.database.begin() as session:
        return ReadAnswer(edition(session), WalkReport())


def follow(kit: Kit, what: Sequence[str], tell: Tell = None) -> FollowAnswer:
    """Follow feeds, sites and lists of feeds; a site's feed is looked for, else its front page is watched."""
    with kit.database.begin() as session:
        known = {feed.url: feed for feed in load_feeds(session)}
    found, failed = asyncio.run(_feeds_at(kit, what, tell))
    fresh = {feed.url: feed for feed in found if feed.url not in known}
    follow_feeds(kit, fresh.values())
    with kit.database.begin() as session:
        save_new_sources(
            session, (Source(f.source, f.title or f.source, f"http://{f.source}/") for f in fresh.values())
        )
        clear_outcomes(session, FOLLOW, what)
        save_outcomes(session, FOLLOW, failed)
    again = tuple(known[url] for url in dict.fromkeys(feed.url for feed in found) if url in known)
    return FollowAnswer(tuple(fresh.values()), again, tuple(failed))


def unfollow(kit: Kit, what: Sequence[str]) -> tuple[Feed, ...]:
    """Stop following feeds, named by address or by site; the feeds that were. Raises BadInput for others."""
    with kit.database.begin() as session:
        feeds = load_feeds(session)
        gone: dict[str, Feed] = {}
        for name in what:
            meant = [
                feed for feed in feeds if name in (feed.url, feed.source) or normal_url(name) == normal_url(feed.url)
            ]
            meant = meant or [feed for feed in feeds if is_address(name) and site_of(name) == feed.source]
            if not meant:
                raise BadInput(f"{name} is not followed; `manytold sources` lists what is")
            gone |= {feed.url: feed for feed in meant}
        for url in gone:
            delete_feed(session, url)
    return tuple(gone.values())


def fetch(kit: Kit, tell: Tell = None, *, everything: bool = False) -> FetchReport:
    """Fetch what is due (or every feed), then work the newcomers in."""
    visited = asyncio.run(visit(kit, _counted(tell), everything=everything))
    walked = walk_newcomers(kit.database, (), kit.settings, _walked(tell), plan=STANDARD)
    return FetchReport(visited, walked)


def keep_fetching(kit: Kit, stop: Stop) -> None:
    """Fetch what is due and work it in, again and again, until told to stop; trouble is said and tried again."""

    def tried(words: str, work: Callable[[], object]) -> float:
        outcome = attempt(words, "what is followed", work)
        if isinstance(outcome, Failed):
            LOG.warning("%s; it is tried again", outcome.reason)
        return PAUSE_S

    keep_going(
        lambda: tried("fetching", lambda: asyncio.run(visit(kit, _counted(None)))),
        lambda: tried("sorting", lambda: walk_newcomers(kit.database, (), kit.settings, plan=STANDARD)),
        stop,
    )


def verify(kit: Kit, tell: Tell = None) -> Verified:
    """Derive every shown line from stored text again. Raises Untrue at the first that differs."""
    return verify_all(kit.database, STANDARD, _counted(tell))


def check(kit: Kit, what: Sequence[str]) -> tuple[CheckAnswer, ...]:
    """What would be done with addresses, files and folders, without doing it."""
    return tuple(checked(found) for found in chain(local_pages(kit, what), asyncio.run(_answers(kit, what))))


def extract(settings: Settings, files: Sequence[str]) -> Iterator[Record]:
    """The article of each page, as a record; see `run.records.extracted`."""
    return extract_all(files, settings, clock())


def group(settings: Settings, files: Sequence[str]) -> Iterator[Record]:
    """Copy group, event and storyline of each record; see `run.grouping.group_all`."""
    return group_all(files, settings)


def annotate(settings: Settings, files: Sequence[str], *, text_only: bool = False) -> Iterator[Record]:
    """What stands where in each record's text; see `run.records.annotated`."""
    return annotate_all(files, settings, text_only=text_only)


def doctor(kit: Kit) -> tuple[Finding, ...]:
    """What is needed, and whether it is there and works."""
    with kit.database.begin() as session:
        counts = count_status(session)
    home = kit.settings.home
    writable = os.access(home if home.exists() else home.parent, os.W_OK)
    return (
        Finding("version", True, f"Manytold {__version__} on Python {sys.version.split()[0]}"),
        Finding(
            "folder", writable, f"{home} {'can be written' if writable else 'cannot be written; set MANYTOLD_HOME'}"
        ),
        Finding("database", True, shown(kit.settings.database_url)),
        _backlog(counts),
        Finding("kept", True, f"{counts.articles} articles, {counts.events} events, {counts.storylines} storylines"),
        Finding("guard", True, _guard_words(kit.settings.fetch.allow)),
    )


def _backlog(counts: StatusCounts) -> Finding:
    words = f"{counts.unwalked} pages wait to be worked in; run: manytold fetch" if counts.unwalked else "no page waits"
    return Finding("backlog", not counts.unwalked, words)


def _guard_words(allow: tuple[str, ...]) -> str:
    return f"public addresses only, and {', '.join(allow)}" if allow else "public addresses only"


def _here(kit: Kit, what: Sequence[str], lists: list[Page]) -> Iterator[Found]:
    """Local pages as they come; those that lead to articles are put aside into `lists`."""
    for found in local_pages(kit, what):
        if isinstance(found, Page) and announces(found):
            lists.append(found)
        else:
            yield found


async def _gather(kit: Kit, addresses: Sequence[str], lists: Sequence[Page], tell: Tell) -> WalkReport:
    """Keep everything that addresses and lists lead to, each as it comes, for the walk to take up."""
    report = WalkReport()
    async with aclosing(far_pages(kit, addresses, lists, _counted(tell))) as pages:
        async for found in pages:
            with kit.database.begin() as session:
                keep_found(session, found)
            skipped, failed = isinstance(found, Skipped), isinstance(found, Failed)
            report += WalkReport(pages=not (skipped or failed), skipped=skipped, failed=failed)
    return report


async def _answers(kit: Kit, what: Sequence[str]) -> list[Found]:
    """The bare answer of each address, redirects followed."""
    requests = [Request(name, "feed") for name in what if is_address(name)]
    async with kit.open_send() as send:
        answers = [(request, answer) async for request, answer in fetch_all(requests, send, kit.settings.fetch)]
    return [a if isinstance(a, Page) else type(a)(without_login(request.url), a.reason) for request, a in answers]


async def _feeds_at(kit: Kit, what: Sequence[str], tell: Tell) -> tuple[list[Feed], list[Failed | Skipped]]:
    feeds: list[Feed] = []
    failed: list[Failed | Skipped] = []
    answers = chain(local_pages(kit, [n for n in what if not is_address(n)]), await _answers(kit, what))
    for number, answer in enumerate(answers, 1):
        _counted(tell)("feeds", number, None)
        if not isinstance(answer, Page):
            failed.append(answer)
            continue
        what_it_is = answer.url or answer.path or ""
        found = attempt("reading what it announces", what_it_is, announcements_of, answer)
        here = _feeds_in(answer, found) if isinstance(found, Announcements) else []
        feeds += here
        if not here:
            reason = "it has no address to follow" if isinstance(found, Announcements) else found.reason
            failed.append(Failed(what_it_is, reason))
    return feeds, failed


def _feeds_in(page: Page, found: Announcements) -> list[Feed]:
    """One feed at its lasting address, a site's first feed, a watched front page, or the feeds of a list."""
    address = without_login((page.final_url if page.permanent else page.url) or "")
    if found.way == "feed" and found.further:
        return [Feed(url, site_of(url), site_of(url)) for url in map(without_login, found.further)]
    if found.way == "front" and found.further:
        return [Feed(found.further[0], site_of(address), site_of(address))]
    return [Feed(address, site_of(address), found.title or site_of(address), found.way)] if address else []


def _counted(tell: Tell) -> Callable[[str, int, int | None], None]:
    def told(stage: str, done: int, total: int | None) -> None:
        if tell:
            tell(f"{stage}: {done} of {total}" if total else f"{stage}: {done}")

    return told


def _walked(tell: Tell) -> Callable[[WalkReport], None]:
    return lambda report: tell(f"{report.pages} pages read, {report.articles} articles") if tell else None
