"""Reading feeds: entries per CPU second of clean feeds of common shapes, ours and feedparser in the same run."""

import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import feedparser

from bench.figures import Figure, report
from bench.made_feeds import BASE, clean_feeds
from manytold.model.pages import Page
from manytold.read.feeds import FeedReading, read_feed

BAR = 5.0
ROUNDS = 6_000_000
"""Characters that each reader reads of one feed, again and again: the best of 5 to 60 rounds counts."""
FETCHED = datetime(2031, 5, 6, tzinfo=UTC)
PLAIN = {"sanitize_html": False, "resolve_relative_uris": False}


def main() -> int:
    """Measure and report; the best of several rounds of each reader counts, the readers taking turns."""
    figures, total = [], {"ours": 0.0, "plain": 0.0, "whole": 0.0}
    for name, text in clean_feeds():
        body = text.encode()
        entries = len(_ours(body).entries)
        assert entries == len(feedparser.parse(io.BytesIO(body), **PLAIN).entries), name
        best = _best(body)
        for key, seconds in best.items():
            total[key] += seconds
        figures += [
            Figure(f"{name}, {len(body) // 1000} kB: ours", entries / best["ours"], "entries/CPU s"),
            Figure(f"{name}: as fast as feedparser without cleaning", best["plain"] / best["ours"], "times"),
        ]
    figures += [
        Figure("all: as fast as feedparser without cleaning", total["plain"] / total["ours"], "times", BAR, "at least"),
        Figure("all: as fast as feedparser", total["whole"] / total["ours"], "times", BAR, "at least"),
    ]
    return report("feeds", figures)


def _best(body: bytes) -> dict[str, float]:
    readers: dict[str, Callable[[], object]] = {
        "ours": lambda: _ours(body),
        "plain": lambda: feedparser.parse(io.BytesIO(body), **PLAIN),
        "whole": lambda: feedparser.parse(io.BytesIO(body)),
    }
    best = dict.fromkeys(readers, float("inf"))
    rounds = min(max(ROUNDS // len(body), 5), 60)
    for turn in range(rounds):
        for key, read in readers.items():
            if key != "whole" or turn < 3:
                best[key] = min(best[key], _seconds(read))
    return best


def _ours(body: bytes) -> FeedReading:
    reading = read_feed(Page(BASE, BASE, 200, "application/xml", body, FETCHED))
    assert isinstance(reading, FeedReading)
    return reading


def _seconds(read: Callable[[], object]) -> float:
    begun = time.process_time()
    read()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
