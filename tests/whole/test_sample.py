"""The sample newsroom, followed and fetched by commands for a month: what must be found is found, and nothing false."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sample.newsroom import newsroom
from tests.whole.command import Ran, manytold
from tests.whole.score import Score, score

EXPECTED = Path(__file__).parents[2] / "sample" / "expected.json"
CALM = {"fetch_allow": "*.localhost", "fetch_pause_s": "0"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("month")
    with newsroom() as outlets:
        outlets.edition = 1
        assert manytold("follow", *outlets.feeds(), home=place, **CALM).code == 1, "two of them cannot be followed"
        for edition in (1, 2, 3):
            outlets.edition = edition
            assert manytold("fetch", "--all", home=place, **CALM).code in (0, 1)
    return place


@pytest.fixture(scope="module")
def answer(home: Path) -> Any:
    return manytold("read", "--json", "--db", f"sqlite:///{home / 'manytold.db'}", home=home).json


@pytest.fixture(scope="module")
def found(answer: Any) -> Score:
    return score(answer, json.loads(EXPECTED.read_text("utf-8")))


@pytest.fixture(scope="module")
def verified(home: Path) -> Ran:
    return manytold("verify", home=home)


@pytest.mark.parametrize("part", ["articles", "events", "storylines", "copy_groups", "trouble"])
def test_all_of_it(found: Score, part: str) -> None:
    assert getattr(found, part).part == 1.0, "\n".join(found.misses)


@pytest.mark.parametrize("part", ["statements", "findings", "quotes", "timeline"])
def test_four_fifths_of_it(found: Score, part: str) -> None:
    assert getattr(found, part).part >= 0.8, "\n".join(found.misses)


@pytest.mark.parametrize(
    "wrong", ["false_merges", "false_copies", "wrong_findings", "wrong_speakers", "wrong_dates", "chrome", "strangers"]
)
def test_nothing_false(found: Score, wrong: str) -> None:
    assert getattr(found, wrong) == 0, "\n".join(found.misses)


def test_no_other_events_are_one_storyline(answer: Any) -> None:
    wanted = len(json.loads(EXPECTED.read_text("utf-8"))["storylines"])
    joined = [[event["title"] for event in line["events"]] for line in answer["storylines"] if len(line["events"]) > 1]
    assert len(joined) == wanted, joined


def test_every_receipt_is_a_span_of_its_article(answer: Any) -> None:
    articles = [a for s in answer["storylines"] for e in s["events"] for a in e["articles"]]
    texts = {(a["id"], v["version"]): v["text"] for a in articles for v in (a, *a["earlier_versions"])}
    receipts = list(receipts_in(answer["storylines"]))
    assert len(receipts) > 500
    for receipt in receipts:
        assert texts[receipt["article"], receipt["version"]][receipt["start"] : receipt["end"]] == receipt["text"]


def receipts_in(part: Any) -> Any:
    """Every receipt anywhere in an answer."""
    if isinstance(part, dict):
        if {"article", "start", "end", "text"} <= set(part):
            yield part
        for value in part.values():
            yield from receipts_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from receipts_in(value)


def test_every_line_is_verified(verified: Ran) -> None:
    assert verified.code == 0, verified.err
    assert "all true" in verified.out


def test_a_changed_text_is_found_out(home: Path, tmp_path: Path) -> None:
    """The verifier can fail: one character of a stored text is changed behind its back."""

    copy = tmp_path / "changed.db"
    shutil.copy(home / "manytold.db", copy)
    with sqlite3.connect(copy) as connection:
        rows = connection.execute("select id, noun from articles where latest order by id limit 1").fetchall()
        noun = json.loads(rows[0][1])
        noun["text"] = noun["text"].replace("e", "a", 1)
        connection.execute("update articles set noun = ? where id = ?", (json.dumps(noun).encode(), rows[0][0]))
    connection.close()
    ran = manytold("verify", "--db", f"sqlite:///{copy}", home=tmp_path)
    assert ran.code == 4
    assert len(ran.err.strip().splitlines()) == 1
