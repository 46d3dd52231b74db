"""Running commands in the project's folder."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project's folder."""


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command that is installed beside this Python; what it says is kept, not shown."""
    command = [Path(sys.executable).with_name(name), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def git(*arguments: str) -> list[str]:
    """The lines that a Git command prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
