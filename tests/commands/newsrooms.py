"""Running commands of `nutgraf`, and the front matter of newsrooms as files of their own."""

from collections.abc import Iterable
from pathlib import Path

import check_jsonschema  # type: ignore[import-untyped]  # it has no types
from click.testing import CliRunner, Result

from nutgraf.cli import main
from nutgraf.keys import SECTIONS
from nutgraf.load.files import MARKDOWN, YAML
from nutgraf.load.front_matter import split


def nutgraf(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run a command in this process; `given` is what it reads from standard input."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=given)


def fields_of(content: Path, folder: Path) -> dict[str, list[Path]]:
    """Write the fields of all items below `content` into files of YAML, and list them by the word for their kind."""
    files: dict[str, list[Path]] = {}
    for kind in SECTIONS:
        target = folder / kind
        target.mkdir(parents=True)
        for path in sorted((content / kind).rglob("*")):
            if path.suffix in MARKDOWN | YAML and path.stem != "index":
                text = path.read_text(encoding="utf-8")
                fields = split(text).front_matter if path.suffix in MARKDOWN else text
                written = target / f"{path.stem}.yml"
                written.write_text(fields or "", encoding="utf-8")
                files.setdefault(kind.singular, []).append(written)
    return files


def held_against(schema: Path, files: Iterable[Path]) -> tuple[int, str]:
    """What `check-jsonschema` says of files, run in this process: its exit code and its report."""
    words = ["--verbose", "--schemafile", str(schema), *map(str, files)]
    done = CliRunner().invoke(check_jsonschema.main, words)
    return done.exit_code, done.output
