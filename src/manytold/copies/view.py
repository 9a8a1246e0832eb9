"""A fingerprint laid out for comparing: runs of five words, words outside quotations, sentences."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from manytold.model.copies import FACT, MARKS, OPENS, QUOTED, STOP, Fingerprint

RUN = 5
"""Words in a shingle; five is the usual length for news (Smith, Cordell, Mullen 2015)."""
MIX, SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
"""Odd constants that scatter bits (Knuth 1998, section 6.4; Steele, Lea and Flood 2014)."""
BITS = 16_384
"""Bits of a bitmap of numbers (Bloom 1970): of two texts of 300 words with nothing in common, 2 % seem to be common."""
MIN_SENTENCE = 4
MAX_SENTENCES = 80
BUCKETS = 256

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class View:
    """What comparing needs of one fingerprint, each part made when it is first asked for."""

    print: Fingerprint

    @cached_property
    def marked(self) -> Numbers:
        """Hashes with marks, one for each word."""
        found: Numbers = np.frombuffer(self.print.words, "<u4")
        return found

    @cached_property
    def in_order(self) -> Numbers:
        """Each run of five words as a number, in text order."""
        return runs(self.marked)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """All runs of five words."""
        return frozenset(self.in_order.tolist())

    @cached_property
    def shingle_bits(self) -> int:
        """The runs of five words as a bitmap."""
        return bitmap(self.in_order)

    @cached_property
    def shingle_count(self) -> int:
        """Bits in `shingle_bits`."""
        return self.shingle_bits.bit_count()

    @cached_property
    def content_count(self) -> int:
        """Bits in `content_bits`."""
        return self.content_bits.bit_count()

    @cached_property
    def content_bits(self) -> int:
        """The content words outside quotations as a bitmap."""
        return bitmap(self._content)

    @cached_property
    def _content(self) -> Numbers:
        found: Numbers = self.marked[self.marked & (QUOTED | STOP) == 0] >> MARKS
        return found

    @cached_property
    def unquoted(self) -> Numbers:
        """Runs of the text as it reads without its quotations, in text order."""
        return runs(self.marked[self.marked & QUOTED == 0])

    @cached_property
    def content(self) -> frozenset[int]:
        """Words outside quotations that are not among the most frequent ones."""
        return frozenset(self._content.tolist())

    @cached_property
    def facts(self) -> Numbers:
        """Names and numbers in text order."""
        found: Numbers = self.marked[self.marked & FACT > 0] >> MARKS
        return found

    @cached_property
    def sentences(self) -> list[list[int]]:
        """The words of each sentence, quotations left out, up to a limit."""
        parts = np.split(self.marked, np.flatnonzero(self.marked & OPENS)[1:])[: 2 * MAX_SENTENCES]
        own = ((part[part & QUOTED == 0] >> MARKS).tolist() for part in parts)
        return [part for part in own if len(part) >= MIN_SENTENCE][:MAX_SENTENCES]

    @cached_property
    def buckets(self) -> Numbers:
        """Which of 256 classes of words each sentence has, as rows of zeros and ones: products count common words."""
        rows = np.zeros((len(self.sentences), BUCKETS), np.float32)
        for at, sentence in enumerate(self.sentences):
            rows[at, [word % BUCKETS for word in sentence]] = 1
        return rows

    @cached_property
    def size(self) -> int:
        """Words in all sentences."""
        return sum(map(len, self.sentences))


def bitmap(numbers: Numbers) -> int:
    """One bit for each number: the bits that two have in common count, nearly, the common numbers."""
    bits = np.zeros(BITS, bool)
    bits[(numbers % BITS).astype(np.intp)] = True
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def runs(marked: Numbers) -> Numbers:
    """Every run of five words as one number below 2**64."""
    words = (marked >> MARKS).astype(np.uint64) * SPREAD
    count = max(0, len(words) - RUN + 1)
    found = np.zeros(count, np.uint64)
    for step in range(RUN):
        found = found * MIX ^ words[step : step + count]
        found ^= found >> np.uint64(29)
    return found
