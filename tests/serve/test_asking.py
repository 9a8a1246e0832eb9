"""Asking for a correction or a removal: who may ask, who sees it, and what comes of each decision."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from manytold.run.live import walk_newcomers
from manytold.serve.app import make_app
from manytold.serve.asking import LONGEST, MOST_OPEN
from manytold.serve.gate import REMOVED
from manytold.serve.tries import MOST
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.asks import load_asks
from manytold.store.database import Database, open_database
from tests.run.make import BRIDGE, FIRE, make_page
from tests.run.test_live import SETTINGS
from tests.serve.people import PASSWORD, Clock, browser, joined, owner_of
from tests.serve.test_html_file import Outline

FORM = {"name": "Irsa Dolme", "reach": "irsa@dolme.example", "wish": "remove", "why": "I never said that."}
EVIL = '"><script>alert(1)</script>'


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        yield filled(opened)


def filled(database: Database) -> Database:
    pages = [
        make_page("valley-post.example", "fire", "Fire in Velmont", FIRE),
        make_page("press-desk.example", "bridge", "A bridge for Eastmark", BRIDGE, 50),
    ]
    walk_newcomers(database, pages, SETTINGS)
    return database


@pytest.fixture
def article(database: Database) -> str:
    return burnt(database)


def burnt(database: Database) -> str:
    with database.look() as session:
        found = load_articles(session, load_article_ids(session))
    return next(a.id for a in found.values() if a.source == "valley-post.example")


@pytest.fixture
def app(database: Database) -> ASGIApp:
    return make_app(database, now=Clock(), readers="anyone")


def asked(web: TestClient) -> str:
    """The id of the request that waits."""
    return re.findall(r'action="/asked/(q[\w-]+)"', web.get("/asked").text)[0]


def test_a_stranger_asks_and_the_owner_removes(url: str) -> None:
    with open_database(url) as database:
        filled(database)
        app, article = make_app(database, now=Clock(), readers="anyone"), burnt(database)
        _ask_and_remove(app, article)
        _correct_and_refuse(app, database)


def _correct_and_refuse(app: ASGIApp, database: Database) -> None:
    with database.look() as session:
        left = load_article_ids(session)[0]
    owner = browser(app)
    owner.post("/sign-in", data={"name": "Dora Marek", "password": PASSWORD})
    for decision in ("correct", "refuse"):
        browser(app).post(f"/article/{left}/ask", data=FORM | {"why": decision})
        form = {"decision": decision, "note": f"Decided: {decision}."}
        assert owner.post(f"/asked/{asked(owner)}", data=form).status_code == 303
    page = browser(app).get(f"/article/{left}").text
    assert "Decided: correct." in page
    assert "Decided: refuse." not in page
    with database.look() as session:
        assert sorted(one.decision for one in load_asks(session, 9)) == ["correct", "refuse", "remove"]


def _ask_and_remove(app: ASGIApp, article: str) -> None:
    owner, stranger = owner_of(app), browser(app)
    assert f'href="/article/{article}/ask"' in stranger.get(f"/article/{article}").text
    answer = stranger.post(f"/article/{article}/ask", data=FORM)
    assert answer.status_code == 200
    assert "Your request is recorded" in answer.text
    page = owner.get("/asked").text
    assert "I never said that." in page
    assert "irsa@dolme.example" in page
    before = stranger.get("/").headers[REMOVED]
    decided = owner.post(f"/asked/{asked(owner)}", data={"decision": "remove", "sure": "1"})
    assert stranger.get("/").headers[REMOVED] != before
    assert (decided.status_code, decided.headers["location"]) == (303, "/asked")
    for web in (owner, stranger):
        stub = web.get(f"/article/{article}")
        assert stub.status_code == 410
        assert "This article was removed" in stub.text
        assert "Irsa Dolme" in stub.text
        assert "9 May 2031" in stub.text
        assert "Velmont" not in stub.text
        assert "irsa@dolme.example" not in stub.text
    assert "Removed, <bdi>Dora Marek</bdi>" in owner.get("/asked").text
    assert "Velmont" not in owner.get("/").text
    assert "Velmont" not in owner.get("/source/valley-post.example").text
    assert owner.get(f"/article/{article}?version=1&against=1").status_code == 410


def test_a_correction_is_a_dated_note_at_the_article(app: ASGIApp, article: str) -> None:
    owner, stranger = owner_of(app), browser(app)
    stranger.post(f"/article/{article}/ask", data=FORM | {"wish": "correct"})
    owner.post(f"/asked/{asked(owner)}", data={"decision": "correct", "note": f"It was Monday. {EVIL}"})
    page = stranger.get(f"/article/{article}").text
    assert "It was Monday." in page
    assert "9 May 2031" in page
    assert "<script>" not in page
    assert "irsa@dolme.example" not in page
    assert "I never said that." not in page


def test_a_refusal_is_recorded_and_shown_to_owners_alone(app: ASGIApp, article: str) -> None:
    owner, stranger = owner_of(app), browser(app)
    stranger.post(f"/article/{article}/ask", data=FORM)
    one = asked(owner)
    owner.post(f"/asked/{one}", data={"decision": "refuse", "note": "Three witnesses heard it."})
    assert "Three witnesses heard it." in owner.get("/asked").text
    assert "Three witnesses" not in stranger.get(f"/article/{article}").text
    assert owner.post(f"/asked/{one}", data={"decision": "remove", "sure": "1"}).status_code == 404
    assert stranger.get(f"/article/{article}").status_code == 200


def test_only_owners_see_and_decide(app: ASGIApp, article: str, database: Database) -> None:
    owner, stranger = owner_of(app), browser(app)
    reader, editor = joined(app, owner, days=""), joined(app, owner, name="An editor", role="editor", days="")
    stranger.post(f"/article/{article}/ask", data=FORM)
    one = asked(owner)
    for web in (reader, editor):
        assert web.get("/asked").status_code == 403
        assert web.post(f"/asked/{one}", data={"decision": "remove", "sure": "1"}).status_code == 403
        assert "irsa@dolme" not in web.get("/asked").text
        assert web.post(f"/article/{article}/ask", data=FORM).status_code == 200
    assert stranger.get("/asked").status_code == 303
    assert stranger.post(f"/asked/{one}", data={"decision": "remove", "sure": "1"}).status_code == 401
    assert stranger.get(f"/article/{article}").status_code == 200


def test_a_closed_newspaper_is_asked_by_its_readers_alone(database: Database, article: str) -> None:
    app = make_app(database, now=Clock())
    owner, stranger = owner_of(app), browser(app)
    assert stranger.get(f"/article/{article}/ask").status_code == 303
    assert stranger.post(f"/article/{article}/ask", data=FORM).status_code == 401
    assert stranger.post("/ask", data=FORM | {"about": article}).status_code == 401
    assert owner.post(f"/article/{article}/ask", data=FORM).status_code == 200


def test_a_newspaper_with_a_public_address_can_be_asked_by_anyone(database: Database, article: str) -> None:
    app = make_app(database, ("localhost",), "https://news.example.org", now=Clock())
    owner = TestClient(app, base_url="http://localhost", follow_redirects=False)
    owner.post("/welcome", data={"name": "Dora", "password": "a long enough one", "again": "a long enough one"})
    stranger = TestClient(app, base_url="https://news.example.org", follow_redirects=False)
    assert stranger.get("/ask").status_code == 200
    assert stranger.get("/static/style.css").status_code == 200
    here = "https://valley-post.example/fire"
    answers = [
        stranger.post("/ask", data=FORM | {"about": about}).text for about in (here, "https://nowhere.example/x")
    ]
    assert answers[0] == answers[1]
    for path in ("/", f"/article/{article}", "/asked", f"/article/{article}/ask"):
        assert stranger.get(path).status_code == 421, path
    with database.look() as session:
        assert sorted(one.article for one in load_asks(session, 9)) == ["", article]


def test_an_unknown_address_can_only_be_refused(database: Database) -> None:
    app = make_app(database, (), "https://news.example.org", now=Clock())
    web = browser(app)
    web.post("/ask", data=FORM | {"about": "https://nowhere.example/x"})
    one = asked(web)
    assert web.post(f"/asked/{one}", data={"decision": "remove", "sure": "1"}).status_code == 400
    assert web.post(f"/asked/{one}", data={"decision": "refuse", "note": "not here"}).status_code == 303


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": " "}, "Write your name."),
        ({"reach": ""}, "Write how you can be reached"),
        ({"why": ""}, "Write what is wrong"),
        ({"wish": "burn"}, "Choose what you ask for."),
        ({"name": "x" * (LONGEST["name"] + 1)}, f"at most {LONGEST['name']} characters"),
        ({"why": "x" * (LONGEST["why"] + 1)}, f"at most {LONGEST['why']} characters"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    form: dict[str, str], words: str, app: ASGIApp, article: str, database: Database
) -> None:
    answer = browser(app).post(f"/article/{article}/ask", data=FORM | form)
    assert answer.status_code == 400
    assert words in answer.text
    assert 'class="wrong" role="alert" id="w-' in answer.text
    outline = Outline(answer.text)
    assert len(outline.ids) == len(set(outline.ids))
    with database.look() as session:
        assert load_asks(session, 9) == []


def test_what_was_typed_comes_back_as_words(app: ASGIApp, article: str) -> None:
    page = browser(app).post(f"/article/{article}/ask", data={"name": EVIL, "why": f"</textarea>{EVIL}"}).text
    assert "<script>" not in page
    assert "</textarea>&#34;" not in page
    assert page.count("</textarea>") == 1


def test_hostile_requests_are_words_for_the_owner(app: ASGIApp, article: str) -> None:
    owner = owner_of(app)
    evil = dict.fromkeys(("name", "reach", "why"), EVIL) | {"wish": "remove"}
    browser(app).post(f"/article/{article}/ask", data=evil)
    assert "<script>" not in owner.get("/asked").text
    owner.post(f"/asked/{asked(owner)}", data={"decision": "remove", "sure": "1"})
    assert "<script>" not in owner.get(f"/article/{article}").text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"decision": "burn", "note": "x"},
        {"decision": "correct"},
        {"decision": "refuse", "note": " "},
        {"decision": "correct", "note": "x" * (LONGEST["note"] + 1)},
        {"decision": "remove"},
        {"decision": "remove", "sure": "0"},
    ],
)
def test_a_decision_is_whole_or_none(form: dict[str, str], app: ASGIApp, article: str) -> None:
    web = browser(app)
    web.post(f"/article/{article}/ask", data=FORM)
    assert web.post(f"/asked/{asked(web)}", data=form).status_code == 400
    assert web.get(f"/article/{article}").status_code == 200


def test_nobody_asks_too_often(app: ASGIApp, article: str, database: Database) -> None:
    web = browser(app)
    for _ in range(MOST):
        assert web.post(f"/article/{article}/ask", data=FORM).status_code == 200
    answer = web.post(f"/article/{article}/ask", data=FORM)
    assert answer.status_code == 429
    assert "Too many tries" in answer.text
    with database.look() as session:
        assert len(load_asks(session, MOST_OPEN)) == MOST


def test_there_is_nothing_to_ask_about_what_is_not_there(app: ASGIApp) -> None:
    assert browser(app).get("/article/nothing/ask").status_code == 404
    assert browser(app).post("/article/nothing/ask", data=FORM).status_code == 404
    assert browser(app).get("/ask").status_code == 404


def test_another_site_cannot_ask_in_somebodys_name(app: ASGIApp, article: str) -> None:
    answer = browser(app).post(f"/article/{article}/ask", data=FORM, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
