"""Where an outlet shows an article: how high on its front page, or in a feed that is no list by time."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from manytold.model.pages import Entry

FEWEST = 6
"""Dated entries that tell how a feed is ordered; below that chance does."""
ARRANGED = 0.25
"""Share of neighbours of which the lower is the newer, from which on somebody put them in order: by time there is none,
and a few where articles are dated anew; without any order half. Set by hand."""


def arranged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a feed with their positions, where its order says more than their dates do."""
    times = [when for entry in entries if (when := entry.published or entry.updated) is not None]
    if len(times) < FEWEST:
        return tuple(entries)
    newer_below = sum(lower > upper for upper, lower in pairwise(times)) / (len(times) - 1)
    oldest_first = newer_below > 1 - ARRANGED
    return positioned(entries) if newer_below >= ARRANGED and not oldest_first else tuple(entries)


def positioned(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a front page with their positions."""
    return tuple(replace(entry, position=position) for position, entry in enumerate(entries))
