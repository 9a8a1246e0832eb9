"""All tellings of one event laid side by side."""

from collections.abc import Iterable, Sequence

from manytold.compare.align import MOST, Stated, groups, stated
from manytold.compare.called import named_differently
from manytold.compare.copied import altered
from manytold.compare.figures import rows
from manytold.compare.findings import agreed
from manytold.compare.matters import matters
from manytold.compare.same_quote import event_quotes
from manytold.compare.sole import only_here
from manytold.compare.telling import PLAIN_SHARE, Told, cast_of, origins_of, tellings
from manytold.compare.timeline import timeline
from manytold.compare.verdicts import judge
from manytold.compare.when import dated, day_findings
from manytold.model.articles import Span
from manytold.model.events import Gathering
from manytold.model.findings import Comparison, EventQuote, Finding

ORDER = {"conflicting": 0, "changed": 1, "agreed": 2, "named_differently": 3, "only_here": 4}


def compare(gathering: Gathering) -> Comparison:
    """Findings, quotations and timeline of an event; the same whatever order its members come in."""
    told = tellings(gathering)
    quotes = event_quotes([one.member for one in told])
    return Comparison(gathering.group.id, tuple(_findings(told, quotes)), quotes, timeline(told))


def _findings(told: Sequence[Told], quotes: Sequence[EventQuote]) -> list[Finding]:
    """Numbers first, then days, then words; what these have taken is no sole claim any more."""
    if origins_of(told) < 2:
        return sorted(altered(told, ()), key=_rank)
    cast = cast_of(told)
    found = [f for matter in matters(rows(told, cast)) if (f := judge(matter)) is not None]
    found.extend(altered(told, found))
    found.extend(day_findings(dated(told, cast)))
    claims = stated(told, cast_of(told, PLAIN_SHARE))
    spoken = [span for quote in quotes if quote.same_as for span in (quote.span, *quote.same_as)]
    worded = [f for group in groups(_free(claims, spoken)) if (f := agreed(group)) is not None]
    found.extend([f for f in worded if not _told_already(f, found)][:MOST])
    found.extend(named_differently(told))
    found.extend(only_here(told, claims, _taken(found)))
    return sorted(found, key=_rank)


def _told_already(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether the same sentences already stand under a number or a day."""
    mine = finding.values[0].receipts
    for other in found:
        theirs = [span for value in other.values for span in value.receipts]
        if all(any(_meet(a, b) for b in theirs) for a in mine):
            return True
    return False


def _meet(a: Span, b: Span) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _free(claims: Iterable[Stated], taken: Sequence[Span]) -> list[Stated]:
    """Claims that are not for the most part a quotation which several tellings have."""
    return [claim for claim in claims if not any(_mostly(claim, span) for span in taken)]


def _mostly(stated: Stated, span: Span) -> bool:
    claim = stated.claim
    both = min(claim.end, span.end) - max(claim.start, span.start)
    return span.article == stated.told.article.id and 2 * both > claim.end - claim.start


def _taken(found: Iterable[Finding]) -> list[Span]:
    """Sentences that stand under differing values or are agreed on in words; an agreed number leaves the rest free."""
    told = [f for f in found if f.kind != "agreed" or f.values[0].value[:1].isupper()]
    return sorted({span for finding in told for value in finding.values for span in value.receipts})


def _rank(finding: Finding) -> tuple[object, ...]:
    first = min(span for value in finding.values for span in value.receipts)
    return (ORDER[finding.kind], -finding.origins, finding.about, first)
