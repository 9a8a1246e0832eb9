"""Who signs a page: persons first, agencies as printed; outlets, sections and roles are nobody."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.read.beside import BREAK, WHOLE_DATE, beside, labelled
from manytold.read.credits import is_agency
from manytold.read.linked_data import LinkedData
from manytold.read.marks import Marks
from manytold.text.gazetteer import places
from manytold.text.html import clean

MAX_NAME = 120
MAX_PEOPLE = 20
MAX_LINE = 2_000
MAX_GROUPS = 12
BYLINE_WORDS = 8
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator")
SIGNING_TAGS = frozenset(("a", "span", "div", "p", "address", "li", "i", "h2", "h3", "strong", "cite", "em"))
SIGNING = re.compile(
    r"(?:\A|[\s_-])(?:authors?|by|byline|autor(?:en|in|es)?|auteurs?|writers?)(?:\Z|[\s_-])|author-?name|authors__|autor",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"comment|image|img|bild|foto|photo|caption|figure|related|recirc|teaser|card|promo|collection|feed|list-item|bio\b"
    r"|about|avatar|tooltip|social|description|more-from|date|time",
    re.IGNORECASE,
)
"""Words in a class that tell of the author of a picture, a comment or another article, or not of a name at all."""
BY = re.compile(
    r"(?:view all posts by|(?:(?:written|reported|posted|published|put up|story|text|words|analysis|opinion) )?by"
    r"|von|por|par|di|autor(?:in)?\s?:|author\s?:|text\s?:)(?:\s*:)?\s+",
    re.IGNORECASE,
)
BY_ALONE = re.compile(
    r"(?:by|von|por|par|di|af|av|door|text|autor(?:en|in)?|authors?)\s?:?(?:\s?[—–-])?", re.IGNORECASE
)
NAME_LABEL = re.compile(r"(?:autorin/autor|autor(?:en|in)?|authors?|auteurs?)\s?:?", re.IGNORECASE)
CUT = re.compile(
    r"\s+[|•·—–]|\s+-\s|\s*\(|\s+@|\s+\d|,?\s+(?:on|am|updated|published|contributions?|follow|for the)\b|\s+\|",
    re.IGNORECASE,
)
"""Where a name ends: before a role, an outlet, a sign, a time, a handle."""
APART = re.compile(r"\s*(?:,|;|\||/|•|·)\s*|\s+(?:and|und|y|et|e|og|och|en|&|as told to)(?:\s+|\Z)", re.IGNORECASE)
LINKS = re.compile(r"[,/;&]|and|und|y|et|e|og|och", re.IGNORECASE)
DEGREES = re.compile(
    r"(?:,?\s+|\A)(?:M\.?D\.?|Ph\.?\s?D\.?|M\.?S\.?|M\.?A\.?|R\.?D\.?|RDN|LD|MPH|J\.?D\.?|Esq\.?|MBA|RN|CPT|DDS|DO|Jr\.)(?=\Z|,)"
)
NO_NAME = re.compile(
    r"https?:|www\.|@|\d{2,}|[<>{}=:!?]|\bmin(?:ute)?s? read|\.(?:com|de|org|net|tv)\b|\A\S+\.[a-z]{2,8}\Z"
)
NOBODY = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|contributors?|publisher|producer|columnist|redakteur\w*"
    r"|korrespondent\w*|journalist\w*|chief|desk|network|news|newspaper|magazine|online|media|radio|tv|report|gazette"
    r"|journal|times|post|tribune|herald|nachrichten|zeitung|category|invitation|share|follow|subscribe|read more"
    r"|university|school|college|institute)\b|\Athe\s",
    re.IGNORECASE,
)
"""Words of roles, outlets and buttons, of which no person's name is made."""
NEWSROOM = re.compile(r"staff\b|redaktion\b|redazione\b|rédaction\b|redacción\b|newsroom\b|\Ateam\b", re.IGNORECASE)
NOT_A_NAME = frozenset(
    (
        *("admin", "administrator", "editor", "redaktion", "redaction", "redacción", "rédaction", "staff", "team"),
        *("news", "newsroom", "unknown", "none", "null", "author", "authors", "home", "about", "contact", "follow"),
        *("view", "bio", "profile", "autor", "autorin", "auteur", "veröffentlicht", "published", "updated", "email"),
        *("twitter", "facebook", "instagram", "linkedin", "whatsapp", "x", "comments", "source", "quelle"),
    )
)
SQUASH = re.compile(r"[\W_]+")
TOP_DOMAIN = re.compile(r"\.\w{2,4}\Z")
OUTLET = 88


def byline(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, site: str, title: str) -> tuple[str, ...]:
    """The names of the first place that holds a whole name, else of the first that holds any."""
    outlets = [name for name in (site, linked.publisher) if name]
    shown = _clear(_first_group(marks.signed), outlets)
    weak: tuple[str, ...] = ()
    for place in _places(tree, marks, linked, title, shown):
        names = _clear((name for line in place for name in people(line)), outlets)
        if any(map(_is_whole, names)):
            return (shown if set(names) < set(shown) else names)[:MAX_PEOPLE]
        weak = weak or names
    newsroom = (clean(line) for line in (*linked.authors, *linked.bodies, *_stated(marks)) if NEWSROOM.search(line))
    return weak or shown or tuple(name for name in newsroom if not NO_NAME.search(name))[:1]


def _places(
    tree: LexborHTMLParser, marks: Marks, linked: LinkedData, title: str, shown: Sequence[str]
) -> Iterator[Sequence[str]]:
    """The lines of each place that may name authors, the most trusted first."""
    yield [*linked.authors, *filter(is_agency, linked.bodies)]
    yield linked.bodies
    yield _stated(marks)
    yield shown
    lines = tuple(beside(tree, title))
    yield [name for place in lines if (name := _signed_line(place))][:1]
    yield [name for place in lines[:-1] if (name := _above_date(place))][:1]
    yield [labelled(tree, NAME_LABEL)]


def _stated(marks: Marks) -> list[str]:
    return [marks.meta[name] for name in AUTHORS if name in marks.meta and "://" not in marks.meta[name]][:1]


def _clear(names: Iterator[str] | Sequence[str], outlets: Sequence[str]) -> tuple[str, ...]:
    """Each name once, without the outlet's own; single words beside whole names are places or roles."""
    named = dict.fromkeys(names)
    found = [name for name in named if is_agency(name) or not any(_is_outlet(name, outlet) for outlet in outlets)]
    whole = any(_is_whole(name) for name in found)
    return tuple(name for name in found if not whole or _is_whole(name))


def _is_whole(name: str) -> bool:
    """Whether a name has more than one word, is that of an agency, or needs none because its script has no spaces."""
    return " " in name or is_agency(name) or not name.isascii()


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether a name is that of the page's own outlet, perhaps with its domain or a word more."""
    ours, theirs = _squash(name), _squash(outlet)
    if len(ours) < 3 or len(theirs) < 3:
        return ours == theirs
    return theirs in ours or ours == theirs or fuzz.ratio(ours, theirs) >= OUTLET


def _squash(name: str) -> str:
    return SQUASH.sub("", TOP_DOMAIN.sub("", name.strip()).lower())


def _first_group(signed: Sequence[LexborNode]) -> list[str]:
    """The names in the first run of neighbouring elements of one kind that speak of an author, innermost first."""
    found: list[str] = []
    key: tuple[object, ...] | None = None
    for node in _innermost(signed):
        above = node.parent.parent if node.parent is not None else None
        kind = (node.tag, node.attributes.get("class"), above.mem_id if above is not None else 0)
        names = _names_in(node)
        if key is not None and (not names or kind[:2] != key[:2] or (kind[2] != key[2] and len(found) > 0)):
            break
        if names:
            key, found = kind, found + names
    return found


def _names_in(node: LexborNode) -> list[str]:
    """The names of one element; those that stand in elements of their own need no comma between them."""
    parts = [name for part in node.text(separator=BREAK).split(BREAK) if (name := clean(part))]
    if len(parts) > 1 and all(" " in part and people(part) == [part] for part in parts):
        return parts
    return people(clean(node.text()))


def _innermost(signed: Sequence[LexborNode]) -> Iterator[LexborNode]:
    """The speaking elements with few words that hold no other such element with a name in it."""
    few = [node for node in signed if _is_signed(node) and 0 < _size(node) <= MAX_NAME][: 3 * MAX_GROUPS]
    for at, node in enumerate(few):
        if not any(_holds(node, after) and people(clean(after.text())) for after in few[at + 1 : at + 4]):
            yield node


def _size(node: LexborNode) -> int:
    """Characters of an element's words; what holds half a page is not cleaned to be counted."""
    text = node.text()
    return len(clean(text)) if len(text) <= MAX_LINE else len(text)


def _holds(node: LexborNode, other: LexborNode) -> bool:
    above = other.parent
    for _ in range(6):
        if above is None or above.mem_id == node.mem_id:
            return above is not None
        above = above.parent
    return False


def _is_signed(node: LexborNode) -> bool:
    stated = node.attributes
    classes = stated.get("class") or ""
    if node.tag not in SIGNING_TAGS or ELSEWHERE.search(classes):
        return False
    marked = "author" in (stated.get("itemprop") or "") or stated.get("rel") == "author" or node.tag == "address"
    return marked or bool(SIGNING.search(classes))


def _signed_line(lines: Sequence[str]) -> str:
    """The line that reads as "by" and a name, or the names that follow a line with nothing but "by"."""
    for at, line in enumerate(lines):
        if BY_ALONE.fullmatch(line):
            return _run(lines[at + 1 : at + 12])
        by = BY.match(line)
        named = by is not None and line[by.end() :][:1].isupper() and line[-1:] not in ".!?"
        if named and line.count(" ") <= BYLINE_WORDS:
            return line
    return ""


def _run(lines: Sequence[str]) -> str:
    """Names on lines of their own with commas or "and" on lines between them."""
    run = list(lines[:1])
    for link, name in zip(lines[1::2], lines[2::2], strict=False):
        if not LINKS.fullmatch(link):
            break
        run.append(name)
    return ", ".join(name.strip(" ,;") for name in run if len(name) <= MAX_NAME)


def _above_date(lines: Sequence[str]) -> str:
    """A line of nothing but a person's name with the day on the line below it."""
    known = places("en")
    for line, after in pairwise(lines):
        date = WHOLE_DATE.search(after)
        words = line.strip(" |,").split()
        name = 2 <= len(words) <= 4 and all(w[:1].isupper() and not w.isupper() for w in words)
        if date and date.start() <= 20 and name and line.lower() not in known and len(people(line)) == 1:
            return line.strip(" |,")
    return ""


def people(line: str) -> list[str]:
    """The names in a byline, without "by" and its like, roles, degrees, handles and outlets."""
    text = clean(line[:MAX_LINE]).lstrip(" ,;|—–-") if not line.lstrip().startswith(",") else ""
    if "://" in text or "www." in text:
        return []
    named = BY.match(text)
    text = text[named.end() :].lstrip(" —–-") if named else text
    end = CUT.search(text)
    parts = APART.split(text[: end.start()] if end else text)
    return [name for part in parts if _is_name(name := DEGREES.sub("", part).strip(" .,"))]


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= MAX_NAME or NO_NAME.search(name) or name.count(" ") > 6:
        return False
    if (
        name.lower() in NOT_A_NAME
        or BY_ALONE.fullmatch(name)
        or NEWSROOM.search(name)
        or not any(sign.isalpha() for sign in name)
    ):
        return False
    return is_agency(name) or not NOBODY.search(name)
