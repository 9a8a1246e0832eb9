"""Everything that a walk ends in, as bytes that are equal when the answers are."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from manytold.store import articles, comparisons, copies, events, storylines
from manytold.store.database import Database

KINDS = ("articles", "copy_groups", "events", "storylines", "comparisons")


def answer_of(database: Database) -> bytes:
    """The latest articles, copy groups, events, storylines and comparisons of a database as canonical JSON."""
    with database.look() as session:
        ids = articles.load_article_ids(session)
        return canonical(
            {
                "articles": articles.load_articles(session, ids).values(),
                "copy_groups": copies.all_copy_groups(session),
                "events": events.all_events(session),
                "storylines": storylines.all_storylines(session),
                "comparisons": comparisons.all_comparisons(session),
            }
        )


def canonical(kinds: dict[str, Iterable[Any]]) -> bytes:
    """Nouns by kind as JSON with sorted keys and items; when an article was fetched is left out."""
    plain = {kind: [msgspec.to_builtins(noun) for noun in kinds[kind]] for kind in KINDS}
    for article in plain["articles"]:
        del article["fetched"]
    ordered = {kind: sorted(nouns, key=lambda noun: noun.get("id", noun.get("event"))) for kind, nouns in plain.items()}
    return json.dumps(ordered, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
