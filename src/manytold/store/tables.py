"""The tables: real columns for what is looked up, the frozen noun as JSON for the rest.

Times are whole microseconds since 1970 in UTC; keys at which items meet are 64-bit numbers (see `nouns`).
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, LargeBinary, MetaData, Table, Text, text

metadata = MetaData()
Number = BigInteger().with_variant(Integer(), "sqlite")


def _table(name: str, *columns: Any, **options: Any) -> Table:
    return Table(name, metadata, *columns, **options)


def _noun(name: str = "noun") -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _shown() -> Column[bytes]:
    """The few fields of the noun that lists show, in a column of their own: a big noun lies outside its row, and
    reading it costs five times as much. None in rows that were kept before there was one.
    """
    return Column("shown", LargeBinary)


def _id(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


sources = _table("sources", _id("id"), _noun())
feeds = _table("feeds", _id("url"), Column("source", Text, nullable=False, index=True), _noun())
fronts = _table("fronts", _id("url"), _noun())
dues = _table("dues", _id("url"), Column("next", BigInteger, nullable=False, index=True), _noun())
mail_folders = _table(
    "mail_folders",
    _id("feed"),
    Column("validity", BigInteger, nullable=False),
    Column("next", BigInteger, nullable=False),
)
seen_mails = _table("seen_mails", _id("feed"), _id("name"))
subscriptions = _table(
    "subscriptions",
    _id("token"),
    Column("feed", Text, nullable=False, index=True),
    Column("next", BigInteger, nullable=False),
    _noun(),
)

pages = _table(
    "pages",
    _id("id"),
    Column("address", Text, nullable=False),
    Column("fetched", BigInteger, nullable=False),
    Column("walked", Boolean, nullable=False),
    _noun(),
    Column("body", LargeBinary, nullable=False),
    Index("pages_unwalked", "id", sqlite_where=text("walked = 0"), postgresql_where=text("not walked")),
)
wanted = _table(
    "wanted",
    _id("url"),
    Column("feed", Text, nullable=False, index=True),
    Column("updated", BigInteger),
    Column("open", Boolean, nullable=False),
    Column("next", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("fetched", BigInteger, nullable=False, server_default=text("0")),
    _noun(),
    Index("wanted_open", "next", "url", sqlite_where=text("open = 1"), postgresql_where=text("open")),
    Index(
        "wanted_again",
        "next",
        "url",
        sqlite_where=text("open = 0 and next > 0"),
        postgresql_where=text("not open and next > 0"),
    ),
)
outcomes = _table(
    "outcomes",
    _id("what"),
    _id("step"),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("outcomes_by_kind", "kind", "what", "step"),
)

readings = _table("readings", _id("page"), Column("article", Text, nullable=False, index=True), _noun())
articles = _table(
    "articles",
    _id("id"),
    Column("version", Integer, primary_key=True),
    Column("latest", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("time", BigInteger, nullable=False),
    Column("picture", BigInteger),
    _shown(),
    _noun(),
    Index(
        "articles_by_source", "source", "time", "id", sqlite_where=text("latest = 1"), postgresql_where=text("latest")
    ),
    Index("articles_by_time", "time", "id", sqlite_where=text("latest = 1"), postgresql_where=text("latest")),
    Index(
        "articles_by_picture",
        "picture",
        sqlite_where=text("latest = 1 and picture is not null"),
        postgresql_where=text("latest and picture is not null"),
    ),
)
sketches = _table("sketches", _id("id"), _noun())
site_blocks = _table(
    "site_blocks",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
recurring_blocks = _table(
    "recurring_blocks",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False, index=True),
)
fingerprints = _table("fingerprints", _id("id"), _noun())
profiles = _table("profiles", _id("id"), _noun())
statements = _table("statements", _id("id"), _noun())

copy_groups = _table("copy_groups", _id("id"), _noun())
event_groups = _table("event_groups", _id("id"), _noun())
events = _table(
    "events",
    _id("id"),
    Column("time", BigInteger, nullable=False),
    Column("standing", BigInteger, nullable=False, server_default="0"),
    _shown(),
    _noun(),
    Index("events_by_time", "time", "id"),
)
comparisons = _table("comparisons", _id("id"), _shown(), _noun())
names = _table(
    "names",
    _id("key"),
    _id("event"),
    Column("time", BigInteger, nullable=False),
    Column("quotes", Integer, nullable=False),
    _noun(),
    Index("names_by_time", "key", "time", "event"),
    Index("names_by_event", "event"),
    Index(
        "names_quoted",
        "key",
        "time",
        "event",
        sqlite_where=text("quotes > 0"),
        postgresql_where=text("quotes > 0"),
    ),
)
storylines = _table(
    "storylines",
    _id("id"),
    Column("time", BigInteger, nullable=False),
    Column("standing", BigInteger, nullable=False, server_default="0"),
    Column("section", Text, nullable=False, server_default=""),
    _noun(),
    Index("storylines_by_time", "time", "id"),
    Index("storylines_by_section", "section", "standing", "id"),
    Index("storylines_by_section_and_time", "section", "time", "id"),
    Index("storylines_by_standing", "standing", "id"),
)
aliases = _table("aliases", _id("kind"), _id("id"), Column("member", Text, nullable=False))
corrections = _table("corrections", _id("id"), Column("said", BigInteger, nullable=False), _noun())
asks = _table(
    "asks",
    _id("id"),
    Column("article", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    _noun(),
    Index("asks_by_article", "article", "decision"),
    Index("asks_by_time", "decision", "at", "id"),
)
removed = _table("removed", _id("address"), Column("article", Text, nullable=False, index=True), _noun())
accounts = _table(
    "accounts",
    _id("id"),
    Column("name", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),
    _noun(),
)
sign_ins = _table(
    "sign_ins",
    _id("id"),
    Column("account", Text, nullable=False, index=True),
    Column("until", BigInteger, nullable=False, index=True),
    _noun(),
)
invitations = _table("invitations", _id("id"), _noun())
passkeys = _table("passkeys", _id("id"), Column("account", Text, nullable=False, index=True), _noun())
mail_addresses = _table("mail_addresses", _id("account"), Column("address", Text, nullable=False, index=True), _noun())
identities = _table(
    "identities", _id("issuer"), _id("subject"), Column("account", Text, nullable=False, index=True), _noun()
)
stances = _table(
    "stances",
    _id("account"),
    _id("kind"),
    _id("article"),
    Column("at", BigInteger, nullable=False),
    _noun(),
    Index("stances_by_time", "account", "kind", "at"),
    Index("stances_by_article", "account", "article"),
)
mutes = _table("mutes", _id("account"), _id("words"), _noun())
choices = _table("choices", _id("account"), _noun())
saved_searches = _table("saved_searches", _id("account"), _id("id"), _noun())
feed_addresses = _table("feed_addresses", _id("id"), Column("account", Text, nullable=False, index=True), _noun())
notes = _table(
    "notes",
    _id("account"),
    _id("id"),
    Column("article", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    _noun(),
    Index("notes_by_article", "account", "article"),
    Index("notes_by_time", "account", "at", "id"),
)
comments = _table(
    "comments",
    _id("id"),
    Column("account", Text, nullable=False, index=True),
    Column("article", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    _noun(),
    Index("comments_by_article", "article", "at"),
)
arrangements = _table("arrangements", _id("account"), _noun())
pictures = _table(
    "pictures",
    _id("id"),
    Column("kept", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("pictures_by_use", "used", "size"),
)
picks = _table(
    "picks", _id("id"), Column("time", BigInteger, nullable=False), _noun(), Index("picks_by_time", "time", "id")
)
tastes = _table("tastes", _id("account"), _noun())
subedited = _table("subedited", _id("id"), _noun())
step_versions = _table("step_versions", _id("name"), Column("version", Integer, nullable=False))
searched = _table(
    "searched",
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False, index=True),
    Column("current", Boolean, nullable=False),
)


def members_of(name: str) -> Table:
    """The table that says in which group an item is."""
    return _table(f"{name}_members", _id("item"), Column("group", Text, nullable=False, index=True))


copy_members = members_of("copy")
event_members = members_of("event")
storyline_members = members_of("storyline")


event_also = _table("event_also", _id("item"), Column("group", Text, primary_key=True, index=True))


@dataclass(frozen=True, slots=True)
class Meeting:
    """The tables by which items of one linked step meet: numbers and keys of items, who holds which key, in order of
    rank, keys that more hold than meet under them, with the rank of the last that does, and links.
    """

    items: Table
    keys: Table
    full: Table
    links: Table


def _number(name: str, **options: Any) -> Column[int]:
    return Column(name, Number, primary_key=True, autoincrement=False, **options)


def _meeting(name: str) -> Meeting:
    items = _table(
        f"{name}_items",
        _number("number"),
        Column("id", Text, nullable=False, unique=True),
        Column("rank", BigInteger, nullable=False),
        Column("keys", LargeBinary, nullable=False),
    )
    keys = _table(f"{name}_keys", _number("key"), _number("rank"), _number("item"), sqlite_with_rowid=False)
    full = _table(f"{name}_full", _number("key"), Column("last", BigInteger, nullable=False))
    links = _table(
        f"{name}_links",
        _number("a"),
        _number("b", index=True),
        Column("weight", Double, nullable=False),
        Column("said", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    return Meeting(items, keys, full, links)


copy_meeting = _meeting("copy")
event_meeting = _meeting("event")
storyline_meeting = _meeting("storyline")
