"""What was learned of front pages comes back as it was, and queued links are judged by what became of them."""

from datetime import UTC, datetime

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page
from manytold.model.sources import Feed, Front, Pending, Shape
from manytold.store.database import Database
from manytold.store.fronts import load_front, save_front, verdicts
from manytold.store.outcomes import save_outcomes
from manytold.store.pages import mark_walked, save_page
from manytold.store.sources import delete_feed, save_feed
from manytold.store.wanted import Wanted, save_wanted, settle_wanted

HOME = "https://harbourpost.example/"
NOW = datetime(2031, 5, 5, tzinfo=UTC)


def test_what_was_learned_is_kept_until_nobody_follows(database: Database) -> None:
    front = Front(HOME, 3, 1, "+-+", (Shape("/a/word9 worded", 3, 1, 2),), (Pending(HOME + "a/k1", ("x", "y")),))
    with database.begin() as session:
        assert load_front(session, HOME) == Front(HOME)
        save_feed(session, Feed(HOME, "harbourpost.example", "HP", "front"))
        save_front(session, Front(HOME))
        save_front(session, front)
        assert load_front(session, HOME) == front
        delete_feed(session, HOME)
        assert load_front(session, HOME) == Front(HOME)


def page(url: str) -> Page:
    return Page(url, url, 200, "text/html", url.encode(), NOW)


def test_links_are_judged_by_what_became_of_them(database: Database) -> None:
    names = ("article", "section", "broken", "waiting", "unread", "gone")
    urls = {name: HOME + name for name in names}
    with database.begin() as session:
        save_wanted(session, [Entry(url) for url in urls.values()], HOME)
        for name in ("article", "section", "broken", "unread", "gone"):
            settle_wanted(session, Wanted(Entry(urls[name]), HOME), None, None, NOW, None)
        read = [save_page(session, page(urls[name])) for name in ("article", "section", "broken")]
        save_page(session, page(urls["unread"]))
        mark_walked(session, read)
        save_outcomes(session, "read", [Skipped(urls["section"], "a front page"), Failed(urls["broken"], "too deep")])
        save_outcomes(session, "fetch", [Failed(urls["gone"], "404 not found")])
        found = verdicts(session, [*urls.values(), HOME + "never-queued"])
    assert found == {urls["article"]: True, urls["section"]: False, urls["broken"]: None, urls["gone"]: None}
