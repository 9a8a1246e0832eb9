"""`manytold read`: anything readable in, stories with receipts out."""

import os
from contextlib import suppress
from pathlib import Path

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.questions.answers import EditionAnswer
from manytold.serve.html_file import edition_html
from manytold.serve.json import edition_json
from manytold.serve.markdown import edition_markdown
from manytold.serve.options import complain, keeping_option, open_console, quiet_option, settings_with, told_progress
from manytold.serve.text import print_edition
from manytold.serve.wording import one_line

IN_MEMORY = "sqlite://"


@click.command(short_help="Read addresses, feeds, files or folders and print their stories.")
@click.argument("what", nargs=-1)
@click.option("--json", "form", flag_value="json", help="Print one JSON object.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown.")
@click.option(
    "--html",
    "html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write one self-contained HTML file.",
)
@keeping_option
@click.option("--width", type=click.IntRange(40, 1000), metavar="N", help="Characters a line. Default: the window's.")
@click.option("--no-color", is_flag=True, help="No colours, also on a terminal (as with NO_COLOR).")
@quiet_option
def read(
    what: tuple[str, ...],
    form: str | None,
    html: Path | None,
    db: str | None,
    width: int | None,
    no_color: bool,
    quiet: bool,
) -> int:
    """Read WHAT and print its stories, each line with its receipt.

    WHAT is any mix of web addresses, feed addresses, OPML files, saved pages
    (.html, .mhtml), plain text, mails (.eml, mbox, maildir), folders, WARC files,
    and - for standard input.

    \b
    Examples:
      manytold read https://example.org/feed.xml
      manytold read page.html notes.txt saved/ archive.warc.gz
      manytold read feeds.opml --db sqlite:///news.db      (keeps it)
      manytold read --db sqlite:///news.db                 (what is kept)
      manytold read saved/ --json | jq '.storylines[].title'
      manytold read saved/ --html stories.html
      curl -s https://example.org/a | manytold read -

    Without --db nothing is kept.
    """
    if not (what or db):
        raise click.MissingParameter(param_hint="'WHAT...'", param_type="argument")
    with open_kit(settings_with(db or IN_MEMORY)) as kit, told_progress(quiet) as tell:
        answer = actions.read(kit, what, tell) if what else actions.show(kit)
    edition = answer.edition
    if html:
        write_whole(html, edition_html(edition))
    printed = _print(edition, form, html, width, no_color)
    if not printed and not quiet:
        for outcome in (*edition.skipped, *edition.failed):
            complain(f"{one_line(outcome.what)}: {one_line(outcome.reason)}")
    return status_of(answer) if what else 0


def status_of(answer: actions.ReadAnswer) -> int:
    """Of what was asked for this time: 0 all was read; 1 something failed; 2 nothing could be read."""
    if not answer.edition.storylines or not answer.walk.pages:
        return 2
    return 1 if answer.walk.failed else 0


def write_whole(file: Path, text: str) -> None:
    """Write a file so that it is there as a whole or not at all. Raises click's FileError when it cannot be written."""
    beside = file.with_name(f".manytold-{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8") as opened:
            opened.write(text)
        beside.replace(file)
    except OSError as error:
        raise click.FileError(str(file), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _print(edition: EditionAnswer, form: str | None, html: Path | None, width: int | None, no_color: bool) -> bool:
    """Print the edition in its form; whether what failed was said there for people to see."""
    if form == "json":
        click.echo(edition_json(edition), nl=False)
    elif form == "markdown":
        click.echo(edition_markdown(edition), nl=False)
    elif html is None and edition.storylines:
        console = open_console(width, no_color)
        print_edition(edition, console)
        return console.is_terminal
    return False
