"""What a newcomer costs when many articles are stored, live, and what an article costs in the archive run.

`python -m bench.growth [--json] [--stored 10000,100000] [--newcomers 500] [--archive] [--keep FOLDER]`.
The store is filled with facts of made articles by the real saving, linking and merging; only finding their facts is
short-cut (`bench.made_check` compares with facts really found), and they are not described, compared or indexed.
A filled store in FOLDER is filled up further the next time. Newcomers are worked in by the real walk, from pages.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import func, select

from bench import made_articles
from bench.figures import Figure, report
from bench.parts import Parts
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.run import happenings, linking, live, newcomers, pairing
from manytold.run.archive import walk_archive
from manytold.run.live import walk_newcomers
from manytold.run.newcomers import Changes
from manytold.run.plan import Plan
from manytold.run.standard import STANDARD
from manytold.run.words import NOTHING_SAID
from manytold.settings import Settings, WalkSettings
from manytold.steps import Each, Linked
from manytold.store import articles, comparisons, copies, events, tables
from manytold.store.database import open_database
from manytold.store.rows import chunks

NAMED = ("fingerprint", "profile", "link", "merge")
FILLED_AT_ONCE = 500
LIVE_BAR, ARCHIVE_BAR, GROWTH_BAR, MEMORY_BAR = 1000 / 150, 1000 / 400, 1.5, 1024.0


def page(number: int) -> Page:
    """The page whose reading is the made article of a number."""
    made = made_articles.article(number)
    body = f"{number}\n{made.text}".encode()
    return Page(made.url, made.url, 200, "text/plain", body, made.fetched)


def read(found: Page) -> Article:
    """The made article of a page."""
    return made_articles.article(int(found.body.partition(b"\n")[0]))


READ = Each("read", STANDARD.read.version, read)


def timed_plan(parts: Parts) -> Plan:
    """The real plan, its steps timed."""

    def each(step: Each[Any, Any], part: str) -> Each[Any, Any]:
        return replace(step, work=parts.timed(part, step.work))

    def linked(step: Linked[Any, Any, Any]) -> Linked[Any, Any, Any]:
        def judge(pairs: Any) -> list[Any]:
            some = list(pairs)
            parts.counts[f"pairs {step.name}"] += len(some)
            return list(step.judge(some))

        def keys(item: Any) -> list[str]:
            found = list(step.keys(item))
            parts.counts[f"keys {step.name}"] += len(found)
            return found

        return replace(
            step,
            keys=parts.timed(f"link: keys {step.name}", keys),
            judge=parts.timed(f"link: judge {step.name}", judge),
            merge=parts.timed(f"merge: groups {step.name}", step.merge),
        )

    plan = replace(STANDARD, read=each(READ, "reading"), copies=linked(STANDARD.copies), events=linked(STANDARD.events))
    names = ("fingerprint", "profile", "statements", "describe", "compare")
    return replace(plan, **{name: each(getattr(STANDARD, name), name) for name in names})


@contextmanager
def watched(parts: Parts) -> Iterator[None]:
    """Times the moves of the live walk while this lasts."""
    moves: tuple[tuple[Any, str, str, bool], ...] = (
        (happenings, "relink", "link: rest", False),
        (happenings, "regroup", "merge: rest", False),
        (happenings, "_copies", "merge: keep copies", False),
        (happenings, "_events", "merge: keep events", False),
        (happenings, "_storylines", "storylines", True),
        (happenings, "_tell", "tell", False),
        (newcomers, "_save_facts", "save facts", False),
        (newcomers, "learn", "site", True),
        (newcomers.search, "index_articles", "search index", True),
        (live, "take_in", "take in", False),
        (live, "digest", "digest", False),
        (linking, "hold", "link: meet", False),
        (linking.meetings, "save_links", "link: save links", False),
        (linking.meetings, "links_of", "link: load links", False),
        (linking, "_reach", "merge: reach", False),
    )
    before = [(room, name, getattr(room, name)) for room, name, _, _ in moves]
    for room, name, part, whole in moves:
        setattr(room, name, parts.timed(part, getattr(room, name), whole=whole))
    try:
        yield
    finally:
        for room, name, old in before:
            setattr(room, name, old)


def fill(database_file: Path, until: int, kept: Path) -> None:
    """Stores made articles up to a number, by the real saving, linking and merging."""
    from bench.made_facts import facts_of, first_facts  # noqa: PLC0415  (holds a whole period in memory)

    known = first_facts(kept)
    with open_database(f"sqlite:///{database_file}") as database:
        with database.look() as session:
            done = session.execute(select(func.count()).select_from(tables.articles)).scalar_one()
        for numbers in chunks(range(done, until), FILLED_AT_ONCE):
            fresh = {facts.article.id: facts for facts in facts_of(known, numbers)}
            with database.begin() as session:
                articles.save_versions(session, {name: [facts.article] for name, facts in fresh.items()})
                copies.save_fingerprints(session, (facts.fingerprint for facts in fresh.values()))
                events.save_profiles(session, (facts.profile for facts in fresh.values()))
                comparisons.save_statements(session, (facts.statements for facts in fresh.values()))
                changes = Changes(fresh, frozenset())
                copied = happenings._copies(session, STANDARD, changes, NOTHING_SAID)
                happenings._events(session, STANDARD, changes, copied, NOTHING_SAID)


def measure(database_file: Path, count: int) -> dict[str, Any]:
    """Milliseconds of each part for one newcomer, pairs judged, and the memory that the walk took."""
    parts = Parts()
    with open_database(f"sqlite:///{database_file}") as database:
        with database.look() as session:
            first = session.execute(select(func.count()).select_from(tables.articles)).scalar_one()
        warm = [page(number) for number in range(first, first + 100)]
        found = [page(number) for number in range(first + 100, first + 100 + count)]
        settings = Settings(walk=WalkSettings(processes=1))
        walk_newcomers(database, warm, settings, plan=replace(STANDARD, read=READ))
        before = process_time()
        with watched(parts):
            walk_newcomers(database, found, settings, plan=timed_plan(parts))
        whole = process_time() - before
    return result(parts, whole, count, first)


def result(parts: Parts, whole: float, count: int, stored: int) -> dict[str, Any]:
    """Figures for one article."""
    each = {name: 1000 * seconds / count for name, seconds in parts.seconds.items() if name != "reading"}
    each["other"] = 1000 * whole / count - sum(1000 * s / count for s in parts.seconds.values())
    counts = {name: n / count for name, n in parts.counts.items() if name.startswith(("pairs ", "keys "))}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"stored": stored, "ms": each, "counts": counts, "MiB": memory}


def measure_archive(shelf: Path, count: int) -> dict[str, Any]:
    """As `measure`, for a whole archive in one process."""
    parts = Parts()
    moves = {"write_keys": "link", "write_pairs": "link", "judge_block": "link", "_write_bins": "merge"}
    for name, part in (moves | {"merge_bin": "merge"}).items():
        setattr(pairing, name, _by_step(parts, part, getattr(pairing, name)))
    before = process_time()
    walk_archive((page(number) for number in range(count)), shelf, map, timed_plan(parts))
    return result(parts, process_time() - before, count, 0)


def _by_step(parts: Parts, part: str, work: Any) -> Any:
    """Times a stage of copies and events under its part, and of storylines under theirs."""
    name = work.__name__
    timed = {step: parts.timed(f"{part}: {name} {step}", work) for step in ("copies", "events")}
    storylines = parts.timed("storylines", work, whole=True)

    def call(job: Any, *given: Any) -> Any:
        step = (job.pairing if hasattr(job, "pairing") else job).step.name
        return timed.get(step, storylines)(job, *given)

    call.__name__ = name
    return call


def named(found: dict[str, Any]) -> dict[str, float]:
    """The four parts that the bar is set for."""
    return {part: sum(ms for name, ms in found["ms"].items() if name.partition(":")[0] == part) for part in NAMED}


def figures(found: dict[str, Any], title: str, bar: float) -> Iterator[Figure]:
    """A row for each part."""
    parts = named(found)
    yield Figure(f"{title}: fingerprint + profile + link + merge", sum(parts.values()), "ms", bar)
    yield from (Figure(f"{title}: {part}", ms, "ms") for part, ms in parts.items())
    details = {name: ms for name, ms in sorted(found["ms"].items()) if name not in NAMED}
    yield from (Figure(f"{title}:   {name}", ms, "ms") for name, ms in details.items())
    yield from (Figure(f"{title}: {name} an article", n, "") for name, n in sorted(found["counts"].items()))
    yield Figure(f"{title}: memory", found["MiB"], "MiB", MEMORY_BAR)


def child(*given: object) -> dict[str, Any]:
    """What this file prints in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "bench.growth", *map(str, given)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout or "{}")
    return found


def run(kept: Path, options: argparse.Namespace) -> list[Figure]:
    """All figures asked for."""
    kept.mkdir(parents=True, exist_ok=True)
    rows: list[Figure] = []
    sums: list[float] = []
    for stored in options.stored:
        child("--fill", stored, "--keep", kept)
        found = child("--measure", "--newcomers", options.newcomers, "--keep", kept)
        sums.append(sum(named(found).values()))
        rows += figures(found, f"{found['stored']} stored", LIVE_BAR)
    if len(sums) > 1:
        rows.append(Figure("last size beside first", sums[-1] / sums[0], "times", GROWTH_BAR))
    if options.archive:
        with tempfile.TemporaryDirectory() as shelf:
            found = child("--measure-archive", options.archive, "--keep", shelf)
            rows += figures(found, f"archive of {options.archive}", ARCHIVE_BAR)
    return rows


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--stored", type=lambda s: [int(n) for n in s.split(",") if n], default=[10_000, 100_000])
    parser.add_argument("--newcomers", type=int, default=500)
    parser.add_argument("--archive", type=int, nargs="?", const=5000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--fill", type=int)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--measure-archive", type=int)
    return parser.parse_args(given)


def main() -> int:
    """Measure and report; with the inner options, one part in this process."""
    options = arguments(sys.argv[1:])
    if options.fill is not None:
        fill(options.keep / "growth.db", options.fill, options.keep)
    elif options.measure:
        print(json.dumps(measure(options.keep / "growth.db", options.newcomers)))
    elif options.measure_archive:
        print(json.dumps(measure_archive(options.keep, options.measure_archive)))
    elif options.keep:
        return report("growth", run(options.keep, options))
    else:
        with tempfile.TemporaryDirectory() as kept:
            return report("growth", run(Path(kept), options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
