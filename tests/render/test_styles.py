"""The classes and custom properties of the theme: what one part of it names, another knows.

A class that no style or script asks for costs every page its bytes; a style of a class that nothing writes never holds.
"""

import re
from pathlib import Path

import pytest

from tests.project.commands import ROOT

THEME = ROOT / "theme" / "nutgraf_theme"
CLASS = re.compile(r"(?<![\w-])ng-\w[\w-]*")
"""Not `data-ng-…`, which scripts look for, nor `--ng-…`, a custom property."""


def text_of(folder: Path, *endings: str) -> str:
    """What stands in the files of a folder that have one of these endings."""
    files = [file for ending in endings for file in folder.rglob(f"*.{ending}")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


SHEETS = re.sub(r"/\*.*?\*/", "", text_of(THEME, "css"), flags=re.DOTALL)
TEMPLATES = text_of(THEME, "html", "svg")
NAMED = {
    "templates and generator": {
        *CLASS.findall(TEMPLATES + text_of(ROOT / "generator" / "nutgraf", "py"))
    },
    "styles": {*CLASS.findall(SHEETS)},
    "scripts": {*CLASS.findall(text_of(THEME, "js"))},
}


def is_known(name: str, others: set[str]) -> bool:
    """Whether a class is among `others`. One whose end is filled in (`ng-notice--{{ kind }}`) stands for all such."""
    return name in others or any(
        longer.startswith(shorter)
        for other in others
        for shorter, longer in ((name, other), (other, name))
        if shorter.endswith(("-", "_"))
    )


@pytest.mark.parametrize("place", NAMED)
def test_every_class_is_of_use(place: str) -> None:
    """What templates write is looked for by styles or scripts, and what these look for is written."""
    others = set[str]().union(*(names for other, names in NAMED.items() if other != place))

    assert NAMED[place]
    assert [name for name in sorted(NAMED[place]) if not is_known(name, others)] == []


def test_every_custom_property_is_of_use() -> None:
    """Each that a sheet sets is asked for, and each that is asked for is set."""
    asked = re.findall(r"var\((--ng-[\w-]+)", SHEETS + TEMPLATES)

    assert {*re.findall(r"(--ng-[\w-]+)\s*:", SHEETS)} == {*asked}
