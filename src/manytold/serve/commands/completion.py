"""`manytold completion`: the script by which a shell completes our commands."""

import click
from click.shell_completion import get_completion_class


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands and options.

    \b
    Examples:
      manytold completion bash > ~/.local/share/bash-completion/completions/manytold
      manytold completion zsh > "${fpath[1]}/_manytold"
      manytold completion fish > ~/.config/fish/completions/manytold.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"No completion for {shell}.")
    group = context.find_root().command
    click.echo(kind(group, {}, "manytold", "_MANYTOLD_COMPLETE").source())
