"""Whether what is shown as one quotation in several tellings is one: judged pairs of three sets of real events.

Pairs of quotations of two articles that the product had shown as the same were drawn by hash in three rounds, among
those whose words are not all equal (equal words are right anyhow), and judged by reading both: right when both report
one statement of one person, or one holds the other. `tests/gold/same_quote.json` holds ids, offsets and verdicts alone.
A pair counts where the product still shows both stretches (Jaccard at least 0.5 each) as one; the wrong ones of earlier
rounds stay in the file, so that they count again when they come back.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

from bench.figures import Figure, report
from bench.labelled import DATA, articles, gold
from manytold.compare.same_quote import event_quotes
from manytold.compare.statements import statements
from manytold.events.several import profile_of
from manytold.model.articles import Article, Span
from manytold.model.events import Member

JUDGED = Path(__file__).parents[1] / "tests" / "gold" / "same_quote.json"
Place = tuple[str, int, int]


def member(article: Article) -> Member:
    """An article as a telling of its own."""
    return Member(article, profile_of(article), statements(article), article.id, None)


def _groups(folder: str, wanted: set[str]) -> list[list[Span]]:
    """What is shown as one quotation, in the events that hold judged articles."""
    label = gold(DATA / folder, "event")
    events: dict[str, list[Article]] = defaultdict(list)
    for one in articles(DATA / folder):
        events[label[one.id]].append(one)
    found = []
    for some in events.values():
        if wanted & {one.id for one in some}:
            shown = event_quotes([member(one) for one in sorted(some, key=lambda a: a.id)])
            found += [[quote.span, *quote.same_as] for quote in shown if quote.same_as]
    return found


def _has(group: list[Span], place: Place) -> bool:
    name, start, end = place
    for span in group:
        both = min(span.end, end) - max(span.start, start)
        if span.article == name and both > 0 and 2 * both >= span.end - span.start + end - start - both:
            return True
    return False


def figures() -> list[Figure]:
    """Precision over the judged pairs that are still shown, and what it costs."""
    judged = json.loads(JUDGED.read_text("utf-8"))
    started = process_time()
    right = wrong = gone = 0
    for folder in sorted({row[0] for row in judged}):
        rows = [row for row in judged if row[0] == folder]
        groups = _groups(folder, {name for row in rows for name in (row[1], row[4])})
        for _, a, a_start, a_end, b, b_start, b_end, verdict in rows:
            shown = any(_has(g, (a, a_start, a_end)) and _has(g, (b, b_start, b_end)) for g in groups)
            right += shown and verdict == 1
            wrong += shown and verdict == 0
            gone += not shown and verdict == 1
    return [
        Figure(
            "same quote: precision over judged pairs", round(right / max(1, right + wrong), 4), "", 0.98, "at least"
        ),
        Figure("same quote: judged pairs shown", right + wrong, "", 100, "at least"),
        Figure("same quote: right pairs of earlier rounds not shown any more", gone, ""),
        Figure("same quote: CPU of all, annotation included", round(process_time() - started, 1), "s"),
    ]


if __name__ == "__main__":
    sys.exit(report("compare_same_quote", figures()))
