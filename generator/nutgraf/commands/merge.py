"""`nutgraf merge`: what other machines have made of the site."""

from __future__ import annotations

from pathlib import Path

import click

from nutgraf.commands.newsroom import config_file, newsroom_at
from nutgraf.edition import are_alike, merge

UNLIKE = (
    "Some of them were made with other versions or settings than the rest: a build makes anew what they have made. "
    "Let all machines have the same Nutgraf, Python and libraries, and the same mkdocs.yml."
)


@click.command("merge")
@click.argument(
    "caches", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@config_file
def merge_command(caches: tuple[Path, ...], config_file: Path) -> None:
    """Take over what other machines have made with nutgraf build --shard.

    CACHES are the folders .nutgraf of those machines. The next nutgraf build finds in them what it would have to make,
    and makes the rest: its site is the same, byte for byte, even where a share is missing.

    Exit code 0: it is taken over. 1: a folder holds nothing of the kind, or nothing can be written here. 2: there is no
    newsroom here.
    """
    _, _, means = newsroom_at(config_file)
    try:
        number = merge(means, caches)
    except OSError as error:
        raise click.ClickException(f"Could not take over: {error}") from None
    shares = "1 share" if len(caches) == 1 else f"{len(caches)} shares"
    click.echo(f"Took over {number:,} files from {shares}.")
    if not are_alike(caches):
        click.echo(UNLIKE, err=True)
