"""Data files of tests: there are many, so they are read by the parser that is written in C."""

from typing import Any

import yaml


def read_yaml(text: str) -> Any:
    """What a text of YAML says, by PyYAML's safe loader."""
    return yaml.load(text, Loader=yaml.CSafeLoader)
