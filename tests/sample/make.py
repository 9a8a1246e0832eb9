"""Answers as a perfect reader of the sample newsroom would give them, made from what is expected and written."""

from typing import Any

from sample.pieces import published

Row = dict[str, Any]
PORT = ":4711"


def texts() -> dict[str, str]:
    """The true text of each article by address."""
    return {p.address: "\n".join((p.title, *p.story)) for p in published(3)}


def make_answer(expected: Row, port: str = PORT) -> Row:
    """An answer that finds everything, in the form of `manytold read --json`."""
    told = texts()
    storylines = [line["events"] for line in expected["storylines"]]
    in_line = {event for line in storylines for event in line}
    storylines += [[event["id"]] for event in expected["events"] if event["id"] not in in_line]
    events = {event["id"]: make_event(event, expected, told, port) for event in expected["events"]}
    for event in expected["events"]:
        for number, address in enumerate(event["optional"]):
            lone = {"id": f"{event['id']}-{number}", "articles": [address], "optional": [], "independent_reports": 1}
            storylines.append([lone["id"]])
            events[lone["id"]] = make_event(lone, expected, told, port)
    rows = [{"id": ids[0], "title": ids[0], "events": [events[id_] for id_ in ids]} for ids in storylines]
    trouble = [{"what": row["address"], "reason": row["reason_words"][0]} for row in expected["trouble"]]
    return {"storylines": rows, "skipped": [], "failed": trouble}


def make_event(event: Row, expected: Row, told: dict[str, str], port: str) -> Row:
    """One event with all its articles, findings, quotes and timeline entries."""
    mine = [row for row in expected["findings"] if row["event"] == event["id"]]
    quotes = [row for row in expected["quotes"] if row["article"] in event["articles"]]
    times = [row for row in expected["timeline"] if row["event"] == event["id"]]
    return {
        "id": event["id"],
        "independent_reports": event["independent_reports"],
        "articles": [make_article(address, expected, told, port) for address in event["articles"]],
        "findings": [make_finding(row, told) for row in mine],
        "quotes": make_quotes(quotes, told),
        "timeline": [
            {
                "from": row["from"],
                "to": row["to"],
                "planned": row["planned"],
                "text": row["words"],
                "receipts": [make_receipt(row["article"], row["words"], told)],
            }
            for row in times
        ],
    }


def make_article(address: str, expected: Row, told: dict[str, str], port: str) -> Row:
    """One article as it is listed in its event."""
    row = next(row for row in expected["articles"] if row["address"] == address)
    groups = [(g["lead"], m) for g in expected["copy_groups"] for m in g["members"] if m["address"] == address]
    lead, kind = (groups[0][0], groups[0][1]["kind"]) if groups else (None, None)
    return {
        "id": address,
        "url": address.replace(".localhost", f".localhost{port}"),
        "source": row["source"],
        "title": row["title"],
        "published": row["published"],
        "text": told[address],
        "copy_of": lead,
        "copy_kind": kind,
    }


def make_receipt(address: str, words: str, told: dict[str, str]) -> Row:
    """A receipt with true offsets. Raises ValueError where the words do not stand in the article."""
    start = told[address].index(words)
    return {"article": address, "version": 1, "start": start, "end": start + len(words), "text": words}


def make_finding(row: Row, told: dict[str, str]) -> Row:
    """A finding with a receipt from everybody who says its values."""
    values = [
        {"value": value["value"], "receipts": [make_receipt(a, words, told) for a, words in value["words"].items()]}
        for value in row["values"]
    ]
    return {"kind": row["kind"], "about": row["about"], "values": values}


def make_quotes(rows: list[Row], told: dict[str, str]) -> list[Row]:
    """Quotations, each with the other wordings of it."""
    found = []
    for row in rows:
        same = [r for r in rows if row["same_as"] and r["same_as"] == row["same_as"] and r is not row]
        found.append(
            {
                "content": row["content"],
                "speaker": row["speaker"],
                "receipt": make_receipt(row["article"], row["content"], told),
                "same_as": [make_receipt(r["article"], r["content"], told) for r in same],
            }
        )
    return found
