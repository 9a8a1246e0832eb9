"""Everything of one account in one file, to be taken along."""

import io
import json
from collections.abc import Iterable, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from manytold.model.accounts import Account
from manytold.read.opml import write_opml
from manytold.store.articles import load_articles
from manytold.store.nouns import plain
from manytold.store.own import load_own
from manytold.store.rows import Session, chunks
from manytold.store.sources import load_feeds, load_sources

AT_ONCE = 200
"""Articles that are looked up at one time for their addresses."""
WHEN = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the archive carries, so that the same rows give the same bytes."""
ABOUT = """Everything of yours in this newspaper, a file for each kind. Times are UTC (ISO 8601).
What you did with a story sits on one of its articles; its address and headline stand beside it.
Passwords and secret addresses are kept as digests alone and so are not here.
"""


def everything_of(
    session: Session, account: Account | None, with_sources: bool, more: Mapping[str, bytes] | None = None
) -> bytes:
    """A ZIP with all rows of an account (of the one reader, where there are no accounts) and perhaps the sources.

    `more` are files with what is made of these rows and kept nowhere.
    """
    rows = load_own(session, account.id if account else "")
    about = _about(session, {row["article"] for some in rows.values() for row in some if row.get("article")})
    files: dict[str, bytes] = {"README.txt": ABOUT.encode()}
    if account is not None:
        shown = {name: value for name, value in plain(account).items() if name not in ("id", "by")}
        files["account.json"] = _json(shown)
    for name, some in rows.items():
        files[f"{name}.json"] = _json([row | about.get(row.get("article", ""), {}) for row in some])
    files |= more or {}
    if with_sources:
        files["sources.opml"] = followed(session)
    return _zip(files)


def _about(session: Session, articles: Iterable[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for chunk in chunks(sorted(articles), AT_ONCE):
        for name, one in load_articles(session, chunk).items():
            found[name] = {"article_title": one.title, "article_url": one.url, "article_source": one.source}
    return found


def followed(session: Session) -> bytes:
    """All that is followed, as OPML for other readers; logins in addresses are left out."""
    homes = {source.id: source.home for source in load_sources(session) if source.home}
    feeds = [feed for feed in load_feeds(session) if feed.way != "mail"]
    return write_opml(feeds, homes, "Followed with Manytold")


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(f"manytold/{name}", WHEN), content, ZIP_DEFLATED)
    return body.getvalue()
