"""Data of tests: files of the project, and what is no part of it."""

import os
from pathlib import Path
from typing import Any

import yaml

DATA = Path(os.environ.get("NUTGRAF_DATA", Path(__file__).parents[2] / "shared" / "data"))
"""The folder of posts and names that are no part of the project."""

FOREIGN = "data that is no part of the project: "
"""How the reason begins why a test of such data is skipped: it is named, and no failure anywhere."""


def read_yaml(text: str) -> Any:
    """What a text of YAML says, by PyYAML's safe loader that is written in C: there are many."""
    return yaml.load(text, Loader=yaml.CSafeLoader)
