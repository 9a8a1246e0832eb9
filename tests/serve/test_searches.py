"""Saved searches: told of what is new, narrowed as they were, nobody else's."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.questions.searches import LOOKED_AT
from manytold.serve.app import make_app
from manytold.serve.counted import KEPT_FOR
from manytold.serve.searches import LONGEST_NAME, MOST_SAVED, ROUTES
from manytold.store.articles import save_versions
from manytold.store.database import Database
from manytold.store.search import forget_articles, index_articles
from tests.questions.make import HERALD, NOON, make_article
from tests.serve.people import Clock, browser, joined, owner_of

NEWS = re.compile(r'<a href="/searches">Searches <span class="badge">(\d+) new')
LINK = re.compile(r'href="(/searches/[^"]+)"')


def publish(database: Database, name: str, *lines: str, **fields: object) -> None:
    article = make_article(name, *lines, hour=13, **fields)
    with database.begin() as session:
        save_versions(session, {article.id: [article]})
        index_articles(session, [article])


def counted(web: TestClient, clock: Clock) -> str:
    """What the head of a page tells, once it is counted anew."""
    clock.now += KEPT_FOR
    found = NEWS.search(web.get("/").text)
    return found[1] if found else ""


def saved(web: TestClient, **asked: str) -> str:
    assert web.post("/searches", data={"name": "Ferries", "q": "ferry"} | asked).headers["location"] == "/searches"
    return LINK.findall(web.get("/searches").text)[-1]


def test_what_is_new_is_counted_until_it_is_looked_at(app: ASGIApp, database: Database, clock: Clock) -> None:
    web = browser(app)
    link = saved(web)
    assert counted(web, clock) == ""
    publish(database, "post-1", "Another ferry leaves", "The ferry left.")
    publish(database, "post-2", "A train leaves", "The train left.")
    assert counted(web, clock) == "1"
    assert "1 new" in web.get("/searches").text
    assert web.head(link).status_code == 303
    assert counted(web, clock) == "1", "asking for the head alone is no look"
    answer = web.get(link)
    assert answer.headers["location"] == "/search?q=ferry"
    assert "Another ferry leaves" in web.get(answer.headers["location"]).text
    assert NEWS.search(web.get("/").text) is None, "counted anew at once"
    assert "1 new" not in web.get("/searches").text


def test_an_article_that_is_found_late_is_new_too(app: ASGIApp, database: Database, clock: Clock) -> None:
    """Published before the last look, fetched after it."""
    web = browser(app)
    saved(web)
    publish(database, "post-1", "An old ferry", "The ferry left.", published=NOON - timedelta(days=400))
    assert counted(web, clock) == "1"


def test_what_was_pushed_out_of_those_looked_at_does_not_come_back_as_new(
    app: ASGIApp, database: Database, clock: Clock
) -> None:
    web = browser(app)
    for number in range(LOOKED_AT + 5):
        publish(database, f"post-{number}", "A ferry", f"Ferry {number}.", published=NOON + timedelta(minutes=number))
    saved(web)
    with database.begin() as session:
        forget_articles(session, ["post-54"])
    assert counted(web, clock) == ""
    publish(database, "post-99", "A ferry", "Ferry.", published=NOON + timedelta(days=1))
    assert counted(web, clock) == "1"


def test_an_edit_is_not_new(app: ASGIApp, database: Database, clock: Clock) -> None:
    web = browser(app)
    saved(web)
    edited = replace(HERALD, text=HERALD.text + " ", text_hash="0" * 64, version=2)
    with database.begin() as session:
        save_versions(session, {HERALD.id: [HERALD, edited]})
        index_articles(session, [edited])
    assert counted(web, clock) == ""


def test_a_search_stays_as_narrow_as_it_was(app: ASGIApp, database: Database, clock: Clock) -> None:
    web = browser(app)
    narrow = {"source": "post.example", "from": "2031-05-04", "to": "2031-05-05", "lang": "EN", "own": "1"}
    link = saved(web, **narrow)
    publish(database, "post-1", "A ferry", "Ferry.")
    publish(database, "gazette-1", "A ferry", "Ferry.")
    publish(database, "post-2", "A ferry", "Ferry.", published=NOON + timedelta(days=9))
    publish(database, "post-3", "Un ferry", "Le ferry.", language="fr")
    assert counted(web, clock) == "1"
    assert set(web.get(link).headers["location"].partition("?")[2].split("&")) == {
        *("q=ferry", "source=post.example", "lang=en", "from=2031-05-04", "to=2031-05-05", "own=1")
    }


def test_a_quiet_search_is_counted_on_its_list_alone(app: ASGIApp, database: Database, clock: Clock) -> None:
    web = browser(app)
    link = saved(web)
    assert web.post(link, data={"name": "Boats"}).headers["location"] == "/searches"
    publish(database, "post-1", "A ferry", "Ferry.")
    assert counted(web, clock) == ""
    page = web.get("/searches").text
    assert "Boats" in page
    assert "1 new" in page
    assert web.post(link, data={"delete": "1"}).status_code == 303
    assert LINK.findall(web.get("/searches").text) == []
    assert web.get(link).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [{"q": " "}, {}, {"q": "ferry", "name": "x" * (LONGEST_NAME + 1)}, {"q": "ferry", "from": "yesterday"}],
)
def test_what_cannot_be_saved_is_said(sent: dict[str, str], app: ASGIApp) -> None:
    answer = browser(app).post("/searches", data=sent)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert LINK.findall(answer.text) == []


def test_there_is_an_end_to_what_is_saved(app: ASGIApp) -> None:
    web = browser(app)
    for number in range(MOST_SAVED):
        assert web.post("/searches", data={"q": "ferry", "name": f"n{number}"}).status_code == 303
    assert f"at most {MOST_SAVED} searches" in web.post("/searches", data={"q": "ferry"}).text.lower()


def test_one_reader_s_searches_are_not_another_s(app: ASGIApp, database: Database, clock: Clock) -> None:
    owner = owner_of(app)
    other = joined(app, owner, days="")
    link = saved(owner, name="<b>mine</b>")
    publish(database, "post-1", "A ferry", "Ferry.")
    assert counted(owner, clock) == "1"
    assert counted(other, clock) == ""
    assert "mine" not in other.get("/searches").text
    assert "<b>mine" not in owner.get("/searches").text
    assert other.get(link).status_code == 404
    assert other.post(link, data={"delete": "1"}).status_code == 404
    assert other.post(link, data={"name": "taken"}).status_code == 404
    assert LINK.findall(owner.get("/searches").text)


def test_a_stranger_saves_nothing(database: Database, clock: Clock) -> None:
    app = make_app(database, now=clock, readers="anyone")
    owner_of(app)
    stranger = browser(app)
    assert "Save this search" not in stranger.get("/search?q=ferry").text
    for route in ROUTES:
        assert isinstance(route, Route)
        path = route.path.replace("{id}", "x")
        expected = 401 if "POST" in (route.methods or ()) else 303
        asked = stranger.post(path, data={"q": "x"}) if expected == 401 else stranger.get(path)
        assert asked.status_code == expected
