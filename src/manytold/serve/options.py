"""What several commands share: options, the settings they lead to, and what is said on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from rich.console import Console

from manytold.settings import Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., object])
Progress = Callable[[str], None]
PIPED_WIDTH = 100
"""Characters a line where nobody says how wide the window is."""
WIDEST = 110
"""Characters a line at most: longer ones are hard to read."""


def database_option(command: Command) -> Command:
    """`--db URL`, passed as `db`."""
    return click.option(
        "--db",
        metavar="URL",
        help="Database to use: sqlite:///FILE or postgresql://HOST/NAME. Default: manytold.db in the home folder.",
    )(command)


def keeping_option(command: Command) -> Command:
    """`--db URL` of a command that keeps nothing without it, passed as `db`."""
    return click.option(
        "--db",
        metavar="URL",
        help="Database to keep it in: sqlite:///FILE or postgresql://HOST/NAME. Default: nothing is kept.",
    )(command)


def quiet_option(command: Command) -> Command:
    """`--quiet`, passed as `quiet`."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing while working.")(command)


def settings_with(db: str | None, **flags: Any) -> Settings:
    """Settings as they stand, with the flags of the command line last; dotted names with `__` for the dot."""
    return load_settings(database=db, **flags)


def open_console(width: int | None = None, no_color: bool = False) -> Console:
    """Standard output as rich sees it: colour only on a terminal, and never with NO_COLOR or `no_color`."""
    console = Console(width=width, no_color=no_color or None, highlight=False, emoji=False, markup=False)
    if width is None:
        console.width = min(console.width, WIDEST) if console.is_terminal else PIPED_WIDTH
    return console


@contextmanager
def told_progress(quiet: bool) -> Iterator[Progress | None]:
    """A way to say what is being done, on one line of a terminal's standard error; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    console = Console(stderr=True, highlight=False)
    with console.status("", spinner="dots") as status:
        yield lambda words: status.update(f"{words}")


def complain(words: str) -> None:
    """One line on standard error, as every error of ours."""
    click.echo(f"manytold: {' '.join(words.split())}", err=True)
