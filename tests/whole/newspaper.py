"""The sample newsroom as Manytold sees it: fetched through the real way to send, over three parts of the month."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from manytold.actions import follow
from manytold.kit import Kit, open_kit
from manytold.model.pages import Page
from manytold.run.visit import visit
from manytold.settings import FetchSettings, Settings
from manytold.store.pages import unwalked_pages
from sample.newsroom import Newsroom

ALL = 10_000


@contextmanager
def desk(home: Path, database: str = "") -> Iterator[Kit]:
    """A kit that may ask the newsroom, without pauses."""
    fetch = replace(FetchSettings(), allow=("*.localhost",), pause_s=0.0)
    with open_kit(Settings(home=home, database=database, fetch=fetch)) as kit:
        yield kit


def fetched_pages(newsroom: Newsroom, home: Path) -> list[Page]:
    """Every page that following the newsroom for a month brings in, not worked on yet."""
    with desk(home) as kit:
        newsroom.edition = 1
        follow(kit, newsroom.feeds())
        for edition in (1, 2, 3):
            newsroom.edition = edition
            asyncio.run(visit(kit, lambda *_: None, everything=True))
        with kit.database.begin() as session:
            return list(unwalked_pages(session, ALL).values())
