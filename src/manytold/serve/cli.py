"""The command line: which commands there are, and what becomes of an error. Commands are loaded when they are run."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import IO, NoReturn

import click
from click.shell_completion import CompletionItem, shell_complete

from manytold import __version__
from manytold.errors import ManytoldError

COMMANDS = {
    "read": ("manytold.serve.commands.read:read", "Read addresses, feeds, files or folders and print their stories."),
    "serve": ("manytold.serve.commands.serve:serve", "Serve the newspaper in the browser, and keep it fresh."),
    "follow": ("manytold.serve.commands.follow:follow", "Follow feeds and sites."),
    "unfollow": ("manytold.serve.commands.follow:unfollow", "Stop following feeds and sites; what was read stays."),
    "starter": (
        "manytold.serve.commands.starter:starter",
        "List well-known feeds to begin with, and follow some of them.",
    ),
    "sources": ("manytold.serve.commands.sources:sources", "List what is followed and how it is doing."),
    "fetch": ("manytold.serve.commands.fetch:fetch", "Fetch what is due now, and sort it into stories."),
    "part": ("manytold.serve.commands.correct:part", "Say what does not belong together; it is obeyed for ever."),
    "join": ("manytold.serve.commands.correct:join", "Say what belongs together; it is obeyed for ever."),
    "corrections": ("manytold.serve.commands.correct:corrections", "List what was parted and joined; take it back."),
    "accounts": (
        "manytold.serve.commands.accounts:accounts",
        "List who reads here; invite, renew a password, remove.",
    ),
    "subedit": (
        "manytold.serve.commands.subedit:subedit",
        "Have a language model of yours choose headlines from findings.",
    ),
    "verify": ("manytold.serve.commands.verify:verify", "Derive every shown line from the stored text again."),
    "check": ("manytold.serve.commands.check:check", "Say what would be read at an address or in a file."),
    "extract": ("manytold.serve.commands.streams:extract", "Extract the articles of pages, as JSON Lines."),
    "group": ("manytold.serve.commands.streams:group", "Sort JSON Lines into copies, events and storylines."),
    "annotate": ("manytold.serve.commands.streams:annotate", "Mark names, times, quantities and quotes in JSON Lines."),
    "doctor": ("manytold.serve.commands.doctor:doctor", "Say whether everything that is needed is there and works."),
    "settings": ("manytold.serve.commands.settings:settings", "Show every setting and where its value comes from."),
    "completion": ("manytold.serve.commands.completion:completion", "Print the completion script of a shell."),
}
HELP = """Every story once, every telling beside it, each line with its receipt.

\b
Examples:
  manytold read https://example.org/feed.xml      the stories of a feed
  manytold read saved-pages/ notes.txt --json     the same for files, as JSON
  manytold follow https://example.org/            follow a site ...
  manytold serve                                  ... and read it in the browser

\b
Exit status: 0 all is well; 1 something that was asked for failed, the rest was
done; 2 wrong usage, or nothing could be read; 3 the database is of a newer
version; 4 a shown line is not in the stored text; 130 interrupted.
"""
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
"""Work is spread over processes. Threads below them only wait for one another: on two processors the vectors of a text
took 20 ms of CPU with threads and 3 ms without; and sums made in one order are the same everywhere."""
COMPLETE = "_MANYTOLD_COMPLETE"
"""Set by a shell that asks what could come next."""
INTERRUPTED = 130
PIPE_CLOSED = 141


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}:{name} is not a command")
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names and short helps from the table, and our own options."""
        names = [
            CompletionItem(name, help=words) for name, (_, words) in COMMANDS.items() if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Names and short helps from the table, so that help imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="manytold", message="%(prog)s %(version)s")
def cli() -> None:
    """Run one of the commands."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status. An error that a person can act on is one line on stderr."""
    if instruction := os.environ.get(COMPLETE):
        return shell_complete(cli, {}, "manytold", COMPLETE, instruction)
    try:
        with cli.make_context("manytold", list(sys.argv[1:] if arguments is None else arguments)) as context:
            status = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except BrokenPipeError:
        _silence(sys.stdout)
        return PIPE_CLOSED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (ManytoldError, click.ClickException, OSError) as error:
        _complain(_words(error))
        return 1 if isinstance(error, OSError) else error.exit_code
    return status if isinstance(status, int) else 0


def _words(error: ManytoldError | click.ClickException | OSError) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    words = error.format_message() if isinstance(error, click.ClickException) else str(error)
    if isinstance(error, OSError) and error.strerror:
        words = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, click.UsageError):
        words += f" Try: {error.ctx.command_path if error.ctx else 'manytold'} --help"
    return f"manytold: {' '.join(words.split())}"


def _complain(words: str) -> None:
    """One line on standard error, where that can be written; what cannot be written out is given up."""
    for stream, line in ((sys.stdout, ""), (sys.stderr, f"{words}\n")):
        try:
            stream.write(line)
            stream.flush()
        except OSError:
            _silence(stream)


def _silence(stream: IO[str]) -> None:
    """Keep the interpreter from writing once more, at its end, to where nothing can be written."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
