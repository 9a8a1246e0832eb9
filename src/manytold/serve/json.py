"""An edition as JSON, for programs. The shape is a contract: fields may be added, never renamed or removed."""

import json
from itertools import pairwise
from typing import Any

from manytold.questions.answers import (
    ArticleAnswer,
    EditionAnswer,
    EventAnswer,
    FindingAnswer,
    OutcomeAnswer,
    QuoteAnswer,
    Receipt,
    StorylineAnswer,
    SubeditedAnswer,
    TimelineAnswer,
    VersionAnswer,
)
from manytold.questions.said import CorrectionAnswer
from manytold.serve.wording import machine_time

FORMAT = 1
LINE_ENDS = (("\u0085", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Characters that JSON leaves as they are and some readers take for the end of a line."""
Record = dict[str, Any]


def edition_json(edition: EditionAnswer) -> str:
    """The whole edition as one indented JSON object that ends with a newline."""
    return dumps(edition_record(edition))


def dumps(record: Record) -> str:
    """A record as indented JSON with its own letters, ending with a newline."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def json_line(record: Record) -> bytes:
    """A record as one line of JSON in UTF-8, whatever its reader takes for the end of a line.

    What UTF-8 cannot hold is escaped, so that an id stays what it was.
    """
    line = json.dumps(record, ensure_ascii=False)
    for mark, escape in LINE_ENDS:
        line = line.replace(mark, escape)
    try:
        return line.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode() + b"\n"


def edition_record(edition: EditionAnswer) -> Record:
    """The edition as plain dicts and lists."""
    return {
        "format": FORMAT,
        "storylines": [_storyline(s) for s in edition.storylines],
        "skipped": [_outcome(o) for o in edition.skipped],
        "failed": [_outcome(o) for o in edition.failed],
    }


def receipt_record(receipt: Receipt) -> Record:
    """A receipt: offsets are characters (Unicode code points) into the article's text of that version."""
    return {
        "article": receipt.article,
        "version": receipt.version,
        "start": receipt.start,
        "end": receipt.end,
        "text": receipt.text,
    }


def _storyline(storyline: StorylineAnswer) -> Record:
    return {
        "id": storyline.id,
        "title": storyline.title.text,
        "title_receipt": receipt_record(storyline.title),
        "why": list(storyline.why),
        "events": [_event(e) for e in storyline.events],
        "timeline": [_entry(t) for t in storyline.timeline],
    }


def _event(event: EventAnswer) -> Record:
    return {
        "id": event.id,
        "title": event.title.text,
        "title_receipt": receipt_record(event.title),
        "when": _when(event),
        "where": event.where.text if event.where else None,
        "where_receipt": receipt_record(event.where) if event.where else None,
        "languages": list(event.languages),
        "independent_reports": event.reports,
        "key_sentences": [receipt_record(r) for r in event.key_sentences],
        "articles": [_article(a) for a in event.articles],
        "findings": [_finding(f) for f in event.findings],
        "quotes": [_quote(q) for q in event.quotes],
        "timeline": [_entry(t) for t in event.timeline],
        "maybe_related": [
            {"article": n.article, "source_name": n.source_name, "title": n.title, "score": n.score, "why": n.why}
            for n in event.near
        ],
        "corrections": [correction_record(c) for c in event.corrections],
        "also": [
            {"article": n.article, "source_name": n.source_name, "title": n.title, "score": n.score, "why": n.why}
            for n in event.also
        ],
        "several": event.several or None,
        "subedited": _subedited(event.subedited) if event.subedited else None,
    }


def _subedited(one: SubeditedAnswer) -> Record:
    return {
        "model": one.model,
        "headline": [receipt_record(r) for r in one.headline],
        "picks": [receipt_record(r) for r in one.picks],
    }


def correction_record(correction: CorrectionAnswer) -> Record:
    """The owner's word, by ids of articles."""
    return {
        "id": correction.id,
        "of": correction.of,
        "says": correction.says,
        "these": list(correction.these),
        "those": list(correction.those),
        "said": machine_time(correction.said),
        "by": correction.by,
        "holds": correction.holds,
        "titles": list(correction.titles),
    }


def _when(event: EventAnswer) -> Record:
    return {
        "from": machine_time(event.when.first),
        "to": machine_time(event.when.last),
        "why": event.when.why,
        "clues": [{"tells": c.tells, "receipt": receipt_record(c.receipt)} for c in event.when.clues],
    }


def _article(article: ArticleAnswer) -> Record:
    place = {"url": article.url} if article.url else {"path": article.path}
    return {
        "id": article.id,
        **place,
        "source": article.source,
        "source_name": article.source_name,
        "title": article.title.text if article.title else None,
        "byline": list(article.byline),
        "published": machine_time(article.published),
        "published_why": article.published_why,
        "modified": machine_time(article.modified),
        "language": article.language,
        "version": article.version,
        "text": article.text,
        "chrome": [[p.start, p.end] for p in article.versions[-1].passages if p.kind == "chrome"],
        "earlier_versions": [_version(v) for v in article.versions[:-1]],
        "edits": [_edit(one, other) for one, other in pairwise(article.versions)],
        "contamination": [{"text": c.text, "reason": c.reason} for c in article.contamination],
        "copy_of": article.copy_of,
        "copy_kind": article.copy_kind,
        "copy_reason": article.copy_reason or None,
        "also_in": list(article.also_in),
    }


def _version(version: VersionAnswer) -> Record:
    return {"version": version.version, "fetched": machine_time(version.fetched), "text": version.text}


def _edit(before: VersionAnswer, after: VersionAnswer) -> Record:
    """What was changed from one version to the next."""
    edit = after.edit
    changes = edit.changes if edit else ()
    return {
        "from": before.version,
        "to": after.version,
        "stealth": edit.stealth if edit else False,
        "why": edit.why if edit else "",
        "note": receipt_record(edit.note) if edit and edit.note else None,
        "changes": [
            {
                "kind": change.kind,
                "before": receipt_record(change.before) if change.before else None,
                "after": receipt_record(change.after) if change.after else None,
            }
            for change in changes
        ],
    }


def _finding(finding: FindingAnswer) -> Record:
    return {
        "kind": finding.kind,
        "about": finding.about,
        "certainty": finding.certainty,
        "why": finding.why,
        "origins": finding.origins,
        "values": [{"value": v.value, "receipts": [receipt_record(r) for r in v.receipts]} for v in finding.values],
    }


def _quote(quote: QuoteAnswer) -> Record:
    return {
        "content": quote.receipt.text,
        "speaker": quote.speaker,
        "cue": quote.cue,
        "kind": quote.kind,
        "same_as": [receipt_record(r) for r in quote.same_as],
        "differs": [receipt_record(r) for r in quote.differs],
        "alone": quote.alone,
        "described": quote.described,
        "receipt": receipt_record(quote.receipt),
    }


def _entry(entry: TimelineAnswer) -> Record:
    return {
        "from": machine_time(entry.first),
        "to": machine_time(entry.last),
        "planned": entry.planned,
        "text": entry.receipts[0].text,
        "receipts": [receipt_record(r) for r in entry.receipts],
    }


def _outcome(outcome: OutcomeAnswer) -> Record:
    return {"what": outcome.what, "reason": outcome.reason}
