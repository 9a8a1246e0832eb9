"""`manytold follow` and `manytold unfollow`."""

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.options import complain, database_option, quiet_option, settings_with, told_progress
from manytold.serve.wording import count, one_line

WAYS = {"feed": "its feed", "sitemap": "its sitemap", "front": "its front page, which has no feed"}


@click.command(short_help="Follow feeds and sites.")
@click.argument("what", nargs=-1, required=True)
@database_option
@quiet_option
def follow(what: tuple[str, ...], db: str | None, quiet: bool) -> int:
    """Follow WHAT: feeds, sites (their feed is looked for), and OPML files.

    \b
    Examples:
      manytold follow https://example.org/feed.xml
      manytold follow https://example.org/ https://example.net/
      manytold follow subscriptions.opml
    """
    with open_kit(settings_with(db)) as kit, told_progress(quiet) as tell:
        answer = actions.follow(kit, what, tell)
    for feed in answer.followed:
        click.echo(f"following {one_line(feed.title)}: {one_line(feed.url)} ({WAYS[feed.way]})")
    for feed in answer.known:
        click.echo(f"already followed: {one_line(feed.url)}")
    for outcome in answer.failed:
        complain(f"{one_line(outcome.what)}: {one_line(outcome.reason)}")
    if not (answer.followed or answer.known):
        return 2
    return 1 if answer.failed else 0


@click.command(short_help="Stop following feeds and sites; what was read stays.")
@click.argument("what", nargs=-1, required=True)
@database_option
def unfollow(what: tuple[str, ...], db: str | None) -> None:
    """Stop following WHAT: feeds by address, or all feeds of a site.

    What was read stays.

    \b
    Examples:
      manytold unfollow https://example.org/feed.xml
      manytold unfollow example.org
    """
    with open_kit(settings_with(db)) as kit:
        gone = actions.unfollow(kit, what)
    for feed in gone:
        click.echo(f"no longer following {one_line(feed.url)}")
    click.echo(f"{count(len(gone), 'feed')} less")
