"""How every benchmark reports: one object with each figure, its unit, the machine and the versions."""

import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from statistics import median

PARTS = ("manytold", "trafilatura", "sqlalchemy", "aiohttp", "feedparser", "wordfreq")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; `bar` is what it must reach (`limit` says whether from above or below)."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    limit: str = "at most"

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None without a bar."""
        if self.bar is None:
            return None
        return self.value <= self.bar if self.limit == "at most" else self.value >= self.bar


def report(name: str, figures: Sequence[Figure]) -> int:
    """Print the figures, as JSON with `--json`; 1 when a bar is missed."""
    if "--json" in sys.argv:
        machine = {"processors": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
        versions = {part: version(part) for part in PARTS}
        rows = [asdict(figure) | {"met": figure.met} for figure in figures]
        print(json.dumps({"bench": name, "figures": rows, "machine": machine, "versions": versions}, indent=1))
    else:
        for figure in figures:
            bar = f"   (bar: {figure.limit} {figure.bar:g}; {'met' if figure.met else 'MISSED'})" if figure.bar else ""
            print(f"{figure.name:<52} {figure.value:>10.3f} {figure.unit}{bar}")
    return 1 if any(figure.met is False for figure in figures) else 0


def cpu_seconds(command: Sequence[str], runs: int, env: Mapping[str, str]) -> float:
    """Median CPU seconds, user and system with children, of a whole process after one warm-up."""
    return median([_once(command, env) for _ in range(runs + 1)][1:])


def _once(command: Sequence[str], env: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(env))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
