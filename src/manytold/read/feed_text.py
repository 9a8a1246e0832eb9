"""The text of a feed before any parser sees it: from its root to its end, bounded, and mended where that is certain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

MAX_ENTRIES = 1_000
MAX_ITEM = 150_000
MAX_KEPT = 4_000_000
MAX_HEAD = 150_000
LOOK_FOR_ROOT = 65_536
PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
ROOT = re.compile(r"<((?:[A-Za-z][\w.-]{0,30}:)?(?:rss|rdf|feed))(?=[\s>/])", re.IGNORECASE)
PROLOG = re.compile(r"(?:[\s\ufeff]{1,200}|<\?[^>]{0,500}\?>)*")
CHANNEL = re.compile(r"<((?:[A-Za-z][\w.-]{0,30}:)?channel)(?=[\s>/])", re.IGNORECASE)
ITEM_NAME = "(?:[Ii][Tt][Ee][Mm]|[Ee][Nn][Tt][Rr][Yy])"
ITEM = re.compile(rf"<(?:{ITEM_NAME}|[A-Za-z][\w.-]{{0,30}}:{ITEM_NAME})(?=[\s>/])")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2); everything else that is hidden goes where a text is cleaned."""
AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
OF_XML = {"&": "&amp;", "<": "&lt;"}
TTL = re.compile(r"<ttl>\s{0,50}(\d{1,6})\s{0,50}</ttl>", re.IGNORECASE)
PERIOD = re.compile(r"<sy:updatePeriod>\s{0,50}([a-z]{5,7})\s{0,50}</sy:updatePeriod>", re.IGNORECASE)
FREQUENCY = re.compile(r"<sy:updateFrequency>\s{0,50}(\d{1,4})\s{0,50}</sy:updateFrequency>", re.IGNORECASE)
SKIP_HOURS = re.compile(r"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
PACE_MARKS = ("<ttl>", "<sy:updateperiod>", "<skiphours>")
HOUR = re.compile(r"<hour>\s{0,20}(\d{1,2})\s{0,20}</hour>", re.IGNORECASE)
LEAST_PACE_S, MOST_PACE_S = 60, 31_536_000


@dataclass(frozen=True, slots=True)
class Cut:
    """A feed with at most 1,000 items of at most 150,000 characters; the reasons name what was cut off."""

    text: str
    root: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed says that it changes, in seconds, and the hours (GMT) in which it says that it does not."""

    seconds: int | None = None
    quiet_hours: tuple[int, ...] = ()


def from_root(text: str) -> tuple[str, str]:
    """A feed without what stands before its root element and after its end, and the name of that element.

    Servers put warnings, byte order marks and blank lines before a feed, and scripts or comments after it.
    """
    start = _after_prolog(text)
    found = ROOT.search(text, start, start + LOOK_FOR_ROOT)
    if found is None:
        return text, ""
    end = text.rfind(f"</{found[1]}")
    stop = text.find(">", end) + 1 if end > found.start() else 0
    return text[found.start() : stop or len(text)], found[1]


def _after_prolog(text: str) -> int:
    """The offset after declarations and comments, which may hold the name of a root element."""
    at = 0
    while True:
        blank = PROLOG.match(text, at)
        at = blank.end() if blank else at
        if not text.startswith("<!--", at):
            return at
        end = text.find("-->", at)
        if end < 0:
            return at
        at = end + 3


def bounded(text: str, root: str) -> Cut:
    """The feed within bounds; linear time, before parsing: a parser may need a second for a thousand items."""
    starts = [found.start() for found in ITEM.finditer(text)]
    if not starts:
        return Cut(text[:MAX_KEPT] if len(text) > MAX_KEPT else text, root)
    kept, room, reasons = [text[: starts[0]][:MAX_HEAD]], MAX_KEPT, []
    for number, (start, stop) in enumerate(zip(starts[:MAX_ENTRIES], [*starts[1:], len(text)], strict=False), 1):
        if stop - start > MAX_ITEM:
            reasons.append(f"item {number} has {stop - start:,} characters, more than {MAX_ITEM:,}")
        elif stop - start > room:
            reasons.append(f"item {number} is beyond the first {MAX_KEPT:,} characters of items")
        else:
            kept.append(text[start:stop])
            room -= stop - start
    if len(starts) > MAX_ENTRIES:
        reasons.append(f"it has {len(starts):,} items, of which the first {MAX_ENTRIES:,} are read")
    if not reasons and len(kept[0]) == starts[0]:
        return Cut(text, root)
    if starts[-1] + len(kept[-1]) != len(text) or len(starts) > MAX_ENTRIES:
        kept.append(_closing(text, root, starts[0]))
    return Cut("".join(kept), root, tuple(reasons))


def _closing(text: str, root: str, first: int) -> str:
    """The end tags that a feed whose last item was cut off still needs."""
    if not root:
        return ""
    channel = CHANNEL.search(text, 0, first)
    closed = channel is None or text.find(f"</{channel[1]}", channel.end(), first) >= 0
    return f"</{root}>" if closed or channel is None else f"</{channel[1]}></{root}>"


def mended(text: str) -> str:
    """Signs that XML cannot hold removed, names of HTML's entities put in words, bare ampersands escaped.

    These three are what most ill-formed feeds suffer from; sections of CDATA and comments stay as they are.
    """
    return "".join(part if verbatim else AMPERSAND.sub(_escaped, part) for part, verbatim in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Runs of markup and of what is no markup, in order; one pass."""
    text, at = NO_CHARACTER.sub("", text), 0
    while True:
        cdata, comment = text.find("<![CDATA[", at), text.find("<!--", at)
        starts = [start for start in (cdata, comment) if start >= 0]
        start = min(starts) if starts else len(text)
        yield text[at:start], False
        if not starts:
            return
        mark = "]]>" if start == cdata else "-->"
        end = text.find(mark, start)
        at = end + 3 if end >= 0 else len(text)
        yield text[start:at], True


def _escaped(found: "re.Match[str]") -> str:
    name = found[1]
    signs = html5.get(f"{name};") if name else None
    if signs is None:
        return "&amp;" + found[0][1:]
    return "".join(OF_XML.get(sign, sign) for sign in signs)


def pace_of(text: str) -> Pace:
    """What a feed says outside its items: `ttl`, the syndication module of RSS 1.0, and `skipHours`."""
    item = ITEM.search(text)
    head = text[: item.start() if item else len(text)][:MAX_HEAD]
    tail = text[max(text.rfind("</item>"), len(text) - 5_000, 0) :]
    for part in (head, tail):
        low = part.lower()
        if not any(mark in low for mark in PACE_MARKS):
            continue
        found = Pace(_seconds(part), _quiet_hours(part))
        if found != Pace():
            return found
    return Pace()


def _seconds(part: str) -> int | None:
    ttl, period, frequency = TTL.search(part), PERIOD.search(part), FREQUENCY.search(part)
    if ttl:
        seconds = 60 * int(ttl[1])
    elif period and period[1].lower() in PERIODS:
        seconds = PERIODS[period[1].lower()] // max(int(frequency[1]) if frequency else 1, 1)
    else:
        return None
    return min(max(seconds, LEAST_PACE_S), MOST_PACE_S) if seconds else None


def _quiet_hours(part: str) -> tuple[int, ...]:
    """Hours of `skipHours` as 0 to 23; some feeds write midnight as 24."""
    found = SKIP_HOURS.search(part)
    hours = {int(hour) % 24 for hour in HOUR.findall(found[1])} if found else set()
    return tuple(sorted(hours)) if len(hours) < 24 else ()
