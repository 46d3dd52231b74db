"""The command line's help as a manual: commands under headings, and what exit codes mean."""

from __future__ import annotations

from typing import Any

import click

EXIT_CODES = {
    0: "it is done; a check found nothing to mend",
    1: "there is something to mend, or something was left undone",
    2: "the command was not understood, or there is no newsroom here",
}


class Manual(click.Group):
    """A group whose help lists its commands under headings, in the order in which they were mounted."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._headings: dict[str, list[str]] = {}

    def mount(self, heading: str, *commands: click.Command) -> None:
        """Add `commands` under `heading`."""
        for command in commands:
            self.add_command(command)
            self._headings.setdefault(heading, []).append(command.name or "")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, as the help lists them."""
        del ctx
        return [name for names in self._headings.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each heading and its commands, with the first sentence of what each does."""
        del ctx
        for heading, names in self._headings.items():
            with formatter.section(heading):
                formatter.write_dl([(name, _first_sentence(self.commands[name])) for name in names])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit codes mean."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])


def _first_sentence(command: click.Command) -> str:
    """What a command does: the first paragraph of its help, never cut short."""
    return " ".join((command.help or "").partition("\n\n")[0].split())
