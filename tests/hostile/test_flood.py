"""Five hundred near-equal texts from made-up sources that name two real events: one voice, and no glue."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from manytold.model.pages import Page
from manytold.questions.answers import EventAnswer
from manytold.questions.edition import edition
from manytold.questions.front import front
from manytold.run.live import walk_newcomers
from manytold.store.database import Database, open_database
from tests.run.make import BRIDGE, FIRE, make_page, make_pages
from tests.run.test_live import SETTINGS

FLOOD = 500
LIES = (
    "Insiders say that the fire in the Velmont tannery was laid so that the council of Eastmark could vote in peace.",
    "The bridge over the Sarn and the three dead of the Velmont tannery belong together, as every child knows.",
    "Mayor Pell Tarrow and council leader Hanne Orlick were seen together on the night of the fire, it is said.",
)
SWAPS = {"said": "told us", "three": "3", "old": "ancient", "Sunday": "Sun", "council": "board", "people": "persons"}
HOSTS = ("true", "free", "real", "daily", "open", "bold")


def flood(chance: random.Random) -> Iterator[Page]:
    """Half of one event's words, half of the other's, lies between, and in each text other small changes."""
    for number in range(FLOOD):
        told = [*FIRE[:2], *LIES, *BRIDGE[:2]]
        told[chance.randrange(len(told))] += f" Share this {number} times."
        words = [" ".join(SWAPS.get(w, w) if chance.random() < 0.3 else w for w in line.split(" ")) for line in told]
        host = f"{chance.choice(HOSTS)}-voice-{number}.example"
        title = chance.choice(("Velmont fire and Sarn bridge: the truth", "What they hide about Velmont and Eastmark"))
        yield make_page(host, f"truth-{number}", title, tuple(words), chance.uniform(60, 70))


@dataclass(frozen=True)
class Told:
    """The events by who tells them."""

    events: tuple[EventAnswer, ...]

    def of(self, url: str) -> EventAnswer:
        return next(event for event in self.events if any(article.url == url for article in event.articles))

    def voices(self, event: EventAnswer) -> set[str]:
        """Addresses of real articles in an event."""
        return {str(article.url) for article in event.articles if "-voice-" not in str(article.url)}


@pytest.fixture(scope="module")
def flooded() -> Iterator[Database]:
    with open_database("sqlite://") as database:
        pages = [*make_pages(), *flood(random.Random(7))]
        walk_newcomers(database, random.Random(8).sample(pages, len(pages)), SETTINGS)
        yield database


@pytest.fixture(scope="module")
def before() -> Told:
    with open_database("sqlite://") as database:
        walk_newcomers(database, make_pages(), SETTINGS)
        return told(database)


def told(database: Database) -> Told:
    with database.look() as session:
        return Told(tuple(event for line in edition(session).storylines for event in line.events))


def test_real_events_stay_what_they_were(flooded: Database, before: Told) -> None:
    now = told(flooded)
    assert {frozenset(now.voices(event)) for event in now.events} - {frozenset()} == {
        frozenset(before.voices(event)) for event in before.events
    }
    fire, bridge = "https://valley-post.example/fire", "https://valley-post.example/bridge"
    assert now.of(fire).id != now.of(bridge).id


def test_the_flood_is_one_voice_at_most(flooded: Database, before: Told) -> None:
    now = told(flooded)
    for event in now.events:
        loud = sum("-voice-" in str(telling.lead.url) for telling in event.tellings)
        real = before.of(next(iter(now.voices(event)))) if now.voices(event) else None
        assert len(event.tellings) - (len(real.tellings) if real else 0) <= 1, (event.title.text, loud)


def test_it_does_not_lead_by_independent_reports(flooded: Database) -> None:
    with flooded.look() as session:
        briefs = [event for line in front(session, 1000).storylines for event in line.events]
    top = max(briefs, key=lambda event: event.reports)
    assert not any("voice" in source for source in top.sources[: top.reports])
    assert "Velmont" not in top.title.text or "truth" not in top.title.text
