import copy
import json
from typing import Any

import pytest

from sample.expected import FILE
from tests.sample.make import make_answer
from tests.whole.score import Score, Share, score
from tests.whole.wording import alike, holds, number_in, same_person, same_value, value_key

EXPECTED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
ANSWER = make_answer(EXPECTED)


def damaged() -> dict[str, Any]:
    return copy.deepcopy(ANSWER)


def event_in(answer: dict[str, Any], name: str) -> dict[str, Any]:
    return next(e for line in answer["storylines"] for e in line["events"] if e["id"] == name)


def scored(answer: dict[str, Any]) -> Score:
    return score(answer, EXPECTED)


def test_perfect_answer_has_everything() -> None:
    found = scored(ANSWER)
    assert found.misses == ()
    shares = [getattr(found, name) for name in Score.__slots__ if isinstance(getattr(found, name), Share)]
    assert [share.part for share in shares] == [1.0] * len(shares)
    assert found.statements.wanted >= 45


def test_saved_pages_are_known_by_file_name() -> None:
    answer = damaged()
    files = {row["address"]: row["file"] for row in EXPECTED["articles"]}
    for line in answer["storylines"]:
        for article in (article for event in line["events"] for article in event["articles"]):
            article |= {"url": None, "path": f"saved/{files[article['id']]}"}
    assert scored(answer).events.part == 1.0


def test_optional_tellings_may_join_their_event() -> None:
    answer = damaged()
    event = event_in(answer, "sarn-treaty")
    for number in range(2):
        event["articles"] += event_in(answer, f"sarn-treaty-{number}")["articles"]
    answer["storylines"] = [s for s in answer["storylines"] if not s["id"].startswith("sarn-treaty-")]
    event["independent_reports"] += 2
    assert scored(answer).misses == ()


def test_merged_look_alikes_are_false_merges() -> None:
    answer = damaged()
    event_in(answer, "torsen-fire")["articles"] += event_in(answer, "gannet-fire")["articles"]
    answer["storylines"] = [s for s in answer["storylines"] if s["id"] != "gannet-fire"]
    found = scored(answer)
    assert found.false_merges == 30
    assert found.events.found == found.events.wanted - 2
    assert any("two ferry fires" in miss for miss in found.misses)


def test_split_event_is_missed_and_no_merge() -> None:
    answer = damaged()
    article = event_in(answer, "vask-quake")["articles"].pop()
    lone = {**event_in(answer, "blue-heron"), "id": "lone", "articles": [article], "findings": [], "quotes": []}
    answer["storylines"].append({"id": "lone", "title": "", "events": [lone | {"timeline": []}]})
    found = scored(answer)
    assert found.events.found == found.events.wanted - 1
    assert found.false_merges == 0


def test_storyline_with_a_strange_event_is_missed() -> None:
    answer = damaged()
    answer["storylines"][1]["events"].append(event_in(answer, "vask-quake"))
    assert scored(answer).storylines == Share(2, 3)


def test_storyline_may_hold_what_it_may() -> None:
    answer = damaged()
    answer["storylines"][0]["events"].append(event_in(answer, "gannet-fire"))
    answer["storylines"] = [s for s in answer["storylines"] if s["id"] != "gannet-fire"]
    assert scored(answer).storylines == Share(3, 3)


def test_copies_missed_and_invented() -> None:
    answer = damaged()
    articles = event_in(answer, "corvane-closed")["articles"]
    for article in articles:
        article["copy_of"] = None
    articles[2] |= {"copy_of": articles[3]["id"], "copy_kind": "same"}
    found = scored(answer)
    assert (found.copy_groups, found.false_copies) == (Share(2, 3), 1)
    assert found.copy_kinds == Share(5, 6)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (lambda f: f.update(kind="agreed"), 1),
        (lambda f: f["values"].pop(), 1),
        (lambda f: f["values"][0].update(value="4"), 1),
        (lambda f: f["values"][0]["receipts"].clear(), 1),
        (lambda f: f["values"].append({"value": "9", "receipts": []}), 0),
        (lambda f: f.update(about="the dead"), 0),
    ],
)
def test_findings(change: Any, lost: int) -> None:
    answer = damaged()
    change(event_in(answer, "torsen-fire")["findings"][0])
    found = scored(answer).findings
    assert found.wanted - found.found == lost


def test_agreement_needs_two_voices() -> None:
    answer = damaged()
    agreed = next(f for f in event_in(answer, "vask-quake")["findings"] if f["kind"] == "changed")
    assert agreed
    row = next(f for f in event_in(answer, "torsen-licence")["findings"] if f["kind"] == "agreed")
    row["values"][0]["receipts"] = row["values"][0]["receipts"][:1]
    found = scored(answer).findings
    assert found.wanted - found.found == 1


def test_matters_lined_up_wrongly_are_counted() -> None:
    answer = damaged()
    values: list[dict[str, Any]] = [{"value": value, "receipts": []} for value in ("3", "41 people")]
    event_in(answer, "torsen-fire")["findings"].append({"kind": "conflicting", "about": "", "values": values})
    assert scored(answer).wrong_findings == 1


def test_speakers() -> None:
    answer = damaged()
    quotes = event_in(answer, "dam-protest")["quotes"]
    quotes[0]["speaker"] = None
    quotes[1]["speaker"] = "Marta Sollen"
    quotes[2]["speaker"] = "Ms. SOLLEN"
    found = scored(answer)
    assert found.quotes.wanted - found.quotes.found == 2
    assert found.wrong_speakers == 1


def test_quotes_of_an_agency_text_may_come_from_any_copy() -> None:
    answer = damaged()
    event = event_in(answer, "torsen-fire")
    copy_id = next(a["id"] for a in event["articles"] if a["copy_of"])
    for quote in event["quotes"]:
        if "tarnholm" in quote["receipt"]["article"]:
            quote["receipt"]["article"] = copy_id
    assert scored(answer).quotes.part == 1.0


def test_four_wordings_stand_together_or_not() -> None:
    answer = damaged()
    for quote in event_in(answer, "lundrey-meeting")["quotes"]:
        quote["same_as"] = []
    found = scored(answer)
    assert found.quote_groups == Share(1, 7)
    assert found.quotes.part == 1.0


def test_timeline_needs_the_day() -> None:
    answer = damaged()
    event_in(answer, "sarn-treaty")["timeline"][0]["to"] = "2025-09-26"
    found = scored(answer).timeline
    assert found.wanted - found.found == 1


def test_chrome_is_counted_in_text_and_shown_lines() -> None:
    answer = damaged()
    event = event_in(answer, "blue-heron")
    event["articles"][0]["text"] += (
        "\nTired of draughty windows? Glasswright & Sons fit triple glazing in a single day."
    )
    event["findings"][0]["values"][0]["receipts"][0]["text"] += " Share on  Gullnet"
    found = scored(answer)
    assert found.chrome == 1
    event["articles"][0]["text"] += " Mention the Saltmere Post and save 15% until the end of the month!"
    assert scored(answer).chrome == 2


def test_dates_phrases_troubles_and_strangers() -> None:
    answer = damaged()
    event = event_in(answer, "tram-strike")
    event["articles"][0]["published"] = "2025-09-10T00:00:00+00:00"
    event["articles"][1]["text"] = "nothing"
    event["articles"].append({"id": "x", "url": "http://lantern.localhost/", "text": "", "copy_of": None})
    answer["failed"] = []
    found = scored(answer)
    assert (found.wrong_dates, found.strangers, found.trouble.found) == (1, 1, 0)
    assert found.articles.found == found.articles.wanted - 1


def test_page_that_takes_the_address_of_another_is_a_stranger() -> None:
    answer = damaged()
    thief = event_in(answer, "mirror-truth/tug-names")["articles"][0]
    thief["url"] = event_in(answer, "torsen-fire")["articles"][0]["url"]
    found = scored(answer)
    assert found.strangers == 1
    assert any(miss.startswith("no article http://mirror-truth") for miss in found.misses)


def test_empty_answer_scores_nothing() -> None:
    found = scored({"storylines": [], "skipped": [], "failed": []})
    assert (found.articles.found, found.events.found, found.statements.found) == (0, 0, 0)
    assert found.false_merges == found.chrome == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("seven people", 7),
        ("Nineteen", 19),
        ("45 million euros", 45e6),
        ("62,000 customers", 62000),
        ("4.000 personas", 4000),
        ("400 millones de coronas", 400e6),
        ("190,000", 190000),
        ("5.4", 5.4),
        ("a dozen", 12),
        ("no number", None),
        ("41.", 41),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    assert number_in(text) == number


def test_same_value() -> None:
    assert same_value("5 people", "5", "", "")
    assert not same_value("15", "5", "5", "5")
    assert same_value("2025-09-12", "2025-09-12", "", "")
    assert not same_value("2025-09-11", "2025-09-12", "early on Friday", "early on Friday")
    assert same_value("early on Friday", "2025-09-12", "arrested early on Friday", "early on Friday")
    sentence = "In May an inspector noted two bulbs, and the rules demand a test only every five years."
    assert same_value(sentence, "5", sentence, "the rules demand a test only every five years")
    assert value_key("2025-10-14") != value_key("2025-10-01")


def test_wordings() -> None:
    assert alike("We came to share it", "we came to share it,")
    assert not alike("We came to share it", "We came to see it all")
    assert holds("The number has risen to seven, it said.", "has risen to seven")
    assert holds("seven", "has risen to seven")
    assert not holds("the other day", "has risen to seven")
    assert same_person("Marta Sollen", "Sollen")
    assert not same_person(None, "Sollen")
    assert same_person(None, None)
