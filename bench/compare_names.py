"""Who is called what by whom: whether labels said to name one thing do, by the chains of newswcl50.

`./dev bench compare_names [--json]`. A pair of receipts with different labels is right where both lie on mentions of
one chain, wrong where on mentions of two, unknown where nobody annotated one of them. Recall: chains of actors and
groups that two outlets name by different last words and of which a pair is told. All sets: how many findings are made.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from bench.figures import Figure, report
from bench.gatherings import gatherings
from bench.labelled import DATA, rows
from manytold.compare.called import named_differently
from manytold.compare.telling import tellings
from manytold.model.articles import Span
from manytold.model.findings import Finding

OTHERS = ("giveme5w1h_clusters", "allsides_roundups")
Mentions = Mapping[str, Sequence[tuple[int, int, str, str]]]


def mentions() -> Mentions:
    """Start, end, words and chain of what is annotated, by article."""
    found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in rows(DATA / "newswcl50", "mentions"):
        found[row["id"]].append((row["start"], row["end"], row["text"], row["chain"]))
    return found


def pairs(finding: Finding) -> Iterator[tuple[Span, Span]]:
    """Receipts of different labels."""
    for one, other in combinations(finding.values, 2):
        yield from product(one.receipts, other.receipts)


def chains(span: Span, known: Mentions) -> set[str]:
    """The chains of the mentions that a receipt meets."""
    return {chain for start, end, _, chain in known[span.article] if start < span.end and span.start < end}


def wanted(known: Mentions) -> set[str]:
    """Chains of people that two outlets name by different last words."""
    words: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article, found in known.items():
        for _, _, text, chain in found:
            if chain.endswith(("_ACTOR", "_GROUP")):
                words[chain][article].add(text.lower().split()[-1])
    return {chain for chain, told in words.items() if any(a - b and b - a for a, b in combinations(told.values(), 2))}


def figures() -> list[Figure]:
    """Precision has no bar of its own; it is what silence is for."""
    known = mentions()
    counts = {"right": 0, "wrong": 0, "unknown": 0}
    told: set[str] = set()
    findings = 0
    for one in gatherings(DATA / "newswcl50"):
        for finding in named_differently(tellings(one)):
            findings += 1
            for a, b in pairs(finding):
                x, y = chains(a, known), chains(b, known)
                verdict = "unknown" if not x or not y else "right" if x & y else "wrong"
                counts[verdict] += 1
                told |= x & y
    aim = wanted(known)
    judged = counts["right"] + counts["wrong"]
    others = [len(named_differently(tellings(one))) for name in OTHERS for one in gatherings(DATA / name)]
    return [
        Figure("pairs of labels of one chain", counts["right"] / judged if judged else 0.0, f"of {judged}"),
        Figure("pairs with an end that nobody annotated", float(counts["unknown"]), "pairs"),
        Figure("findings, newswcl50", float(findings), "in 7 events"),
        Figure("chains told, of those named by different words", len(told & aim) / len(aim), f"of {len(aim)}"),
        Figure("findings, other sets", float(sum(others)), f"in {len(others)} events"),
    ]


if __name__ == "__main__":
    sys.exit(report("compare_names", figures()))
