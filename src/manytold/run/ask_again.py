"""Articles that were fetched are looked at again for changes, after all news and a few at a time for each host."""

from collections import Counter
from datetime import datetime, timedelta

from manytold.fetch.again import leads_home, look_again
from manytold.fetch.crowd import fetch_all
from manytold.fetch.health import is_wall
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.run.ask_pages import announced
from manytold.run.visited import Progress, Visit, note
from manytold.run.whole_pages import whole_pages
from manytold.store.pages import save_page
from manytold.store.wanted import Wanted, load_again, put_off_again, settle_wanted

AT_ONCE = 800
"""Articles that are considered in one fetch; the others wait for the next one."""
MOST_ASKED = 400
MOST_OF_HOST = 10
"""Articles of one host in one fetch: with the usual pause they take ten seconds, so that news never waits for long."""


async def ask_again(kit: Kit, send: Send, manners: Manners, progress: Progress, counts: Visit) -> Visit:
    """Look again at fetched articles whose time has come, in one round."""
    with kit.database.look() as session:
        ready = load_again(session, AT_ONCE, kit.now())
    chosen = _chosen(ready, manners)
    requests = [Request(url, "page", item.etag, item.last_modified) for url, item in chosen.items()]
    ask = whole_pages(manners, kit.settings.fetch.max_bytes)
    async for request, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners, ask=ask):
        rest = timedelta(seconds=manners.rest_s(request.url))
        counts = _keep(kit, chosen[request.url], answer, rest, counts.plus(again=1))
        progress("articles again", counts.again, len(requests))
    return counts


def _chosen(ready: list[Wanted], manners: Manners) -> dict[str, Wanted]:
    taken: Counter[str] = Counter()
    chosen: dict[str, Wanted] = {}
    for item in ready:
        host = manners.turn_of(item.entry.url)
        if taken[host] < MOST_OF_HOST and len(chosen) < MOST_ASKED:
            taken[host] += 1
            chosen[item.entry.url] = item
    return chosen


def _keep(kit: Kit, item: Wanted, answer: Page | Skipped | Failed, rest: timedelta, counts: Visit) -> Visit:
    url, now = item.entry.url, kit.now()
    again = _next(kit, item, now)
    good = isinstance(answer, Page) and answer.status == 200 and not is_wall(answer)
    with kit.database.begin() as session:
        if isinstance(answer, Page) and (words := _gone_words(answer)):
            put_off_again(session, item, None)
            note(session, url, Skipped(url, words))
            return counts.plus(gone=1)
        if isinstance(answer, Page) and good:
            save_page(session, announced(answer, item.entry))
            settle_wanted(session, item, answer.header("etag"), answer.header("last-modified"), now, again)
            return counts
        if isinstance(answer, Page) and answer.status == 304:
            settle_wanted(session, item, item.etag, item.last_modified, now, again)
            return counts.plus(unchanged=1)
        put_off_again(session, item, max(again, now + rest) if again else None)
        return counts.plus(missed=1)


def _next(kit: Kit, item: Wanted, now: datetime) -> datetime | None:
    return look_again(item.entry, item.fetched or now, now, kit.settings.fetch.again_after)


def _gone_words(page: Page) -> str | None:
    """Why an article counts as taken down, if it does."""
    kept = "what was read of it is kept"
    if page.status in (404, 410):
        return f"the site has taken it down ({page.status}); {kept}"
    if page.status == 200 and leads_home(page):
        return f"the site has taken it down, its address leads to the front page now; {kept}"
    return None
