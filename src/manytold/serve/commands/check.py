"""`manytold check`: what would be read, without reading it in."""

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import settings_with
from manytold.serve.wording import one_line


@click.command(short_help="Say what would be read at an address or in a file.")
@click.argument("what", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(what: tuple[str, ...], as_json: bool) -> int:
    """Say what WHAT is (a feed, an article, a site ...) and what would be done with it; nothing is kept.

    \b
    Examples:
      manytold check https://example.org/
      manytold check saved-page.html
    """
    with open_kit(settings_with("sqlite://")) as kit:
        answers = actions.check(kit, what)
    if as_json:
        checked = [{"what": a.what, "ok": a.ok, "words": a.words} for a in answers]
        click.echo(dumps({"format": FORMAT, "checked": checked}), nl=False)
    else:
        for answer in answers:
            click.echo(f"{'ok ' if answer.ok else 'no '} {one_line(answer.what)}: {one_line(answer.words)}")
    good = sum(answer.ok for answer in answers)
    return 2 if not good else 0 if good == len(answers) else 1
