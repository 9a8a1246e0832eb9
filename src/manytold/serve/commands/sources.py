"""`manytold sources`: what is followed and how it is doing."""

from collections.abc import Iterator
from typing import Any

import click
from rich.text import Text

from manytold import actions
from manytold.kit import open_kit
from manytold.questions.kept import FeedAnswer, SourceAnswer
from manytold.questions.source import sources as ask_sources
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, open_console, settings_with
from manytold.serve.wording import machine_time, moment, one_line


@click.command(short_help="List what is followed and how it is doing.")
@click.option("--all", "everyone", is_flag=True, help="Also list sources that are not followed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--opml", "as_opml", is_flag=True, help="Print the feeds with their folders as OPML, for other readers.")
@database_option
def sources(everyone: bool, as_json: bool, as_opml: bool, db: str | None) -> None:
    """List sources with their feeds, how each is doing, and when it is asked next.

    \b
    Examples:
      manytold sources
      manytold sources --opml > feeds.opml
      manytold sources --json | jq -r '.sources[].feeds[].url'
    """
    if as_opml:
        with open_kit(settings_with(db)) as kit:
            click.echo(actions.feed_list(kit), nl=False)
        return
    with open_kit(settings_with(db)) as kit, kit.database.look() as session:
        answer = ask_sources(session)
    shown = [s for s in answer.sources if everyone or s.feeds]
    if as_json:
        click.echo(dumps({"format": FORMAT, "sources": [_source(s) for s in shown]}), nl=False)
    elif shown:
        console = open_console()
        for line in _lines(shown):
            console.print(line, soft_wrap=True)
    else:
        click.echo("Nothing is followed yet. Try: manytold follow https://example.org/")


def _lines(shown: list[SourceAnswer]) -> Iterator[Text]:
    """A source on one line, and each of its feeds on two."""
    for source in shown:
        yield Text(one_line(source.name), style="bold")
        for feed in source.feeds:
            yield Text(f"  {one_line(feed.url)}")
            health = Text(one_line(feed.health), style="yellow" if feed.failures else "green")
            yield Text.assemble("  ", health, (f" · next {moment(feed.next)}" if feed.next else "", "dim"))
        if not source.feeds:
            yield Text("  not followed", style="dim")


def _source(source: SourceAnswer) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "home": source.home,
        "country": source.country,
        "language": source.language,
        "feeds": [_feed(feed) for feed in source.feeds],
    }


def _feed(feed: FeedAnswer) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "way": feed.way,
        "folder": list(feed.folder),
        "health": feed.health,
        "failures": feed.failures,
        "next": machine_time(feed.next),
    }
