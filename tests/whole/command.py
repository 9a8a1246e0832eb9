"""Runs the command as a person does: a process of its own, with a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "manytold")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(home: Path, **settings: str) -> dict[str, str]:
    """The environment of a command whose only home is `home`; settings by their environment names in lower case."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MANYTOLD_")}
    return kept | {"MANYTOLD_HOME": str(home)} | {f"MANYTOLD_{key.upper()}": value for key, value in settings.items()}


def manytold(*arguments: str | Path, home: Path, stdin: bytes | None = None, **settings: str) -> Ran:
    """Run one command to its end."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=environment(home, **settings),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
