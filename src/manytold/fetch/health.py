"""What ails a feed or an article, in words a person understands, with what to do (pure)."""

import re
from datetime import datetime

from manytold.model.pages import Page

LOOKED_AT = 20_000
"""Bytes of an answer in which signs are looked for; the pages that keep machines out are short."""
SMALL = 60_000
"""Bytes; a longer page that speaks of a captcha is a page with a form, not a page that keeps machines out."""

_BY_HEADER = (
    ("cf-mitigated", "Cloudflare"),
    ("x-datadome", "DataDome"),
    ("x-px-authorization", "PerimeterX"),
    ("x-sucuri-block", "Sucuri"),
)
_BY_WORDS = (
    (rb"cf-chl|challenge-platform|<title>(?:just a moment|attention required)", "Cloudflare"),
    (rb"captcha-delivery\.com|datadome", "DataDome"),
    (rb"px-captcha|perimeterx", "PerimeterX"),
    (rb"_incapsula_|incapsula incident", "Imperva"),
    (rb"ddos-guard", "DDoS-Guard"),
    (rb"sucuri website firewall", "Sucuri"),
    (rb"awswaf|aws-waf-token", "AWS WAF"),
    (rb"<title>access denied</title>[^\0]{0,2000}reference(?:&#32;)?(?:\s|&nbsp;)*#|edgesuite\.net", "Akamai"),
    (rb"g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile|<title>[^<]{0,40}(?:captcha|are you a robot|not a robot)", ""),
)
_SIGNS = tuple((re.compile(words, re.IGNORECASE), name) for words, name in _BY_WORDS)
_WALL = re.compile(
    rb"<title>\s*(?:just a moment|attention required|ddos-guard|access denied|[^<]{0,40}(?:you|not) a robot)",
    re.IGNORECASE,
)
_LOGIN = re.compile(rb"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)

_STATUS_WORDS = {
    401: "the site wants a login (401); follow another feed of it or unfollow this one",
    402: "the site wants to be paid for this (402); unfollow it",
    403: "the site refuses to answer us (403); open the address in a browser to see why, or unfollow it",
    404: "nothing is at this address any more (404); look for the feed's new address, or unfollow it",
    429: "the site asks us to come less often (429); nothing to do, it is asked later",
    451: "the site may not show this here for legal reasons (451); unfollow it",
}
GONE = "the feed was closed for good (410) and is not asked any more; unfollow it"
EMPTY = "in order, but it lists nothing; see whether the site has another feed"

_EXPIRED, _NOT_YET, _SELF_SIGNED, _WRONG_NAME, _WRONG_ADDRESS = (10,), (9,), (18, 19), (62,), (64,)
_UNKNOWN_ISSUER = (2, 20, 21)
"""Verification codes of OpenSSL (`x509_vfy.h`)."""


def guarded_by(page: Page) -> str | None:
    """The name of the bot protection that answered in place of the site; empty where only its kind is known."""
    for header, name in _BY_HEADER:
        if page.header(header) and page.status != 200:
            return name
    if len(page.body) > SMALL:
        return None
    start = page.body[:LOOKED_AT]
    return next((name for sign, name in _SIGNS if sign.search(start)), None)


def is_wall(page: Page) -> bool:
    """Whether an answer in good order is surely no page of the site, but one that keeps machines out."""
    return len(page.body) <= SMALL and bool(page.header("cf-mitigated") or _WALL.search(page.body[:LOOKED_AT]))


def blocked_words(page: Page) -> str:
    """What is said of an article in whose place a bot protection answered."""
    name = guarded_by(page)
    return f"blocked by {_guard(name or '')}; it can be read in a browser only"


def status_words(page: Page) -> str:
    """What a status that is no use means for a feed."""
    if page.status in (401, 403, 429, 503) and (name := guarded_by(page)) is not None:
        return _blocked(name, f" ({page.status})")
    if page.status >= 500:
        return f"the site is out of order ({page.status}); nothing to do, it is asked again"
    return _STATUS_WORDS.get(page.status, f"the site answers with status {page.status} and no feed; check the address")


def web_page_words(page: Page, feeds: tuple[str, ...]) -> str:
    """What it means that a web page answers where a feed was; `feeds` are those that the page names."""
    if (name := guarded_by(page)) is not None:
        return _blocked(name, "")
    if _LOGIN.search(page.body[: 10 * LOOKED_AT]):
        return (
            "the site wants a login and shows its form in place of the feed; follow another feed or unfollow this one"
        )
    if others := [url for url in feeds if url not in (page.url, page.final_url)]:
        return f"it is a web page now, no feed; that page names another feed: manytold follow {others[0]}"
    return "it is a web page now, no feed; look for the feed's new address on the site, or unfollow it"


def quiet_words(newest: datetime, gap_s: int | None) -> str:
    """What is said of a feed that works and has had nothing new for long."""
    usual = f", usually something new {_every(gap_s)}" if gap_s else ""
    return f"in order, but quiet since {day(newest)}{usual}; see whether the site has another feed, or unfollow it"


def certificate_words(code: int, host: str) -> str:
    """Why a certificate is not believed and what to do, by OpenSSL's code."""
    if code in _EXPIRED:
        return f"the certificate of {host} has expired; the site must renew it, it is asked again"
    if code in _NOT_YET:
        return f"the certificate of {host} is not valid yet; check the clock of this machine"
    if code in _WRONG_NAME + _WRONG_ADDRESS:
        return f"the certificate of {host} is for another name; check the address for a mistake"
    if code in _SELF_SIGNED:
        return f"the certificate of {host} is signed by itself alone, so anybody could have made it; it is not read"
    if code in _UNKNOWN_ISSUER:
        return f"the certificate of {host} is not signed by anybody known here; the site must send the whole chain"
    return f"the certificate of {host} is not valid, so it is not read"


def day(moment: datetime) -> str:
    """A day as people write it: 3 May 2026."""
    return f"{moment.day} {moment:%B %Y}"


def _every(seconds: int) -> str:
    hours = seconds / 3600
    if hours < 1.5:
        return "every hour"
    return f"every {round(hours)} hours" if hours < 36 else f"every {round(hours / 24)} days"


def _blocked(name: str, status: str) -> str:
    return (
        f"blocked by {_guard(name)}{status}, which lets browsers in and no feed readers; "
        "ask the site to let its feed be read, follow another feed of it, or unfollow this one"
    )


def _guard(name: str) -> str:
    return f"bot protection by {name}" if name else "a question for people (captcha)"
