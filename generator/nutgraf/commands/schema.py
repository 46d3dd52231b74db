"""`nutgraf schema`: the content format, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from nutgraf.schema import KINDS, schema_text


@click.command("schema")
@click.argument("kind", type=click.Choice([*KINDS]), required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file for each kind into this folder, in the place of older ones.",
)
def schema_command(kind: str | None, out: Path | None) -> None:
    """Write the content format as JSON Schema, which editors complete and explain fields by.

    The schema of one KIND is printed; with --out, that of KIND, or of every kind, is written to a
    file such as briefing.json.

    Exit code 0: it is written. 1: it could not be. 2: the command was not understood.
    """
    if out:
        try:
            paths = write_schemas(out, [kind] if kind else [*KINDS])
        except OSError as error:
            message = f"Expected to write into {out}, but the system says: {error.strerror}."
            raise click.ClickException(message) from None
        click.echo("\n".join(map(str, paths)))
    elif kind:
        click.echo(schema_text(KINDS[kind]), nl=False)
    else:
        message = f"Name a kind ({', '.join(KINDS)}), or a folder for all of them with --out."
        raise click.UsageError(message)


def write_schemas(folder: Path, kinds: list[str]) -> list[Path]:
    """Write the schema of each of `kinds` into `folder`, and tell the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{kind}.json" for kind in kinds]
    for path, kind in zip(paths, kinds, strict=True):
        path.write_text(schema_text(KINDS[kind]), encoding="utf-8", newline="\n")
    return paths
