"""Tests as data files: one YAML holds the files that go in, and what comes out."""

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

import nutgraf_theme
from nutgraf.desk.comparison import compare_quotations
from nutgraf.desk.published import gone
from nutgraf.edition import make_edition
from nutgraf.mkdocs_adapter.newsroom import open_newsroom
from nutgraf.pipeline import Content, Outcome, run
from nutgraf.problems import Place, Problem, in_order
from nutgraf.settings import Settings
from tests.data import read_yaml

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
"""The moment at which all cases are built."""

Files = Mapping[str, Any]
"""Path below the content folder → what is in the file.

That is text, bytes, a list of texts each with how often it stands there, or a mapping, which is written as YAML.
Nothing (None) makes a link to a file that is not there.
"""


@dataclass(frozen=True)
class Case:
    """One case: its title, what goes in, and what is expected, as its data file has them."""

    title: str
    data: Mapping[str, Any]

    @property
    def files(self) -> Files:
        """The files of the content folder."""
        files: Files = self.data.get("files", {})
        return files

    @property
    def settings(self) -> Settings:
        """The settings of the site: `preview`, `language`, `site_url` and `zone` may be given."""
        zone = self.data.get("zone")
        return Settings(
            now=NOW,
            preview=self.data.get("preview", False),
            language=self.data.get("language", "en"),
            site_url=self.data.get("site_url", ""),
            zone=ZoneInfo(zone) if zone else None,
        )

    def expected(self, name: str) -> Any:
        """What is expected under a name."""
        return self.data[name]


def read_cases(folder: Path) -> Iterable[Any]:
    """Every case of the YAML files in a folder, as parameters of a test: a file is a mapping of titles to cases.

    What stands under `.shared` is there for several cases to refer to.
    """
    for path in sorted(folder.glob("*.yml")):
        for title, data in read_yaml(path.read_text(encoding="utf-8")).items():
            if title.startswith(".shared"):
                continue
            yield pytest.param(Case(title, data), id=f"{path.stem}: {title}")


def refuse_to_list(folder: str, patch: pytest.MonkeyPatch) -> None:
    """Have the system refuse to list folders of a name, as it does those without the right to read them."""
    scandir = os.scandir

    def refuse(path: Path) -> Any:
        if Path(path).name == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    patch.setattr(os, "scandir", refuse)


def write_files(files: Files, folder: Path) -> Path:
    """Write files below a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.symlink_to("nowhere")
        else:
            path.write_bytes(_bytes(content))
    return folder


def _bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, list):
        content = "".join(text * times for text, times in content)
    if isinstance(content, Mapping):
        content = yaml.safe_dump({**content}, allow_unicode=True, sort_keys=False)
    return str(content).encode()


def run_case(case: Case, folder: Path) -> Outcome:
    """All stages over the files of a case, and its quotations held against the `texts` of its sources if it has any.

    Addresses that were `published` are held against those that would be; files `beside` the content are looked at, too.
    """
    content = Content(write_files(case.files, folder / "content"), "content")
    outcome = run(content, case.settings)
    if "beside" in case.data:
        wrong = _beside(case.data["beside"], folder)
        return replace(outcome, problems=in_order([*outcome.problems, *wrong]))
    if "published" in case.data:
        before = write_files(dict.fromkeys(case.data["published"], ""), folder / "site")
        known = make_edition(outcome, [nutgraf_theme.DIRECTORY]).addresses()
        lost = gone(before, known, case.settings)
        lost = [replace(each, place=Place("site")) for each in lost]
        return replace(outcome, problems=in_order([*outcome.problems, *lost]))
    if "texts" not in case.data:
        return outcome
    texts = write_files(case.data["texts"], folder / "texts")
    comparison = compare_quotations(outcome.newsroom, outcome.corpus.texts, texts)
    return replace(outcome, problems=tuple(sorted({*outcome.problems, *comparison.problems})))


def _beside(files: Files, folder: Path) -> Iterable[Problem]:
    """What is wrong with settings and theme, with paths below the folder."""
    settings = write_files(files, folder) / "mkdocs.yml"
    for each in open_newsroom(settings)[3]:
        path = Path(each.place.path).relative_to(folder).as_posix()
        yield replace(each, place=replace(each.place, path=path))


def report(problems: Iterable[Problem]) -> str:
    """Problems as data files have them: level and code, then what writers see."""
    return "".join(f"{each.level} {each.code}\n{each}\n" for each in problems)
