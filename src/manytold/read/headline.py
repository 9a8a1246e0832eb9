"""The headline of a page: what readers see, where that agrees with what the page says of itself."""

import html
import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser

from manytold.read.marks import Marks
from manytold.text.html import clean

LINES = ":is(h1, h2, h3, b, strong, font, :is(div, p, span):not(:has(*)))"
MAX_LINES = 400
MAX_TITLE = 500
"""Characters beyond which nothing is a headline."""
AGREED = 80
"""Token-set ratio from which a heading tells the same as a claim."""
NAMED = 75
"""Likeness from which a part of a title is the site's name."""
KICKER_WORDS = 3
JOINT = re.compile(r"\s*[|–—·•»:]\s+|\s-\s")
SEPARATOR = re.compile(r"\s+(?:[|–—·•»:]|-|::)\s+")
MEDIA = re.compile(
    r"\A(?:watch|video|photos?|listen|exclusive|gallery)\s?[:|]\s+"
    r"|\s*[\[(](?:watch|videos?|photos?|listen|updated?|gallery|exclusive)[\])]\Z",
    re.IGNORECASE,
)
"""What is announced beside a headline is no part of it."""
PLAIN = re.compile(r"[\W_]+")


def headline(tree: LexborHTMLParser, marks: Marks, stated: str, site: str) -> str:
    """The heading that agrees with a claim, else the claim; `stated` is the headline of the linked data.

    Where linked data and OpenGraph agree word for word on another headline than the heading shows, theirs is taken: so
    it was on 8 of 9 such pages among 320.
    """
    lines = (clean(text) for node in marks.headings if len(text := node.text()) <= 2 * MAX_TITLE)
    shown = [line for line in lines if " " in line]
    whole = _claims(marks, stated, site)
    both, claims = _agreed(whole), [bare for claim in whole if (bare := _bare(claim))]
    heading = next((h for h in shown if any(_same_matter(h, claim) for claim in claims)), "")
    if both and _plain(_without_site(heading, site)) != _plain(both):
        return MEDIA.sub("", both)
    if heading:
        return MEDIA.sub("", _without_kicker(_without_site(heading, site), whole))
    if len(shown) == 1 and _stands_alone(shown[0], site):
        return MEDIA.sub("", shown[0])
    claim = next((part for claim in claims if (part := _shown_part(tree, claim))), next(iter(claims or shown), ""))
    return MEDIA.sub("", claim)


def _claims(marks: Marks, stated: str, site: str) -> list[str]:
    """What linked data, OpenGraph, the card for other sites and the title say, each without the site's name."""
    raw = (html.unescape(stated), marks.meta.get("og:title", ""), marks.meta.get("twitter:title", ""), marks.title)
    return [_without_site(clean(claim[:MAX_TITLE]), site) for claim in raw]


def _agreed(claims: Sequence[str]) -> str:
    """The headline that linked data and OpenGraph give alike."""
    stated, graph = claims[0], claims[1]
    return graph if stated and _plain(stated) == _plain(graph) else ""


def _same_matter(heading: str, claim: str) -> bool:
    return bool(claim) and fuzz.token_set_ratio(heading.lower(), claim.lower()) >= AGREED


def _stands_alone(heading: str, site: str) -> bool:
    """Whether the only heading of a page is one of an article: some words, and not the name of the site."""
    return heading.count(" ") >= 2 and fuzz.partial_ratio(heading.lower(), site.lower()) < AGREED


def _without_kicker(heading: str, claims: Sequence[str]) -> str:
    """A heading without the label of its section, where a claim is the rest of it."""
    for claim in claims:
        label = heading.removesuffix(claim).rstrip(" |")
        apart = label != heading and label[-1:].isalnum() and label.count(" ") < KICKER_WORDS
        if apart and claim.count(" ") >= KICKER_WORDS:
            return claim
    return heading


def _shown_part(tree: LexborHTMLParser, title: str) -> str:
    """The longest end or beginning of a title that stands on the page as a line of its own, without the site's name."""
    cuts = list(JOINT.finditer(title))[:10]
    parts = [part for cut in cuts for part in (title[cut.end() :], title[: cut.start()]) if part.count(" ") >= 2]
    if not parts:
        return ""
    lines = {clean(element.text()[:MAX_TITLE]) for element in tree.css(LINES)[:MAX_LINES]}
    return max((part for part in parts if part in lines), key=len, default="")


def _bare(title: str) -> str:
    """A title without a short label in front or behind that looks like the name of a site or section."""
    found = re.search(r"\s+[|·•»]\s+[^|·•»]{1,40}\Z", title)
    if found and found.start() >= 15:
        return title[: found.start()]
    label = re.match(r"[^|]{1,25}\s\|\s(?=[^|]{25,}\Z)", title)
    return title[label.end() :] if label else title


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site around it."""
    parts = SEPARATOR.split(title)
    if len(parts) < 2 or not site:
        return title
    first, last = parts[0], parts[-1]
    if fuzz.ratio(last.lower(), site.lower()) >= NAMED:
        return title[: -len(last)].rstrip(" |–—·•»:-")
    if fuzz.ratio(first.lower(), site.lower()) >= NAMED:
        return title[len(first) :].lstrip(" |–—·•»:-")
    return title


def _plain(text: str) -> str:
    return PLAIN.sub(" ", text.lower()).strip()
