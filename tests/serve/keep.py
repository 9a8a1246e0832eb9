"""Puts the invented newsroom into a real database."""

from pathlib import Path

from manytold.model.events import EventGroup
from manytold.store.articles import save_versions
from manytold.store.comparisons import save_comparisons
from manytold.store.copies import save_copy_groups
from manytold.store.database import Database, open_database
from manytold.store.events import save_event_groups, save_events
from manytold.store.names import replace_names
from manytold.store.outcomes import save_outcomes
from manytold.store.search import index_articles
from manytold.store.sources import save_due, save_feed, save_new_sources
from manytold.store.storylines import save_storylines
from tests.questions.make import Newsroom, make_newsroom


def keep(database: Database, room: Newsroom | None = None) -> None:
    """Write everything in one transaction."""
    room = room or make_newsroom()
    versions: dict[str, list] = {}
    for article in room.articles:
        versions.setdefault(article.id, []).append(article)
    with database.begin() as session:
        save_versions(session, versions)
        index_articles(session, [v[-1] for v in versions.values()])
        save_copy_groups(session, (), room.groups)
        save_event_groups(session, (), [EventGroup(e.id, e.articles) for e in room.events])
        save_events(session, room.events)
        save_comparisons(session, room.comparisons)
        replace_names(session, {e.id: [n for n in room.names if n.event == e.id] for e in room.events})
        save_storylines(session, (), room.storylines)
        save_outcomes(session, "read", room.outcomes)
        save_new_sources(session, room.sources)
        for feed in room.feeds:
            save_feed(session, feed)
        for due in room.dues:
            save_due(session, due)


def newsroom_database(folder: Path) -> Database:
    """A database file with the newsroom in it."""
    database = open_database(f"sqlite:///{folder / 'news.db'}")
    keep(database)
    return database
