"""Records in, records out: offsets hold, bad records are told, and order, batches and processes change nothing."""

import gzip
import io
import json
import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Skipped
from manytold.run import lines
from manytold.run.grouping import group_all
from manytold.run.lines import Given, Record, Refused, records_in
from manytold.run.records import BAD_DATE, annotated, article_of, extracted, page_of
from manytold.run.streams import annotate_all, extract_all, work_off
from manytold.settings import Settings, WalkSettings
from tests.run.make import BRIDGE, BRIDGE_TOO, FIRE, FIRE_TOO, FOOTBALL, LOOK_ALIKE

ALONE = Settings(walk=WalkSettings(processes=1))
NOW = datetime(2031, 6, 1, tzinfo=UTC)
TOLD = {"fire": FIRE, "agency": FIRE, "fire2": FIRE_TOO, "saw": LOOK_ALIKE, "b1": BRIDGE, "b2": BRIDGE_TOO, 7: FOOTBALL}
TITLES = {
    "fire": "Three dead in Velmont fire",
    "agency": "Velmont: three dead in tannery fire",
    "fire2": "Three die in Velmont tannery fire",
    "saw": "Two hurt in sawmill fire at Norrby",
    "b1": "Eastmark votes for Sarn bridge",
    "b2": "Eastmark gets its Sarn bridge",
    7: "Saltmere wins the cup",
}


def make_record(name: str | int, **more: Any) -> Record:
    record = {"id": name, "title": TITLES[name], "text": "\n".join(TOLD[name]), "source": f"{name}.example"}
    return {**record, "date": "2031-05-05", "lang": "en", **more}


def make_page(name: str | int) -> Record:
    told = "".join(f"<p>{line}</p>" for line in TOLD[name])
    html = f"<html lang=en><title>{TITLES[name]}</title><nav>Home</nav><article><h1>{TITLES[name]}</h1>{told}</article>"
    return {"id": name, "url": f"https://herald.example/{name}", "html": html}


def write(path: Path, *records: Record | bytes) -> str:
    rows = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in records]
    body = b"\n".join(rows) + b"\n"
    path.write_bytes(gzip.compress(body) if path.suffix == ".gz" else body)
    return str(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id" 1}', "it is not JSON in UTF-8 at character 7"),
        (b'{"id": "\xff"}', "it is not JSON in UTF-8"),
        (b"[" * 100_000, "it is not JSON in UTF-8"),
        (b'{"id": ' + b"9" * 5000 + b"}", "it is not JSON in UTF-8"),
        (b'["id"]', "it is a list, not an object"),
        (b"null", "it is null, not an object"),
        (b'{"text": "x"}', "it has no id"),
        (b'{"id": null}', "it has no id"),
        (b'{"id": true}', "its id is true or false, not text or a whole number"),
        (b'{"id": 1.5}', "its id is a number, not text or a whole number"),
        (b'{"id": "' + b"x" * 1001 + b'"}', "its id is longer than 1000 characters"),
    ],
)
def test_a_bad_line_is_told_and_stops_nothing(line: bytes, reason: str, tmp_path: Path) -> None:
    name = write(tmp_path / "a.jsonl", {"id": 1}, line, b"", b" \r", {"id": "2"})
    first, bad, last = records_in(name)
    assert isinstance(first, Given)
    assert isinstance(last, Given)
    assert (first.id, last.id) == (1, "2")
    assert bad == Refused(None, Failed(f"line 2 of {name}", f"line 2 of {name}: {reason}"))


def test_a_line_beyond_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 40)
    name = write(tmp_path / "a.jsonl", {"id": 1}, {"id": 2, "text": "x" * 100}, {"id": 3}, {"id": 4, "text": "x" * 50})
    found = list(records_in(name))
    assert [item.id for item in found] == [1, None, 3, None]


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.jsonl", "no such file; check the name"), (".", "a folder; name the files in it")]
)
def test_a_file_that_cannot_be_read(name: str, reason: str) -> None:
    assert list(records_in(name)) == [Refused(None, Failed(name, f"{name}: {reason}"))]


@pytest.mark.parametrize("ending", [b"", b"rubbish after the end"])
def test_a_packed_file_that_breaks_off(ending: bytes, tmp_path: Path) -> None:
    packed = gzip.compress(b"\n".join(b'{"id": %d, "text": "%d"}' % (n, n**9) for n in range(2000)) + b"\n")
    (tmp_path / "a.jsonl.gz").write_bytes(packed + ending if ending else packed[: len(packed) // 2])
    *found, last = records_in(str(tmp_path / "a.jsonl.gz"))
    assert [item.id for item in found] == list(range(len(found)))
    assert len(found) > 100
    assert isinstance(last, Refused)
    assert "it breaks off or is damaged after line" in last.outcome.reason


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"id": "a"}\n{"id": "b"}')))
    assert [item.id for item in records_in("-")] == ["a", "b"]


def test_a_second_record_of_one_id_fails(tmp_path: Path) -> None:
    one = write(tmp_path / "a.jsonl", make_record("fire"), make_record("fire"), make_record(7))
    two = write(tmp_path / "b.jsonl", make_record(7), {**make_record(7), "id": "7"})
    found = list(annotate_all([one, two], ALONE))
    assert [record["id"] for record in found] == ["fire", "fire", 7, 7, "7"]
    assert ["failed" in record for record in found] == [False, True, False, True, False]
    assert found[1]["reason"] == "a record with this id came before"


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({}, Failed("a", "it has no text")),
        ({"text": None}, Failed("a", "it has no text")),
        ({"text": 5}, Failed("a", "its text is a number, not text")),
        ({"text": ["x"]}, Failed("a", "its text is a list, not text")),
        ({"text": "x", "title": {}}, Failed("a", "its title is an object, not text")),
        ({"text": "x", "date": 20310505}, Failed("a", "its date is a number, not text")),
        ({"text": "x", "lang": True}, Failed("a", "its lang is true or false, not text")),
        ({"text": " \n"}, Skipped("a", "its text is empty")),
        ({"text": "\n" * 30_000 + "x"}, Failed("a", "its text has more than 1,000,000 characters or 20,000 lines")),
    ],
)
def test_a_record_of_wrong_make(fields: Record, outcome: Failed | Skipped) -> None:
    assert article_of(Given("a", fields)) == outcome


def test_an_article_is_the_text_as_it_is() -> None:
    article = article_of(Given("a", {"text": " One.\r\n\n  Two\0\ud800.", "title": "Head\nline", "lang": "EN-gb"}))
    assert isinstance(article, Article)
    assert article.text == "Head\nline\n One.\r\n\n  Two\ufffd\ufffd."
    assert [article.text[p.start : p.end] for p in article.passages] == ["Head\nline", " One.\r", "  Two\ufffd\ufffd."]
    assert (article.title, article.language, article.source) == ("Head\nline", "en", "file:a")
    alone = article_of(Given("a", {"text": "One.", "title": "Head"}), text_only=True)
    assert isinstance(alone, Article)
    assert (alone.text, alone.title) == ("One.", "")


@pytest.mark.parametrize(
    ("date", "day", "why"),
    [
        ("2031-05-04T23:30:00-02:00", "2031-05-05", "the record says"),
        ("", None, "the record has no date"),
        ("someday", None, BAD_DATE),
    ],
)
def test_the_date_of_a_record(date: str, day: str | None, why: str) -> None:
    article = article_of(Given("a", {"text": "x", "date": date}))
    assert isinstance(article, Article)
    assert (article.published and f"{article.published:%Y-%m-%d}", article.published_why) == (day, why)


@given(st.text(), st.text(min_size=1), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_the_text_offsets_hold(title: str, text: str, text_only: bool) -> None:
    article = article_of(Given("a", {"title": title, "text": text}), text_only=text_only)
    if not isinstance(article, Article):
        return
    marks = annotated(article)
    whole = text if text_only or not title else f"{title}\n{text}"
    assert len(whole) == len(article.text)
    assert article.text[marks["text_start"] :] == text.replace("\0", "\ufffd")
    for kind in ("names", "times", "quantities", "ordinals", "quotes"):
        for item in marks[kind]:
            assert article.text[item["start"] : item["end"]] == item["text"]


def test_annotate_marks_what_stands_there(tmp_path: Path) -> None:
    name = write(tmp_path / "a.jsonl.gz", make_record("fire"))
    (with_title,) = annotate_all([name], ALONE)
    (without,) = annotate_all([name], ALONE, text_only=True)
    start = len(TITLES["fire"]) + 1
    assert (with_title["text_start"], without["text_start"]) == (start, 0)
    (quote,) = [q for q in without["quotes"] if q["kind"] == "direct"]
    assert (quote["speaker"], quote["cue"]) == ("Irsa Dolme", "said")
    assert quote["start"] + start in [q["start"] for q in with_title["quotes"]]
    (time,) = [t for t in without["times"] if t["text"].startswith("Sunday")]
    assert time["value"].startswith("2031-05-04")
    assert {"value", "unit", "what", "bound"} <= set(without["quantities"][0])
    assert (12, "residents") in [(q["value"], q["what"]) for q in without["quantities"]]


def test_ordinals_are_told_apart_from_quantities() -> None:
    article = article_of(Given("a", {"text": "The third of 12 bridges fell on its 150th birthday.", "lang": "en"}))
    assert isinstance(article, Article)
    marks = annotated(article)
    assert [(o["text"], o["value"]) for o in marks["ordinals"]] == [("third", 3), ("150th", 150)]
    assert [q["value"] for q in marks["quantities"]] == [12]


def test_extract_gives_the_body_alone() -> None:
    page = page_of(Given("fire", make_page("fire")), NOW)
    assert not isinstance(page, Failed)
    found = extracted(page)
    assert isinstance(found, dict)
    assert found["title"] == TITLES["fire"]
    assert found["text"] == "\n".join(FIRE)
    assert [found["text"][start:end] for start, end, _ in found["passages"]] == list(FIRE)
    assert {kind for _, _, kind in found["passages"]} == {"paragraph"}


def test_extract_takes_files_folders_and_records(tmp_path: Path) -> None:
    (tmp_path / "saved" / "deep").mkdir(parents=True)
    for place in (tmp_path / "saved" / "a.html", tmp_path / "saved" / "deep" / "a.html"):
        place.write_text(make_page("b1")["html"])
    (tmp_path / "saved" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    records = write(tmp_path / "p.ndjson", make_page(7), {"id": "x"}, {"id": "y", "html": 4}, {"id": "z", "html": ""})
    found = list(extract_all([str(tmp_path / "saved"), records, "gone.html"], ALONE, NOW))
    saved = str(tmp_path / "saved")
    said = {record["id"]: record for record in found}
    assert list(said) == [
        f"{saved}/a.html",
        f"{saved}/b.png",
        f"{saved}/deep/a.html",
        *(7, "x", "y", "z", "gone.html"),
    ]
    assert said[f"{saved}/deep/a.html"]["text"] == "\n".join(BRIDGE)
    assert said[7]["url"] == "https://herald.example/7"
    assert said["x"]["reason"] == "it has no html"
    assert said["y"]["reason"] == "its html is a number, not text"
    assert said["z"]["skipped"] is True
    assert said["gone.html"]["failed"] is True


def grouped(folder: Path, records: list[Record], many: int = 4000) -> dict[str | int, Record]:
    found = list(group_all([write(folder / "in.jsonl", *records)], ALONE, many))
    assert [record["id"] for record in found] == [record["id"] for record in records]
    return {record["id"]: record for record in found}


def test_group_sorts_and_says_why(tmp_path: Path) -> None:
    found = grouped(tmp_path, [make_record(name) for name in TOLD])
    assert found["fire"]["event"] == found["agency"]["event"] == found["fire2"]["event"] != found["saw"]["event"]
    assert found["b1"]["event"] == found["b2"]["event"]
    copies = [found["fire"], found["agency"]]
    lead = next(record for record in copies if record["copy_of"] is None)
    copy = next(record for record in copies if record["copy_of"] is not None)
    assert copy["copy_of"] == copy["copy_group"] == lead["copy_group"] == lead["id"]
    assert (copy["copy_kind"], lead["copy_kind"]) == ("same", None)
    assert copy["reasons"][0] == f"copy of {lead['id']}: the same words in the same order"
    assert any(reason.startswith("one event with b1: both name") for reason in found["b2"]["reasons"])
    assert (found[7]["copy_group"], found[7]["copy_of"], found[7]["reasons"]) == (7, None, [])
    assert len({record["storyline"] for record in found.values()}) == 4


def test_group_answers_the_same_in_any_order_and_database(tmp_path: Path) -> None:
    records = [make_record(name) for name in TOLD]
    expected = grouped(tmp_path, records)
    for seed, many in ((1, 4000), (2, 3)):
        random.Random(seed).shuffle(records)
        assert grouped(tmp_path, records, many) == expected


def test_group_says_what_it_could_not_take(tmp_path: Path) -> None:
    records = [
        make_record("b1"),
        make_record("fire", text=None),
        make_record("saw", text=" "),
        make_record(7, date="?"),
    ]
    found = grouped(tmp_path, records)
    assert found["fire"] == {"id": "fire", "failed": True, "reason": "it has no text"}
    assert found["saw"] == {"id": "saw", "skipped": True, "reason": "its text is empty"}
    assert found[7]["reasons"] == [BAD_DATE]


def numbered(many: int) -> Iterator[Given]:
    return (Given(n, {"text": n}) for n in range(many))


def doubled_or_dead(item: Given, poison: int) -> Record | Failed:
    if item.id == poison:
        os._exit(1)
    if item.id == 3:
        raise ValueError("three")
    return {"twice": item.fields["text"] * 2}


@pytest.mark.parametrize("processes", [0, 1])
def test_order_is_kept_and_an_error_costs_its_record(processes: int) -> None:
    found = list(work_off(partial(doubled_or_dead, poison=-1), numbered(300), processes))
    assert [record["id"] for record in found] == list(range(300))
    assert found[3] == {"id": 3, "failed": True, "reason": "reading failed: ValueError three"}
    assert [record["twice"] for record in found if "twice" in record] == [2 * n for n in range(300) if n != 3]


def test_a_record_that_ends_its_process_costs_itself() -> None:
    found = list(work_off(partial(doubled_or_dead, poison=37), numbered(80), 2))
    assert [record["id"] for record in found] == list(range(80))
    assert [record["id"] for record in found if "failed" in record] == [3, 37]


def test_a_stream_is_not_read_to_its_end_before_it_answers() -> None:
    taken = 0

    def endless() -> Iterator[Given]:
        nonlocal taken
        while True:
            taken += 1
            yield Given(taken, {"text": taken})

    stream = work_off(partial(doubled_or_dead, poison=-1), endless(), 0)
    assert next(stream)["id"] == 1
    assert taken <= 16
    stream.close()  # type: ignore[attr-defined]
