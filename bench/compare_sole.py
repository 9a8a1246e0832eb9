"""Whether what is said to stand in one telling alone does: findings judged by a person.

`./dev bench compare_sole [--json]`; `--list` prints the findings of the sample that nobody has judged, beside what the
other tellings have nearest to them. Right: no other telling of the event states the facts that are named.
"""

import sys

from bench.compare_agreements import Shown, judged_figures, sample, verdicts
from bench.figures import Figure, report
from manytold.text.words import stem, words

SAMPLE = {"giveme5w1h_clusters": 30, "allsides_roundups": 15, "ecbplus": 15}
NEAREST = 2


def nearest(one: Shown) -> list[str]:
    """The sentences of other tellings that share most words with a finding, for the one who judges."""
    span = one.finding.values[0].receipts[0]
    mine = stems(one.texts[span.article][span.start : span.end])
    lines = [
        line
        for article, text in one.texts.items()
        if article != span.article
        for line in text.replace(". ", ".\n").split("\n")
    ]
    return sorted(lines, key=lambda line: (-len(mine & stems(line)), line))[:NEAREST]


def stems(text: str) -> set[str]:
    return {stem(word, "en") for _, _, word in words(text) if len(word) > 3}


def figures() -> list[Figure]:
    """No bar is stated for these; the prototype reached 0.76."""
    return judged_figures("sole", sample("only_here", SAMPLE), None)


def printed(number: int, one: Shown) -> None:
    """A finding, what others have nearest to it, and where they have the last words of its facts."""
    span = one.finding.values[0].receipts[0]
    print(f"[{number}] {one.finding.about}\n    {one.key}\n    - {one.finding.values[0].value[:280]}")
    for line in nearest(one):
        print("      ~", " ".join(line.split())[:220])
    others = [(article, text) for article, text in one.texts.items() if article != span.article]
    for fact in one.finding.about.split(", "):
        places = [(text, text.find(fact.split()[-1])) for _, text in others]
        for text, at in [(text, at) for text, at in places if at >= 0][:2]:
            print("      !", fact, ":", " ".join(text[max(0, at - 60) : at + 60].split()))


def main() -> int:
    """Lists or reports."""
    if "--list" not in sys.argv:
        return report("compare_sole", figures())
    known = verdicts("sole")
    for number, one in enumerate(sample("only_here", SAMPLE)):
        if one.key not in known:
            printed(number, one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
