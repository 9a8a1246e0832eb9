"""Records of other programs sorted into copies, events and storylines, by the same walk as everything else.

The database is in memory, or in a temporary file when there are many records; nothing is left behind.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from tempfile import TemporaryDirectory

from manytold.model.articles import Article
from manytold.model.copies import CopyGroup
from manytold.model.events import EventLink, Gathering, StorylineLink
from manytold.model.findings import Comparison
from manytold.model.outcomes import Failed, Outcome, Skipped
from manytold.model.pages import Page
from manytold.model.statements import Statements
from manytold.run.lines import Given, Id, Record, Refused, given, refusal
from manytold.run.live import walk_newcomers
from manytold.run.records import BAD_DATE, NEVER, TOLD, article_id, article_of
from manytold.run.standard import STANDARD, plan_of
from manytold.settings import Settings
from manytold.steps import Each
from manytold.store import articles, copies, events, meetings, outcomes, storylines
from manytold.store.database import Database, open_database
from manytold.store.pages import address_of
from manytold.store.rows import Session, chunks
from manytold.text.annotate import annotate

MANY = 4000
"""Records from which the database is a file: below, it takes some hundred megabytes of memory."""
ANSWERS = 500
"""Records answered with one look into the database."""
LOST = "it could not be grouped"
JSON = "application/json"


def read_record(page: Page) -> Article | Skipped | Failed:
    """The article of a record that was kept as a page."""
    fields = json.loads(page.body)
    return article_of(Given(fields["id"], fields))


def only_annotated(article: Article) -> Statements:
    """What describing an event needs; who says what is not asked here."""
    return Statements(article.id, article.version, annotate(article), (), ())


def uncompared(gathering: Gathering) -> Comparison:
    """Nothing: findings are not asked here."""
    return Comparison(gathering.group.id, (), (), ())


PLAN = replace(
    STANDARD,
    read=Each("read", 1, read_record),
    statements=Each("statements", 1, only_annotated),
    compare=Each("compare", 1, uncompared),
)


@dataclass(frozen=True, slots=True)
class _Roll:
    """Everything that came, in order, and the callers' ids by article; the containers grow, the roll stays."""

    order: list[str | Refused] = field(default_factory=list)
    ids: dict[str, Id] = field(default_factory=dict)

    def call(self, found: Iterator[Given | Refused]) -> Iterator[Page]:
        """The records as pages, each noted."""
        for item in found:
            if isinstance(item, Refused):
                self.order.append(item)
                continue
            name = article_id(item)
            self.order.append(name)
            self.ids[name] = item.id
            fields = {key: item.fields.get(key) for key in ("id", *TOLD)}
            yield Page(None, None, 200, JSON, json.dumps(fields).encode(), NEVER, path=name)


def group_all(files: Sequence[str], settings: Settings, many: int = MANY) -> Iterator[Record]:
    """For each record of JSON Lines, in order: its copy group, its event and its storyline, with the reasons.

    `copy_group` is the id of the record whose words came first, which is its own for a record that nobody else repeats;
    `copy_of` is null for the first, as is `copy_kind`. The answer does not depend on the order of the records.
    From `many` records on the database is a file.
    """
    roll = _Roll()
    pages = roll.call(given(files))
    head = list(islice(pages, many))
    with _database(len(head) == many) as database:
        walk_newcomers(database, chain(head, pages), settings, plan=plan_of(settings.walk, PLAN))
        yield from _answers(database, roll)


@contextmanager
def _database(big: bool) -> Iterator[Database]:
    if not big:
        with open_database("sqlite://") as database:
            yield database
        return
    with TemporaryDirectory(prefix="manytold-") as folder, open_database(f"sqlite:///{folder}/group.db") as database:
        yield database


def _answers(database: Database, roll: _Roll) -> Iterator[Record]:
    for some in chunks(roll.order, ANSWERS):
        with database.look() as session:
            found = _Found.load(session, [name for name in some if isinstance(name, str)], roll)
        for name in some:
            yield refusal(name) if isinstance(name, Refused) else found.record(name, roll.ids)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the walk knows of some articles."""

    copies: Mapping[str, CopyGroup]
    events: Mapping[str, str]
    storylines: Mapping[str, str]
    why_event: Mapping[str, tuple[str, EventLink]]
    why_storyline: Mapping[str, StorylineLink]
    undated: frozenset[str]
    refused: Mapping[str, Outcome]

    @staticmethod
    def load(session: Session, names: Sequence[str], roll: _Roll) -> "_Found":
        """Everything about these articles."""
        event_of = events.load_events_of(session, names)
        storyline_of = storylines.load_storylines_of(session, event_of.values())
        links = meetings.links_of(session, meetings.EVENTS, names)
        ends = {end for link in links for end in (link.a, link.b)}
        missing = len(event_of) < len(names)
        told = articles.load_articles(session, names)
        return _Found(
            copies.copy_groups_by_article(session, names),
            event_of,
            storyline_of,
            _surest(links, {**events.load_events_of(session, ends), **event_of}),
            _joins(session, storyline_of),
            frozenset(name for name, article in told.items() if article.published_why == BAD_DATE),
            _outcomes(session, len(roll.order)) if missing else {},
        )

    def record(self, name: str, ids: Mapping[str, Id]) -> Record:
        """The record about one article."""
        event = self.events.get(name)
        if event is None:
            outcome = self.refused.get(name) or Failed(name, LOST)
            return refusal(Refused(ids[name], outcome))
        group = self.copies.get(name)
        copy = next((copy for copy in group.copies if copy.article == name), None) if group else None
        return {
            "id": ids[name],
            "copy_group": ids[group.lead] if group else ids[name],
            "copy_kind": copy.kind if copy else None,
            "copy_of": ids[group.lead] if group and copy else None,
            "event": event,
            "storyline": self.storylines.get(event),
            "reasons": list(self._reasons(name, event, ids)),
        }

    def _reasons(self, name: str, event: str, ids: Mapping[str, Id]) -> Iterator[str]:
        group = self.copies.get(name)
        for copy in group.copies if group else ():
            if copy.article == name and group:
                yield f"copy of {ids[group.lead]}: {copy.reason}"
        if group and group.lead == name:
            yield f"its words came first of {len(group.copies) + 1} texts"
        if name in self.why_event:
            other, link = self.why_event[name]
            yield f"one event with {ids[other]}: {link.why}"
        if name in self.undated:
            yield BAD_DATE
        if event in self.why_storyline:
            joined = self.why_storyline[event]
            yield f"one storyline with event {joined.b if joined.a == event else joined.a}: {joined.why}"


def _surest(links: Sequence[EventLink], event_of: Mapping[str, str]) -> dict[str, tuple[str, EventLink]]:
    """For each article the surest link inside its event, with the article at its other end."""
    found: dict[str, tuple[str, EventLink]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if event_of.get(link.a) is not None and event_of.get(link.a) == event_of.get(link.b):
            found.setdefault(link.a, (link.b, link))
            found.setdefault(link.b, (link.a, link))
    return found


def _joins(session: Session, storyline_of: Mapping[str, str]) -> dict[str, StorylineLink]:
    """For each event the surest link inside its storyline."""
    lines = storylines.load_storylines(session, set(storyline_of.values()))
    links = sorted((k for line in lines.values() for k in line.why), key=lambda k: (-k.score, k.a, k.b))
    found: dict[str, StorylineLink] = {}
    for link in links:
        found.setdefault(link.a, link)
        found.setdefault(link.b, link)
    return found


def _outcomes(session: Session, many: int) -> dict[str, Outcome]:
    """Why articles have no event, by article; those of reading name the address of the record."""
    prefix = address_of(Page(None, None, 200, JSON, b"", NEVER, path=""))
    return {o.what.removeprefix(prefix): o for o in outcomes.load_outcomes(session, limit=10 * many + 1)}
