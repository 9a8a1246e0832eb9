"""`manytold starter`: well-known feeds to begin with."""

from collections.abc import Sequence
from typing import Any

import click
from rich.table import Table

from manytold import actions
from manytold.errors import BadInput
from manytold.kit import open_kit
from manytold.read.starter import SECTIONS, Suggestion
from manytold.run.follow import carry_out
from manytold.run.starter import StarterCheck
from manytold.serve.commands.follow import agreed, tell_followed
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, open_console, quiet_option, settings_with, told_progress


@click.command(short_help="List well-known feeds to begin with, and follow some of them.")
@click.option("--country", metavar="CODE", help="Only those of one country: two letters, as GB.")
@click.option("--language", metavar="CODE", help="Only those in one language: two letters, as es.")
@click.option("--section", type=click.Choice(SECTIONS), help="Only those of one section.")
@click.option("--follow", "follows", is_flag=True, help="Follow the feeds that are listed.")
@click.option("--check", "checks", is_flag=True, help="Ask each feed whether it still answers; list those that do not.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask before many feeds are added.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
@quiet_option
def starter(
    country: str | None, language: str | None, section: str | None, follows: bool, checks: bool, **flags: Any
) -> int:
    """List well-known public feeds from all continents, in many languages.

    The list comes with Manytold and nothing is asked unless --check is given. The exit status of --check is 1 when a
    feed is dead or no host can be reached.

    \b
    Examples:
      manytold starter --language fr
      manytold starter --country JP --follow
      manytold starter --check
    """
    some = actions.suggestions(country, language, section)
    if not some:
        raise BadInput("the list has no such feed; see: manytold starter")
    if checks:
        return _check(some, flags["db"], flags["quiet"], flags["as_json"])
    if follows:
        return _follow(some, flags["db"], flags["yes"], flags["quiet"])
    if flags["as_json"]:
        click.echo(dumps({"format": FORMAT, "feeds": [_record(one) for one in some]}), nl=False)
    else:
        open_console().print(_table(some))
    return 0


def _follow(some: Sequence[Suggestion], db: str | None, yes: bool, quiet: bool) -> int:
    with open_kit(settings_with(db)) as kit:
        plan, sources = actions.foresee_starter(kit, some)
        if not agreed(plan, yes, quiet):
            click.echo("nothing was changed")
            return 1
        answer = carry_out(kit, plan, sources=sources)
    return tell_followed(answer, quiet)


def _check(some: Sequence[Suggestion], db: str | None, quiet: bool, as_json: bool) -> int:
    with open_kit(settings_with(db or "sqlite://")) as kit, told_progress(quiet) as tell:
        found = actions.check_suggestions(kit, some, tell)
    dead = [one for one in found if not one.ok]
    if as_json:
        click.echo(dumps({"format": FORMAT, "checked": [_checked(one) for one in found]}), nl=False)
    else:
        for one in dead:
            click.echo(f"no  {one.suggestion.url} ({one.suggestion.name}): {one.words}")
        click.echo(f"{len(found) - len(dead)} of {len(found)} feeds answer")
    return 1 if dead else 0


def _table(some: Sequence[Suggestion]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("country", "language", "section", "name", "address"):
        table.add_column(name, no_wrap=name != "address", overflow="fold")
    for one in some:
        table.add_row(one.country, one.language, one.section, one.name, one.url)
    return table


def _record(one: Suggestion) -> dict[str, Any]:
    return {
        "url": one.url,
        "name": one.name,
        "home": one.home,
        "country": one.country,
        "language": one.language,
        "section": one.section,
    }


def _checked(one: StarterCheck) -> dict[str, Any]:
    return {"url": one.suggestion.url, "ok": one.ok, "words": one.words}
