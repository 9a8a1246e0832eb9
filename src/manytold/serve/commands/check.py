"""`manytold check`: what would be read, without reading it in."""

from pathlib import Path
from typing import Any

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.run.check import CheckAnswer
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, open_console, settings_with
from manytold.serve.plans import show_plan
from manytold.serve.wording import one_line
from manytold.settings import Settings


@click.command(short_help="Say what would be read at an address or in a file.")
@click.argument("what", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def check(what: tuple[str, ...], as_json: bool, db: str | None) -> int:
    """Say what WHAT is (a feed, an article, a site ...) and what would be done with it; nothing is kept.

    All feeds of a site are listed, the one that would be followed first. Of an OPML list it says what is new, what is
    followed already, and what is left out.

    \b
    Examples:
      manytold check https://example.org/
      manytold check saved-page.html
      manytold check subscriptions.opml
    """
    with open_kit(_settings(db)) as kit:
        answers = actions.check(kit, what)
    if as_json:
        click.echo(dumps({"format": FORMAT, "checked": [_record(answer) for answer in answers]}), nl=False)
    else:
        for answer in answers:
            _show(answer)
    good = sum(answer.ok for answer in answers)
    return 2 if not good else 0 if good == len(answers) else 1


def _settings(db: str | None) -> Settings:
    """With the database that knows what is followed, or one in memory where none was made yet."""
    settings = settings_with(db)
    file = settings.database_url.removeprefix("sqlite:///")
    return settings_with("sqlite://") if file != settings.database_url and not Path(file).exists() else settings


def _show(answer: CheckAnswer) -> None:
    click.echo(f"{'ok ' if answer.ok else 'no '} {one_line(answer.what)}: {one_line(answer.words)}")
    for link in answer.feeds:
        click.echo(f"    {one_line(link.url)}{f' ({one_line(link.title)})' if link.title else ''}")
    if answer.plan and answer.ok:
        show_plan(open_console(), answer.plan)


def _record(answer: CheckAnswer) -> dict[str, Any]:
    record: dict[str, Any] = {"what": answer.what, "ok": answer.ok, "words": answer.words}
    record["feeds"] = [{"url": link.url, "title": link.title} for link in answer.feeds]
    if answer.plan:
        record["plan"] = {
            "new": [feed.url for feed in answer.plan.new],
            "known": [feed.url for feed in answer.plan.known],
            "folders": [{"folder": list(folder), "new": number} for folder, number in answer.plan.folders],
            "hosts": [{"host": host, "new": number} for host, number in answer.plan.hosts],
            "refused": [{"what": one.what, "reason": one.reason} for one in answer.plan.refused],
        }
    return record
