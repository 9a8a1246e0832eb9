"""The sample newsroom: every expected conflict and change found, none invented, origins counted right.

`python -m bench.compare_sample [--json]`. The saved pages are read by `manytold read --json` and laid beside
`sample/expected.json` by the same scoring as the tests. "Invented" are conflicts and changes that no expected finding
of their event has the values of, whatever its kind. Origins of an agreement are right when they are as many as the
independent texts that its receipts stand in, copies as the inventors made them.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.figures import Figure, report
from sample.expected import FILE
from sample.newsroom import saved_pages
from tests.whole.command import manytold
from tests.whole.reading import leads_of, matched_events, read_answer
from tests.whole.score import _fits, score

APART = ("conflicting", "changed")


def answer() -> Any:
    """What reading the saved pages gives."""
    with tempfile.TemporaryDirectory() as folder:
        saved_pages(Path(folder) / "pages")
        return manytold("read", Path(folder) / "pages", "--json", home=Path(folder) / "home").json


def figures() -> list[Figure]:
    """Shares found, what is invented, and how often origins are right."""
    expected, found = json.loads(FILE.read_text("utf-8")), answer()
    reading, leads = read_answer(found, expected), leads_of(expected)
    pairs = matched_events(reading, expected)
    wanted = [row for row in expected["findings"] if row["kind"] in APART]
    met = sum(
        any(_kind_fits(row, want) and _fits(row, want, reading, leads) for row in _of(pairs, want)) for want in wanted
    )
    shown = [(name, row) for name, event in pairs.items() for row in event["findings"] if row["kind"] in APART]
    known = [
        any(want["event"] == name and _fits(row, want, reading, leads) for want in expected["findings"])
        for name, row in shown
    ]
    agreed = [row for event in reading.events for row in event["findings"] if row["kind"] == "agreed"]
    right = [row["origins"] == len(_origins(row, reading.address_of, leads)) for row in agreed]
    whole = score(found, expected)
    return [
        Figure(f"conflicts and changes found ({len(wanted)})", met / len(wanted), "", 1.0, "at least"),
        Figure(f"conflicts and changes invented (of {len(shown)})", len(shown) - sum(known), ""),
        Figure("values of different matters lined up", whole.wrong_findings, ""),
        Figure(
            f"agreements with the right number of origins ({len(agreed)})",
            sum(right) / len(right),
            "",
            0.95,
            "at least",
        ),
        Figure(f"all expected findings ({whole.findings.wanted})", whole.findings.part, ""),
    ]


def _of(pairs: Any, wanted: Any) -> Any:
    return pairs.get(wanted["event"], {}).get("findings", ())


def _kind_fits(row: Any, wanted: Any) -> bool:
    return row["kind"] in {wanted["kind"], *wanted["or"]}


def _origins(row: Any, address_of: Any, leads: Any) -> set[str]:
    """The independent texts under a finding; an unknown page counts as itself."""
    names = [address_of.get(receipt["article"], receipt["article"]) for v in row["values"] for receipt in v["receipts"]]
    return {leads.get(name, name) for name in names}


if __name__ == "__main__":
    sys.exit(report("compare_sample", figures()))
