"""The command `nutgraf`."""

from __future__ import annotations

import os

import click

from nutgraf import __version__
from nutgraf.commands.build import build_command
from nutgraf.commands.check import check_command
from nutgraf.commands.import_ import import_command
from nutgraf.commands.init import init_command
from nutgraf.commands.manual import Manual
from nutgraf.commands.mentions import mentions_command
from nutgraf.commands.new import new_command
from nutgraf.commands.rename import rename_command
from nutgraf.commands.schema import schema_command
from nutgraf.commands.serve import serve_command
from nutgraf.commands.stats import stats_command

HELP = """A newsroom of briefings, actors and topics, made from Markdown and YAML.

The commands work in the folder of a newsroom, where its mkdocs.yml is. They read what is on this
machine and send nothing anywhere. `nutgraf COMMAND --help` tells more of each.

\b
From nothing to a first briefing:
  nutgraf init harbour
  cd harbour
  nutgraf new briefing "The ferry is late"
  nutgraf serve
  nutgraf check

`build` and `serve` are MkDocs' own: `mkdocs build` and `mkdocs serve` do the same, with more options.
"""


@click.group(cls=Manual, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nutgraf")
@click.pass_context
def main(context: click.Context) -> None:
    """Run the command that was named, in colours only where somebody sees them."""
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False


main.mount("Write", init_command)
main.mount("Write", new_command)
main.mount("Write", import_command)
main.mount("Check", check_command, stats_command)
main.mount("Edit", mentions_command, rename_command)
main.mount("Build", build_command, serve_command, schema_command)
