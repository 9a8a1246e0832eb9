"""What recurs on a site is cut from what `extract --by-site` gives out, and folded away where an article is read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from manytold.model.articles import Article
from manytold.run.live import walk_newcomers
from manytold.serve.app import make_app
from manytold.serve.cli import run
from manytold.store.database import Database, open_database
from tests.run.sites import ABOUT, HOST, LINES, STORIES, site_pages
from tests.run.test_live import SETTINGS
from tests.run.test_site import latest


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with open_database("sqlite://") as opened:
        walk_newcomers(opened, site_pages(), SETTINGS, plan=LINES)
        yield opened


def written(folder: Path, order: int = 1) -> str:
    """Each address once, first come."""
    pages = {page.url: page for page in reversed(site_pages())}
    rows = [{"id": url, "url": url, "html": page.body.decode()} for url, page in sorted(pages.items())][::order]
    file = folder / "pages.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(file)


def extracted(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, Any]]:
    assert run(["extract", *arguments]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {record["id"].rpartition("/")[2]: record for record in found}


def test_extract_by_site_cuts_what_recurs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = extracted(capsys, written(tmp_path))
    found = extracted(capsys, "--by-site", written(tmp_path))
    for slug, record in found.items():
        before, after = plain[slug]["text"].split("\n"), record["text"].split("\n")
        cut = [c["text"] for c in record["contamination"] if c["reason"] == "recurs on pages of this site"]
        assert sorted(before) == sorted(after + cut)
        assert not any(line in cut for line in STORIES.get(slug, ()))
        assert [record["text"][start:end] for start, end, _ in record["passages"]] == after
        kept = record.keys() - {"text", "passages", "contamination"}
        assert {name: record[name] for name in kept} == {name: plain[slug][name] for name in kept}
    assert sum(ABOUT in record["text"] for record in found.values()) <= 1
    assert sum(record["contamination"] != plain[slug]["contamination"] for slug, record in found.items()) >= 8


def test_extract_by_site_is_the_same_in_any_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forward = extracted(capsys, "--by-site", written(tmp_path))
    assert extracted(capsys, "--by-site", written(tmp_path, -1)) == forward


def test_extract_by_site_reads_files_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--by-site", "-"]) == 2
    assert "name a file instead" in capsys.readouterr().err


def test_extract_by_site_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--by-site", "gone.jsonl"]) == 2
    assert "no such file" in capsys.readouterr().out


def test_an_article_is_shown_with_its_chrome_folded(database: Database) -> None:
    lynx: Article = latest(database)["lynx"]
    shown = TestClient(make_app(database)).get(f"/article/{lynx.id}").text
    folded = [part.partition("</details>")[0] for part in shown.split('<details class="chrome">')[1:]]
    assert len(folded) == 2
    assert "Repeated on this site" in folded[0]
    assert ABOUT in folded[1]
    assert not any(line in part for part in folded for line in STORIES["lynx"])


def test_reading_as_json_says_where_chrome_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, page in enumerate(site_pages()[:8]):
        html = page.body.decode().replace("<head>", f'<head><link rel=canonical href="{page.url}">')
        (tmp_path / f"{number}.html").write_text(html, "utf-8")
    assert run(["read", "--json", "--quiet", str(tmp_path)]) == 0
    edition = json.loads(capsys.readouterr().out)
    told = [a for line in edition["storylines"] for event in line["events"] for a in event["articles"]]
    assert len(told) == 8
    assert {a["source"] for a in told} == {HOST}
    for article in told:
        lines = [article["text"][start:end] for start, end in article["chrome"]]
        assert lines
        assert not any(line in lines for story in STORIES.values() for line in story)
