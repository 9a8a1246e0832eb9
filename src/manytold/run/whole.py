"""Articles that go on over several pages are fetched whole."""

from dataclasses import replace

from manytold.fetch.crowd import fetch_all
from manytold.fetch.health import is_wall
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.read.parts import MAX_PAGES, next_page
from manytold.run.work import attempt
from manytold.settings import FetchSettings


async def whole(
    answer: Page | Skipped | Failed, send: Send, settings: FetchSettings, manners: Manners
) -> Page | Skipped | Failed:
    """The answer with the further pages of its article, asked one after the other, as politely as any page.

    What does not come ends the row: half an article is better than none.
    """
    if not isinstance(answer, Page):
        return answer
    further: list[Page] = []
    while len(further) < MAX_PAGES - 1:
        last = further[-1] if further else answer
        address = attempt("finding the next page", last.url or "", next_page, last)
        if not isinstance(address, str):
            break
        asked = fetch_all([Request(address, "page")], send, settings, manners=manners)
        found = [page async for _, page in asked if isinstance(page, Page) and page.status == 200 and not is_wall(page)]
        if not found:
            break
        further += found
    return replace(answer, further=tuple(further)) if further else answer
