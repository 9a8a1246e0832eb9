"""What would be done with a page, said without doing it."""

from dataclasses import dataclass

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.collect import Found, announces
from manytold.run.work import attempt


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What would be done with one page, in one line; `ok` when something would be read."""

    what: str
    ok: bool
    words: str


def checked(found: Found) -> CheckAnswer:
    """A feed, a site, an article, or why it is none of them."""
    if not isinstance(found, Page):
        return CheckAnswer(
            found.what, False, f"{'left out' if isinstance(found, Skipped) else 'failed'}: {found.reason}"
        )
    what = found.url or found.path or ""
    if announces(found):
        return _announcing(what, attempt("reading what it announces", what, announcements_of, found))
    article = attempt("reading", what, read_page, found)
    if isinstance(article, Failed):
        return CheckAnswer(what, False, f"failed: {article.reason}")
    if isinstance(article, Skipped):
        listed = attempt("reading what it announces", what, announcements_of, found)
        return (
            _announcing(what, listed) if isinstance(listed, Announcements) else CheckAnswer(what, False, article.reason)
        )
    dated = f"{article.published:%Y-%m-%d}" if article.published else "without a date"
    return CheckAnswer(what, True, f"an article of {article.source_name}, {dated}, {len(article.text.split())} words")


def _announcing(what: str, found: Announcements | Skipped | Failed) -> CheckAnswer:
    if not isinstance(found, Announcements):
        return CheckAnswer(what, False, f"left out: {found.reason}")
    if found.way == "front" and found.further:
        return CheckAnswer(what, True, f"a site; its feed would be followed: {found.further[0]}")
    kinds = {"feed": "a feed", "sitemap": "a sitemap", "front": "a front page without a feed"}
    further = f" and {len(found.further)} further addresses" if found.further else ""
    return CheckAnswer(
        what, bool(found.entries or found.further), f"{kinds[found.way]} with {len(found.entries)} articles{further}"
    )
