"""Lighthouse's mobile profile on the front page and the largest story page of the sample newspaper.

`./dev bench lighthouse [--json] [--runs 3]`. Node and npm are needed; Lighthouse is installed from npm into
`.venv-peers/lighthouse`. Each score is the median of the runs. Bar: 95 of 100 for performance, accessibility and best
practices.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.figures import Figure, report
from tests.whole.conftest import CHROMIUM
from tests.whole.peopled import newspapers
from tests.whole.served import sample_month

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / ".venv-peers" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
KINDS = ("performance", "accessibility", "best-practices")
BAR = 95.0


def main() -> int:
    """Measure, print, and say what a page that misses a bar does wrong."""
    parser = argparse.ArgumentParser(prog="./dev bench lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if CHROMIUM is None or not PROGRAM.exists():
        sys.stderr.write("lighthouse: needs Chromium (Debian: apt install chromium), node and npm\n")
        return 2
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="manytold-lighthouse-") as scratch:
        month = Path(scratch) / "month"
        month.mkdir()
        sample_month(month)
        with newspapers(month, Path(scratch)) as papers:
            one = papers["full"]
            for name, path in (("front", "/"), ("story", one.known["story"])):
                runs = [_asked(one.address + path, Path(scratch) / f"{name}-{n}.json") for n in range(chosen.runs)]
                figures += _figures(name, runs)
                _why(name, runs[-1])
    return report("lighthouse", figures)


def _asked(address: str, into: Path) -> dict[str, dict]:
    """One run; the answer as Lighthouse gives it."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    command = [str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={into}", f"--chrome-flags={flags}"]
    env = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    command.append(f"--only-categories={','.join(KINDS)}")
    for last in (False, False, True):  # it loses a recording by chance (NO_NAVSTART) and says to run it again
        if subprocess.run(command, check=last, env=env).returncode == 0:
            break
    return json.loads(into.read_text("utf-8"))


def _figures(name: str, runs: list[dict[str, dict]]) -> list[Figure]:
    found = []
    for kind in KINDS:
        score = median(run["categories"][kind]["score"] * 100 for run in runs)
        found.append(Figure(f"{name}, {kind}", score, "of 100", BAR, "at least"))
    return found


def _why(name: str, run: dict[str, dict]) -> None:
    """Name what took points, on the error stream."""
    for kind in KINDS:
        for reference in run["categories"][kind]["auditRefs"]:
            audit = run["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                sys.stderr.write(f"{name}: {audit['title']} ({audit.get('displayValue', '')})\n")


if __name__ == "__main__":
    sys.exit(main())
