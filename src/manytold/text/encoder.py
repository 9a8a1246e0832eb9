"""The small English language model of the package: for each word of a sentence its tag, its head and its part of names.

Trained by `bench/train_language.py`; data, licence, scores and limits: `docs/why/language-models.md`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from manytold.text.pieces import Lists, Pieces, Vocabulary, pieces

Numbers = npt.NDArray[Any]
NETWORK, TABLES = "english.onnx", "english.npz"
DIGESTS = {
    NETWORK: "d02ff2375e8e1685a7e0c51c5fdb927e82cfb11f999f2ea8c91c171064c21f57",
    TABLES: "0d3285a75352146f3bc486c8456356d8781654ebb0d4d45be90d319f55ed31c1",
}
"""SHA-256 of the files, so that findings name the numbers they were made with."""
LANGUAGE = "en"
LIST_BITS = 4


class Scores(NamedTuple):
    """What the model makes of the words of one sentence, row 0 being the root: scores, the higher the likelier.

    `under` and `above` are the halves, word and head, of what tells the label of a dependency.
    """

    tags: Numbers
    arcs: Numbers
    under: Numbers
    above: Numbers
    marks: Numbers


@dataclass(frozen=True, slots=True)
class Encoder:
    """The model as it is kept in memory: rows of parts as signed bytes, each with its scale, and the network."""

    vocabulary: Vocabulary
    lists: Lists
    rows: Numbers
    scales: Numbers
    places: Numbers
    shapes: Numbers
    marked: Numbers
    last: tuple[Numbers, Numbers]
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    marks: tuple[str, ...]
    network: Any

    def pieces(self, words: Sequence[str]) -> Pieces:
        """The words of one sentence as the model takes them."""
        return pieces(words, self.vocabulary, self.lists)

    def scores(self, seen: Pieces) -> Scores:
        """What the model makes of one sentence: a sentence goes through it alone, so that no other changes it."""
        at = np.array(seen.parts)
        x = self.rows[at].astype(np.float32) * self.scales[at, None]
        x += self.places[: len(at)] + self.shapes[np.array(seen.shapes)] + self.marked[np.array(seen.lists)]
        given = {
            "x": x[None],
            "first": np.array([(0, *seen.first)], np.int64),
            "last": np.array([(0, *seen.last)], np.int64),
        }
        return Scores(*(found[0] for found in self.network.run(None, given)))

    def label_scores(self, found: Scores, heads: Sequence[int]) -> Numbers:
        """A row of scores of labels for each word but the root, given the rows of their heads."""
        halves = found.under[1:] + found.above[np.array(heads, np.int64)]
        weights, bias = self.last
        scored: Numbers = _gelu(halves) @ weights + bias
        return scored


def _gelu(x: Numbers) -> Numbers:
    """The function that the network was trained with, by tanh: off by less than what counts here."""
    found: Numbers = x * (0.5 + 0.5 * np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return found


@cache
def encoder() -> Encoder:
    """The model that comes with the package; a ValueError where a file is not the one that was measured."""
    with np.load(BytesIO(_checked(TABLES)), allow_pickle=False) as stored:
        words = {name: bytes(stored[name]).decode("utf-8").split("\n") for name in WORDS}
        numbers = {name: stored[name] for name in NUMBERS}
    bits = np.array([[number >> bit & 1 for bit in range(LIST_BITS)] for number in range(1 << LIST_BITS)])
    return Encoder(
        Vocabulary({word: number for number, word in enumerate(words["vocabulary"])}),
        Lists(*(frozenset(words[name]) for name in ("given", "family", "listed_places"))),
        numbers["rows"], numbers["scales"], numbers["places"], numbers["shapes"],
        (bits @ numbers["marked"]).astype(np.float32), (numbers["last_weights"], numbers["last_bias"]),
        tuple(words["tags"]), tuple(words["labels"]), tuple(words["marks"]), _network(_checked(NETWORK)),
    )  # fmt: skip


WORDS = ("vocabulary", "given", "family", "listed_places", "tags", "labels", "marks")
NUMBERS = ("rows", "scales", "places", "shapes", "marked", "last_weights", "last_bias")


def _checked(name: str) -> bytes:
    raw = (files("manytold.text") / name).read_bytes()
    if sha256(raw).hexdigest() != DIGESTS[name]:
        raise ValueError(f"manytold/text/{name} is not the file of this version; install the package anew")
    return raw


def _network(raw: bytes) -> Any:
    import onnxruntime  # noqa: PLC0415

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1
    how.enable_cpu_mem_arena = False
    how.log_severity_level = 3
    return onnxruntime.InferenceSession(raw, how, providers=["CPUExecutionProvider"])
