"""Five real texts as users have them: one storyline, three events, furniture and an advert, and no dates."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.whole.command import manytold
from tests.whole.test_sample import receipts_in

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the five texts are not beside the checkout"),
]
FURNITURE = (
    *("premium titles", "one app", "sign up to read", "already a member", "related stories", "our picks"),
    *("fourteen days free", "download the app", "trusted global sources", "connect with us", "leave a comment"),
    *("you may also like", "leave a reply", "email address will not be published", "required fields"),
    *("car insurance", "insurance", "accesswire", "compare-autoinsurance", "contact us", "mention sources"),
)
SPEAKERS = {
    *("putin", "xi", "gerasimov", "peskov", "wang yi", "kremlin", "china", "borrell", "statement"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds")


@pytest.fixture(scope="module")
def answer(home: Path) -> Any:
    texts = sorted(SEEDS.glob("*.txt"))
    return manytold("read", "--json", *texts, "--db", f"sqlite:///{home / 'seeds.db'}", home=home).json


@pytest.fixture(scope="module")
def events(answer: Any) -> list[Any]:
    return [event for storyline in answer["storylines"] for event in storyline["events"]]


def names(event: Any) -> set[str]:
    return {article["path"][:3] for article in event["articles"]}


def test_one_storyline_of_three_events(answer: Any, events: list[Any]) -> None:
    assert len(answer["storylines"]) == 1
    assert sorted(map(sorted, map(names, events))) == [["000", "001", "004"], ["002"], ["003"]]
    assert {len(names(event)): event["independent_reports"] for event in events} == {3: 3, 1: 1}
    assert answer["failed"] == []


def test_no_furniture_and_no_advert_anywhere(answer: Any, events: list[Any]) -> None:
    shown = [article["text"] for event in events for article in event["articles"]]
    shown += [receipt["text"] for receipt in receipts_in(answer)]
    for text in shown:
        assert [words for words in FURNITURE if words in text.lower()] == []


def test_findings_stay_in_their_event_and_none_conflict(events: list[Any]) -> None:
    for event in events:
        ids = {article["id"] for article in event["articles"]}
        for finding in event["findings"]:
            assert {r["article"] for value in finding["values"] for r in value["receipts"]} <= ids
            assert finding["kind"] != "conflicting", finding


def test_speakers_are_right_or_not_named(events: list[Any]) -> None:
    """The speaker is a person whom the sentence itself, or the one before, names; checked by hand for these texts."""
    for event in events:
        for quote in event["quotes"]:
            speaker = (quote["speaker"] or "").lower()
            assert not speaker or any(name in speaker for name in SPEAKERS), quote


def test_no_day_is_invented(events: list[Any]) -> None:
    for event in events:
        when = event["when"]
        assert when["why"]
        assert when["from"] is None or when["from"] != when["to"], "no text carries a date"
    words = " ".join(event["when"]["why"] + json.dumps(event["when"], ensure_ascii=False) for event in events)
    for clue in ("Thursday", "Tuesday", "Friday", "fifth term", "10 years of", "spring 2023"):
        assert clue in words


def test_every_line_is_verified(home: Path, answer: Any) -> None:
    assert answer["storylines"]
    ran = manytold("verify", "--db", f"sqlite:///{home / 'seeds.db'}", home=home)
    assert ran.code == 0, ran.err
