"""What ails a feed is told apart, in words that say what to do."""

from datetime import UTC, datetime, timedelta

import pytest

from manytold.fetch.due import after, first_due, put_off
from manytold.fetch.health import certificate_words, guarded_by, web_page_words
from manytold.fetch.rhythm import Heard
from manytold.model.outcomes import Failed
from manytold.model.pages import Page
from manytold.model.sources import Due

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
URL = "https://outlet.example/feed"


def make_page(status: int = 200, body: str = "", final: str = URL, **headers: str) -> Page:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(URL, final, status, "text/html", body.encode(), NOW, headers=pairs, permanent=final != URL)


def health(page: Page | Failed, due: Due | None = None, heard: Heard | None = None) -> str:
    return after(due or first_due(URL, NOW, 1800), page, NOW, heard).health


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (make_page(403, cf_mitigated="challenge"), "blocked by bot protection by Cloudflare (403)"),
        (make_page(403, "<title>Just a moment...</title>"), "blocked by bot protection by Cloudflare (403)"),
        (make_page(503, "<title>Just a moment...</title>"), "blocked by bot protection by Cloudflare (503)"),
        (make_page(429, "<script src=/cdn-cgi/challenge-platform/x>"), "blocked by bot protection by Cloudflare (429)"),
        (make_page(403, "<script>DataDome</script>"), "blocked by bot protection by DataDome (403)"),
        (make_page(403, "<script src=//geo.captcha-delivery.com/>"), "bot protection by DataDome"),
        (make_page(403, "<div id=px-captcha>"), "bot protection by PerimeterX"),
        (make_page(403, "<iframe src=/_Incapsula_Resource?x>"), "bot protection by Imperva"),
        (make_page(403, "<TITLE>Access Denied</TITLE> no. Reference #18.2f"), "bot protection by Akamai"),
        (make_page(403, "<p>DDoS-Guard</p>"), "bot protection by DDoS-Guard"),
        (make_page(401, "<div class=h-captcha>"), "a question for people (captcha) (401)"),
        (make_page(403, "no entry"), "the site refuses to answer us (403)"),
        (make_page(503, "closed for repairs"), "the site is out of order (503)"),
        (make_page(403, "x" * 70_000 + "just a moment captcha"), "the site refuses to answer us (403)"),
        (make_page(404, "<title>Just a moment...</title>"), "nothing is at this address any more (404)"),
        (make_page(401), "wants a login (401)"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_refusal(page: Page, words: str) -> None:
    said = health(page)
    assert words in said
    assert ";" in said or "," in said


@pytest.mark.parametrize(
    ("body", "feeds", "words"),
    [
        ("<title>Just a moment...</title>", (), "blocked by bot protection by Cloudflare, which"),
        ("<form><input name=u><input type='password'></form>", (), "wants a login and shows its form"),
        ("<h1>News</h1>", ("https://outlet.example/new.xml",), "manytold follow https://outlet.example/new.xml"),
        ("<h1>News</h1>", (URL,), "it is a web page now, no feed; look for"),
        ("<h1>News</h1>", (), "it is a web page now, no feed; look for"),
    ],
)
def test_a_web_page_in_place_of_a_feed(body: str, feeds: tuple[str, ...], words: str) -> None:
    assert words in web_page_words(make_page(200, body), feeds)


def test_a_page_that_speaks_of_captchas_is_not_guarded() -> None:
    assert guarded_by(make_page(200, "<p>How a captcha works</p>")) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (10, "has expired; the site must renew it"),
        (9, "is not valid yet; check the clock"),
        (18, "is signed by itself alone"),
        (19, "is signed by itself alone"),
        (20, "is not signed by anybody known here"),
        (62, "is for another name; check the address"),
        (0, "is not valid, so it is not read"),
        (99999, "is not valid, so it is not read"),
    ],
)
def test_certificates_are_told_apart(code: int, words: str) -> None:
    assert certificate_words(code, "a.test") == f"the certificate of a.test {words}" or words in certificate_words(
        code, "a.test"
    )


HOUR = 3600


@pytest.mark.parametrize(
    ("newest", "gap_s", "words"),
    [
        (timedelta(hours=30), HOUR, "in order"),
        (timedelta(days=8), HOUR, "in order, but quiet since 28 June 2026, usually something new every hour"),
        (timedelta(days=8), 24 * HOUR, "in order"),
        (timedelta(days=12), 24 * HOUR, "in order, but quiet since 24 June 2026, usually something new every 24 hours"),
        (timedelta(days=64), 72 * HOUR, "in order, but quiet since 3 May 2026, usually something new every 3 days"),
        (timedelta(days=80), None, "in order"),
        (timedelta(days=100), None, "in order, but quiet since 28 March 2026; see whether"),
    ],
)
def test_a_feed_without_news_is_called_quiet_by_its_own_measure(
    newest: timedelta, gap_s: int | None, words: str
) -> None:
    said = health(make_page(200, "x"), heard=Heard(False, NOW - newest, gap_s))
    assert said == words or ("quiet" in words and said.startswith(words))


def test_a_quiet_feed_that_does_not_change_is_called_quiet_too() -> None:
    due = after(first_due(URL, NOW, 1800), make_page(200, "x"), NOW, Heard(True, NOW, HOUR))
    later = NOW + timedelta(days=9)
    assert "quiet since 6 July 2026" in after(due, make_page(304), later).health
    assert after(due, make_page(304), NOW + timedelta(days=5)).health == "in order"


def test_a_feed_without_any_entry() -> None:
    assert "it lists nothing" in health(make_page(200, "x"), heard=Heard(False, empty=True))


def test_a_move_is_told() -> None:
    assert "moved for good to https://new.example/" in health(make_page(200, "x", "https://new.example/"))


def test_what_is_too_large_can_be_allowed() -> None:
    words = "answer is larger than 15 MiB, the most that is read of one page"
    assert health(Failed(URL, words)) == words + "; raise fetch.max_bytes to read it"


def test_long_trouble_says_since_when() -> None:
    due = after(first_due(URL, NOW, 1800), make_page(200), NOW)
    for _ in range(4):
        due = after(due, make_page(500), NOW + timedelta(days=9))
    assert due.health.startswith("4 times in a row since 6 July 2026: the site is out of order (500)")


def test_a_feed_that_was_not_asked_keeps_what_is_known() -> None:
    due = after(first_due(URL, NOW, 1800), make_page(200, etag='"a"'), NOW)
    off = put_off(due, "the site asks to be left alone", 7200, NOW)
    assert (off.failures, off.etag, off.interval_s, off.answered) == (0, '"a"', due.interval_s, due.answered)
    assert timedelta(hours=2) <= off.next - NOW <= timedelta(hours=2.2)
