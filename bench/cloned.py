"""A big newspaper made of the sample newsroom: every clone has other ids, days and names, so that spans stay true.

A name of five letters or more becomes a made-up one of the same length, another in each clone, so that words of the
index are as rare as real ones and every offset still holds.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from manytold import actions
from manytold.kit import open_kit
from manytold.model.articles import Article
from manytold.model.copies import CopyGroup
from manytold.model.events import Event, EventGroup, Storyline
from manytold.model.findings import Comparison
from manytold.model.names import NameTold
from manytold.model.sources import Source
from manytold.settings import Settings, WalkSettings
from manytold.store import articles, comparisons, copies, events, sources, storylines
from manytold.store import names as store_names
from manytold.store.database import Database
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session
from manytold.store.search import index_articles
from manytold.text.name_keys import name_key
from sample.newsroom import saved_pages

NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
ID = re.compile(rb'"(e?[0-9a-f]{12,16}|s[0-9a-f]{12})"')
LETTERS = "aeioulnrstmdkpbgvfz"
SOURCES = 100
"""So that the page of a source is full with 10,000 articles too, and its growth is that of the archive."""
LOGO = "https://agency.example/logo.png"
EVERY = timedelta(days=30)
"""Between the days of two clones: nearly all of the sample is of one month, so that the newest days hold all of it as a
real month does. Closer together, lists are filled with the last article of each clone."""


@dataclass(frozen=True, slots=True)
class Template:
    """Everything of the sample newsroom that pages are made of."""

    articles: tuple[Article, ...]
    copies: tuple[CopyGroup, ...]
    groups: tuple[EventGroup, ...]
    events: tuple[Event, ...]
    comparisons: tuple[Comparison, ...]
    storylines: tuple[Storyline, ...]
    names: tuple[NameTold, ...]


def template() -> Template:
    """The sample newsroom, read by the real walk."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        files = [str(file) for file in saved_pages(Path(folder))]
        with open_kit(Settings(home=Path(home), walk=WalkSettings(processes=1))) as kit:
            actions.read(kit, files)
            with kit.database.look() as session:
                return _template(session)


def _template(session: Session) -> Template:
    ids = articles.load_article_ids(session)
    names = events.load_event_ids(session)
    return Template(
        tuple(v for versions in articles.load_all_versions(session, ids).values() for v in versions),
        tuple(copies.all_copy_groups(session)),
        tuple(events.load_event_groups(session, names).values()),
        tuple(events.all_events(session)),
        tuple(comparisons.all_comparisons(session)),
        tuple(storylines.all_storylines(session)),
        tuple(store_names.names_of(session, names)),
    )


def fill(database: Database, of: Template, stored: int) -> Iterator[int]:
    """Clones until `stored` articles are kept; tells after each how many there are."""
    with database.begin() as session:
        sources.save_new_sources(
            session, [Source(f"s{i}.example", f"Outlet {i}", None, None, None) for i in range(SOURCES)]
        )
    number = made = 0
    while made < stored:
        with database.begin() as session:
            _clone(session, of, number)
        number, made = number + 1, made + len({article.id for article in of.articles})
        yield made


def _clone(session: Session, of: Template, number: int) -> None:
    change = _Change(number)
    found = [change.article(one) for one in of.articles]
    versions: dict[str, list[Article]] = {}
    for one in found:
        versions.setdefault(one.id, []).append(one)
    articles.save_versions(session, versions)
    index_articles(session, [some[-1] for some in versions.values()])
    copies.save_copy_groups(session, (), [change.noun(one, CopyGroup) for one in of.copies])
    events.save_event_groups(session, (), [change.noun(one, EventGroup) for one in of.groups])
    events.save_events(session, [change.event(one) for one in of.events])
    comparisons.save_comparisons(session, [change.noun(one, Comparison) for one in of.comparisons])
    storylines.save_storylines(session, (), [change.noun(one, Storyline) for one in of.storylines])
    told: dict[str, list[NameTold]] = {}
    for one in map(change.told, of.names):
        told.setdefault(one.event, []).append(one)
    store_names.replace_names(session, told)


class _Change:
    """What one clone changes; every change is a function of the clone's number alone."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._later = EVERY * number
        self._names: dict[str, str] = {}

    def noun(self, one: Any, kind: Any) -> Any:
        """A noun with other ids and names."""
        return decode(ID.sub(self._id, encode(one)), kind)

    def _id(self, found: re.Match[bytes]) -> bytes:
        old = found[1]
        new = sha256(old + str(self._number).encode()).hexdigest()[: len(old)].encode()
        return b'"' + (old[:1] + new[1:] if old[:1] in b"es" else new) + b'"'

    def article(self, one: Article) -> Article:
        """An article of another day and outlet, with other names in it."""
        row = json.loads(encode(self.noun(one, Article)))
        row["text"] = NAME.sub(self._name, row["text"])
        row["text_hash"] = sha256(row["text"].encode()).hexdigest()
        row["source"] = f"s{random.Random(row['id']).randrange(SOURCES)}.example"
        row["source_name"], row["url"] = row["source"], f"https://{row['source']}/{row['id']}"
        row["image"] = self._picture(row)
        changed = decode(json.dumps(row).encode(), Article)
        return replace(changed, **self._moved(changed, ("published", "fetched", "modified")))

    def _picture(self, row: dict[str, Any]) -> str | None:
        """A picture of its own where the sample has one; of the others every fifth has a logo that they share."""
        if row["image"]:
            return f"https://{row['source']}/{row['id']}.webp"
        return LOGO if int(row["id"], 16) % 5 == 0 else None

    def _moved(self, one: Any, fields: Sequence[str]) -> dict[str, Any]:
        return {name: at + self._later if (at := getattr(one, name)) else None for name in fields}

    def _name(self, found: re.Match[str]) -> str:
        name = found.group()
        if name not in self._names:
            draw = random.Random(f"{name} {self._number}")
            self._names[name] = draw.choice(LETTERS).upper() + "".join(draw.choices(LETTERS, k=len(name) - 1))
        return self._names[name]

    def event(self, one: Event) -> Event:
        """An event of another day."""
        changed = self.noun(one, Event)
        fields = ("first_published", "last_published", "standing")
        return replace(changed, **self._moved(changed, fields))

    def told(self, one: NameTold) -> NameTold:
        """A name in an event of another clone; places keep theirs, as some names are in the news every day."""
        changed = self.noun(one, NameTold)
        shown = changed.shown if changed.kind == "place" else NAME.sub(self._name, changed.shown)
        return replace(changed, key=name_key(shown), shown=shown, **self._moved(changed, ("time",)))
