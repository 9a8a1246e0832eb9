"""`manytold part`, `manytold join` and `manytold corrections`: the owner's word on what belongs together."""

from typing import Any, get_args

import click

from manytold import actions
from manytold.kit import Kit, open_kit
from manytold.model.corrections import Matter
from manytold.questions.corrections import corrections as ask_corrections
from manytold.questions.said import CorrectionAnswer
from manytold.serve.json import FORMAT, correction_record, dumps
from manytold.serve.options import database_option, settings_with
from manytold.serve.wording import correction_words, count

of_option = click.option("--of", type=click.Choice(get_args(Matter)), help="What is meant, where the names do not say.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command(short_help="Say what does not belong together; it is obeyed for ever.")
@click.argument("what", nargs=-1, required=True)
@of_option
@click.option("--with-copies", is_flag=True, help="Part the copies of the named articles too.")
@json_option
@database_option
def part(what: tuple[str, ...], of: Matter | None, with_copies: bool, as_json: bool, db: str | None) -> None:
    """Part WHAT from what it was put together with: articles leave their event,
    events their storyline. Later runs obey.

    WHAT are ids, as the JSON and the addresses of pages have them, or addresses of
    articles. With `--of copy` an article is no copy of the others; with `--of event`
    the events that are named are kept apart from the first of them.

    \b
    Examples:
      manytold part 5f0c2a9be41d7788
      manytold part https://example.org/2031/05/cup-final
      manytold part e3b0c44298fc1
      manytold part --of copy 5f0c2a9be41d7788
      manytold part --of event e3b0c44298fc1 ea1f09c2d7b54
    """
    with open_kit(settings_with(db)) as kit:
        _tell(kit, actions.part(kit, what, of, copies_too=with_copies), as_json)


@click.command(short_help="Say what belongs together; it is obeyed for ever.")
@click.argument("what", nargs=-1, required=True)
@of_option
@json_option
@database_option
def join(what: tuple[str, ...], of: Matter | None, as_json: bool, db: str | None) -> None:
    """Join WHAT: events and articles into one event, storylines into one storyline.
    Later runs obey.

    WHAT are ids or addresses of articles. With `--of storyline` events are put into
    one storyline; with `--of copy` articles are copies of one text.

    \b
    Examples:
      manytold join e3b0c44298fc1 ea1f09c2d7b54
      manytold join 5f0c2a9be41d7788 e3b0c44298fc1
      manytold join --of storyline e3b0c44298fc1 ea1f09c2d7b54
    """
    with open_kit(settings_with(db)) as kit:
        _tell(kit, actions.join(kit, what, of), as_json)


@click.command(short_help="List what was parted and joined; take it back.")
@click.option("--take-back", metavar="ID", multiple=True, help="Forget a correction, as if it had never been said.")
@json_option
@database_option
def corrections(take_back: tuple[str, ...], as_json: bool, db: str | None) -> None:
    """List what you parted and joined, the latest first, or take some of it back.

    A word that contradicts an earlier one replaces it; when it is taken back, the earlier one holds again.

    \b
    Examples:
      manytold corrections
      manytold corrections --take-back c0f3a11b29e4d
    """
    with open_kit(settings_with(db)) as kit:
        gone = actions.take_back(kit, take_back)
        with kit.database.look() as session:
            kept = ask_corrections(session)
    if as_json:
        record = {"format": FORMAT, "corrections": [correction_record(one) for one in kept]}
        click.echo(dumps(record), nl=False)
        return
    for one in gone:
        click.echo(f"taken back: {one.correction.id}; {count(len(one.obeyed.events), 'event')} told anew")
    for answer in () if gone else kept:
        click.echo(_line(answer))
    if not (kept or gone):
        click.echo("Nothing was parted or joined. Try: manytold part --help")


def _tell(kit: Kit, done: actions.Corrected, as_json: bool) -> None:
    """Say what holds now."""
    with kit.database.look() as session:
        answer = next(one for one in ask_corrections(session) if one.id == done.correction.id)
    if as_json:
        click.echo(dumps(_record(answer, done)), nl=False)
        return
    click.echo(_line(answer))
    for one in done.obeyed.replaced:
        click.echo(f"replaces, wholly or in part: {one.id}")
    click.echo(f"{count(len(done.obeyed.events), 'event')} told anew")


def _record(answer: CorrectionAnswer, done: actions.Corrected) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "correction": correction_record(answer),
        "replaced": [one.id for one in done.obeyed.replaced],
        "events": sorted(done.obeyed.events),
    }


def _line(answer: CorrectionAnswer) -> str:
    return f"{answer.id}  {correction_words(answer)}{'' if answer.holds else '; replaced by a later word'}"
