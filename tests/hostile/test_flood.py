"""Near-equal texts from many made-up sources that name two real events: one voice, and no glue."""

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

FLOOD = 150
"""What goes wrong with 500 goes wrong with 60; the time grows with the square."""
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


def test_two_real_events_stay_two(flooded: Database) -> None:
    now = told(flooded)
    fires = {now.of(f"https://{name}").id for name in ("valley-post.example/fire", "canal-news.example/fire-toll")}
    bridges = {now.of(f"https://{name}/bridge").id for name in ("valley-post.example", "canal-news.example")}
    assert (len(fires), len(bridges), fires & bridges) == (1, 1, set())


def test_real_events_keep_their_articles(flooded: Database, before: Told) -> None:
    now = told(flooded)
    kept = {frozenset(now.voices(event)) for event in now.events} - {frozenset()}
    assert kept == {frozenset(before.voices(event)) for event in before.events}


def test_the_flood_is_one_voice_at_most(flooded: Database, before: Told) -> None:
    now = told(flooded)
    for event in now.events:
        voices = now.voices(event)
        real = len(before.of(min(voices)).tellings) if voices else 0
        assert len(event.tellings) - real <= 1, event.title.text


def test_it_does_not_lead(flooded: Database) -> None:
    """Neither in the order of the front page nor by independent reports; no headline is the flood's."""
    with flooded.look() as session:
        briefs = [event for line in front(session, 1000).storylines for event in line.events]
    most = max(briefs, key=lambda event: event.reports)
    for event in (briefs[0], most):
        assert not any(words in event.title.text for words in ("the truth", "What they hide"))
