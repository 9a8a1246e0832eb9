"""An edition in a terminal: what happened first, every line with a short receipt, nothing wider than the window.

Words that were fetched are printed as `rich.text.Text`, never as markup, and without characters that steer a terminal.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from manytold.questions.answers import (
    ArticleAnswer,
    EditionAnswer,
    EventAnswer,
    FindingAnswer,
    NearAnswer,
    OutcomeAnswer,
    QuoteAnswer,
    Receipt,
    StorylineAnswer,
)
from manytold.serve import wording
from manytold.serve.wording import one_line

SHOWN_RECEIPTS = 4
"""Receipts named beside one value; more are counted, all are in the JSON and HTML forms."""


LEFT_WIDTH = 18
"""Characters of the column that holds days; `30 September 2031` fits on one line."""


def print_edition(edition: EditionAnswer, console: Console) -> None:
    """The edition, part by part, as soon as each is laid out."""
    for part in _parts(edition):
        if console.is_terminal:
            console.print(part)
            continue
        with console.capture() as laid_out:
            console.print(part)
        console.file.writelines(f"{line.rstrip()}\n" for line in laid_out.get().splitlines())


def _parts(edition: EditionAnswer) -> Iterator[RenderableType]:
    for number, storyline in enumerate(edition.storylines):
        if number:
            yield Text()
        yield from _storyline(storyline)
    if edition.storylines and (edition.skipped or edition.failed):
        yield Text()
    yield from _outcomes("Left out", edition.skipped, "dim")
    yield from _outcomes("Failed", edition.failed, "red")


def _storyline(storyline: StorylineAnswer) -> Iterator[RenderableType]:
    """A storyline of one event is that event, and needs no heading of its own."""
    if len(storyline.events) > 1:
        yield Text(one_line(storyline.title.text), style="bold cyan")
        yield Text(f"Storyline of {len(storyline.events)} events", style="dim")
    yield Rule(style="cyan", characters="━")
    for number, event in enumerate(storyline.events):
        if number:
            yield Text()
            yield Rule(style="dim", characters="─")
        yield from _event(event)


def _event(event: EventAnswer) -> Iterator[RenderableType]:
    yield _line(event, event.title, style="bold")
    yield _facts(event)
    if event.key_sentences:
        yield _heading("In short")
        yield _bullets(_line(event, r) for r in event.key_sentences)
    for kind, heading in wording.HEADINGS:
        if found := event.of_kind(kind):
            yield _heading(heading, "yellow" if kind == "conflicting" else "")
            yield from (_finding(f, event) for f in found)
    yield from _quotes(event)
    if only := event.of_kind("only_here"):
        yield _heading(wording.ONLY_HERE)
        yield _bullets(_only_here(f, event) for f in only)
    if event.timeline:
        yield _heading("Timeline")
        yield _columns((Text(wording.entry_words(t), style="green"), _line(event, *t.receipts)) for t in event.timeline)
    yield _heading("Articles")
    yield _articles(event)
    yield from _near(event)


def _facts(event: EventAnswer) -> RenderableType:
    when = Text(wording.when_words(event.when))
    if event.when.why:
        when.append(f"  {one_line(event.when.why)}", style="dim")
    rows: list[tuple[Text, Text]] = [(Text("When", style="dim"), when)]
    if event.when.clues:
        rows.append((Text(), _clues(event)))
    if event.where:
        rows.append((Text("Where", style="dim"), _line(event, event.where)))
    told = Text(wording.counts(event))
    if (first := wording.first_reporter(event)) and len(event.articles) > 1:
        told.append(f" · first: {one_line(first.source_name)}, {wording.moment(first.published)}")
    rows.append((Text("Told", style="dim"), told))
    rows += [(Text(), Text(wording.several_words(event), style="dim"))] if event.several else []
    rows += [(Text(), Text(wording.correction_words(c), style="dim")) for c in event.corrections]
    return _columns(rows, indent=0)


def _clues(event: EventAnswer) -> Text:
    """The words in the texts that hint at the time, in one paragraph."""
    line = Text()
    for clue in event.when.clues:
        line.append(" · " if line else "", style="dim")
        line.append(f"“{one_line(clue.receipt.text)}”", style="italic")
        line.append(f" {_label(event, [clue.receipt])}", style="dim")
    return line


def _finding(finding: FindingAnswer, event: EventAnswer) -> RenderableType:
    about = Text(one_line(finding.about), style="bold")
    for words in (wording.hedge(finding), one_line(finding.why)):
        about.append(f"  {words}" if words else "", style="dim not bold")
    short = wording.is_short(finding)
    values = _table(finding, event) if short else _bullets(_line(event, *v.receipts) for v in finding.values)
    return Padding(
        Group(about, Padding(values, (0, 0, 0, 2 if short else 0), expand=False)), (0, 0, 0, 2), expand=False
    )


def _table(finding: FindingAnswer, event: EventAnswer) -> Table:
    """Each value, the words it stands in where they say more, and who says it."""
    table = Table.grid(padding=(0, 2))
    for value in finding.values:
        words, who = one_line(value.receipts[0].text), Text(_label(event, value.receipts), style="dim")
        plain = one_line(value.value)
        table.add_row(Text(plain), who if words == plain else Text.assemble(f"{words} ", who))
    return table


def _only_here(finding: FindingAnswer, event: EventAnswer) -> Text:
    receipts = [r for value in finding.values for r in value.receipts]
    return _line(event, *receipts)


def _quotes(event: EventAnswer) -> Iterator[RenderableType]:
    if event.quotes:
        yield _heading("Who said what")
        yield _bullets(_quote(q, event) for q in event.quotes)


def _quote(quote: QuoteAnswer, event: EventAnswer) -> Text:
    words = one_line(quote.receipt.text)
    said = f"“{words}”" if quote.kind != "indirect" else words
    line = Text.assemble((said, "italic" if quote.kind != "indirect" else ""), " — ")
    line.append(wording.speaker(quote), style="bold" if quote.speaker else "dim")
    if wording.cue(quote):
        line.append(f" ({wording.cue(quote)})", style="dim")
    line.append(f" {_label(event, [quote.receipt, *quote.same_as])}", style="dim")
    if quote.differs:
        others = "; ".join(f"“{one_line(r.text)}” {_label(event, [r])}" for r in quote.differs)
        line.append(f" — {wording.differing(quote)} {others}", style="dim")
    return line


def _articles(event: EventAnswer) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim")
    table.add_column()
    for number, telling in enumerate(event.tellings, 1):
        table.add_row(str(number), _article(telling.lead))
        for copy in telling.copies:
            words = _article(copy)
            words.append(f" — {one_line(wording.copy_words(copy))}", style="dim")
            table.add_row("↳", words)
    return Padding(table, (0, 0, 0, 2), expand=False)


def _article(article: ArticleAnswer) -> Text:
    line = Text.assemble((one_line(article.source_name), "bold"), "  ", wording.headline(article))
    facts = [wording.moment(article.published) or one_line(article.published_why), article.language or ""]
    line.append("  " + " · ".join(f for f in facts if f), style="dim")
    return line


def _near(event: EventAnswer) -> Iterator[RenderableType]:
    for heading, found in ((wording.ALSO, event.also), (wording.NEAR, event.near)):
        if found:
            yield _heading(heading)
            yield _bullets(_beside(n) for n in found)


def _beside(near: NearAnswer) -> Text:
    return Text.assemble(
        (one_line(near.source_name), "bold"), "  ", one_line(near.title), (f"  {one_line(near.why)}", "dim")
    )


def _outcomes(heading: str, outcomes: Iterable[OutcomeAnswer], style: str) -> Iterator[RenderableType]:
    for outcome in outcomes:
        yield Text(f"{heading}: {one_line(outcome.what)}: {one_line(outcome.reason)}", style=style)


def _heading(words: str, style: str = "") -> RenderableType:
    return Padding(Text(words, style=f"bold {style}".strip()), (1, 0, 0, 0), expand=False)


def _line(event: EventAnswer, first: Receipt, *others: Receipt, style: str = "") -> Text:
    """The words of the first receipt, and in short where they and their like stand."""
    return Text.assemble((one_line(first.text), style), " ", (_label(event, [first, *others]), "dim not bold"))


def _label(event: EventAnswer, receipts: Iterable[Receipt]) -> str:
    labels = wording.distinct(wording.label(r, event) for r in receipts)
    more = len(labels) - SHOWN_RECEIPTS
    shown = ", ".join(labels[:SHOWN_RECEIPTS])
    return f"[{shown}, {more} more]" if more > 0 else f"[{shown}]"


def _bullets(lines: Iterable[Text]) -> RenderableType:
    return _columns((Text("•", style="dim"), line) for line in lines)


def _columns(rows: Iterable[tuple[Text, Text]], indent: int = 2) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(max_width=LEFT_WIDTH)
    table.add_column()
    for left, right in rows:
        table.add_row(left, right)
    return Padding(table, (0, 0, 0, indent), expand=False)
