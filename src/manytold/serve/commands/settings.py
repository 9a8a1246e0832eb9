"""`manytold settings`: every setting, its value, and where the value comes from."""

from dataclasses import replace
from typing import Any

import click
from rich.table import Table

from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, open_console
from manytold.settings import Origin, settings_file, trace_settings
from manytold.store.database import shown as shown_address


@click.command(short_help="Show every setting and where its value comes from.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def settings(as_json: bool, db: str | None) -> None:
    """Show every setting, its value, and where the value comes from.

    A value comes from the command line, else from the environment
    (MANYTOLD_FETCH_PAUSE_S for fetch.pause_s), else from settings.toml in the
    home folder, else it is the default.

    \b
    Examples:
      manytold settings
      MANYTOLD_SERVE_PORT=9000 manytold settings
    """
    whole, found = trace_settings(database=db)
    origins = [replace(o, value=_hidden(o)) for o in found]
    database = shown_address(whole.database_url)
    if as_json:
        record = {"format": FORMAT, "settings": [_record(o) for o in origins], "database_url": database}
        click.echo(dumps(record), nl=False)
        return
    console = open_console()
    table = Table.grid(padding=(0, 3))
    table.add_row("SETTING", "VALUE", "FROM", style="bold")
    for origin in origins:
        table.add_row(origin.name, shown(origin), origin.where, style="" if origin.where != "default" else "dim")
    console.print(table)
    console.print()
    console.print(f"Settings file: {settings_file(whole.home)}", soft_wrap=True)
    console.print(f"Database: {database}", soft_wrap=True)


def _hidden(origin: Origin) -> Any:
    """The value without passwords."""
    if origin.name == "database":
        return shown_address(origin.value)
    return "***" if origin.name.endswith(("password", "secret", ".key")) and origin.value else origin.value


def shown(origin: Origin) -> str:
    """A value as one would write it; nothing where it is empty."""
    value: Any = origin.value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _record(origin: Origin) -> dict[str, Any]:
    plain = list(origin.value) if isinstance(origin.value, tuple) else origin.value
    value = plain if isinstance(plain, (int, float, str, list)) else str(plain)
    return {"name": origin.name, "value": value, "from": origin.where}
