"""`manytold subedit`: stories headed by the owner's language model, from findings alone."""

from collections import Counter

import click

from manytold import actions
from manytold.kit import open_kit
from manytold.serve.json import FORMAT, dumps
from manytold.serve.options import database_option, quiet_option, settings_with, told_progress
from manytold.serve.wording import count


@click.command(short_help="Have a language model of yours choose headlines from findings.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
@quiet_option
def subedit(as_json: bool, db: str | None, quiet: bool) -> int:
    """Show the newest stories' findings to the language model that is set, and keep what it chooses.

    Off until subeditor.address and subeditor.model are set. The model is sent lines of findings, and nothing else; it
    chooses stretches of them, and writes nothing: an answer with any other word is refused, with the reason. A story is
    shown to it again when its findings have become others. `manytold serve` does the same in the background.

    The exit status is 1 when the model's server did not answer.

    \b
    Examples:
      MANYTOLD_SUBEDITOR_ADDRESS=http://127.0.0.1:11434/v1 \\
      MANYTOLD_SUBEDITOR_MODEL=qwen3 manytold subedit
    """
    with open_kit(settings_with(db)) as kit, told_progress(quiet) as tell:
        done = actions.subedit(kit, tell)
    reasons = Counter(done.reasons)
    if as_json:
        numbers = {"asked": done.asked, "accepted": done.accepted, "refused": done.refused, "failed": done.failed}
        click.echo(dumps({"format": FORMAT, **numbers, "reasons": dict(sorted(reasons.items()))}), nl=False)
    elif not quiet:
        click.echo(
            f"{count(done.asked, 'story')} shown to the model: {done.accepted} answers accepted, "
            f"{done.refused} refused, {done.failed} did not come"
        )
        for reason, times in sorted(reasons.items()):
            click.echo(f"  {times} x {reason}")
    return 1 if done.failed else 0
