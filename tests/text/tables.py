"""Cases of the text room, read from tables."""

import tomllib
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


def make_cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return found
