"""What a person can have done. Each function takes a kit, does it, and answers with what became of it."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from threading import Event as Stop

from manytold import __version__
from manytold.errors import BadInput
from manytold.fetch.crowd import fetch_all
from manytold.fetch.manners import Memory
from manytold.kit import Kit, clock
from manytold.model.accounts import Account, Role
from manytold.model.corrections import Correction, Matter
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Feed, Source
from manytold.questions.answers import EditionAnswer
from manytold.questions.edition import edition
from manytold.read.kind import kind_of
from manytold.read.starter import Suggestion, feeds_of_starter, sources_of_starter, wanted_of
from manytold.run import accounts as let_in
from manytold.run.check import CheckAnswer, check_all
from manytold.run.clock import keep_going
from manytold.run.collect import Found, announces, far_pages, is_address, local_pages
from manytold.run.correcting import Obeyed, say
from manytold.run.correcting import take_back as forget
from manytold.run.discover import Discovery, discover
from manytold.run.follow import FollowAnswer, Preview, carry_out, preview
from manytold.run.grouping import group_all
from manytold.run.letters import check_mail, is_mail, mail_feed
from manytold.run.lines import Record
from manytold.run.live import WalkReport, walk_newcomers
from manytold.run.naming import joining, parting, that_correction
from manytold.run.own import followed
from manytold.run.standard import plan_of
from manytold.run.starter import StarterCheck, check_starter, starter
from manytold.run.streams import annotate_all, extract_all
from manytold.run.subediting import Subediting, is_wanted
from manytold.run.subediting import subedit as subedit_all
from manytold.run.verify import Verified
from manytold.run.verify import verify as verify_all
from manytold.run.visit import keep_found, visit
from manytold.run.visited import FETCH, Visit
from manytold.run.websub import leave_hubs
from manytold.run.work import attempt
from manytold.settings import Settings
from manytold.store.accounts import load_accounts
from manytold.store.database import shown
from manytold.store.lists import StatusCounts, count_status
from manytold.store.mail import forget_folder
from manytold.store.outcomes import clear_outcomes
from manytold.store.sources import delete_feed, load_feeds
from manytold.text.urls import normal_url, site_of, without_login

LOG = logging.getLogger(__name__)
Tell = Callable[[str], None] | None
PAUSE_S = 30.0
"""Seconds between two looks at what is due, while serving."""


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
class Corrected:
    """A correction that was said or taken back, and what came of it."""

    correction: Correction
    obeyed: Obeyed


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
    report = walk_newcomers(
        kit.database, _here(kit, what, lists), kit.settings, _walked(tell), plan=plan_of(kit.settings.walk)
    )
    addresses = [name for name in what if is_address(name)]
    if addresses or lists:
        report += asyncio.run(_gather(kit, addresses, lists, tell))
        report += walk_newcomers(kit.database, (), kit.settings, _walked(tell), plan=plan_of(kit.settings.walk))
    with kit.database.begin() as session:
        return ReadAnswer(edition(session), report)


def show(kit: Kit) -> ReadAnswer:
    """Everything that is kept, with nothing read."""
    with kit.database.begin() as session:
        return ReadAnswer(edition(session), WalkReport())


def follow(kit: Kit, what: Sequence[str], tell: Tell = None) -> FollowAnswer:
    """Follow feeds, sites and lists of feeds; a site's feed is looked for, else its front page is watched."""
    return carry_out(kit, foresee(kit, what, tell), what)


def foresee(kit: Kit, what: Sequence[str], tell: Tell = None) -> Preview:
    """What following would change, without doing it; `carry_out` does it."""
    return preview(kit, asyncio.run(_discoveries(kit, what, tell)))


def foresee_list(kit: Kit, name: str, body: bytes) -> Preview:
    """As `foresee`, for a list of feeds that is at hand. Raises BadInput for what is none."""
    page = Page(None, None, 200, "text/x-opml", body, kit.now(), path=name)
    if kind_of(page) != "opml":
        raise BadInput("this file is no list of feeds (OPML); other readers export one")
    return preview(kit, asyncio.run(discover(kit, [page], lambda _done: None)))


def suggestions(
    country: str | None = None, language: str | None = None, section: str | None = None
) -> tuple[Suggestion, ...]:
    """Well-known feeds to begin with, of one country, language and section, or of any."""
    return wanted_of(starter(), country, language, section)


def foresee_starter(kit: Kit, some: Sequence[Suggestion]) -> tuple[Preview, tuple[Source, ...]]:
    """What following suggested feeds would change, and the outlets that become known by it."""
    return preview(kit, [Discovery("starter", feeds_of_starter(some), listed=True)]), sources_of_starter(some)


def check_suggestions(kit: Kit, some: Sequence[Suggestion], tell: Tell = None) -> tuple[StarterCheck, ...]:
    """Whether suggested feeds still answer. Raises ManytoldError where there is no network."""
    return check_starter(kit, some, lambda done: _counted(tell)("feeds", done, len(some)))


def unfollow(kit: Kit, what: Sequence[str]) -> tuple[Feed, ...]:
    """Stop following feeds, named by address or by site; the feeds that were. Raises BadInput for others."""
    with kit.database.begin() as session:
        feeds = load_feeds(session)
        gone: dict[str, Feed] = {}
        for name in what:
            meant = [
                feed
                for feed in feeds
                if name in (feed.url, feed.source, without_login(feed.url)) or _address(name) == normal_url(feed.url)
            ]
            meant = meant or [feed for feed in feeds if is_address(name) and site_of(name) == feed.source]
            if not meant:
                raise BadInput(f"{name} is not followed; `manytold sources` lists what is")
            gone |= {feed.url: feed for feed in meant}
        for url in gone:
            delete_feed(session, url)
            forget_folder(session, url)
            leave_hubs(session, url, kit.now())
    return tuple(gone.values())


def feed_list(kit: Kit) -> bytes:
    """All that is followed, as OPML for other readers; logins in addresses are left out."""
    with kit.database.look() as session:
        return followed(session)


def fetch(kit: Kit, tell: Tell = None, *, everything: bool = False) -> FetchReport:
    """Fetch what is due (or every feed), then work the newcomers in."""
    visited = asyncio.run(visit(kit, _counted(tell), everything=everything))
    walked = walk_newcomers(kit.database, (), kit.settings, _walked(tell), plan=plan_of(kit.settings.walk))
    return FetchReport(visited, walked)


def accounts(kit: Kit) -> list[Account]:
    """Who reads here, by name."""
    with kit.database.look() as session:
        return load_accounts(session)


def invite(kit: Kit, role: Role, days: int | None = None) -> str:
    """The secret end of an address at which an account can be made. Raises BadInput."""
    with kit.database.begin() as session:
        return let_in.invite(session, None, role, kit.now(), days)


def renew(kit: Kit, name: str) -> str:
    """The secret end of an address at which an account gets a new password. Raises BadInput for an unknown name."""
    with kit.database.begin() as session:
        return let_in.renew(session, let_in.named(session, name), "", kit.now())


def remove_account(kit: Kit, name: str) -> None:
    """Forget an account and everything of its own. Raises BadInput for an unknown name and for the last owner."""
    with kit.database.begin() as session:
        let_in.remove(session, let_in.named(session, name))


def subedit(kit: Kit, tell: Tell = None) -> Subediting:
    """Have the newest stories headed by the model that the owner has set. Raises BadInput where none is."""
    if not is_wanted(kit.settings.subeditor):
        raise BadInput("no language model is set; set subeditor.address and subeditor.model, see: manytold settings")
    return asyncio.run(subedit_all(kit, lambda done, of: _counted(tell)("stories", done, of)))


def keep_fetching(kit: Kit, stop: Stop) -> None:
    """Fetch what is due and work it in, again and again, until told to stop; trouble is said and tried again."""

    def tried(words: str, work: Callable[[], object]) -> float:
        outcome = attempt(words, "what is followed", work)
        if isinstance(outcome, Failed):
            LOG.warning("%s; it is tried again", outcome.reason)
        return PAUSE_S

    def sort() -> WalkReport:
        return walk_newcomers(kit.database, (), kit.settings, plan=plan_of(kit.settings.walk))

    def head() -> Subediting | None:
        return runner.run(subedit_all(kit, lambda _done, _of: None)) if is_wanted(kit.settings.subeditor) else None

    memory = Memory()
    with asyncio.Runner() as runner:
        keep_going(
            lambda: tried("fetching", lambda: runner.run(visit(kit, _counted(None), memory=memory))),
            lambda: (tried("sorting", sort), tried("the language model", head)),
            stop,
        )


def part(kit: Kit, what: Sequence[str], of: Matter | None = None, *, copies_too: bool = False) -> Corrected:
    """Have articles leave their event (or copies their group, or events their storyline), now and for ever.

    Raises BadInput where that means nothing.
    """
    with kit.database.begin() as session:
        correction = parting(session, what, of, copies_too, kit.now())
        return Corrected(correction, say(session, plan_of(kit.settings.walk), correction))


def join(kit: Kit, what: Sequence[str], of: Matter | None = None) -> Corrected:
    """Have events be one event (or storylines one storyline, or articles copies), now and for ever.

    Raises BadInput where that means nothing.
    """
    with kit.database.begin() as session:
        correction = joining(session, what, of, kit.now())
        return Corrected(correction, say(session, plan_of(kit.settings.walk), correction))


def take_back(kit: Kit, ids: Sequence[str]) -> tuple[Corrected, ...]:
    """Forget corrections, as if they had never been said. Raises BadInput for one that is not kept."""
    with kit.database.begin() as session:
        gone = [that_correction(session, name) for name in dict.fromkeys(ids)]
        return tuple(Corrected(one, forget(session, plan_of(kit.settings.walk), one.id)) for one in gone)


def verify(kit: Kit, tell: Tell = None) -> Verified:
    """Derive every shown line from stored text again. Raises Untrue at the first that differs."""
    return verify_all(kit.database, plan_of(kit.settings.walk), _counted(tell))


def check(kit: Kit, what: Sequence[str]) -> tuple[CheckAnswer, ...]:
    """What would be done with addresses, files and folders, without doing it."""
    mails = tuple(check_mail(kit, name) for name in what if is_mail(name))
    others = [name for name in what if not is_mail(name)]

    async def asked() -> tuple[CheckAnswer, ...]:
        return await check_all(kit, [*local_pages(kit, others), *await _answers(kit, others)])

    return mails + asyncio.run(asked())


def extract(settings: Settings, files: Sequence[str], *, by_site: bool = False) -> Iterator[Record]:
    """The article of each page, as a record; see `run.records.extracted`."""
    return extract_all(files, settings, clock(), by_site=by_site)


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


async def _discoveries(kit: Kit, what: Sequence[str], tell: Tell) -> list[Discovery]:
    """What everything that was named leads to, files first."""
    mails = [mail_feed(name) for name in what if is_mail(name)]
    what = [name for name in what if not is_mail(name)]
    answers = [*local_pages(kit, what), *await _answers(kit, what)]
    found = await discover(kit, answers, lambda done: _counted(tell)("feeds", done, len(answers)))
    return found + [_of_mail(one) for one in mails]


def _address(name: str) -> str:
    feed = mail_feed(name) if is_mail(name) else None
    return feed.url if isinstance(feed, Feed) else normal_url(name)


def _of_mail(found: Feed | Failed) -> Discovery:
    if isinstance(found, Failed):
        return Discovery(found.what, refused=(found,))
    return Discovery(without_login(found.url), (found,))


def _counted(tell: Tell) -> Callable[[str, int, int | None], None]:
    def told(stage: str, done: int, total: int | None) -> None:
        if tell:
            tell(f"{stage}: {done} of {total}" if total else f"{stage}: {done}")

    return told


def _walked(tell: Tell) -> Callable[[WalkReport], None]:
    return lambda report: tell(f"{report.pages} pages read, {report.articles} articles") if tell else None
