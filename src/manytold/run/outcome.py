"""Everything that a walk ends in, as bytes that are equal when the answers are."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from manytold.errors import BadInput
from manytold.model.articles import Article
from manytold.model.copies import CopyGroup
from manytold.model.events import Event, Storyline
from manytold.model.findings import Comparison
from manytold.run.archive import load_stages
from manytold.run.partitions import Items
from manytold.store import articles, comparisons, copies, events, storylines
from manytold.store.database import Database
from manytold.store.nouns import decode
from manytold.store.shelf import shards, take

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


def answer_of_shelf(shelf: Path) -> bytes:
    """As `answer_of`, of the last finished walk of an archive. Raises BadInput when there is none."""
    stages = load_stages(shelf)
    if stages is None:
        raise BadInput(f"{shelf} holds no finished walk; walk it first.")
    told = shelf / stages.told
    return canonical(
        {
            "articles": Items(shelf / stages.articles, stages.parts, "article", Article).nouns(),
            "copy_groups": _groups(shelf / stages.copies, CopyGroup),
            "events": Items(told, stages.parts, "event", Event).nouns(),
            "storylines": _groups(shelf / stages.storylines, Storyline),
            "comparisons": Items(told, stages.parts, "comparison", Comparison).nouns(),
        }
    )


def _groups(folder: Path, kind: type[Any]) -> Iterator[Any]:
    return (decode(row["noun"], kind) for shard in shards(folder / "groups") for row in take(shard))


def canonical(kinds: dict[str, Iterable[Any]]) -> bytes:
    """Nouns by kind as JSON with sorted keys and items; when an article was fetched is left out."""
    plain = {kind: [msgspec.to_builtins(noun) for noun in kinds[kind]] for kind in KINDS}
    for article in plain["articles"]:
        del article["fetched"]
    ordered = {kind: sorted(nouns, key=lambda noun: noun.get("id", noun.get("event"))) for kind, nouns in plain.items()}
    return json.dumps(ordered, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
