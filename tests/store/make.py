"""Nouns with as little in them as a store test needs."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from manytold.model.articles import Article, Span
from manytold.model.copies import Copy, CopyGroup
from manytold.model.events import Event, EventGroup, Storyline, Telling, When
from manytold.model.pages import Page

START = datetime(2031, 5, 5, tzinfo=UTC)


def make_article(name: str, text: str = "Some words.", hours: float = 0.0, **fields: Any) -> Article:
    digest = sha256(text.encode()).hexdigest()
    time = START + timedelta(hours=hours)
    known = {"version": 1, "source": "a.example", "source_name": "A", "published": time} | fields
    return Article(id=name, text=text, text_hash=digest, passages=(), fetched=START, **known)


def make_page(url: str = "https://a.example/1", body: bytes = b"words", hours: float = 0.0, **fields: Any) -> Page:
    return Page(url, url, 200, "text/html", body, START + timedelta(hours=hours), **fields)


def make_copy_group(*articles: str) -> CopyGroup:
    return CopyGroup(articles[0], articles[0], tuple(Copy(name, "same", 1.0, "same words") for name in articles[1:]))


def make_event_group(*articles: str) -> EventGroup:
    return EventGroup(f"e-{articles[0]}", articles)


def make_event(name: str, hours: float | None = 0.0) -> Event:
    time = None if hours is None else START + timedelta(hours=hours)
    when = When(None, None, "no date was found")
    tellings = (Telling("a"),)
    return Event(name, Span("a", 1, 0, 1), when, None, tellings, (), ("en",), time, time, (), (), ())


def make_storyline(name: str, *events: str) -> Storyline:
    return Storyline(name, Span("a", 1, 0, 1), events)
