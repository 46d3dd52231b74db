"""`nutgraf build`: the site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from nutgraf.commands.newsroom import config_file, hand_over
from nutgraf.environment import AT, SEALED, SHARD, asking
from nutgraf.seals import Seal, find_seal


def _asked(shard: str | None, at: str | None) -> dict[str, str]:
    """What the plugin is told: which share is to be made, and at which moment. Raises click's BadParameter."""
    if not (shard or at):
        return {}
    from nutgraf.press import Share  # noqa: PLC0415  # it takes a second, which a build of nothing has not
    from nutgraf.times import parse_moment  # noqa: PLC0415  # as above

    asked: dict[str, str] = {}
    name = "--shard"
    try:
        if shard:
            asked[SHARD] = "/".join(map(str, Share.parse(shard)))
        name = "--at"
        if at:
            asked[AT] = parse_moment(at).isoformat()
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=name) from None
    return asked


def _told(seal: Seal) -> str:
    told = f"Nothing has changed: {seal.site} is as it would be built now."
    if seal.warnings:
        told += f" It was built with warnings ({seal.warnings}): `--anew` tells them again."
    return told


@click.command("build")
@config_file
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False),
    help="Where the site goes, as seen from the settings; left out, their site_dir.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option("--anew", is_flag=True, help="Build even where nothing has changed.")
@click.option(
    "--shard",
    metavar="K/N",
    help="Make one of N shares of the pages for another machine, and no site: see nutgraf merge.",
)
@click.option(
    "--at",
    metavar="TIME",
    help="Rehearse: build as if it were that moment, such as 2024-03-26T14:30+00:00; only with -d.",
)
def build_command(
    config_file: Path,
    site_dir: str | None,
    strict: bool,
    anew: bool,
    shard: str | None,
    at: str | None,
) -> None:
    """Make the site, if there is nothing to mend: an error leaves the old one as it was.

    Where nothing has changed since the last build, that is told, and the site is left as it is. The work is MkDocs'
    own: `mkdocs build` does the same, and has more options.

    Exit code 0: the site is made. 1: it is not, and the report says why. 2: there is no newsroom here.
    """
    asked = _asked(shard, at)
    if not (site_dir or {AT, SHARD} & (asked.keys() | os.environ.keys())):
        seal = find_seal(config_file)
        if seal and not anew and not (strict and seal.warnings) and seal.holds():
            click.echo(_told(seal), err=True)
            return
        asked[SEALED] = "1"
    options = ["--site-dir", site_dir] if site_dir else []
    with asking(asked):
        hand_over("build", config_file, *options, *(["--strict"] if strict else []))
