"""`manytold follow` and `manytold unfollow`."""

import sys
from itertools import chain

import click

from manytold import actions
from manytold.errors import BadInput
from manytold.kit import open_kit
from manytold.run.follow import FollowAnswer, Preview, carry_out
from manytold.serve.options import complain, database_option, open_console, quiet_option, settings_with, told_progress
from manytold.serve.plans import MOST_REFUSED, show_plan
from manytold.serve.wording import count, one_line

WAYS = {"feed": "its feed", "sitemap": "its sitemap", "front": "its front page, which has no feed", "mail": "its mails"}
MOST_UNASKED = 50
"""New feeds that are added without asking."""


@click.command(short_help="Follow feeds and sites.")
@click.argument("what", nargs=-1, required=True)
@click.option("-y", "--yes", is_flag=True, help=f"Do not ask before more than {MOST_UNASKED} feeds are added.")
@database_option
@quiet_option
def follow(what: tuple[str, ...], yes: bool, db: str | None, quiet: bool) -> int:
    """Follow WHAT: feeds, sites (their feed is looked for), OPML files, and folders
    of mails: a maildir, or one on a server (IMAP).

    Of a site that has several feeds the likeliest is followed and the others are listed. What a list of feeds would
    change is shown before it does.

    \b
    Examples:
      manytold follow https://example.org/feed.xml
      manytold follow https://example.org/ https://example.net/
      manytold follow subscriptions.opml
      manytold follow ~/Mail/News imaps://me@mail.example.org/News
    """
    with open_kit(settings_with(db)) as kit:
        with told_progress(quiet) as tell:
            plan = actions.foresee(kit, what, tell)
        if not agreed(plan, yes, quiet):
            click.echo("nothing was changed")
            return 1
        answer = carry_out(kit, plan, what)
    return tell_followed(answer, quiet)


def agreed(plan: Preview, yes: bool, quiet: bool) -> bool:
    """Show what a list would change, and ask before it is a lot. Raises BadInput where nobody can be asked."""
    if plan.listed and not quiet:
        show_plan(open_console(), plan, refused=False)
    if yes or len(plan.new) <= MOST_UNASKED:
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(f"{len(plan.new)} feeds would be added; look at them with `manytold check`, then add --yes")
    return click.confirm(f"Follow {len(plan.new)} new feeds?", default=False)


def tell_followed(answer: FollowAnswer, quiet: bool) -> int:
    """Say what is followed now; the exit status."""
    for feed in answer.followed if len(answer.followed) <= MOST_UNASKED else ():
        click.echo(f"following {one_line(feed.title)}: {one_line(feed.url)} ({WAYS[feed.way]})")
    if len(answer.followed) > MOST_UNASKED:
        click.echo(f"following {len(answer.followed):,} new feeds; their first requests are spread over a while")
    for feed in answer.known if len(answer.known) <= MOST_UNASKED else ():
        click.echo(f"already followed: {one_line(feed.url)}")
    if len(answer.known) > MOST_UNASKED:
        click.echo(f"already followed: {len(answer.known):,} feeds")
    for link in () if quiet else chain.from_iterable(links for _, links in answer.others):
        click.echo(f"  also there: {one_line(link.url)}{f' ({one_line(link.title)})' if link.title else ''}")
    for outcome in answer.failed[:MOST_REFUSED]:
        complain(f"{one_line(outcome.what)}: {one_line(outcome.reason)}")
    if len(answer.failed) > MOST_REFUSED:
        complain(f"{len(answer.failed) - MOST_REFUSED:,} more are left out; see: manytold check")
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
