"""The words around the receipts: counts, days, headings. Every rendering takes them from here, so all say the same."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from manytold.model.corrections import Matter
from manytold.model.edits import ChangeKind
from manytold.model.findings import FindingKind
from manytold.questions.answers import (
    ArticleAnswer,
    EditAnswer,
    EventAnswer,
    EventBrief,
    FindingAnswer,
    QuoteAnswer,
    Receipt,
    TellingAnswer,
    TimelineAnswer,
    ValueAnswer,
    WhenAnswer,
)
from manytold.questions.said import CorrectionAnswer
from manytold.serve import dates
from manytold.serve.languages import ENGLISH, ngettext, noop, spoken
from manytold.serve.languages import gettext as _
from manytold.serve.nouns import NOUNS

HEADINGS: tuple[tuple[FindingKind, str], ...] = (
    ("agreed", noop("What they agree on")),
    ("conflicting", noop("Where they conflict")),
    ("changed", noop("What changed over time")),
    ("named_differently", noop("Named differently")),
)
ONLY_HERE = noop("Only in one telling")
QUOTES = noop("Who said what")
TIMELINE = noop("Timeline")
ARTICLES = noop("Articles")
NEAR = noop("Maybe related, kept apart")
ALSO = noop("Also told in round-ups")
COPY_WORDS = {
    "same": noop("same text"),
    "syndicated": noop("agency copy"),
    "reworked": noop("reworked"),
    "reworded": noop("reworded by machine"),
}
CHANGES: dict[ChangeKind, str] = {
    "headline": noop("headline"),
    "number": noop("number"),
    "typo": noop("slip put right"),
    "addition": noop("added"),
    "removal": noop("taken out"),
    "moved": noop("moved"),
    "wording": noop("other words"),
}
MATTER_WORDS: dict[Matter, str] = {"copy": noop("copies"), "event": noop("event"), "storyline": noop("storyline")}
SUBEDITED = noop("Chosen, not written, by a language model:")
NOT_CERTAIN = noop("speaker not certain")
NAMED_OUTLETS = 3
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNSEEN = {"Cc", "Cf", "Co", "Cs"}
"""Unicode categories that could steer a terminal or turn the reading direction of what follows."""
SHORT = 32
"""Characters of a value that still fit the first column of a table on a phone."""
JOINERS = "\u200c\u200d"
"""The two format characters without which Persian, the Indic scripts and emoji read wrong."""


def one_line(text: str) -> str:
    """The words on one line, without characters that steer a terminal or the reading direction."""
    return re.sub(r"\s+", " ", "".join(_plain(c) for c in text)).strip()


def _plain(character: str) -> str:
    if character in JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cc" and character.isspace():
        return " "
    return "" if category in UNSEEN else character


def number(of: int) -> str:
    """`1,234`, as the language spoken groups digits."""
    return f"{of:,}" if spoken() is ENGLISH else dates.number(of)


def count(of: int, noun: str) -> str:
    """`1 article`, `5 articles`, `2 storylines`; the plural is regular but for words in -y."""
    regular = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    one, many = NOUNS.get(noun) or (f"%(num)s {noun}", f"%(num)s {regular}")
    return ngettext(one, many, of) % {"num": number(of)}


def counts(event: EventAnswer | EventBrief) -> str:
    """How many tell it, and how many of them by themselves."""
    if isinstance(event, EventBrief):
        articles, reports = event.articles, event.reports
    else:
        articles, reports = len(event.articles), event.reports
    if articles == 1:
        return count(1, "article")
    return f"{count(articles, 'article')} · {count(reports, 'independent report')}"


def day(when: date) -> str:
    """`4 May 2031`, or as the language spoken says it."""
    if spoken() is not ENGLISH:
        return dates.day(when)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(first: date | None, last: date | None) -> str:
    """A span of days, as short as it can be said: `4–6 May 2031`; empty when nothing is known."""
    if first is None or last is None:
        return _half_known(first, last)
    if first == last:
        return day(first)
    if spoken() is not ENGLISH:
        return dates.days(first, last, whole=_whole_months(first, last))
    if _whole_months(first, last):
        month = f"{MONTHS[first.month - 1]} {first.year}"
        return str(first.year) if first.month != last.month else month
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{f'{first.day} {MONTHS[first.month - 1]}' if first.year == last.year else day(first)} – {day(last)}"


def _half_known(first: date | None, last: date | None) -> str:
    if first:
        return _("from %(day)s") % {"day": day(first)}
    return _("until %(day)s") % {"day": day(last)} if last else ""


def _whole_months(first: date, last: date) -> bool:
    """One whole month, or one whole year."""
    if first.day != 1 or first.year != last.year:
        return False
    next_day = date.fromordinal(last.toordinal() + 1) if last < date.max else last
    return next_day.day == 1 and (first.month == last.month or (first.month, last.month) == (1, 12))


def moment(when: datetime | None) -> str:
    """`4 May 2031, 10:00 UTC`, or the day alone where no more is known; empty when nothing is."""
    if when is None:
        return ""
    utc = when.astimezone(UTC)
    return day(utc.date()) if is_day(when) else f"{day(utc.date())}, {utc:%H:%M} UTC"


def is_day(when: datetime) -> bool:
    """Whether a moment is the very beginning of a day, as a day is kept of which no time is told."""
    return when.astimezone(UTC).time() == time.min


def machine_time(when: datetime | date | None) -> str | None:
    """ISO 8601 as machines read it, moments in UTC with `Z`."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return when.isoformat() if when else None


def stands_words(event: EventBrief) -> str:
    """Why an event stands where it stands."""
    given = {"reports": count(event.reports, "independent report"), "moment": moment(event.newest_report)}
    if event.newest_report is None:
        return _("%(reports)s, none of them dated, so it stands below everything dated") % given
    first = _("%(reports)s, the newest of %(moment)s.") if event.reports > 1 else _("%(reports)s, of %(moment)s.")
    rule = _("Newer stands higher, and twice as many independent reports count as half a day; copies count nothing.")
    return " ".join(filter(None, (first % given, _shown_high(event.high_at), rule)))


def _shown_high(outlets: Sequence[str]) -> str:
    """Who put it high on their page, as far as three names say it."""
    shown, more = outlets[:NAMED_OUTLETS], len(outlets) - NAMED_OUTLETS
    named = ", ".join([*shown, _("%(num)s more") % {"num": more}] if more > 0 else shown)
    return (
        _("High on the page of %(outlets)s, which counts as half a report each.") % {"outlets": named} if named else ""
    )


def length(of: timedelta) -> str:
    """A length of time in the unit that one would say it in."""
    minutes = round(of.total_seconds() / 60)
    if minutes < 120:
        return count(max(minutes, 1), "minute")
    return count(round(minutes / 60), "hour") if minutes < 48 * 60 else count(round(minutes / 1440), "day")


def reading_time(text: str) -> str:
    """How long reading takes at 230 words a minute (Brysbaert 2019: 238 for English non-fiction)."""
    minutes = max(1, round(len(text.split()) / 230))
    return ngettext("%(num)s minute to read", "%(num)s minutes to read", minutes) % {"num": number(minutes)}


def when_words(when: WhenAnswer) -> str:
    """The days of an event, or that they are not known."""
    return days(when.first, when.last) or _("date not certain")


def speaker(quote: QuoteAnswer) -> str:
    """Who says it, a text's words for somebody without a name, or that this is not certain."""
    return one_line(quote.speaker or quote.described or _(NOT_CERTAIN))


def cue(quote: QuoteAnswer) -> str:
    """The text's own word for reported speech (`criticised`), without which the content may read as its contrary."""
    return one_line(quote.cue) if quote.cue and quote.kind == "indirect" else ""


def differing(quote: QuoteAnswer) -> str:
    """How the words that differ are to be read; nobody is called wrong. Empty where none do."""
    if not quote.differs:
        return ""
    return _("one report has other words here:") if quote.alone else _("the reports differ in these words:")


def copy_words(article: ArticleAnswer) -> str:
    """What kind of copy an article is, with the reason."""
    kind = copy_kind(article)
    return f"{kind}: {article.copy_reason}" if article.copy_reason else kind


def copy_kind(article: ArticleAnswer) -> str:
    """What kind of copy an article is."""
    return _(COPY_WORDS.get(article.copy_kind or "", article.copy_kind or ""))


def several_words(event: EventAnswer) -> str:
    """That an article tells several matters, why it is thought so, and beside how many events it is named."""
    named = f"; {beside_words(event)}" if beside_words(event) else ""
    return f"{_('Tells several matters:')} {one_line(event.several)}{named}" if event.several else ""


def beside_words(event: EventAnswer) -> str:
    """Beside how many events its articles are named; empty where beside none."""
    events = len({name for article in event.articles for name in article.also_in})
    words = ngettext("named beside %(num)s event", "named beside %(num)s events", events) % {"num": number(events)}
    return words if events else ""


def correction_words(correction: CorrectionAnswer) -> str:
    """What the owner said, in one line: `Parted by you on 5 May 2031: “Cup for Saltmere”, from 4 articles (event)`."""
    more = len(correction.these) - len(correction.titles)
    titles = [f"“{one_line(title)}”" for title in correction.titles]
    rest = _("%(num)s more") % {"num": more} if titles else count(more, "article")
    given = {
        "shown": ", ".join([*titles, rest] if more else titles),
        "day": day(correction.said.date()),
        "whom": _("you") if correction.by == "owner" else one_line(correction.by),
        "matter": _(MATTER_WORDS[correction.of]),
    }
    if correction.says == "together":
        return _("Joined by %(whom)s on %(day)s: %(shown)s (%(matter)s)") % given
    those = len(correction.those)
    given["others"] = ngettext("from %(num)s article", "from %(num)s articles", those) % {"num": number(those)}
    return _("Parted by %(whom)s on %(day)s: %(shown)s, %(others)s (%(matter)s)") % given


def edit_words(edit: EditAnswer) -> str:
    """How much was changed, and whether the page owns up to it."""
    changes = count(len(edit.changes), "change")
    return _("%(changes)s, made silently") % {"changes": changes} if edit.stealth else changes


def place_of(receipt: Receipt) -> str:
    """Where the words stand: `1234–1310`, with the version from the second on."""
    version = f"v{receipt.version} " if receipt.version > 1 else ""
    return f"{version}{receipt.start}–{receipt.end}"


def source_of(receipt: Receipt, event: EventAnswer) -> str:
    """The name of the source a receipt points to."""
    article = event.article(receipt.article)
    return one_line(article.source_name) if article else receipt.article


def contents(event: EventAnswer) -> list[tuple[str, str]]:
    """The parts that an event's page has, in order: anchor and heading."""
    there: list[tuple[str, str, object]] = [(kind, text, event.of_kind(kind)) for kind, text in HEADINGS]
    there += [("quotes", QUOTES, event.quotes), ("only_here", ONLY_HERE, event.of_kind("only_here"))]
    there += [
        ("timeline", TIMELINE, event.timeline),
        ("articles", ARTICLES, event.tellings),
        ("also", ALSO, event.also),
        ("near", NEAR, event.near),
    ]
    return [(anchor, _(text)) for anchor, text, found in there if found]


def language_of(receipt: Receipt, event: EventAnswer) -> str | None:
    """The language of the words, ISO 639-1, when it is known."""
    article = event.article(receipt.article)
    return article.language if article else None


def since(value: ValueAnswer, event: EventAnswer) -> str:
    """When a value was first told, as far as its articles are dated; empty when none is."""
    found = (told(receipt, event) for receipt in value.receipts)
    return moment(min((when for when in found if when), default=None))


def told(receipt: Receipt, event: EventAnswer) -> datetime | None:
    """When the words of a receipt came out: with the article, or with the change that brought them."""
    article = event.article(receipt.article)
    if article is None:
        return None
    wording = next((v for v in article.versions[1:] if v.version == receipt.version), None)
    return (wording.modified or wording.fetched) if wording else article.published


def adds(telling: TellingAnswer, event: EventAnswer) -> int:
    """How many statements only this telling has."""
    own = {telling.lead.id, *(copy.id for copy in telling.copies)}
    found = (f.values[0].receipts[0].article for f in event.of_kind("only_here"))
    return sum(article in own for article in found)


def copies(telling: TellingAnswer) -> str:
    """`3 copies: Echo, Post, Daily`."""
    return f"{count(len(telling.copies), 'copy')}: {copiers(telling)}"


def copiers(telling: TellingAnswer) -> str:
    """Whose copies there are, each once: `Echo, Post, Daily`."""
    return ", ".join(distinct(one_line(copy.source_name) for copy in telling.copies))


def label(receipt: Receipt, event: EventAnswer) -> str:
    """A receipt in short: `Herald ·1234–1310`."""
    return f"{source_of(receipt, event)} ·{place_of(receipt)}"


def headline(article: ArticleAnswer) -> str:
    """The title on one line, or the address or name when the page gave none."""
    return one_line(article.title.text if article.title else article.url or article.path or article.id)


def web_address(url: str | None) -> str | None:
    """The address when it is one that may be linked to (http, https), or None."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def entry_words(entry: TimelineAnswer) -> str:
    """The days of a timeline entry, marked when they are only planned."""
    when = days(entry.first, entry.last)
    return _("%(days)s (planned)") % {"days": when} if entry.planned else when


def hedge(finding: FindingAnswer) -> str:
    """How sure a finding is, said only where it is not."""
    return "" if finding.certainty == "sure" else finding.certainty


def is_short(finding: FindingAnswer) -> bool:
    """Whether its values fit the first column of a table; else they are sentences, and stand one below the other."""
    return all(len(value.value) <= SHORT for value in finding.values)


def first_reporter(event: EventAnswer) -> ArticleAnswer | None:
    """The earliest dated article, or None when none carries a date."""
    dated = [a for a in event.articles if a.published]
    return min(dated, key=lambda a: (a.published or datetime.max.replace(tzinfo=UTC), a.id), default=None)


def distinct(words: Iterable[str]) -> list[str]:
    """Each once, in the order of first appearance."""
    return list(dict.fromkeys(words))
