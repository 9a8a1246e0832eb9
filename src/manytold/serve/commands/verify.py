"""`manytold verify`: every shown line is derived from stored text again."""

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, quiet_option, settings_with, told_progress
from manytold.serve.wording import count


@click.command(short_help="Derive every shown line from the stored text again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
@quiet_option
def verify(as_json: bool, db: str | None, quiet: bool) -> None:
    """Derive every shown line from the stored text again.

    The exit status is 4 at the first line that differs.

    \b
    Examples:
      manytold verify
      manytold verify --db sqlite:///news.db
    """
    with open_kit(settings_with(db)) as kit, told_progress(quiet) as tell:
        found = actions.verify(kit, tell)
    if as_json:
        record = {"format": FORMAT, "texts": found.texts, "events": found.events, "lines": found.lines}
        click.echo(dumps(record), nl=False)
    elif not quiet:
        click.echo(
            f"{count(found.lines, 'line')} of {count(found.events, 'event')} derived again from "
            f"{count(found.texts, 'text')}: all true"
        )
