"""Feeds under secret addresses: valid Atom, stable ids, closed for good when closed."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from lxml import etree
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.questions.feeds import FEEDS
from manytold.serve.app import make_app
from manytold.serve.feeds import MOST_FEEDS
from manytold.store.articles import save_versions
from manytold.store.database import Database
from tests.questions.make import NOON, SAHIL
from tests.serve.people import Clock, browser, joined, owner_of

MADE = re.compile(r"<code>http://testserver(/feeds/[^<]+\.xml)</code>")
CLOSE = re.compile(r'action="(/feeds/[^"]+/close)"')


def made(web: TestClient, kind: str = "top", of: str = "") -> str:
    page = web.post("/feeds", data={"kind": kind, "of": of}).text
    found = MADE.search(page)
    assert found, page
    return found[1]


def line_of(web: TestClient) -> str:
    found = re.search(r'/storyline/([^"]+)"', web.get("/story/ferry").text)
    assert found
    return found[1]


def search_of(web: TestClient) -> str:
    web.post("/searches", data={"q": "ferry"})
    (found,) = re.findall(r'href="/searches/([^"]+)"', web.get("/searches").text)
    return found


def read(answer: Any) -> Any:
    """The feed as a reader takes it; it must be well-formed and have what RFC 4287 asks for."""
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{atom}feed"
    for part in (root, *root.iter(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{atom}{name}")) == 1
            assert part.findtext(f"{atom}{name}")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    ids = [entry.id for entry in parsed.entries]
    assert len(set(ids)) == len(ids)
    return parsed


def test_every_kind_of_feed_is_valid_and_needs_no_cookie(app: ASGIApp) -> None:
    web = owner_of(app)
    web.post("/story/ferry/stance", data={"kind": "follow"})
    of = {"storyline": line_of(web), "search": search_of(web), "section": "other"}
    for kind in FEEDS:
        parsed = read(browser(app).get(made(web, kind, of.get(kind, ""))))
        assert parsed.entries, kind
        for entry in parsed.entries:
            assert entry.link.startswith("http://testserver/story/")
            assert web.get(entry.link.removeprefix("http://testserver")).status_code == 200
            assert entry.updated_parsed


def test_top_stories_leave_out_what_their_reader_does(app: ASGIApp) -> None:
    web = owner_of(app)
    feed = made(web)
    before = {entry.id for entry in read(web.get(feed)).entries}
    web.post("/story/fair/stance", data={"kind": "hide"})
    assert before - {entry.id for entry in read(web.get(feed)).entries} == {"urn:manytold:story:fair"}


def test_ids_stay_and_what_changes_is_updated(app: ASGIApp, database: Database) -> None:
    web = browser(app)
    feed = made(web, "storyline", line_of(web))
    first = web.get(feed)
    before = {entry.id: entry.updated for entry in read(first).entries}
    again = web.get(feed, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    edited = replace(SAHIL, version=2, fetched=NOON + timedelta(days=2))
    with database.begin() as session:
        save_versions(session, {SAHIL.id: [SAHIL, edited]})
    after = {entry.id: entry.updated for entry in read(web.get(feed)).entries}
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"urn:manytold:story:ferry"}


def test_addresses_are_absolute_by_the_public_address_where_one_is_set(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, public_url="https://news.example.org/")
    web = browser(app)
    page = web.post("/feeds", data={"kind": "top"}).text
    found = re.search(r"<code>https://news\.example\.org(/feeds/[^<]+)</code>", page)
    assert found
    links = [link.href for entry in read(web.get(found[1])).entries for link in entry.links]
    assert all(link.startswith("https://news.example.org/story/") for link in links)


def test_an_address_is_shown_once_kept_as_a_digest_and_closed_for_good(app: ASGIApp, database: Database) -> None:
    web = owner_of(app)
    feed = made(web)
    token = feed.rpartition("/")[2].removesuffix(".xml")
    page = web.get("/feeds").text
    assert token not in page
    with database.look() as session:
        assert token not in repr(session.exec_driver_sql("select id, noun from feed_addresses").all())
    assert browser(app).get(feed.replace("/top/", "/following/")).status_code == 404
    (close,) = CLOSE.findall(page)
    assert browser(app).post(close).status_code == 401
    other = joined(app, web, days="")
    other.post(close)
    assert browser(app).get(feed).status_code == 200, "nobody closes another's"
    web.post(close)
    assert browser(app).get(feed).status_code == 404


def test_a_feed_ends_with_its_search_its_guest_and_its_account(app: ASGIApp, clock: Clock) -> None:
    owner = owner_of(app)
    search = made(owner, "search", search_of(owner))
    (link,) = re.findall(r'href="(/searches/[^"]+)"', owner.get("/searches").text)
    owner.post(link, data={"delete": "1"})
    assert owner.get(search).status_code == 404
    guest = joined(app, owner, days="2")
    feed = made(guest)
    leaving = joined(app, owner, name="Leaves", days="")
    gone = made(leaving)
    assert browser(app).get(gone).status_code == 200
    leaving.post("/settings/leave", data={"name": "Leaves"})
    assert browser(app).get(gone).status_code == 404
    assert browser(app).get(feed).status_code == 200
    clock.now += timedelta(days=3)
    assert browser(app).get(feed).status_code == 404


def test_nobody_makes_a_feed_of_another_s_search_or_of_nothing(app: ASGIApp) -> None:
    owner = owner_of(app)
    search = search_of(owner)
    other = joined(app, owner, days="")
    for kind, of in (("search", search), ("section", "none"), ("storyline", "none"), ("own", ""), ("", "")):
        answer = other.post("/feeds", data={"kind": kind, "of": of})
        assert answer.status_code == (404 if kind in ("search", "storyline") else 400), kind
        assert MADE.search(answer.text) is None
    assert CLOSE.findall(other.get("/feeds").text) == []


def test_there_is_an_end_to_feeds(app: ASGIApp) -> None:
    web = browser(app)
    for _ in range(MOST_FEEDS):
        assert web.post("/feeds", data={"kind": "top"}).status_code == 200
    assert web.post("/feeds", data={"kind": "top"}).status_code == 400


@pytest.mark.parametrize("token", ["x", "x" * 5000, "%00", "..%2f..%2fetc"])
def test_a_guess_opens_nothing(token: str, app: ASGIApp) -> None:
    owner_of(app)
    assert browser(app).get(f"/feeds/top/{token}.xml").status_code in (303, 404)


def test_before_there_are_accounts_a_feed_is_open_and_then_the_owner_s(app: ASGIApp) -> None:
    feed = made(browser(app))
    assert browser(app).get(feed).status_code == 200
    owner = owner_of(app)
    assert browser(app).get(feed).status_code == 200
    assert CLOSE.findall(owner.get("/feeds").text)


def test_a_feed_of_a_section_is_chosen_by_its_name(app: ASGIApp) -> None:
    web = browser(app)
    web.post("/settings/sections", data={"act": "rename", "section": "other", "name": "All the rest"})
    assert '<option value="section:other">All the rest<' in web.get("/feeds").text
    parsed = read(web.get(made(web, "section:other")))
    assert parsed.feed.title.startswith("All the rest")
    assert parsed.entries
    assert read(web.get(made(web, "section:sport"))).entries == []
    assert web.post("/feeds", data={"kind": "section:gossip"}).status_code == 400
