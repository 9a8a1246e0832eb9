"""What was removed for good stays out of an archive, and what earlier walks kept and made of it is dropped.

A page is barred when its address was removed, or the article that it is read as; of the latter the pages tell nothing
until they are read. Whatever the order, the same pages are left.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from shutil import rmtree

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.run.pairing import OUTCOMES
from manytold.run.partitions import MANIFEST, STAGE, shard_name
from manytold.run.removing import REASON
from manytold.run.stages import PAGES
from manytold.store.nouns import decode, encode
from manytold.store.pages import address_of
from manytold.store.shelf import has, put, shards, take


def barred(found: Iterable[Page | Skipped | Failed], removed: Collection[str]) -> Iterator[Page | Skipped | Failed]:
    """The pages found, with a reason in the place of those whose address was removed."""
    for one in found:
        if isinstance(one, Page) and address_of(one) in removed:
            yield Skipped(address_of(one), REASON)
        else:
            yield one


def drop_removed(shelf: Path, read: str, removed: Collection[str]) -> bool:
    """Drops kept pages that are barred, and everything made of them; gives whether there were any.

    `read` is the step whose folders tell which article a page is read as. What is made of the other pages is made anew
    by the walk that follows; their readings stay. Cut off at any point, it is done when it is done again.
    """
    if not removed:
        return False
    made = [folder for folder in shelf.glob("*-v*") if STAGE.fullmatch(folder.name)]
    readings = [folder for folder in made if folder.name.startswith(f"{read}-v")]
    gone = _pages_read_as(readings, removed)
    some = {path: rows for path in shards(shelf / "pages") if (rows := _barred_rows(path, removed, gone))}
    if not some:
        return False
    (shelf / MANIFEST).unlink(missing_ok=True)
    for folder in set(made) - set(readings):
        rmtree(folder)
    for path, addresses in some.items():
        _rewrite(shelf, path, addresses)
        for folder in readings:
            _forget_shard(folder, path.stem)
        path.unlink()
    return True


def _pages_read_as(readings: Iterable[Path], removed: Collection[str]) -> set[str]:
    """Ids of pages that were read as an article that was removed."""
    parts = (part for folder in readings for part in folder.glob("part-*"))
    rows = (row for part in parts for shard in shards(part) for row in take(shard, ["article", "page"]))
    return {row["page"] for row in rows if row["article"] in removed}


def _barred_rows(path: Path, removed: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """Addresses of the barred pages of a shard, by id."""
    there = ((row["id"], address_of(decode(row["noun"], Page))) for row in take(path, ["id", "noun"]))
    return {name: address for name, address in there if name in gone or address in removed}


def _rewrite(shelf: Path, path: Path, barred_rows: dict[str, str]) -> None:
    """Keeps the other pages of a shard under a name of their own, and why these are left out."""
    rows = [row for row in take(path) if row["id"] not in barred_rows]
    name = shard_name((row["id"], row["time"], row["noun"]) for row in rows)
    if rows and not has(shelf / "pages", name):
        put(shelf / "pages", name, rows, PAGES)
    outcomes = (Skipped(address, REASON) for address in sorted(set(barred_rows.values())))
    refused = [{"step": "read", "noun": encode(outcome)} for outcome in outcomes]
    put(shelf / "outcomes", f"removed-{path.stem}", refused, OUTCOMES)


def _forget_shard(folder: Path, name: str) -> None:
    """Forgets what was made of a shard as a whole, and of stretches of it."""
    for path in [*folder.rglob(f"{name}.parquet"), *folder.rglob(f"{name}-*.parquet")]:
        path.unlink()
