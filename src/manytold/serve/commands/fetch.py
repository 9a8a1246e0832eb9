"""`manytold fetch`: fetch what is due, and sort it into stories."""

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, quiet_option, settings_with, told_progress
from manytold.serve.wording import count


@click.command(short_help="Fetch what is due now, and sort it into stories.")
@click.option("--all", "everything", is_flag=True, help="Ask every feed, also those that are not due.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
@quiet_option
def fetch(everything: bool, as_json: bool, db: str | None, quiet: bool) -> int:
    """Fetch the feeds that are due and their new articles, and sort them into stories.

    The exit status is 1 when a feed or an article could not be fetched.

    \b
    Examples:
      manytold fetch
      manytold fetch --all --quiet      (in a crontab)
    """
    with open_kit(settings_with(db)) as kit, told_progress(quiet) as tell:
        report = actions.fetch(kit, tell, everything=everything)
    visit, walk = report.visit, report.walk
    if as_json:
        record = {
            "format": FORMAT,
            "feeds": visit.feeds,
            "feeds_failed": visit.troubled,
            "pages": visit.pages,
            "pages_failed": visit.failed,
            "pages_put_off": visit.put_off,
            "looked_at_again": visit.again,
            "taken_down": visit.gone,
            "articles": walk.articles,
            "events": len(walk.events),
            "skipped": walk.skipped,
            "failed": walk.failed,
        }
        click.echo(dumps(record), nl=False)
    elif not quiet:
        why = "; the page `Status` of `manytold serve` says why" if visit.failed else ""
        done = f"{count(visit.feeds, 'feed')} asked, {count(visit.pages, 'page')} fetched, {visit.failed} failed"
        click.echo(f"{done}{why}")
        if visit.again:
            gone = f", {visit.gone} of them taken down" if visit.gone else ""
            click.echo(f"{count(visit.again, 'article')} looked at again for changes{gone}")
        click.echo(f"{count(walk.articles, 'article')} new or changed in {count(len(walk.events), 'event')}")
        if visit.troubled:
            click.echo(f"{count(visit.troubled, 'feed')} in trouble; see: manytold sources")
    return 1 if visit.troubled or visit.failed else 0
