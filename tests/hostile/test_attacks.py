"""Attacks that meet the whole program; and the list of attacks, each row of which names tests that are there."""

import ast
import asyncio
import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold.fetch.send import open_send
from manytold.model.pages import Entry, Page, Request
from manytold.run.live import walk_newcomers
from manytold.serve.app import make_app
from manytold.settings import FetchSettings, Settings
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.database import open_database
from manytold.store.events import all_events
from tests.fetch.hostile import hostile
from tests.hostile.make import PROSE
from tests.whole.command import manytold

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "manytold"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ATTACKS = 28

OURS = re.compile(r'<script type="module" src="/static/[a-z_]+\.js\?[0-9a-f]{12}">')
SCRIPTS = (Path(__file__).parent / "scripts.html").read_text("utf-8")
"""Script in every place that markup has for it."""


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """A page with script wherever markup can hold it, in the headline too."""
    body = f"<title>Ferry &lt;script&gt;steal()&lt;/script&gt; sails</title><article><h1>Ferry sails</h1><p>{PROSE}</p>"
    file = tmp_path / "poisoned.html"
    file.write_text(f"<!doctype html><html>{body}{SCRIPTS}<p>{PROSE}</p></article></html>")
    return file


def test_no_script_of_a_page_reaches_anybody(poisoned: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'news.db'}"
    assert manytold("read", poisoned, "--db", address, home=tmp_path).code == 0
    with open_database(address) as database:
        web = TestClient(make_app(database))
        with database.look() as session:
            (name,) = load_article_ids(session)
            text = load_articles(session, [name])[name].text
        pages = [web.get(path).text for path in ("/", f"/article/{name}", "/sources", "/search?q=ferry")]
    assert not re.search(r"onerror|javascript:|srcdoc|<script|evil\.example", text.replace("<script>steal()", ""))
    for page in pages:
        tags = re.findall(r"<[^>]*>", page)
        tags = [tag for tag in tags if not OURS.fullmatch(tag)]
        assert not [tag for tag in tags if re.search(r"<(?:script|iframe|object|svg|base)|\son\w+=|javascript:", tag)]
        assert "evil.example" not in html.unescape(page)


@pytest.mark.parametrize("form", ["--html", "--markdown"])
def test_no_script_reaches_a_written_file(form: str, poisoned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = manytold("read", poisoned, form, *([out] if form == "--html" else []), home=tmp_path)
    written = out.read_text() if out.is_file() else ran.out
    assert "Ferry" in written
    assert not [tag for tag in re.findall(r"<[^>]*>", written) if re.search(r"<script|\son\w+=|javascript:", tag)]


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    async def ask() -> object:
        async with hostile() as here, open_send(FetchSettings(allow=("127.0.0.1",)), lambda: NOW) as send:
            return await send(Request(here.url("/quiet")))

    answer = asyncio.run(ask())
    assert isinstance(answer, Page)
    assert answer.status == 200


RUNNING = {"eval", "exec", "compile", "__import__", "system", "popen", "load_module"}
UNPACKING = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle", "yaml", "code", "subprocess"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_fetched_can_become_code(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    bare = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    dotted = {
        node.func.attr
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile"
    }
    assert not {name.partition(".")[0] for name in imported} & UNPACKING
    assert not (bare | dotted) & RUNNING


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "..\\app.py", "x/../../templates/base.html"]
)
def test_no_file_outside_its_folder_is_served(path: str) -> None:
    with open_database("sqlite://") as database:
        assert TestClient(make_app(database)).get(f"/static/{path}").status_code == 404


def told(url: str, text: str, *, announced: Entry | None = None) -> Page:
    body = f"<html><body><article><h1>{text[:40]}</h1><p>{text}</p></article></body></html>".encode()
    return Page(url, url, 200, "text/html", body, NOW, announced=announced)


def test_a_feed_can_neither_date_nor_name_what_another_outlet_wrote(tmp_path: Path) -> None:
    claim = Entry(
        url="https://ferry.example/1",
        title="All lies",
        published=NOW - timedelta(days=900),
        feed="https://evil.example/rss",
    )
    with open_database(f"sqlite:///{tmp_path / 'a.db'}") as database:
        walk_newcomers(database, [told("https://ferry.example/1", PROSE, announced=claim)], Settings())
        with database.look() as session:
            (article,) = load_articles(session, load_article_ids(session)).values()
    assert (article.source, article.published) == ("ferry.example", None)
    assert "All lies" not in article.text


def test_a_flood_from_one_outlet_is_one_report(tmp_path: Path) -> None:
    flood = [told(f"https://flood.example/{n}", f"{PROSE} Number {n} of the series.") for n in range(60)]
    with open_database(f"sqlite:///{tmp_path / 'a.db'}") as database:
        walk_newcomers(database, [*flood, told("https://ferry.example/1", PROSE.replace("nine", "ten"))], Settings())
        with database.look() as session:
            events = all_events(session)
    assert max(len(event.tellings) for event in events) <= 2


ROW = re.compile(r"^\| (\d+) \|.*\| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_attack_has_tests_that_are_there() -> None:
    rows = {int(number): cell for number, cell in ROW.findall((ROOT / "docs/why/hostile.md").read_text("utf-8"))}
    assert sorted(rows) == list(range(1, ATTACKS + 1))
    for number, cell in rows.items():
        named = TEST.findall(cell)
        assert named or "not there yet" in cell, f"row {number} names no test"
        for path, function in named:
            assert f"def {function}" in (ROOT / path).read_text("utf-8"), f"row {number}: {path}::{function}"
