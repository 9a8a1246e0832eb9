"""Number findings of labelled events that a person has judged, kept by what they point to and never by their words.

A row is one number of one telling set in a finding: right when the words around it say this value, with this bound, of
what the finding is about, in the event told. A verdict is one finding: right when its rows are of one matter and its
kind is what a careful reader would say. Drawn are all conflicts and changes and, by a hash, as many agreements of each
set as fill the number; the same are drawn again as long as the findings stay what they are. What was not judged before
is counted as such, and is in neither share.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.figures import Figure
from bench.gathered import events_of, gathering
from manytold.compare.copied import altered
from manytold.compare.figures import rows
from manytold.compare.matters import matters
from manytold.compare.row import Row
from manytold.compare.telling import Told, cast_of, tellings
from manytold.compare.verdicts import judge
from manytold.model.findings import Finding

SETS = ("giveme5w1h_clusters", "ecbplus", "gvc_incidents", "allsides_roundups")
SEED = "numbers 2"
AGREED_OF_A_SET = 20
ROWS_OF_A_FINDING = 3
JUDGEMENTS = Path(__file__).with_name("judged_numbers.json")
ROW_BAR, VERDICT_BAR = 0.95, 0.92


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finding with the rows of it that are judged."""

    of: str
    event: str
    finding: Finding
    told: tuple[Told, ...]
    rows: tuple[tuple[str, Row | None], ...]

    @property
    def key(self) -> str:
        """A name that is the same as long as kind, values and receipts are."""
        spans = sorted((s.article, s.start, s.end) for v in self.finding.values for s in v.receipts)
        told = [self.of, self.event, self.finding.kind, [v.value for v in self.finding.values], spans]
        return sha256(json.dumps(told).encode()).hexdigest()[:16]


def found_in(name: str) -> Iterator[Drawn]:
    """All number findings of the events of a set."""
    for event, members in events_of(name).items():
        if len(members) < 2:
            continue
        told = tellings(gathering(event, members))
        shown: list[Finding] = []
        for matter in matters(rows(told, cast_of(told))):
            finding = judge(matter)
            if finding is not None:
                shown.append(finding)
                yield Drawn(name, event, finding, told, tuple(_rows(name, finding, matter)))
        for finding in altered(told, shown):
            yield Drawn(name, event, finding, told, ())


def _rows(name: str, finding: Finding, matter: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """The first rows of a finding by hash, those that it shows, each with its name."""
    spans = {span for value in finding.values for span in value.receipts}
    named = {}
    for row in matter:
        if row.span in spans:
            place = [row.told.article.id, row.quantity.start, row.quantity.end, row.key[0], row.quantity.value]
            named[f"{name}:{':'.join(map(str, place))}:{row.quantity.bound}"] = row
    ordered = sorted(named, key=lambda key: sha256(f"{SEED}|{key}".encode()).digest())
    yield from ((key, named[key]) for key in ordered[:ROWS_OF_A_FINDING])


def draw(everything: Sequence[Drawn]) -> list[Drawn]:
    """The findings that are judged."""
    by_set: dict[str, list[Drawn]] = defaultdict(list)
    for one in everything:
        by_set[one.of].append(one)
    chosen: list[Drawn] = []
    for name in SETS:
        told = by_set[name]
        chosen += [one for one in told if one.finding.kind != "agreed"]
        agreed = [one for one in told if one.finding.kind == "agreed"]
        agreed.sort(key=lambda one: sha256(f"{SEED}|{one.event}|{one.rows[0][0]}".encode()).digest())
        chosen += agreed[:AGREED_OF_A_SET]
    return chosen


def figures() -> Iterator[Figure]:
    """Precision of rows and verdicts as judged, and how often tellings are said to differ."""
    everything = [one for name in SETS for one in found_in(name)]
    marks: dict[str, dict[str, int]] = json.loads(JUDGEMENTS.read_text("utf-8"))
    chosen = draw(everything)
    keys = {key for one in chosen for key, _ in one.rows}
    judged = [marks["rows"][key] for key in sorted(keys) if key in marks["rows"]]
    verdicts = [marks["verdicts"][one.key] for one in chosen if one.key in marks["verdicts"]]
    yield Figure(f"rows right ({len(judged)} judged)", _share(judged), "", ROW_BAR, "at least")
    yield Figure("rows not judged", len(keys) - len(judged), "")
    yield Figure(f"verdicts right ({len(verdicts)} judged)", _share(verdicts), "", VERDICT_BAR, "at least")
    yield Figure("verdicts not judged", len(chosen) - len(verdicts), "")
    for name in SETS:
        events = {event for event, members in events_of(name).items() if len(members) > 1}
        apart = [one for one in everything if one.of == name and one.finding.kind == "conflicting"]
        yield Figure(f"{name}: conflicts of numbers an event ({len(events)})", len(apart) / len(events), "")


def _share(marks: Sequence[int]) -> float:
    return sum(marks) / len(marks) if marks else 0.0
