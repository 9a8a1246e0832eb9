"""Findings as cards to be judged: what is claimed, each receipt within its text, and what is known to be right."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.gatherings import gatherings
from bench.labelled import DATA, rows
from manytold import actions
from manytold.compare.comparison import compare
from manytold.kit import open_kit
from manytold.model.findings import Finding
from manytold.questions.answers import EventAnswer, FindingAnswer
from manytold.settings import Settings, WalkSettings
from sample.expected import expected
from sample.newsroom import saved_pages

AROUND = 160
"""Characters shown on each side of a receipt, cut at the ends of its line."""
SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Text:
    """A telling as a card needs it."""

    source: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A receipt with the words around it."""

    source: str
    day: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding; `key` is made of its kind and spans, so that a judgement is found again as long as they stand."""

    key: str
    event: str
    kind: str
    about: str
    why: str
    values: tuple[tuple[str, tuple[Line, ...]], ...]
    spans: tuple[tuple[str, int, int], ...]
    gold: tuple[str, ...]


def cards(name: str, kinds: Sequence[str], count: int, seed: int) -> list[Card]:
    """At most `count` findings of a set, drawn by a seed from all that are of the kinds wanted."""
    found = [one for one in (of_sample() if name == SAMPLE else of_set(name)) if one.kind in kinds]
    drawn = random.Random(seed).sample(found, min(count, len(found)))
    return sorted(drawn, key=lambda one: (one.event, one.kind, one.about, one.key))


def of_set(name: str) -> Iterator[Card]:
    """Every finding of a labelled set's events, beside the facts of its incident where the set has any."""
    facts = {row["event"]: row for row in rows(DATA / name, "events")} if name == "gvc_incidents" else {}
    for event in gatherings(DATA / name):
        texts = {}
        for member in event.members:
            article = member.article
            day = article.published.date().isoformat() if article.published else ""
            texts[article.id] = Text(article.source_name or article.source, day, article.text)
        gold = tuple(f"{key}: {value}" for key, value in facts.get(event.group.id, {}).items() if value != "")
        for finding in compare(event).findings:
            yield card(event.group.id, finding, texts, gold)


def of_sample() -> Iterator[Card]:
    """Every finding of the sample newsroom, beside those that its makers wrote down for the event."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        files = [str(file) for file in saved_pages(Path(folder))]
        with open_kit(Settings(home=Path(home), walk=WalkSettings(processes=1))) as kit:
            edition = actions.read(kit, files).edition
    told = expected()
    for event in (event for line in edition.storylines for event in line.events):
        texts = {
            a.id: Text(a.source_name, a.published.date().isoformat() if a.published else "", a.text)
            for a in event.articles
        }
        for finding in event.findings:
            yield card(event.id, finding, texts, _gold(event, told))


def card(event: str, finding: Finding | FindingAnswer, texts: Mapping[str, Text], gold: tuple[str, ...]) -> Card:
    """One finding over the texts that its receipts point into."""
    spans = [[(r.article, r.start, r.end) for r in value.receipts] for value in finding.values]
    values = tuple(
        (value.value, tuple(_line(texts[article], start, end) for article, start, end in some))
        for value, some in zip(finding.values, spans, strict=True)
    )
    flat = tuple(sorted(span for some in spans for span in some))
    key = sha256(repr((finding.kind, flat)).encode()).hexdigest()[:16]
    return Card(key, event, finding.kind, finding.about, finding.why, values, flat, gold)


def _line(of: Text, start: int, end: int) -> Line:
    text = of.text
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + AROUND)
    return Line(of.source, of.day, text[first:start], text[start:end], text[end:last])


def _gold(event: EventAnswer, told: Mapping[str, Any]) -> tuple[str, ...]:
    """What the makers of the sample wrote down for the event that shares most articles with this one."""
    address = {row["file"]: row["address"] for row in told["articles"]}
    mine = {address.get((article.path or "").rpartition("/")[2], "") for article in event.articles}
    best = max(told["events"], key=lambda row: len(mine.intersection(row["articles"])))["id"]
    lines = [
        f"{row['kind']}: {row['about']}: {', '.join(str(value['value']) for value in row['values'])}"
        for row in told["findings"]
        if row["event"] == best
    ]
    wrong = [
        f"must not be {row['kind']}: {', '.join(map(str, row['values']))} ({row['why']})"
        for row in told["wrong_findings"]
        if row["event"] == best
    ]
    return (*lines, *wrong)
