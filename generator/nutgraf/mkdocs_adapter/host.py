"""MkDocs' own commands, run by ours."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner when it is imported

from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort, BuildError

from nutgraf.mkdocs_adapter.newsroom import expect_newsroom


def run_mkdocs(command: str, config_file: Path, *options: str) -> None:
    """Run a command of MkDocs as it would run by itself, over the newsroom of `config_file`.

    Raises NoNewsroomError where there is none, and click's exceptions or SystemExit where the command fails: it has
    told why.
    """
    expect_newsroom(config_file)
    words = [command, "--config-file", str(config_file), *options]
    try:
        cli.main(words, prog_name="mkdocs", standalone_mode=False)
    except Abort as error:
        if not isinstance(error.__context__, BuildError):
            raise
        sys.exit(error.code)  # it would say that there was an error, below the error
