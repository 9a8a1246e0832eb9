"""`manytold accounts`: who reads here, for whoever has this machine; the way back in without a password."""

import click
from rich.table import Table

from manytold import actions
from manytold.kit import open_kit
from manytold.model.accounts import Role
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, open_console, settings_with
from manytold.serve.wording import machine_time, moment


@click.group(short_help="List who reads here; invite, renew a password, remove.")
def accounts() -> None:
    """List who reads this newspaper, invite others, give a new password, remove an account.

    Whoever can write the database may do all of this, without signing in.

    \b
    Examples:
      manytold accounts list
      manytold accounts invite --days 14
      manytold accounts renew "Dora Marek"
    """


@accounts.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def list_(as_json: bool, db: str | None) -> None:
    """List every account with its role and, for a guest, when its pass ends."""
    with open_kit(settings_with(db)) as kit:
        found = actions.accounts(kit)
    if as_json:
        rows = [
            {"name": a.name, "role": a.role, "made": machine_time(a.made), "until": machine_time(a.until)}
            for a in found
        ]
        click.echo(dumps({"format": FORMAT, "accounts": rows}), nl=False)
        return
    table = Table.grid(padding=(0, 3))
    table.add_row("NAME", "ROLE", "UNTIL", style="bold")
    for one in found:
        table.add_row(one.name, one.role, moment(one.until) if one.until else "stays")
    open_console().print(table)


@accounts.command()
@click.option("--role", type=click.Choice(["reader", "editor", "owner"]), default="reader", show_default=True)
@click.option("--days", type=click.IntRange(1, 366), help="Make it a guest pass that ends by itself.")
@database_option
def invite(role: Role, days: int | None, db: str | None) -> None:
    """Print the end of an address at which one account can be made, once, within seven days."""
    with open_kit(settings_with(db)) as kit:
        click.echo(f"/join/{actions.invite(kit, role, days)}")


@accounts.command()
@click.argument("name")
@database_option
def renew(name: str, db: str | None) -> None:
    """Print the end of an address at which NAME gets a new password, once, within seven days."""
    with open_kit(settings_with(db)) as kit:
        click.echo(f"/join/{actions.renew(kit, name)}")


@accounts.command()
@click.argument("name")
@database_option
def remove(name: str, db: str | None) -> None:
    """Remove the account of NAME with everything of its own."""
    with open_kit(settings_with(db)) as kit:
        actions.remove_account(kit, name)
