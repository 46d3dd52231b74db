"""Data as files."""

import json

import pytest

from nutgraf.render.data import write_json
from nutgraf.views.types import JsonFile


@pytest.mark.parametrize(
    "data",
    [[], [{}], [1, "a\nb", [2, {"é": []}]], [{"a": [1, 2]}, {"b": None}], {"a": [{"b": 1}]}, "x"],
)
def test_json_is_indented_throughout(data: object) -> None:
    """A list, which is written entry by entry, reads as if it were written at once."""
    expected = json.dumps(data, ensure_ascii=False, indent=1)
    assert write_json(JsonFile(data)).decode() == f"{expected}\n"
