"""The pages on a real database."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold.model.events import EventGroup
from manytold.serve.app import POLICY, hosts_for, make_app
from manytold.store.database import Database, open_database
from manytold.store.events import save_event_groups, save_events
from tests.questions.make import FERRY, make_edition
from tests.serve.keep import newsroom_database
from tests.serve.test_html_file import Outline

PAGES = (
    "/",
    "/story/ferry",
    "/story/inquiry",
    "/story/fair",
    "/story/ferry?sort=-time&values=reports",
    "/storyline/almira",
    "/storyline/fair",
    "/name/dora-quill",
    "/name/selm",
    "/name/script-alert-1-script",
    "/article/herald-1",
    "/article/courier-7?version=1",
    "/article/courier-7?version=2&against=1",
    "/article/mallory-9",
    "/article/sahil-5",
    "/sources",
    "/source/herald.example",
    "/status",
    "/search",
    "/search?q=ferry",
    "/search?q=%3Cscript%3E",
    "/search?q=ferry&source=courier.example&from=2031-05-01&to=2031-05-31&lang=en&own=1&conflicts=1",
)

SCRIPT = re.compile(r'<script type="module" src="/static/[a-z]+\.js\?[0-9a-f]{12}"></script')
"""The only way in which a page names a script: a file of this newspaper, never words on the page."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with newsroom_database(tmp_path_factory.mktemp("web")) as opened:
        yield opened


@pytest.fixture(scope="module")
def web(database: Database) -> TestClient:
    return TestClient(make_app(database), follow_redirects=False)


OWN_SCRIPT = re.compile(r'<script type="module" src="/static/[a-z-]+\.js\?[0-9a-f]+"></script>')


def scripts(page: str) -> list[str]:
    return re.findall(r"<script[^>]*>[^<]*</script>|<script", page)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_sound_safe_and_can_be_heard(address: str, web: TestClient) -> None:
    answer = web.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    outline = Outline(answer.text)
    assert [tag for tag in re.findall(r"<script.*?</script", answer.text, re.DOTALL) if not SCRIPT.fullmatch(tag)] == []
    assert {"main", "header", "nav", "footer", "h1"} <= outline.tags
    assert outline.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(outline.headings))
    assert len(outline.ids) == len(set(outline.ids))
    assert "\u202e" not in answer.text
    assert "\x1b" not in answer.text


@pytest.mark.parametrize("address", PAGES)
def test_every_link_inside_answers(address: str, web: TestClient) -> None:
    links = {link for link in Outline(web.get(address).text).links if link.startswith("/")}
    assert links
    for link in sorted(links):
        path, _, anchor = link.partition("#")
        answer = web.get(path)
        assert answer.status_code == 200, link
        assert not anchor or anchor in Outline(answer.text).ids, link


def test_every_receipt_leads_to_its_words_marked(web: TestClient) -> None:
    links = {link for link in Outline(web.get("/story/ferry").text).links if "mark=" in link}
    assert len(links) > 15
    shown = {Outline(web.get(link).text).marks["mark"] for link in links}
    ferry = make_edition().storylines[0].events[0]
    assert {r.text for r in ferry.key_sentences} <= shown
    assert {q.receipt.text for q in ferry.quotes} <= shown


def test_a_story_page_answers_in_order(web: TestClient) -> None:
    text = web.get("/story/ferry").text
    order = ["3 independent reports", "What they agree on", "Where they conflict", "What changed over time"]
    order += ["Who said what", "Only in one telling", "Timeline", "Articles"]
    places = [text.index(f">{words}</h2>" if words[0].isupper() else words) for words in order]
    assert places == sorted(places)


def test_an_id_that_an_event_once_had_leads_to_it(tmp_path: Path) -> None:
    with newsroom_database(tmp_path) as database:
        joined = EventGroup("fair", ("herald-1", "mallory-9"))
        with database.begin() as session:
            save_event_groups(session, ["ferry"], [joined])
            save_events(session, [])
        answer = TestClient(make_app(database), follow_redirects=False).get("/story/ferry")
    assert (answer.status_code, answer.headers["location"]) == (301, "/story/fair")


@pytest.mark.parametrize(
    "address",
    [
        "/story/nothing",
        "/storyline/nothing",
        "/article/nothing",
        "/article/herald-1?version=99",
        "/source/nothing",
        "/nothing",
        "/static/nothing.css",
        "/static/../app.py",
        "/story/%00",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(address: str, web: TestClient) -> None:
    answer = web.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-security-policy"] == POLICY
    assert "front page" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/?before=nothing",
        "/?before=--1~x",
        "/?before=",
        f"/?before={'9' * 19}~x",
        "/source/herald.example?before=x",
        "/article/herald-1?version=x",
        "/article/herald-1?version=-1",
        "/article/herald-1?version=",
        "/article/herald-1?version=99999999999999999999",
    ],
)
def test_what_no_page_has_linked_to_is_not_understood(address: str, web: TestClient) -> None:
    answer = web.get(address)
    assert answer.status_code == 400
    assert "Not understood" in answer.text
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("mark", ["", "5", "9-3", "-1-4", "0-999999", "a-b", "1-2-3", "0-99999999999999"])
def test_a_mark_that_cannot_be_is_not_shown(mark: str, web: TestClient) -> None:
    answer = web.get("/article/herald-1", params={"mark": mark})
    assert answer.status_code == 200
    assert Outline(answer.text).marks == {}


def test_only_reading_is_possible(web: TestClient) -> None:
    assert web.post("/").status_code == 405
    assert web.head("/").status_code == 200


def test_what_is_typed_comes_back_as_words(web: TestClient) -> None:
    text = web.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>" not in text
    assert web.get("/search", params={"q": "x" * 5000}).status_code == 200


def test_article_text_is_whole(web: TestClient) -> None:
    text = re.sub(r"<[^>]+>", "", web.get("/article/herald-1").text)
    for line in make_edition().storylines[0].events[0].articles[0].text.split("\n"):
        assert line in text


def test_a_foreign_host_name_is_refused(database: Database) -> None:
    app = make_app(database, hosts_for("127.0.0.1"))
    assert TestClient(app, base_url="http://evil.example").get("/").status_code == 421
    for host in ("http://127.0.0.1:8642", "http://localhost", "http://[::1]:9000"):
        assert TestClient(app, base_url=host).get("/").status_code == 200, host


@pytest.mark.parametrize(
    ("host", "named"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_only_a_server_for_this_machine_knows_its_names(host: str, named: bool) -> None:
    assert bool(hosts_for(host)) is named


def test_a_newspaper_without_news_says_how_to_begin() -> None:
    with open_database("sqlite://") as database:
        answer = TestClient(make_app(database)).get("/")
    assert answer.status_code == 200
    assert "manytold follow" in answer.text


def test_a_lost_text_is_said_and_breaks_nothing_else(tmp_path: Path) -> None:
    with newsroom_database(tmp_path) as database:
        with database.begin() as session:
            session.exec_driver_sql("delete from articles where id = 'courier-7' and version = 1")
        web = TestClient(make_app(database), raise_server_exceptions=False)
        broken, fine = web.get(f"/story/{FERRY.id}"), web.get("/story/fair")
    assert (broken.status_code, fine.status_code) == (500, 200)
    assert broken.headers["content-security-policy"] == POLICY
    assert "manytold verify" in broken.text


def test_an_error_that_nobody_expected_is_sent_with_the_safety_headers(tmp_path: Path) -> None:
    with newsroom_database(tmp_path) as database:
        with database.begin() as session:
            session.exec_driver_sql("update storylines set noun = '{'")
        answer = TestClient(make_app(database), raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "could not be made" in answer.text


def test_what_is_refused_is_refused_with_the_safety_headers(web: TestClient, database: Database) -> None:
    foreign = TestClient(make_app(database, hosts_for("127.0.0.1")), base_url="http://evil.example")
    for answer in (web.post("/"), foreign.get("/"), web.get("/static/nothing.css")):
        assert answer.status_code >= 400
        assert answer.headers["content-security-policy"] == POLICY


def test_a_search_for_a_name_alone_is_its_page(web: TestClient) -> None:
    answer = web.get("/search", params={"about": "Almira"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/name/almira")


def test_a_story_lists_every_part_that_its_page_has(web: TestClient) -> None:
    page = web.get("/story/ferry").text
    listed = re.findall(r'<li><a href="#([^"]+)">', page)
    assert listed == re.findall(r'<h2 id="([^"]+)">', page.partition("<aside")[0])
