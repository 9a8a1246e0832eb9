"""`extract`, `group` and `annotate` as programs use them: processes of their own, pipes, exit statuses."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from manytold.serve.cli import run
from tests.run.test_records import TOLD, make_page, make_record, write
from tests.whole.command import COMMAND, environment, manytold


def out_of(text: str | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", ["extract", "group", "annotate"])
def test_a_pipe_in_and_a_pipe_out(command: str, tmp_path: Path) -> None:
    make = make_page if command == "extract" else make_record
    body = b"".join(json.dumps(make(name)).encode() + b"\n" for name in TOLD)
    done = manytold(command, "-", home=tmp_path / "home", stdin=body)
    assert (done.code, done.err) == (0, "")
    assert [record["id"] for record in out_of(done.out)] == list(TOLD)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("command", "make"), [("extract", make_page), ("group", make_record), ("annotate", make_record)]
)
def test_bad_records_are_counted(command: str, make: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [make("fire"), b"{", make("fire"), {"id": "x"}, {"id": "y", "text": 1, "html": 1}, make(7)]
    assert run([command, write(tmp_path / "a.jsonl.gz", *records)]) == 1
    said = capsys.readouterr()
    found = out_of(said.out)
    assert [record["id"] for record in found] == ["fire", None, "fire", "x", "y", 7]
    assert [record.get("failed", False) for record in found] == [False, True, True, True, True, False]
    assert all(record["reason"] for record in found if "failed" in record)
    assert said.err == "manytold: 2 records done, 4 records failed, 0 records left out\n"
    assert run([command, "-q", str(tmp_path / "a.jsonl.gz")]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["extract", "group", "annotate"])
def test_nothing_to_be_had(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "gone.jsonl"]) == 2
    said = capsys.readouterr()
    (record,) = out_of(said.out)
    assert record == {"id": None, "failed": True, "reason": "gone.jsonl: no such file; check the name"}
    assert said.err.count("\n") == 1
    assert run([command, write(tmp_path / "a.jsonl", b"")]) == 2
    assert capsys.readouterr().out == ""
    assert run([command, "gone.jsonl", write(tmp_path / "b.jsonl", {**make_page(7), **make_record(7)})]) == 1
    assert run([command]) == 2


def test_an_id_comes_back_unchanged(tmp_path: Path) -> None:
    ids = ["Ünï\u2028\x85\u0000 \"'", "\ud800", -5, 2**80, "", "a\nb"]
    file = write(tmp_path / "a.jsonl", *({**make_record(7), "id": name} for name in ids))
    for command in ("annotate", "group"):
        done = manytold(command, file, home=tmp_path)
        assert (done.code, done.err) == (0, "")
        assert [record["id"] for record in out_of(done.out)] == ids


def test_text_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "a.jsonl", make_record("fire"))
    assert run(["annotate", "--text-only", file]) == 0
    (record,) = out_of(capsys.readouterr().out)
    assert record["sentences"][0] == {"start": 0, "end": len(TOLD["fire"][0])}


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", *({**make_record("fire"), "id": n} for n in range(150)))
    with subprocess.Popen(
        [*COMMAND, "annotate", file],
        env=environment(tmp_path, walk_processes="2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == 0
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def archive(url: str, html: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2031-05-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:8a2f3f0e-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_or_an_archive_on_standard_input(
    packed: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page("b1")
    body = archive(page["url"], page["html"]) if packed else page["html"].encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(body))))
    assert run(["extract", "-"]) == 0
    (record,) = out_of(capsys.readouterr().out)
    assert (record["id"], record["title"]) == (page["url"] if packed else "-", "Eastmark votes for Sarn bridge")
