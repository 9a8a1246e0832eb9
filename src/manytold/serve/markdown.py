"""An edition as Markdown (CommonMark with tables), safe to paste: fetched words cannot become markup or links."""

import re
from collections.abc import Iterable, Iterator

from manytold.questions.answers import (
    ArticleAnswer,
    EditionAnswer,
    EventAnswer,
    FindingAnswer,
    OutcomeAnswer,
    Receipt,
    StorylineAnswer,
)
from manytold.serve import wording
from manytold.serve.languages import ENGLISH, speaking

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&@])")
AUTOLINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp):|www\.")
LIST_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def edition_markdown(edition: EditionAnswer) -> str:
    """The whole edition; heading levels: storyline 1, event 2, part 3."""
    with speaking(ENGLISH):
        lines = [line for storyline in edition.storylines for line in _storyline(storyline)]
        lines += _outcomes("Left out", edition.skipped)
        lines += _outcomes("Failed", edition.failed)
    return "\n".join(lines).strip() + "\n"


def plain(text: str) -> str:
    """The words on one line with every character that Markdown or HTML would read as markup escaped."""
    escaped = SPECIAL.sub(r"\\\1", wording.one_line(text))
    escaped = AUTOLINK.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", escaped)
    return LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _storyline(storyline: StorylineAnswer) -> Iterator[str]:
    yield from (f"# {plain(storyline.title.text)}", "")
    for event in storyline.events:
        yield from _event(event)


def _event(event: EventAnswer) -> Iterator[str]:
    yield from (f"## {_said(event, event.title)}", "")
    why = f" ({plain(event.when.why)})" if event.when.why else ""
    yield f"- **When:** {wording.when_words(event.when)}{why}"
    for clue in event.when.clues:
        yield f"  - “{_said(event, clue.receipt)}”: {plain(clue.tells)}"
    if event.where:
        yield f"- **Where:** {_said(event, event.where)}"
    notes = [wording.several_words(event), *(wording.correction_words(c) for c in event.corrections)]
    yield from (f"- **Told by:** {wording.counts(event)}", *(f"- {plain(note)}" for note in notes if note), "")
    yield from _part("In short", (f"- {_said(event, r)}" for r in event.key_sentences))
    for kind, heading in wording.HEADINGS:
        yield from _part(heading, (line for f in event.of_kind(kind) for line in _finding(event, f)))
    yield from _part("Who said what", _quotes(event))
    yield from _part(wording.ONLY_HERE, (f"- {_said(event, *_all(f))}" for f in event.of_kind("only_here")))
    timeline = (f"- **{wording.entry_words(t)}** {_said(event, *t.receipts)}" for t in event.timeline)
    yield from _part("Timeline", timeline)
    yield from _part("Articles", _articles(event))
    for heading, beside in ((wording.ALSO, event.also), (wording.NEAR, event.near)):
        yield from _part(heading, (f"- {plain(n.source_name)}: {plain(n.title)} ({plain(n.why)})" for n in beside))


def _finding(event: EventAnswer, finding: FindingAnswer) -> Iterator[str]:
    hedge = f" ({wording.hedge(finding)})" if wording.hedge(finding) else ""
    yield from (f"**{plain(finding.about)}**{hedge}", "")
    if wording.is_short(finding):
        yield from ("| What | Who says it |", "| --- | --- |")
        rows = ((plain(v.value), ", ".join(_label(event, r) for r in v.receipts)) for v in finding.values)
        yield from (f"| {value} | {who} |" for value, who in rows)
    else:
        yield from (f"- {_said(event, *v.receipts)}" for v in finding.values)
    yield ""


def _quotes(event: EventAnswer) -> Iterator[str]:
    for quote in event.quotes:
        words = plain(quote.receipt.text)
        said = words if quote.kind == "indirect" else f"“{words}”"
        labels = ", ".join(_label(event, r) for r in (quote.receipt, *quote.same_as))
        cue = f" ({plain(wording.cue(quote))})" if wording.cue(quote) else ""
        yield f"- {said} — {plain(wording.speaker(quote))}{cue} [{labels}]"
        if quote.differs:
            others = "; ".join(f"“{plain(r.text)}” [{_label(event, r)}]" for r in quote.differs)
            yield f"  {wording.differing(quote)} {others}"


def _articles(event: EventAnswer) -> Iterator[str]:
    for number, telling in enumerate(event.tellings, 1):
        yield f"{number}. {_article(telling.lead)}"
        for copy in telling.copies:
            yield f"   - {_article(copy)} — {plain(wording.copy_words(copy))}"


def _article(article: ArticleAnswer) -> str:
    title = plain(wording.headline(article))
    address = wording.web_address(article.url)
    linked = f"[{title}](<{_target(address)}>)" if address else title
    facts = [f for f in (wording.moment(article.published), article.language or "") if f]
    return f"**{plain(article.source_name)}** {linked}" + (f" ({', '.join(facts)})" if facts else "")


def _target(url: str) -> str:
    """A link target between angle brackets: what could end it or break the line is percent-encoded."""
    return re.sub(r"[\s<>\\]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), wording.one_line(url))


def _all(finding: FindingAnswer) -> list[Receipt]:
    return [r for value in finding.values for r in value.receipts]


def _said(event: EventAnswer, first: Receipt, *others: Receipt) -> str:
    return f"{plain(first.text)} [{', '.join(_label(event, r) for r in (first, *others))}]"


def _label(event: EventAnswer, receipt: Receipt) -> str:
    return plain(wording.label(receipt, event))


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from (f"### {heading}", "", *body)
        if body[-1]:
            yield ""


def _outcomes(heading: str, outcomes: Iterable[OutcomeAnswer]) -> list[str]:
    lines = [f"- {plain(o.what)}: {plain(o.reason)}" for o in outcomes]
    return [f"# {heading}", "", *lines, ""] if lines else []
