"""`vaultkit completion`: the script that teaches a shell our commands and the vault's people."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell, names of people included.

    \b
    bash:  vaultkit completion bash > ~/.local/share/bash-completion/completions/vaultkit
    zsh:   vaultkit completion zsh > "${fpath[1]}/_vaultkit"
    fish:  vaultkit completion fish > ~/.config/fish/completions/vaultkit.fish
    """  # noqa: D301 - the escape is click's mark for lines to leave as they are
    script = get_completion_class(shell)
    root = context.find_root()
    if script is not None:
        click.echo(script(root.command, {}, "vaultkit", "_VAULTKIT_COMPLETE").source())
