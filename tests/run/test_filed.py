"""The folder of a feed says what its articles are filed under."""

import asyncio
from dataclasses import replace
from pathlib import Path

from manytold.actions import follow
from manytold.run.live import walk_newcomers
from manytold.run.visit import visit
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.sources import load_feeds, save_feed
from sample.newsroom import newsroom
from tests.whole.newspaper import desk


def test_a_folder_files_what_its_feed_announces(tmp_path: Path) -> None:
    with newsroom() as outlets, desk(tmp_path) as kit:
        follow(kit, outlets.feeds()[:1])
        with kit.database.begin() as session:
            (feed,) = load_feeds(session)
            save_feed(session, replace(feed, folder=("Papers", "Sport")))
        asyncio.run(visit(kit, lambda *_: None, everything=True))
        walk_newcomers(kit.database, (), kit.settings)
        with kit.database.look() as session:
            found = load_articles(session, load_article_ids(session)).values()
        assert found
        assert all({"Papers", "Sport"} <= set(article.topics) for article in found)
