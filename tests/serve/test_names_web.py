"""Pages of names: one address for all spellings, linked from the story, safe with any name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold.serve.app import make_app
from tests.serve.keep import newsroom_database


@pytest.fixture
def web(tmp_path: Path) -> Iterator[TestClient]:
    with newsroom_database(tmp_path) as database:
        yield TestClient(make_app(database), follow_redirects=False)


def test_any_spelling_leads_to_the_one_page(web: TestClient) -> None:
    answer = web.get("/name/Dora%20Quill")
    assert (answer.status_code, answer.headers["location"]) == (301, "/name/dora-quill")
    assert web.get("/name/%2F%2Fevil.example").status_code == 404


def test_speakers_lead_to_their_pages(web: TestClient) -> None:
    page = web.get("/story/ferry").text
    assert '<div class="speaker"><a href="/name/dora-quill"><bdi>Dora Quill</bdi></a>' in page
    assert 'id="named"' in page


def test_it_says_that_it_is_by_name_only(web: TestClient) -> None:
    page = web.get("/name/dora-quill").text
    assert "By name only" in page
    assert "Nobody panicked, and the boats were there within minutes," in page
    assert "Person" in page


def test_a_hostile_name_is_words(web: TestClient) -> None:
    page = web.get("/name/script-alert-1-script").text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(("before", "status"), [("x", 400), ("1", 400), ("\0", 400), ("9~' or 1=1", 404)])
def test_a_made_up_part_is_refused_or_empty(before: str, status: int, web: TestClient) -> None:
    assert web.get("/name/selm", params={"before": before}).status_code == status
