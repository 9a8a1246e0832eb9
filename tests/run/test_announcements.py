"""What a feed tells of itself reaches those who ask it again."""

from manytold.model.outcomes import Skipped
from manytold.run.announcements import Announcements, announcements_of
from tests.read.pages import make_page

FEED = "https://www.harbourpost.example/feed"
RSS = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>H</title><ttl>60</ttl>'
    '<skipHours><hour>3</hour></skipHours><atom:link rel="hub" href="https://hub.example/"/>'
    '<atom:link rel="self" href="/own"/>{}</channel></rss>'
)


def announced(items: str) -> Announcements:
    found = announcements_of(make_page(RSS.format(items), url=FEED, media_type="application/rss+xml"))
    assert isinstance(found, Announcements), found
    return found


def test_hub_pace_and_quiet_hours_are_passed_on() -> None:
    found = announced("<item><link>/a</link></item>")
    assert (found.hub, found.topic) == ("https://hub.example/", "https://www.harbourpost.example/own")
    assert (found.pace_s, found.quiet_hours) == (3600, (3,))
    assert found.short_of(FEED) is None


def test_what_became_no_entry_is_told_in_one_line() -> None:
    some = announced("<item><title>A</title></item><item><link>/b</link></item><item><title>C</title></item>")
    told = some.short_of(FEED)
    assert told is not None
    assert told.what == FEED
    assert told.reason == f"2 of its items or parts became no entry; the first, {FEED}, item 1 “A”: it has no link"
    many = announced("<item/>" * 50).short_of(FEED)
    assert many is not None
    assert many.reason.startswith("more than 20 of its items")


def test_what_cannot_be_followed_says_what_could() -> None:
    found = announcements_of(make_page("A letter.", url=FEED, media_type="text/plain"))
    assert found == Skipped(FEED, "it is no feed, site or list of feeds: text/plain announces no articles")
