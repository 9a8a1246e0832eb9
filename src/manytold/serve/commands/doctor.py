"""`manytold doctor`: is everything there that is needed, and does it work."""

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, settings_with
from manytold.serve.wording import one_line


@click.command(short_help="Say whether everything that is needed is there and works.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def doctor(as_json: bool, db: str | None) -> int:
    """Say whether everything that is needed is there and works.

    The exit status is 1 when something needs attention.

    \b
    Examples:
      manytold doctor
      manytold doctor --json
    """
    with open_kit(settings_with(db)) as kit:
        found = actions.doctor(kit)
    if as_json:
        record = [{"name": f.name, "ok": f.ok, "words": f.words} for f in found]
        click.echo(dumps({"format": FORMAT, "findings": record}), nl=False)
    else:
        for finding in found:
            click.echo(f"{'ok ' if finding.ok else 'no '} {finding.name}: {one_line(finding.words)}")
    return 0 if all(finding.ok for finding in found) else 1
