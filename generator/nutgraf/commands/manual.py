"""The command line's help as a manual: commands under headings, and what exit codes mean."""

from __future__ import annotations

from difflib import get_close_matches
from errno import ENOSPC
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from nutgraf.text import quoted

EXIT_CODES = {
    0: "it is done; a check found nothing to mend",
    1: "there is something to mend, or something was left undone",
    2: "the command was not understood, or there is no newsroom here",
}


class Manual(click.Group):
    """A group whose help lists its commands under headings, in the order in which they were mounted."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.headings: dict[str, list[str]] = {}
        """The names of the commands under each heading."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run what was typed. Where there is no room for what it says, that is told in a line."""
        try:
            return super().main(*arguments, **settings)
        except OSError as error:
            if error.errno != ENOSPC:
                raise
            click.echo(f"Error: what there is to say cannot be written: {error.strerror}", err=True)
            raise SystemExit(1) from error

    def mount(self, heading: str, *names: str) -> None:
        """List commands under `heading`: each is `NAME_command` in a module of its name beside this one."""
        self.headings.setdefault(heading, []).extend(names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name. Its module is imported now: one command need not wait for all others."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            module = import_module(f"nutgraf.commands.{name}")
            self.add_command(getattr(module, f"{cmd_name}_command"))
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, and the rest. Raises UsageError, with the nearest name, where there is none."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else "`nutgraf --help` lists them."
            raise click.UsageError(f"expected a command, but got {quoted(name)}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def every(self) -> dict[str, click.Command]:
        """All commands by their names, as the help lists them."""
        context = click.Context(self)
        found = ((name, self.get_command(context, name)) for name in self.list_commands(context))
        return {name: command for name, command in found if command}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, as the help lists them."""
        del ctx
        return [name for names in self.headings.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each heading and its commands, with the first sentence of what each does."""
        del ctx
        commands = self.every()
        for heading, names in self.headings.items():
            with formatter.section(heading):
                formatter.write_dl([(name, _first_sentence(commands[name])) for name in names])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit codes mean."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])


def _first_sentence(command: click.Command) -> str:
    """What a command does: the first paragraph of its help, never cut short."""
    return " ".join((command.help or "").partition("\n\n")[0].split())
