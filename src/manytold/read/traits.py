"""What a line's own signs say, of all lines of a page at once."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

CLOSING = " \"'”’»“)]」』"
ENDS = frozenset(".!?…。！？:;")
WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
OPENING = frozenset("\"'“„«»‘「")
START = 120
CAPITAL, DIGIT, MARK = 1, 2, 3
SORTS = np.zeros(0x2200, np.uint8)
for _sort, _of_sort in (
    (CAPITAL, "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÉ"),
    (DIGIT, "0123456789"),
    (MARK, "|©@›»•→·"),
):
    SORTS[[ord(_sign) for _sign in _of_sort]] = _sort
WIDE_SIGN = 1.5
"""A sign of a script without spaces says as much as two and a half letters."""


def traits(texts: Sequence[str]) -> Numbers:
    """Size, length and whether it is closed; then counts and shares that stand in `Lines.own` as they are."""
    length = np.array([len(text) for text in texts], np.float32)
    commas = np.array([text.count(",") for text in texts], np.float32)
    stops = np.array([text.count(". ") for text in texts], np.float32)
    size, capitals, digits, signs = length.copy(), *_signs(texts)
    if WIDE.search(" ".join(texts)) is not None:
        for at, text in enumerate(texts):
            if not text.isascii():
                size[at] += WIDE_SIGN * len(WIDE.findall(text[:400])) * max(1.0, len(text) / 400)
                commas[at] += text.count("、") + text.count("،")
                stops[at] += text.count("。")
    columns = [
        size,
        length,
        [text[-1] in ENDS or text[-8:].rstrip(CLOSING)[-1:] in ENDS for text in texts],
        [text[-1] == ":" for text in texts],
        [text.count(" ") + 1 for text in texts],
        commas / (length / 50 + 1),
        stops,
        digits,
        capitals,
        [text[0] in OPENING for text in texts],
        [text[0].islower() for text in texts],
        signs,
    ]
    return np.array(columns, np.float32).T.copy()


def _signs(texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Of the first 120 characters of each line, the shares of capitals and of digits, and whether there is a mark."""
    starts = np.array(texts, f"U{START}")
    codes = starts.view(np.uint32).reshape(len(texts), START)
    found = SORTS[np.minimum(codes, len(SORTS) - 1)]
    lengths = np.maximum(np.count_nonzero(codes, axis=1), 1)
    return (
        np.count_nonzero(found == CAPITAL, axis=1) / lengths,
        np.count_nonzero(found == DIGIT, axis=1) / lengths,
        (found == MARK).any(axis=1),
    )
