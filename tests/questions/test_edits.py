"""What was changed between the wordings of an article, as it is answered and shown."""

import json
from dataclasses import replace

from starlette.testclient import TestClient

from manytold.questions.assemble import article_answer
from manytold.questions.edits import MOST_VERSIONS, edit_answers
from manytold.serve.app import make_app
from manytold.serve.json import edition_json
from manytold.store.database import open_database
from tests.questions.make import COURIER_1, COURIER_2, make_edition
from tests.serve.keep import keep


def test_each_wording_tells_what_was_changed() -> None:
    first, second = article_answer([COURIER_1, COURIER_2]).versions
    assert first.edit is None
    assert second.edit is not None
    assert second.edit.stealth
    assert [(c.kind, c.before and c.before.text, c.after and c.after.text) for c in second.edit.changes] == [
        ("headline", "Fifteen hurt as ferry strikes rocks", "Seventeen hurt as ferry strikes rocks"),
        ("number", "Fifteen", "Seventeen"),
        ("addition", None, "“Nobody panicked,” harbour master Dora Quill told the Courier."),
    ]
    assert {c.before.version for c in second.edit.changes if c.before} == {1}
    assert {c.after.version for c in second.edit.changes if c.after} == {2}


def test_of_very_many_wordings_the_newest_are_compared() -> None:
    many = [replace(COURIER_1, version=n) for n in range(1, 101)]
    found = edit_answers(many)
    assert len(found) == 100
    assert sum(edit is not None for edit in found) == MOST_VERSIONS - 1
    assert found[-1] is not None
    assert edit_answers([]) == []


def test_the_edits_are_in_the_json_with_receipts() -> None:
    record = json.loads(edition_json(make_edition()))
    articles = [a for s in record["storylines"] for e in s["events"] for a in e["articles"]]
    (edit,) = next(a["edits"] for a in articles if a["id"] == "courier-7")
    assert (edit["from"], edit["to"], edit["stealth"]) == (1, 2, True)
    assert [change["kind"] for change in edit["changes"]] == ["headline", "number", "addition"]
    before, after = edit["changes"][1]["before"], edit["changes"][1]["after"]
    assert COURIER_1.text[before["start"] : before["end"]] == before["text"] == "Fifteen"
    assert COURIER_2.text[after["start"] : after["end"]] == after["text"] == "Seventeen"
    assert all(a["edits"] == [] for a in articles if a["id"] != "courier-7")


def test_the_page_of_an_article_shows_them() -> None:
    with open_database("sqlite://") as database:
        keep(database)
        web = TestClient(make_app(database))
        page = web.get("/article/courier-7").text
        assert "3 changes, made silently since version 1" in page
        assert '<del dir="auto">Fifteen</del>' in page
        assert '<ins dir="auto">Seventeen</ins>' in page
        assert "made silently" not in web.get("/article/courier-7?version=1").text
