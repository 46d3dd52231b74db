"""What is in a folder."""

from collections.abc import Mapping
from pathlib import Path


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder: its path, and its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
