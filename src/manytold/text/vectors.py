"""Directions of English words: words of one field point the same way.

Taken from all-MiniLM-L6-v2 (Apache-2.0) by `bench/distil_vectors.py`; what they reach: `docs/why/vectors.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
FINGERPRINT = "f5d0f574f7288be0511ffce45d96621f33e34883ae81cbce7284e7473b296e5d"
"""SHA-256 of the file, so that findings name the numbers they were made with."""
DIRECTIONS = 128
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Table:
    """A row of signed bytes for each word, how long it is, and how much the word counts: rare ones more."""

    places: Mapping[str, int]
    rows: Numbers
    weights: Numbers
    lengths: Numbers

    def at(self, words: Iterable[str]) -> Numbers:
        """The places of words in lower or upper case, -1 for a word that has no direction."""
        return np.array([self.places.get(word.lower(), -1) for word in words], dtype=np.int64)

    def units(self, at: Numbers) -> Numbers:
        """Directions of length one, a row for each place."""
        found: Numbers = self.rows[at].astype(np.float32) / self.lengths[at, None]
        return found


@cache
def table() -> Table:
    """The table that comes with the package; a ValueError where the file is not the one that was measured."""
    raw = (files("manytold.text") / "vectors.npz").read_bytes()
    if sha256(raw).hexdigest() != FINGERPRINT:
        raise ValueError("manytold/text/vectors.npz is not the file of this version; install the package anew")
    with np.load(BytesIO(raw), allow_pickle=False) as stored:
        words = bytes(stored["words"]).decode("ascii").split("\n")
        rows, weights = stored["rows"], stored["weights"].astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float32))
    return Table({word: at for at, word in enumerate(words)}, rows, weights, lengths)


def vector_of(words: Iterable[str]) -> Numbers:
    """The direction of English words taken together, of length one, or zeros where none of them is known.

    Smooth inverse frequency: Arora, Liang and Ma 2017.
    """
    found = table()
    at = found.at(words)
    at = np.sort(at[at >= 0])
    total = found.weights[at] @ found.units(at) if len(at) else np.zeros(DIRECTIONS, np.float32)
    length = float(np.sqrt(total @ total))
    unit: Numbers = total / length if length > 0 else total
    return unit
