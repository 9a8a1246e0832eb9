"""Fetching what is followed: due feeds are asked, what they announce is queued, and the queue is fetched,
and articles fetched before are looked at again for changes.

Every answer is kept in a transaction of its own before the next is looked at, so that a fetch can be cut off at any
moment and the next one goes on where it was.
"""

from manytold.fetch.manners import Manners, Memory
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.run.ask_again import ask_again
from manytold.run.ask_feeds import ask_feeds
from manytold.run.ask_pages import ask_pages
from manytold.run.letters import ask_mail
from manytold.run.visited import Progress, Visit, note
from manytold.run.websub import ask_hubs
from manytold.store.pages import save_page
from manytold.store.rows import Session


async def visit(kit: Kit, progress: Progress, *, everything: bool = False, memory: Memory | None = None) -> Visit:
    """Ask every feed that is due (or every feed), fetch whatever is queued, then look again at what was fetched.

    `memory` carries what hosts asked for from one visit to the next, within one event loop.
    """
    async with kit.open_send() as send:
        manners = Manners(send, kit.settings.fetch, memory)
        counts = await ask_feeds(kit, send, manners, progress, everything=everything)
        await ask_hubs(kit, send, manners)
        counts = await ask_pages(kit, send, manners, progress, counts)
        counts = await ask_again(kit, send, manners, progress, counts)
    return await ask_mail(kit, progress, counts, everything=everything)


def keep_found(session: Session, found: Page | Skipped | Failed) -> None:
    """Keep a page for the walk, or why there is none."""
    if isinstance(found, Page):
        save_page(session, found)
        note(session, found.url or "", None)
    else:
        note(session, found.what, found)
