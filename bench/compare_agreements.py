"""Whether what tellings are said to agree on is what they say: the seed texts, and findings judged by a person.

`./dev bench compare_agreements [--json]`; `--list` prints the findings of the sample that nobody has judged yet, to be
judged by a strict reader (does every receipt state what the first one states?) and added to `bench/judged/`. Seeds:
`bench/judged/seeds.toml` names what a careful reader finds, as places in the texts. The sample: findings in words of
events by their labels, chosen by the hash of their event and first receipt.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.figures import Figure, report
from bench.gatherings import gathering, gatherings
from bench.labelled import DATA, READ_AT
from manytold.compare.comparison import compare
from manytold.model.articles import Article, Span
from manytold.model.findings import Finding
from manytold.model.pages import Page
from manytold.read.article import read_page

SEEDS = DATA.parent / "seeds"
JUDGED = Path(__file__).parent / "judged"
SAMPLE = {"giveme5w1h_clusters": 44, "allsides_roundups": 28, "ecbplus": 28}
FRESH = {"giveme5w1h_clusters": (60, 80), "ecbplus": (40, 50)}
"""A second sample, looked at after the thresholds were set."""
SEEN = ("sure", "likely", "unsure")


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding of a set, and the texts of its event."""

    folder: str
    event: str
    finding: Finding
    texts: dict[str, str]

    @property
    def key(self) -> str:
        """What it is judged by: all its receipts."""
        spans = sorted({s for v in self.finding.values for s in v.receipts})
        return f"{self.folder} {self.event} " + " ".join(f"{s.article}:{s.start}-{s.end}" for s in spans)

    @property
    def place(self) -> str:
        """Its place in the sample: as if by lot, and the same as long as its event and first receipt are."""
        first = self.finding.values[0].receipts[0]
        return sha256(f"{self.folder} {self.event} {first.article}:{first.start}".encode()).hexdigest()


def in_words(finding: Finding) -> bool:
    """Whether an agreement is on a statement and not on a number or a day."""
    return finding.kind == "agreed" and "say this" in finding.why


def sample(kind: str, sizes: dict[str, int]) -> list[Shown]:
    """Findings of one kind, as many of each set as are asked for."""
    chosen: list[Shown] = []
    for folder, size in sizes.items():
        found = [one for one in _shown(folder) if (in_words if kind == "agreed" else _is_sole)(one.finding)]
        chosen += sorted(found, key=lambda one: one.place)[:size]
    return chosen


def fresh() -> list[Shown]:
    """Agreements that no threshold was set by."""
    chosen: list[Shown] = []
    for folder, (first, last) in FRESH.items():
        found = [one for one in _shown(folder) if in_words(one.finding)]
        chosen += sorted(found, key=lambda one: one.place)[first:last]
    return chosen


def _is_sole(finding: Finding) -> bool:
    return finding.kind == "only_here"


def _shown(folder: str) -> Iterator[Shown]:
    for one in gatherings(DATA / folder):
        texts = {member.article.id: member.article.text for member in one.members}
        for finding in compare(one).findings:
            yield Shown(folder, one.group.id, finding, texts)


def verdicts(name: str) -> dict[str, str]:
    """What a person said of each finding by its key: `right`, `wrong`, or `origins` where they are counted wrongly."""
    path = JUDGED / f"{name}.jsonl"
    if not path.exists():
        return {}
    return {row["key"]: row["verdict"] for row in map(json.loads, path.read_text("utf-8").splitlines())}


def listed(some: Sequence[Shown], known: dict[str, str]) -> None:
    """Prints findings that nobody has judged, for a person to read."""
    for number, one in enumerate(some):
        if one.key in known:
            continue
        print(f"[{number}] {one.finding.about} | {one.finding.certainty} {one.finding.origins}\n    {one.key}")
        for value in one.finding.values:
            for span in value.receipts:
                print("    -", span.article[:5], " ".join(one.texts[span.article][span.start : span.end].split())[:300])


def judged_figures(name: str, some: Sequence[Shown], bar: float | None) -> list[Figure]:
    """Precision over the judged of a sample, by certainty too, and how many nobody has judged."""
    known = verdicts(name)
    said = [(one.finding.certainty, known[one.key]) for one in some if one.key in known]
    found = [Figure(f"{name}: precision", _part([v != "wrong" for _, v in said]), "", bar, "at least")]
    for certainty in SEEN:
        some_said = [v != "wrong" for c, v in said if c == certainty]
        if some_said:
            found.append(Figure(f"{name}: precision of {certainty}", _part(some_said), f"of {len(some_said)}"))
    found.append(
        Figure(f"{name}: origins counted rightly", _part([v != "origins" for _, v in said if v != "wrong"]), "")
    )
    found.append(Figure(f"{name}: judged", float(len(said)), f"of {len(some)} findings"))
    return found


def _part(said: Sequence[bool]) -> float:
    return sum(said) / len(said) if said else 0.0


def seed(prefix: str) -> Article:
    """A seed text as the product reads it."""
    path = next(SEEDS.glob(f"{prefix}_*.txt"))
    found = read_page(Page(None, None, 200, "text/plain", path.read_bytes(), READ_AT, path=path.name))
    if not isinstance(found, Article):
        raise SystemExit(f"seed {prefix} was not read")
    return found


def seed_figures() -> list[Figure]:
    """What is found in the three tellings of one meeting, and that the whole command parts the events."""
    gold = tomllib.loads((JUDGED / "seeds.toml").read_text("utf-8"))
    names = {seed(prefix).id: prefix for prefix in gold["texts"]}
    findings = compare(gathering("seeds", [seed(prefix) for prefix in gold["texts"]])).findings
    said = [finding for finding in findings if finding.kind == "agreed"]
    wanted = gold["agreement"]
    met = [[_meets(finding, one["places"], names) for one in wanted] for finding in said]
    found = sum(any(row[at] for row in met) for at in range(len(wanted)))
    return [
        Figure(
            "seeds: conflicts, all false", float(sum(f.kind in ("conflicting", "changed") for f in findings)), "", 0.5
        ),
        Figure("seeds: agreement precision", _part([any(row) for row in met]), f"of {len(said)}", 0.85, "at least"),
        Figure("seeds: agreements found", float(found), f"of {len(wanted)}", 6.0, "at least"),
    ]


def _meets(finding: Finding, places: dict[str, list[list[int]]], names: dict[str, str]) -> bool:
    """Whether every receipt of a finding lies on a place of the gold, in two texts or more."""
    spans = [span for value in finding.values for span in value.receipts]
    hit = {names[s.article] for s in spans if _on(s, places.get(names[s.article], []))}
    return len(hit) > 1 and all(_on(s, places.get(names[s.article], [])) for s in spans)


def _on(span: Span, places: Sequence[Sequence[int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in places)


def figures() -> list[Figure]:
    """Seeds, then the judged findings."""
    judged = judged_figures("agreements", sample("agreed", SAMPLE), 0.85)
    return [*seed_figures(), *judged, *judged_figures("agreements_fresh", fresh(), None)]


if __name__ == "__main__":
    if "--list" in sys.argv:
        listed(sample("agreed", SAMPLE), verdicts("agreements"))
        sys.exit(0)
    sys.exit(report("compare_agreements", figures()))
