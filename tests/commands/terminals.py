"""Small newsrooms for the commands to work on."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.cases import Files, write_files

SETTINGS = """site_name: A newsroom
docs_dir: content
theme: {name: material, font: false}
plugins: [{nutgraf: {rules: off}}]
"""


def make_newsroom(files: Files, folder: Path) -> Path:
    """A newsroom with these files below `content/`; its folder."""
    write_files(files, folder / "content")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def on_terminal(*words: str, answer: str = "", **environment: str) -> str:
    """What the command shows on a terminal, where `answer` is typed."""
    ours, theirs = pty.openpty()
    program = Path(sys.executable).with_name("nutgraf")
    with subprocess.Popen(
        [program, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", **environment},
    ) as process:
        os.close(theirs)
        os.write(ours, answer.encode())
        shown = b"".join(_all_from(ours))
        process.wait()
    os.close(ours)
    return shown.decode()


def _all_from(terminal: int) -> Iterator[bytes]:
    """All that is written to a terminal, until nobody has it open any more."""
    while True:
        try:
            yield os.read(terminal, 4096)
        except OSError:  # Linux's way to say so
            return
