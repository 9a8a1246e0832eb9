import html
import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from sample.expected import FILE, as_json
from sample.pages import article_page
from sample.pieces import HERE, Piece, all_versions, outlets, published
from tests.sample.make import texts

EXPECTED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
TEXTS = texts()
PIECES = {p.address: p for p in published(3)}
REAL = [
    "Germany",
    "Spain",
    "France",
    "Italy",
    "Europe",
    "Britain",
    "England",
    "London",
    "Paris",
    "Berlin",
    "Madrid",
    "Vienna",
    "Russia",
    "Ukraine",
    "China",
    "America",
    "Washington",
    "Sweden",
    "Norway",
    "Denmark",
    "Finland",
    "Poland",
    "Austria",
    "Switzerland",
    "Portugal",
    "Hamburg",
    "Munich",
    "Barcelona",
    "Brussels",
    "Reuters",
    "Bloomberg",
    "BBC",
    "CNN",
    "Guardian",
    "Facebook",
    "Twitter",
    "Instagram",
    "WhatsApp",
    "Google",
    "Amazon",
    "Apple",
    "Microsoft",
    "YouTube",
    "TikTok",
    "Deutschland",
    "Spanien",
    "Europa",
    "España",
    "Alemania",
    "Hamburgo",
    "Hamburg",
    "Baltic",
    "Mediterranean",
    "Atlantic",
    "Rhine",
    "Danube",
    "Thames",
    "Tarn",
    "Trump",
    "Biden",
    "Putin",
    "Merkel",
    "Macron",
    "Scholz",
    "Sánchez",
    "Starmer",
]


def shown(piece: Piece) -> str:
    """The visible words of an article's page."""
    page = article_page(piece, 3, None).decode(piece.outlet.charset)
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", page)
    page = page.replace('<span class="dropcap">', "").replace("</span>", "" if "dropcap" in page else "</span>")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_file_is_current() -> None:
    assert FILE.read_text("utf-8") == as_json(), "run: python -m sample.expected"


def test_size_of_the_newsroom() -> None:
    rows = EXPECTED["articles"]
    told = [event for event in EXPECTED["events"] if len(event["articles"]) > 1]
    assert len(rows) >= 70
    assert len({row["source"] for row in rows}) >= 12
    assert len({o.design for o in outlets().values()}) == len(outlets())
    assert len(told) >= 9
    assert len(EXPECTED["storylines"]) == 3
    assert all(len(line["events"]) == 3 for line in EXPECTED["storylines"])
    assert {row["language"] for row in rows} == {"en", "de", "es"}
    days = sorted(p.when.date() for p in PIECES.values())
    assert (days[0], days[-1]) == (date(2025, 9, 2), date(2025, 9, 28))


def test_enough_to_find() -> None:
    assert len(EXPECTED["findings"]) + len(EXPECTED["quotes"]) + len(EXPECTED["timeline"]) >= 45
    kinds = Counter(finding["kind"] for finding in EXPECTED["findings"])
    assert set(kinds) == {"agreed", "conflicting", "changed", "only_here"}
    assert min(kinds.values()) >= 4


def test_every_article_is_in_exactly_one_event() -> None:
    places = Counter(a for event in EXPECTED["events"] for a in event["articles"] + event["optional"])
    assert set(places) == {row["address"] for row in EXPECTED["articles"]}
    assert set(places.values()) == {1}


def test_names_of_events_are_known() -> None:
    ids = {event["id"] for event in EXPECTED["events"]}
    optional = {f"{p.outlet.key}/{p.slug}" for p in PIECES.values()}
    used = {row["event"] for part in ("findings", "timeline", "wrong_findings") for row in EXPECTED[part]}
    used |= {row[side] for row in EXPECTED["must_not_merge"] for side in ("a", "b")}
    used |= {event for line in EXPECTED["storylines"] for event in line["events"]}
    assert used <= ids
    assert {event for line in EXPECTED["storylines"] for event in line["may"]} <= ids | optional


def test_independent_reports_are_articles_less_copies() -> None:
    copies = {member["address"] for group in EXPECTED["copy_groups"] for member in group["members"]}
    for event in EXPECTED["events"]:
        assert event["independent_reports"] == len(set(event["articles"]) - copies)


@pytest.mark.parametrize("row", EXPECTED["articles"], ids=lambda row: str(row["file"]))
def test_phrases_stand_on_the_page(row: dict[str, Any]) -> None:
    piece = PIECES[row["address"]]
    page = shown(piece)
    lacking = [phrase for phrase in (*row["must_contain"], row["title"]) if " ".join(phrase.split()) not in page]
    assert lacking == []
    if row["source"] != "Mirror of Truth":
        strange = [line for line in row["must_not_contain"] if line not in page and line not in html.unescape(page)]
        assert strange == []
    assert not any(line in TEXTS[row["address"]] for line in row["must_not_contain"])


def test_words_of_findings_stand_in_their_articles() -> None:
    for finding in EXPECTED["findings"]:
        for value in finding["values"]:
            assert set(value["said_by"]) == set(value["words"])
            for address, words in value["words"].items():
                assert words in TEXTS[address], (address, words)
                event = next(e for e in EXPECTED["events"] if e["id"] == finding["event"])
                assert address in event["articles"]


def test_only_here_is_said_by_one_and_conflicts_by_two() -> None:
    for finding in EXPECTED["findings"]:
        sayers = {address for value in finding["values"] for address in value["said_by"]}
        assert len(sayers) == 1 if finding["kind"] == "only_here" else len(sayers) > 1
        assert len(finding["values"]) > 1 if finding["kind"] in ("conflicting", "changed") else True


def test_quotes_stand_in_their_articles() -> None:
    for quote in EXPECTED["quotes"]:
        text = TEXTS[quote["article"]]
        assert all(content in text for content in [quote["content"]]), quote
        assert quote["speaker"] is None or quote["speaker"].split()[-1] in text
    wordings = [quote for quote in EXPECTED["quotes"] if quote["same_as"] == "share the river"]
    assert len(wordings) == 4
    assert {quote["kind"] for quote in wordings} == {"direct", "mixed", "indirect"}


def test_timeline_words_and_weekdays_are_right() -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for entry in EXPECTED["timeline"]:
        assert entry["words"] in TEXTS[entry["article"]]
        named = [day for day in days if day in entry["words"]]
        first = date.fromisoformat(entry["from"])
        assert not named or days[first.weekday()] == named[0]


def test_edited_article() -> None:
    edited = [row for row in EXPECTED["articles"] if row["versions"] == 3]
    assert [row["source"] for row in edited] == ["The Eastmark Observer"]
    assert len(all_versions()["eastmark-observer/corvane-bank-shut"]) == 3


def test_weekdays_of_dated_words() -> None:
    """A weekday with a date beside it is that date's weekday."""
    for text in TEXTS.values():
        for day, number, month in re.findall(r"(\w+day), (\d+) (September)", text):
            assert date(2025, 9, int(number)).strftime("%A") == day, (day, number, month)


def test_nothing_real_is_named() -> None:
    files = [f for pattern in ("content/*/*.md", "outlets.toml") for f in HERE.glob(pattern)]
    pattern = re.compile(r"\b(" + "|".join(REAL) + r")\b")
    found = {f"{f.name}: {m.group()}" for f in files for m in pattern.finditer(f.read_text("utf-8"))}
    assert found == set()


def test_independent_tellings_are_worded_independently() -> None:
    """No two tellings of one event that are not copies share eight words in a row, but for quotations."""
    copies = {a for group in EXPECTED["copy_groups"] for a in [m["address"] for m in group["members"]]}
    for event in EXPECTED["events"]:
        seen: dict[tuple[str, ...], str] = {}
        for address in set(event["articles"]) - copies:
            words = re.sub(r'["“][^"”]*["”]', " | ", TEXTS[address]).lower().split()
            for i in range(len(words) - 7):
                gram = tuple(words[i : i + 8])
                assert seen.setdefault(gram, address) == address, (event["id"], gram)
