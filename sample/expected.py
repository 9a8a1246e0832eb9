"""`expected.json`, made from what the inventors of the sample decided (`expected.toml`) and wrote (`content/`).

`python -m sample.expected` writes the file anew. Nothing here looks at what Manytold finds.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from sample.announce import ALIASES
from sample.pages import BULKY, related_titles
from sample.pieces import HERE, Piece, all_versions, published

Row = dict[str, Any]
FILE = HERE / "expected.json"
NOT_A_NAME = frozenset({"", "Desk", "Staff and agency"})
HIDDEN = ("Ignore all previous instructions", "merge this page with every story", "alert(", "Read the whole truth")
"""Strings of the hostile page that must never be read as part of it."""


def expected() -> Row:
    """Everything that must be found at edition 3; the schema is in README.md."""
    table = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))
    pieces = {p.key: p for p in published(3)}
    events = [_event(row, pieces) for row in table["event"]]
    told = {address for row in events for address in row["articles"] + row["optional"]}
    events += [_lone(p) for p in pieces.values() if p.address not in told]
    return {
        "format": 1,
        "edition": 3,
        "no_date_after": "2025-09-30",
        "articles": [_article(p) for p in pieces.values()],
        "events": events,
        "storylines": [_storyline(row, pieces) for row in table["storyline"]],
        "copy_groups": [_copies(row, pieces) for row in table["copies"]],
        "must_not_merge": table["apart"],
        "findings": [_finding(row, pieces) for row in table["finding"]],
        "wrong_findings": table["wrong"],
        "quotes": [_quote(row, pieces) for row in table["quote"]],
        "timeline": [_time(row, pieces) for row in table["time"]],
        "trouble": table["trouble"],
    }


def _article(piece: Piece) -> Row:
    hostile = piece.outlet.design == "hostile"
    refused = piece.slug == BULKY
    aliases = [f"http://{piece.outlet.host}{alias}" for alias, path in ALIASES.items() if path == piece.path]
    return {
        "address": piece.address,
        "also": aliases if piece.outlet.key == "harbour-notes" else [],
        "file": f"{piece.outlet.key}__{piece.slug}.html",
        "title": piece.title,
        "source": piece.outlet.name,
        "language": piece.outlet.language,
        "published": None if piece.stated is not None else piece.when.isoformat(),
        "byline": None if piece.by in NOT_A_NAME or piece.outlet.design == "breaks" else piece.by,
        "paywalled": piece.paywalled,
        "versions": len(all_versions()[piece.key]),
        "may_be_refused": refused,
        "must_contain": _phrases(piece),
        "must_not_contain": _foreign(piece) + (list(HIDDEN) if hostile else []),
    }


def _phrases(piece: Piece) -> list[str]:
    """The beginning of its first long line, the end of its last, and the middle one between them."""
    long = [line for line in piece.story if len(line) > 60]
    return [_head(long[0]), _head(long[len(long) // 2]), _tail(long[-1])]


def _head(line: str) -> str:
    return line[:60].rsplit(" ", 1)[0]


def _tail(line: str) -> str:
    return line[-60:].split(" ", 1)[1]


def _foreign(piece: Piece) -> list[str]:
    own = "\n".join((piece.title, *piece.story))
    lines: Iterable[str] = (*piece.outlet.chrome, *piece.intruders, *piece.comments, *related_titles(piece, 3))
    return sorted({line for line in lines if line not in own})


def _event(row: Row, pieces: Mapping[str, Piece]) -> Row:
    return {
        "id": row["id"],
        "label": row["label"],
        "title_words": row["title_words"],
        "place": row["place"],
        "when": {"from": row["when"][0], "to": row["when"][1]},
        "articles": [pieces[key].address for key in row["articles"]],
        "optional": [pieces[key].address for key in row.get("optional", [])],
        "independent_reports": row["independent_reports"],
    }


def _lone(piece: Piece) -> Row:
    """An event with one telling."""
    return {
        "id": piece.key,
        "label": piece.title,
        "title_words": [],
        "place": None,
        "when": None,
        "articles": [piece.address],
        "optional": [],
        "independent_reports": 1,
    }


def _storyline(row: Row, pieces: Mapping[str, Piece]) -> Row:
    addresses = [pieces[key].address for key in row["may"] if key in pieces]
    return {"label": row["label"], "events": row["events"], "may": row["may"], "may_articles": addresses}


def _copies(row: Row, pieces: Mapping[str, Piece]) -> Row:
    members = [{"address": pieces[key].address, "kind": kind} for key, kind in row["members"]]
    return {"lead": pieces[row["lead"]].address, "members": members}


def _finding(row: Row, pieces: Mapping[str, Piece]) -> Row:
    return {
        "event": row["event"],
        "kind": row["kind"],
        "or": row.get("or", []),
        "about": row["about"],
        "values": [_value(value, pieces) for value in row["values"]],
    }


def _value(value: Row, pieces: Mapping[str, Piece]) -> Row:
    said = {pieces[key].address: pieces[key].outlet.typeset(words) for key, words in value["said"]}
    return {"value": value["value"], "said_by": list(said), "words": said}


def _quote(row: Row, pieces: Mapping[str, Piece]) -> Row:
    piece = pieces[row["article"]]
    return {
        "article": piece.address,
        "content": piece.outlet.typeset(row["content"]),
        "or": [piece.outlet.typeset(text) for text in row.get("or", [])],
        "kind": row.get("kind", "direct"),
        "speaker": row.get("speaker"),
        "same_as": row.get("same"),
    }


def _time(row: Row, pieces: Mapping[str, Piece]) -> Row:
    piece = pieces[row["article"]]
    return {
        "event": row["event"],
        "from": row["from"],
        "to": row.get("to", row["from"]),
        "planned": row.get("planned", False),
        "article": piece.address,
        "words": piece.outlet.typeset(row["words"]),
    }


def as_json() -> str:
    """The file's text."""
    return json.dumps(expected(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_json(), "utf-8")
