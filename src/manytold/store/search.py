"""Full-text search in the latest versions of articles, newest first.

The index numbers an article by its time, so that walking it backwards is the order asked for and a common word costs
no more than a rare one. An article whose words change gets a new number and the old one is no longer current.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, text, update

from manytold.model.articles import Article
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.nouns import key_number, microseconds
from manytold.store.rows import Session, chunks, remove, rows_where, upsert
from manytold.store.tables import searched

LONGEST = 200_000
"""Characters of one article that are indexed; PostgreSQL takes at most 1 MiB of distinct words."""
LARGEST = (1 << 62) - 1
ANEW_AT_ONCE = 1000
SPREAD = 20
"""Bits of a number that tell apart articles of one second."""


def index_articles(session: Session, found: Iterable[Article]) -> None:
    """Makes articles findable, each by its present words only."""
    numbers = {number_of(article): article for article in found}
    ids = [article.id for article in numbers.values()]
    for chunk in chunks(sorted(ids)):
        session.execute(update(searched).where(searched.c.article.in_(chunk)).values(current=False))
    known = {row.number for row in rows_where(session, searched, "number", numbers, "number")}
    rows = [{"number": number, "article": a.id, "current": True} for number, a in sorted(numbers.items())]
    upsert(session, searched, rows)
    fresh = [{"number": n, "words": plain_words(a.text)} for n, a in sorted(numbers.items()) if n not in known]
    if fresh:
        session.execute(text(_INSERT[session.dialect.name]), fresh)


def forget_articles(session: Session, ids: Iterable[str]) -> None:
    """Makes articles no longer findable."""
    for chunk in chunks(sorted(set(ids))):
        session.execute(update(searched).where(searched.c.article.in_(chunk)).values(current=False))


def erase_articles(session: Session, found: Iterable[Article]) -> None:
    """Takes the words of articles out of the index for good; `found` are all their wordings that are known.

    The index of SQLite keeps no texts and takes out only what it is given; where a wording was indexed otherwise than
    it is known, the whole index is made anew.
    """
    wordings = {number_of(told): told for article in found for told in (article, article.told)}
    rows = rows_where(session, searched, "article", {a.id for a in wordings.values()}, "number")
    numbers = {row.number for row in rows}
    remove(session, searched, "number", numbers)
    if session.dialect.name == "postgresql":
        session.execute(text("delete from article_words where number = any(:numbers)"), {"numbers": sorted(numbers)})
        return
    if numbers <= wordings.keys():
        gone = [{"number": n, "words": plain_words(wordings[n].text)} for n in sorted(numbers)]
        for one in gone:
            session.execute(text(_ERASE), one)
    else:
        _index_anew(session)
    session.execute(text("insert into article_words (article_words) values ('optimize')"))


def _index_anew(session: Session) -> None:
    session.execute(text("insert into article_words (article_words) values ('delete-all')"))
    session.execute(delete(searched).where(~searched.c.current))
    after = ""
    while ids := load_article_ids(session, after, ANEW_AT_ONCE):
        told = {number_of(a.told): a.told for a in load_articles(session, ids).values()}
        known = {row.number for row in rows_where(session, searched, "number", told, "number")}
        fresh = [{"number": n, "words": plain_words(told[n].text)} for n in sorted(known)]
        if fresh:
            session.execute(text(_INSERT[session.dialect.name]), fresh)
        after = ids[-1]


def number_of(article: Article) -> int:
    """Grows with the article's time (seconds) and tells its words apart from all others."""
    seconds = microseconds(article.published or article.fetched) // 1_000_000
    return (seconds << SPREAD) + key_number(article.id + article.text_hash) % (1 << SPREAD)


def plain_words(words: str) -> str:
    """The text as it is indexed and asked for: without accents and case, cut at `LONGEST`."""
    parts = unicodedata.normalize("NFKD", words[:LONGEST].casefold().replace("\0", " "))
    return "".join(c for c in parts if not unicodedata.combining(c)).encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Within:
    """Where to look: articles of one source, published from one day to another, both inclusive."""

    source: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def numbers(self) -> tuple[int, int]:
        """The numbers of the index from and up to which articles lie in the time."""
        low = _number_at(self.first) if self.first else -LARGEST
        return low, _number_at(self.last + timedelta(days=1)) if self.last and self.last < date.max else LARGEST


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words, with its number in the index."""

    number: int
    article: str


def search(session: Session, words: str, limit: int = 50) -> list[str]:
    """Ids of articles that hold all the words, newest first."""
    return [hit.article for hit in hits(session, words, limit)]


def hits(
    session: Session, words: str, limit: int, within: Within | None = None, before: int | None = None
) -> list[Hit]:
    """Articles that hold all the words, newest first; with `before` those that follow the hit of this number."""
    asked = ["".join(c if c.isalnum() else " " for c in word).split() for word in plain_words(words).split()]
    terms = [part for parts in asked for part in parts][:50]
    if not terms:
        return []
    wanted = within or Within()
    low, high = wanted.numbers
    query: Any = " ".join(f'"{t}"' for t in terms) if session.dialect.name == "sqlite" else " ".join(terms)
    asked_for = {"words": query, "limit": limit, "low": low, "high": high if before is None else min(high, before)}
    one = "and searched.article in (select id from articles where latest and source = :source)" if wanted.source else ""
    asked_for |= {"source": wanted.source} if wanted.source else {}
    if session.dialect.name == "postgresql":
        # A plan for any words reads the whole table, in 150 ms at 100,000 articles; one for these takes 0.2 ms to make.
        session.exec_driver_sql("set local plan_cache_mode = force_custom_plan")
        found = _among_newest(session, _AMONG_NEWEST.format(one=one), asked_for)
        if len(found) == limit:
            return found
    return _found(session, _BY_INDEX[session.dialect.name].format(one=one), asked_for)


def _among_newest(session: Session, written: str, asked_for: dict[str, Any]) -> list[Hit]:
    """Hits among the newest articles, and where those are too few among as many as will probably hold enough."""
    found = _found(session, written, asked_for | {"newest": NEWEST})
    enough = int(NEWEST * MARGIN * asked_for["limit"] / max(len(found), 1))
    if len(found) < asked_for["limit"] and enough <= FARTHEST:
        return _found(session, written, asked_for | {"newest": enough})
    return found


def _found(session: Session, written: str, asked_for: dict[str, Any]) -> list[Hit]:
    return [Hit(row.number, row.article) for row in session.execute(text(written), asked_for)]


def _number_at(day: date) -> int:
    start = datetime.combine(day, time.min, UTC)
    return (microseconds(start) // 1_000_000) << SPREAD


NEWEST = 1000
"""How many of the newest articles are looked through before PostgreSQL's index is asked. That gives all hits of a word
at once, which for an everyday word took 279 ms at 100,000 articles and grows with them; these take 1.3 ms.
"""
MARGIN, FARTHEST = 1.5, 20_000
"""How many more articles are looked through than a word's share of the newest lets expect, and how many at most: that
takes 25 ms, and what is rarer than that the index finds in a time that hardly grows."""
_INSERT = {
    "sqlite": "insert into article_words (rowid, words) values (:number, :words)",
    "postgresql": "insert into article_words (number, words) values (:number, to_tsvector('simple', :words))",
}
_ERASE = "insert into article_words (article_words, rowid, words) values ('delete', :number, :words)"
_BY_INDEX = {
    "sqlite": """
        select searched.number, searched.article
        from article_words join searched on searched.number = article_words.rowid
        where article_words match :words and article_words.rowid >= :low and article_words.rowid < :high
        and searched.current {one}
        order by article_words.rowid desc limit :limit""",
    "postgresql": """
        with found as materialized (
            select number from article_words where words @@ plainto_tsquery('simple', :words)
            and number >= :low and number < :high)
        select searched.number, searched.article from (select number from found order by number desc) as ordered,
        lateral (select number, article, current from searched where searched.number = ordered.number) as searched
        where searched.current {one} order by ordered.number desc limit :limit""",
}
_AMONG_NEWEST = """
        with newest as materialized (
            select number, words from article_words where number >= :low and number < :high
            order by number desc limit :newest)
        select searched.number, searched.article from newest join searched using (number)
        where words @@ plainto_tsquery('simple', :words) and searched.current {one}
        order by number desc limit :limit"""
