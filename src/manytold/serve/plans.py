"""What following a list of feeds would change, as a table for a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from manytold.run.follow import Preview
from manytold.serve.wording import one_line

MOST_FOLDERS = 30
MOST_HOSTS = 10
MOST_REFUSED = 20


def show_plan(console: Console, plan: Preview, *, refused: bool = True) -> None:
    """New feeds by folder, hosts with many of them, and what is refused with its reason, unless that is said later."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    for number, words in _rows(plan):
        table.add_row(f"{number:,}", words)
    console.print(table)
    for one in plan.refused[:MOST_REFUSED] if refused else ():
        console.print(f"left out: {one_line(one.what)}: {one_line(one.reason)}", soft_wrap=True)
    if refused and len(plan.refused) > MOST_REFUSED:
        console.print(f"left out: {len(plan.refused) - MOST_REFUSED:,} more")


def _rows(plan: Preview) -> Iterator[tuple[int, str]]:
    yield len(plan.new), "new"
    for folder, number in plan.folders[:MOST_FOLDERS]:
        if folder or len(plan.folders) > 1:
            yield number, f"  in {one_line(' / '.join(folder)) or 'no folder'}"
    if len(plan.folders) > MOST_FOLDERS:
        yield sum(number for _, number in plan.folders[MOST_FOLDERS:]), "  in further folders"
    for host, number in plan.hosts[:MOST_HOSTS]:
        yield number, f"  at {one_line(host)}"
    yield len(plan.known), "followed already"
    yield len(plan.refused), "left out"
