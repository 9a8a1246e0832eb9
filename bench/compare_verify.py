"""Whether every line shown of labelled sets, the five texts and the sample newsroom is derived from stored text again.

`./dev bench compare_verify [--json]`. Each set is worked in as a whole by the same walk as everything else, into a
database of its own, and `verify` derives every text, statement, event and comparison anew; it ends at the first that
differs, which counts as nothing derived.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, rows
from manytold import actions
from manytold.errors import Untrue
from manytold.kit import open_kit
from manytold.model.pages import Page
from manytold.run.grouping import JSON, read_record
from manytold.run.live import walk_newcomers
from manytold.run.plan import Plan
from manytold.run.records import NEVER, TOLD
from manytold.run.standard import STANDARD
from manytold.run.verify import Verified, verify
from manytold.settings import Settings, WalkSettings
from manytold.steps import Each
from manytold.store.database import Database, open_database
from sample.newsroom import saved_pages

SETS = (*EVENT_SETS, "meantime", "newswcl50", "gum_news", "quotes_de_wikinews")
ONE = WalkSettings(processes=1)
PLAN = replace(STANDARD, read=Each("read", 1, read_record))


def pages(name: str) -> Iterator[Page]:
    """The documents of a labelled set as records that came from another program."""
    for row in rows(DATA / name, "docs"):
        fields = {key: row.get(key) for key in ("id", *TOLD)}
        yield Page(None, None, 200, JSON, json.dumps(fields).encode(), NEVER, path=str(row["id"]))


def of_set(name: str) -> tuple[Verified, bool]:
    """What was derived of one labelled set, and whether nothing differed."""
    with TemporaryDirectory() as folder, open_database(f"sqlite:///{folder}/news.db") as database:
        walk_newcomers(database, pages(name), Settings(home=Path(folder), walk=ONE), plan=PLAN)
        return _verified(database, PLAN)


def of_files(files: Path) -> tuple[Verified, bool]:
    """As `of_set`, for files that are read as any reader's."""
    with TemporaryDirectory() as folder, open_kit(Settings(home=Path(folder), walk=ONE)) as kit:
        actions.read(kit, [str(files)])
        return _verified(kit.database, STANDARD)


def _verified(database: Database, plan: Plan) -> tuple[Verified, bool]:
    try:
        return verify(database, plan, lambda *_: None), True
    except Untrue as error:
        print(error, file=sys.stderr)
        return Verified(), False


def figures() -> list[Figure]:
    """Lines derived again, by set, and the share of sets in which nothing differed."""
    found = {name: of_set(name) for name in SETS}
    found["the five texts"] = of_files(DATA.parent / "seeds")
    with TemporaryDirectory() as folder:
        saved_pages(Path(folder))
        found["sample newsroom"] = of_files(Path(folder))
    told = [Figure(f"lines derived again, {name}", one.lines, "lines") for name, (one, _) in found.items()]
    good = sum(whole for _, whole in found.values()) / len(found)
    return [*told, Figure("sets in which every line was derived again", good, "share", 1.0, "at least")]


if __name__ == "__main__":
    sys.exit(report("compare_verify", figures()))
