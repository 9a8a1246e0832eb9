"""Records of other programs into nouns, and nouns into records for them. Pure.

Offsets count characters (Unicode code points), ends exclusive. Fields may be added to what is given out, never renamed.
"""

import math
from collections.abc import Iterator, Sequence, Set
from datetime import UTC, date, datetime
from hashlib import sha256

from manytold.compare.quotes import find_quotes
from manytold.model.articles import Article, Contamination, Passage, PassageKind
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.statements import Annotation, Quotation
from manytold.read.article import read_page
from manytold.read.blocks import Block, digest
from manytold.read.credits import credited
from manytold.read.limits import MAX_LINES, MAX_TEXT
from manytold.read.site import mark
from manytold.run.lines import Given, Record, text_of
from manytold.text.annotate import annotate_closely
from manytold.text.language import language_of
from manytold.text.ordinals import ordinals
from manytold.text.stamps import parse_stamp
from manytold.text.urls import join, site_of

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a record was fetched: it never was, and the answer must not depend on the day."""
NO_DATE = "the record has no date"
BAD_DATE = "the record's date cannot be read"
RECURS = "recurs on pages of this site"
TOLD = ("text", "title", "lang", "source", "url", "date")
"""The fields of an article's record beside its id."""


def texts_of(given: Given, names: Sequence[str]) -> dict[str, str] | Failed:
    """The texts of a record by name, empty where there is none; Failed when one is something else."""
    found: dict[str, str] = {}
    for name in names:
        value = text_of(given, name)
        if isinstance(value, Failed):
            return value
        found[name] = value
    return found


def article_of(given: Given, *, text_only: bool = False) -> Article | Skipped | Failed:
    """A record's text as it is, with its title as the first line; with `text_only` as if it had no title."""
    what = str(given.id)
    texts = texts_of(given, TOLD)
    if isinstance(texts, Failed):
        return texts
    title, body = "" if text_only else texts["title"], texts["text"]
    refused = _no_text(given, what, body)
    if refused is not None:
        return refused
    if len(title) + len(body) > MAX_TEXT or body.count("\n") > MAX_LINES:
        return Failed(what, f"its text has more than {MAX_TEXT:,} characters or {MAX_LINES:,} lines")
    text = f"{title}\n{body}" if title else body
    language = _language(texts["lang"]) or language_of(text)
    published, why = _published(texts["date"], language)
    source, name = _source(texts, what)
    passages = tuple(_passages(title, text))
    blocks = [Block(p.kind, text[p.start : p.end]) for p in passages if p.kind != "title"]
    return Article(
        id=article_id(given),
        version=1,
        source=source,
        source_name=name,
        text=text,
        text_hash=digest(text),
        passages=passages,
        fetched=NEVER,
        url=join("", texts["url"]),
        credits=credited(blocks, ())[0],
        published=published,
        published_why=why,
        language=language,
    )


def article_id(given: Given) -> str:
    """16 hexadecimal digits made of a record's id alone; the number 1 is another id than the text "1"."""
    return sha256(repr(given.id).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _no_text(given: Given, what: str, body: str) -> Skipped | Failed | None:
    if given.fields.get("text") is None:
        return Failed(what, "it has no text")
    return None if body.strip() else Skipped(what, "its text is empty")


def _passages(title: str, text: str) -> Iterator[Passage]:
    """The title, even one of several lines, and each line of the text that is not blank."""
    at = 0
    if title:
        yield Passage(0, len(title), "title")
        at = len(title) + 1
    for line in text[at:].split("\n"):
        if line.strip():
            yield Passage(at, at + len(line), "paragraph")
        at += len(line) + 1


def _language(stated: str) -> str | None:
    code = stated.replace("_", "-").partition("-")[0].strip().lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _published(stated: str, language: str | None) -> tuple[datetime | None, str]:
    if not stated.strip():
        return None, NO_DATE
    moment = parse_stamp(stated, language)
    return (moment, "the record says") if moment else (None, BAD_DATE)


def _source(texts: dict[str, str], what: str) -> tuple[str, str]:
    """Who speaks: what the record says, else the site of its address, else nobody but itself."""
    name = texts["source"].strip() or site_of(texts["url"])
    return (name, name) if name else (f"file:{what}", what)


def page_of(given: Given, now: datetime) -> Page | Failed:
    """The page in a record with `html`, as if it had been fetched from its `url` now."""
    texts = texts_of(given, ("url", "html"))
    if isinstance(texts, Failed):
        return texts
    if given.fields.get("html") is None:
        return Failed(str(given.id), "it has no html")
    url = join("", texts["url"])
    body = texts["html"].encode("utf-8")
    return Page(url, url, 200, "text/html", body, now, "utf-8", path=None if url else str(given.id))


def extracted(page: Page, recurring: Set[int] = frozenset()) -> Record | Skipped | Failed:
    """What a page tells. `text` is the body without the title line, and the passages' offsets count in this `text`.

    A passage is `[start, end, kind]`, `text[start:end]` its words; passages are in order, do not overlap, and there is
    none for the title, which is in `title` alone (null when the page has none). `paywalled` says that the page holds
    only the beginning, or asks for money; `contamination` what stood in the article's frame and was cut, with the
    reason, and what `recurring` names as its site's. Times are ISO 8601 in UTC; `published_local` is the time where the
    page is made, as precise as it is stated, and `published_why` says where the time comes from, or why there is none.
    `kind` is article, liveblog, gallery or video.
    """
    article = read_page(page)
    if not isinstance(article, Article):
        return article
    article = mark(article, recurring) if recurring else article
    chrome = [article.text[p.start : p.end] for p in article.passages if p.kind == "chrome"]
    cut = (*article.contamination, *(Contamination(line, RECURS) for line in chrome))
    text, passages = _body(article)
    return {
        "url": article.url,
        "title": article.title or None,
        "byline": list(article.byline),
        "published": _stamp(article.published),
        "published_local": article.published_local,
        "published_why": article.published_why,
        "modified": _stamp(article.modified),
        "language": article.language,
        "section": article.section,
        "kind": article.kind,
        "paywalled": article.paywalled,
        "text": text,
        "passages": passages,
        "contamination": [{"text": c.text, "reason": c.reason} for c in cut],
    }


def _body(article: Article) -> tuple[str, list[tuple[int, int, PassageKind]]]:
    """The text without title and chrome, and where its passages are in it."""
    lines, places, at = [], [], 0
    for p in article.passages:
        if p.kind in ("title", "chrome"):
            continue
        lines.append(article.text[p.start : p.end])
        places.append((at, at + len(lines[-1]), p.kind))
        at += len(lines[-1]) + 1
    return "\n".join(lines), places


def annotated(article: Article) -> Record:
    """What stands where in a text: every item has `start` and `end` into its title, a line feed and its text.

    Where there is no title, or it was not to be looked at, they count in the text alone; `text_start` says where the
    text begins in what they count in.
    """
    seen, parse = annotate_closely(article)
    return {
        "language": article.language,
        "published": _stamp(article.published),
        "published_why": article.published_why,
        "text_start": len(article.title) + 1 if article.title else 0,
        "sentences": [{"start": s.start, "end": s.end} for s in seen.sentences],
        "names": [
            {"start": n.start, "end": n.end, "text": n.text, "kind": n.kind, "whole": n.whole} for n in seen.names
        ],
        "times": _times(seen),
        "quantities": _quantities(seen),
        "ordinals": [
            {"start": o.start, "end": o.end, "text": o.text, "value": o.value if math.isfinite(o.value) else None}
            for o in ordinals(article.text, seen.sentences, article.language)
        ],
        "quotes": [_quote(article, quote) for quote in find_quotes(article, seen, parse)],
    }


def _times(seen: Annotation) -> list[Record]:
    return [
        {
            "start": t.start,
            "end": t.end,
            "text": t.text,
            "kind": t.kind,
            "value": t.value,
            "from": _day(t.first),
            "to": _day(t.last),
            "tense": t.tense,
        }
        for t in seen.times
    ]


def _quantities(seen: Annotation) -> list[Record]:
    return [
        {
            "start": q.start,
            "end": q.end,
            "text": q.text,
            "value": q.value if math.isfinite(q.value) else None,
            "unit": q.unit,
            "what": q.what,
            "bound": q.bound,
            "slot": q.slot,
        }
        for q in seen.quantities
    ]


def _quote(article: Article, quote: Quotation) -> Record:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": article.text[quote.start : quote.end],
        "speaker": quote.speaker,
        "described": quote.described,
        "cue": quote.cue,
        "kind": quote.kind,
    }


def _stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
