"""All measures of comparing, one after the other: `./dev bench compare [--json] [PART…]`.

Each part is a file `bench/compare_PART.py` that also runs by itself; its docstring says what is measured and how.
"""

import sys
from importlib import import_module
from pathlib import Path

from bench.figures import Figure, report

HERE = Path(__file__).parent
OWN = {"compare_verify", "compare_growth"}
"""Parts that take minutes: last, so that what is quick is told first."""


def parts() -> list[str]:
    """The names of all parts, the slow ones last."""
    names = sorted(file.stem for file in HERE.glob("compare_*.py"))
    found = [name for name in names if hasattr(import_module(f"bench.{name}"), "figures")]
    return sorted(found, key=lambda name: (name in OWN, name))


def figures(wanted: list[str]) -> list[Figure]:
    """The figures of the parts wanted, of all where none is named; each part is told as it begins."""
    found: list[Figure] = []
    for name in parts():
        short = name.removeprefix("compare_")
        if wanted and short not in wanted:
            continue
        print(f"{short} …", file=sys.stderr, flush=True)
        found += import_module(f"bench.{name}").figures()
    return found


if __name__ == "__main__":
    sys.exit(report("compare", figures([one for one in sys.argv[1:] if not one.startswith("-")])))
