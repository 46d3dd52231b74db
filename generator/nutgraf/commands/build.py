"""`nutgraf build`: the site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from nutgraf.commands.newsroom import config_file, hand_over
from nutgraf.mkdocs_adapter.config import AT, SHARD
from nutgraf.press import Share
from nutgraf.times import parse_moment


@click.command("build")
@config_file
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False),
    help="Where the site goes, as seen from the settings; left out, their site_dir.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option(
    "--shard",
    metavar="K/N",
    help="Make one of N shares of the pages for another machine, and no site: see nutgraf merge.",
)
@click.option(
    "--at",
    metavar="TIME",
    help="Rehearse: build as if it were that moment, such as 2024-03-26T14:30+00:00.",
)
def build_command(
    config_file: Path, site_dir: str | None, strict: bool, shard: str | None, at: str | None
) -> None:
    """Make the site, if there is nothing to mend: an error leaves the old one as it was.

    The work is MkDocs' own: `mkdocs build` does the same, and has more options.

    Exit code 0: the site is made. 1: it is not, and the report says why. 2: there is no newsroom here.
    """
    if shard:
        try:
            os.environ[SHARD] = "/".join(map(str, Share.parse(shard)))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--shard") from None
    if at:
        try:
            os.environ[AT] = parse_moment(at).isoformat()
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--at") from None
    options = ["--site-dir", site_dir] if site_dir else []
    hand_over("build", config_file, *options, *(["--strict"] if strict else []))
