"""Records of other programs: JSON Lines (https://jsonlines.org), plain or packed with gzip, one record at a time.

A line that is no record becomes a refusal and stops nothing. Never more than one line is held.
"""

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from manytold.fetch.files import shown
from manytold.model.outcomes import Failed, Outcome
from manytold.settings import MIB

Id = str | int
Record = dict[str, Any]
Other = TypeVar("Other")
MOST_BYTES = 32 * MIB
"""Bytes of one line: a page at the bound of what is read, with room for its escapes."""
LONG_ID = 1000
"""Characters of the longest id."""
JSON_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}
UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """One record as it came; `size` is that of its line in bytes."""

    id: Id
    fields: Record = field(hash=False)
    size: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that is not worked on; `id` is None where it could not be told."""

    id: Id | None
    outcome: Outcome


def given(files: Sequence[str]) -> Iterator[Given | Refused]:
    """The records of files (`.gz` is unpacked; `-` is standard input); of several with one id only the first."""
    return once(found for name in files for found in records_in(name))


def once(found: Iterable[Given | Refused | Other]) -> Iterator[Given | Refused | Other]:
    """Records whose id did not come before, and everything else; sixteen bytes of each id are remembered."""
    seen: set[bytes] = set()
    for item in found:
        if not isinstance(item, Given):
            yield item
            continue
        key = sha256(json.dumps(item.id).encode()).digest()[:16]
        yield Refused(item.id, Failed(str(item.id), "a record with this id came before")) if key in seen else item
        seen.add(key)


def records_in(name: str) -> Iterator[Given | Refused]:
    """The records of one file; a file that cannot be read, or only to some line, is one refusal."""
    if name == "-":
        yield from _records(sys.stdin.buffer, "standard input")
        return
    try:
        with Path(name).open("rb") as file:
            packed = name.lower().endswith(".gz")
            yield from _records(gzip.GzipFile(fileobj=file) if packed else file, shown(name))
    except (OSError, ValueError) as error:
        yield _refused(shown(name), _cannot(error))


def _records(stream: BinaryIO | gzip.GzipFile, name: str) -> Iterator[Given | Refused]:
    number = 0
    try:
        for number, line in enumerate(_lines(stream), 1):
            found = _record(line, f"line {number} of {name}")
            if found is not None:
                yield found
    except (OSError, EOFError, zlib.error):
        yield _refused(name, f"it breaks off or is damaged after line {number}; the lines before were read")


def _lines(stream: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    """Lines, those too long cut to one byte more than the bound."""
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        left = len(line) > MOST_BYTES and not line.endswith(b"\n")
        while left:
            rest = stream.readline(MIB)
            left = bool(rest) and not rest.endswith(b"\n")


def _record(line: bytes, what: str) -> Given | Refused | None:
    """What is in a line; nothing in a blank one."""
    if len(line) > MOST_BYTES:
        return _refused(what, f"it is longer than {MOST_BYTES // MIB} MB")
    if not line.strip(b"\xef\xbb\xbf\r\n\t "):
        return None
    try:
        fields = json.loads(line.rstrip().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        return _refused(what, f"it is not JSON in UTF-8{where}")
    if not isinstance(fields, dict):
        return _refused(what, f"it is {kind_of(fields)}, not an object")
    wrong = _wrong_id(fields.get("id"))
    return _refused(what, wrong) if wrong else Given(fields["id"], fields, len(line))


def _wrong_id(name: object) -> str | None:
    if name is None:
        return "it has no id"
    if isinstance(name, bool) or not isinstance(name, str | int):
        return f"its id is {kind_of(name)}, not text or a whole number"
    return f"its id is longer than {LONG_ID} characters" if len(str(name)) > LONG_ID else None


def _refused(what: str, reason: str) -> Refused:
    return Refused(None, Failed(what, f"{what}: {reason}"))


def _cannot(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file; check the name"
    if isinstance(error, IsADirectoryError):
        return "a folder; name the files in it"
    return "may not be read; check its permissions" if isinstance(error, PermissionError) else "cannot be read"


def kind_of(value: object) -> str:
    """What JSON calls a value."""
    return "null" if value is None else JSON_KINDS.get(type(value), "no text")


def text_of(given: Given, name: str) -> str | Failed:
    """A text of a record, empty where it is missing or null; every character that cannot be stored becomes U+FFFD.

    One character stands for one, so that offsets hold.
    """
    value = given.fields.get(name)
    if value is not None and not isinstance(value, str):
        return Failed(str(given.id), f"its {name} is {kind_of(value)}, not text")
    return UNSTORABLE.sub("\ufffd", value or "")


def refusal(refused: Refused) -> Record:
    """The record that is given out in place of a result."""
    kind = "failed" if isinstance(refused.outcome, Failed) else "skipped"
    return {"id": refused.id, kind: True, "reason": refused.outcome.reason}
