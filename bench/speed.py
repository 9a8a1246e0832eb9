"""CPU of the command line: starting it, and reading five texts, models and tables included."""

import os
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, cpu_seconds, report

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


def main() -> int:
    """Measure and report."""
    command = [str(Path(sys.executable).parent / "manytold")]
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ) | {"MANYTOLD_HOME": home}
        figures = [Figure("manytold --help", 1000 * cpu_seconds([*command, "--help"], 7, env), "ms CPU", 300)]
        seeds = sorted(map(str, SEEDS.glob("*.txt")))
        if seeds:
            spent = cpu_seconds([*command, "read", "--json", *seeds], 5, env)
            figures.append(Figure(f"manytold read, {len(seeds)} texts", spent, "s CPU", 4))
        else:
            sys.stderr.write("left out: the five texts are not beside the checkout\n")
    return report("speed", figures)


if __name__ == "__main__":
    sys.exit(main())
