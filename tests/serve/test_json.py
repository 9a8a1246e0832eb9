"""The JSON contract, field by field."""

import json
from typing import Any

import pytest

from manytold.questions.answers import EditionAnswer
from manytold.serve.json import edition_json
from tests.questions.make import HOSTILE, make_edition

FIELDS = {
    "edition": {"format", "storylines", "skipped", "failed"},
    "storyline": {"id", "title", "events"},
    "event": {"id", "title", "when", "where", "independent_reports", "articles", "findings", "quotes", "timeline"},
    "when": {"from", "to", "why"},
    "article": {"id", "source", "title", "published", "language", "text", "copy_of", "copy_kind"},
    "finding": {"kind", "about", "certainty", "why", "origins", "values"},
    "value": {"value", "receipts"},
    "quote": {"content", "speaker", "cue", "kind", "same_as", "receipt"},
    "entry": {"from", "to", "planned", "text", "receipts"},
    "receipt": {"article", "version", "start", "end", "text"},
    "outcome": {"what", "reason"},
}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(edition_json(make_edition()))
    return loaded


def has(kind: str, found: dict[str, Any]) -> None:
    assert FIELDS[kind] <= set(found), FIELDS[kind] - set(found)


def receipts_in(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [r for item in node for r in receipts_in(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if FIELDS["receipt"] == set(node) else []
    return own + [r for value in node.values() for r in receipts_in(value)]


def test_every_field_of_the_contract_is_there(record: dict[str, Any]) -> None:
    has("edition", record)
    assert record["format"] == 1
    for storyline in record["storylines"]:
        has("storyline", storyline)
        for event in storyline["events"]:
            has("event", event)
            has("when", event["when"])
            for kind, name in (
                ("article", "articles"),
                ("finding", "findings"),
                ("quote", "quotes"),
                ("entry", "timeline"),
            ):
                for item in event[name]:
                    has(kind, item)
            for finding in event["findings"]:
                for value in finding["values"]:
                    has("value", value)
    for outcome in (*record["skipped"], *record["failed"]):
        assert set(outcome) == FIELDS["outcome"]


def test_every_receipt_is_a_slice_of_its_article(record: dict[str, Any]) -> None:
    articles = [a for s in record["storylines"] for e in s["events"] for a in e["articles"]]
    texts = {(a["id"], a["version"]): a["text"] for a in articles}
    texts |= {(a["id"], v["version"]): v["text"] for a in articles for v in a["earlier_versions"]}
    receipts = receipts_in(record["storylines"])
    assert len(receipts) > 30
    for receipt in receipts:
        text = texts[receipt["article"], receipt["version"]]
        assert text[receipt["start"] : receipt["end"]] == receipt["text"]


def test_values_and_their_types(record: dict[str, Any]) -> None:
    ferry = record["storylines"][0]["events"][0]
    assert ferry["when"] == {
        "from": "2031-05-04",
        "to": "2031-05-04",
        "why": "“Sunday”, published on Sunday 4 May 2031",
        "clues": ferry["when"]["clues"],
    }
    assert ferry["where"] == "Port Aldo"
    assert ferry["independent_reports"] == 3
    assert {f["kind"] for f in ferry["findings"]} == {
        "agreed",
        "conflicting",
        "changed",
        "only_here",
        "named_differently",
    }
    herald, echo, *_ = ferry["articles"]
    assert (herald["url"], herald["published"]) == ("https://herald.example/herald-1", "2031-05-04T09:00:00Z")
    assert (herald["copy_of"], herald["copy_kind"]) == (None, None)
    assert (echo["copy_of"], echo["copy_kind"]) == ("herald-1", "syndicated")
    assert ferry["quotes"][1]["speaker"] is None
    assert ferry["timeline"][1]["planned"] is True
    assert ferry["quotes"][0]["content"] == ferry["quotes"][0]["receipt"]["text"]


def test_what_is_not_known_is_null_and_a_local_text_has_a_path(record: dict[str, Any]) -> None:
    (fair,) = record["storylines"][1]["events"]
    assert (fair["when"]["from"], fair["when"]["to"], fair["where"]) == (None, None, None)
    (article,) = fair["articles"]
    assert article["path"] == "mallory.txt"
    assert "url" not in article
    assert article["published"] is None


def test_words_come_through_exactly(record: dict[str, Any]) -> None:
    assert record["storylines"][1]["title"] == HOSTILE


def test_nothing_read_is_still_the_contract() -> None:
    assert json.loads(edition_json(EditionAnswer(()))) == {"format": 1, "storylines": [], "skipped": [], "failed": []}
