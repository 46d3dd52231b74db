"""The command `nutgraf`."""

from __future__ import annotations

import os

import click

from nutgraf import __version__
from nutgraf.commands.manual import Manual

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


main.mount("Begin", "init", "import")
main.mount("Write", "new", "check", "serve", "schema")
main.mount("Edit", "mentions", "rename", "stats")
main.mount("Publish", "build", "merge")
