"""What would be done with a page, said without doing it."""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.read.feed_links import FeedLink, feed_links
from manytold.read.kind import kind_of
from manytold.read.links import articles_of
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.collect import Found, announces
from manytold.run.discover import Discovery, discover
from manytold.run.follow import Preview, preview
from manytold.run.work import attempt


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What would be done with one page, in one line; `ok` when something would be read.

    `feeds` are all the feeds found there, the one to follow first; `plan` is what following a list would change.
    """

    what: str
    ok: bool
    words: str
    feeds: tuple[FeedLink, ...] = ()
    plan: Preview | None = None


async def check_all(kit: Kit, answers: Sequence[Found]) -> tuple[CheckAnswer, ...]:
    """A feed, a site with its feeds, a list of feeds, an article, or why it is none of them, for each answer."""
    lead_on = [answer for answer in answers if isinstance(answer, Page) and _leads_on(answer)]
    found = iter(await discover(kit, lead_on, lambda _: None))
    sites = {id(page): foreseen(kit, page, one) for page, one in zip(lead_on, found, strict=True)}
    return tuple(sites.get(id(answer)) or checked(answer) for answer in answers)


def checked(found: Found) -> CheckAnswer:
    """A feed, an article, or why it is neither; nothing is asked for this."""
    if not isinstance(found, Page):
        return CheckAnswer(
            found.what, False, f"{'left out' if isinstance(found, Skipped) else 'failed'}: {found.reason}"
        )
    what = found.name
    if announces(found):
        return _announcing(what, attempt("reading what it announces", what, announcements_of, found))
    article = attempt("reading", what, read_page, found)
    if isinstance(article, Failed):
        return CheckAnswer(what, False, f"failed: {article.reason}")
    if isinstance(article, Skipped):
        return CheckAnswer(what, False, f"left out: {article.reason}")
    dated = f"{article.published:%Y-%m-%d}" if article.published else "without a date"
    words = f"an article of {article.source_name}, {dated}, {len(article.text.split())} words"
    return CheckAnswer(what, True, words, feed_links(found))


def foreseen(kit: Kit, page: Page, found: Discovery) -> CheckAnswer:
    """What following a site or a list of feeds would come to."""
    what = page.url or page.path or ""
    plan = preview(kit, [found])
    if found.listed:
        words = f"a list of {len(plan.new) + len(plan.known)} feeds, {len(plan.new)} of them new"
        ok = bool(plan.new or plan.known)
        return CheckAnswer(what, ok, words if ok else f"left out: {_first_reason(plan)}", plan=plan)
    if not found.feeds:
        return CheckAnswer(what, False, f"left out: {_first_reason(plan)}")
    best = found.feeds[0]
    if best.way == "front":
        return CheckAnswer(what, True, f"a front page without a feed with {len(articles_of(page))} articles")
    kind = "news sitemap" if best.way == "sitemap" else "feed"
    feeds = (FeedLink(best.url, best.title), *found.others)
    return CheckAnswer(what, True, f"a site; its {kind} would be followed: {best.url}", feeds)


def _leads_on(page: Page) -> bool:
    """Whether a page is a list of feeds or a site, where more must be asked to say what would be done."""
    kind = kind_of(page)
    site = kind == "html" and page.url is not None and page.status < 400
    return kind == "opml" or (site and isinstance(attempt("reading", page.url or "", read_page, page), Skipped))


def _first_reason(plan: Preview) -> str:
    return plan.refused[0].reason if plan.refused else "it leads nowhere"


def _announcing(what: str, found: Announcements | Skipped | Failed) -> CheckAnswer:
    if not isinstance(found, Announcements):
        return CheckAnswer(what, False, f"left out: {found.reason}")
    kinds = {"feed": "a feed", "sitemap": "a sitemap", "front": "a front page without a feed"}
    further = f" and {len(found.further)} further addresses" if found.further else ""
    return CheckAnswer(
        what, bool(found.entries or found.further), f"{kinds[found.way]} with {len(found.entries)} articles{further}"
    )
