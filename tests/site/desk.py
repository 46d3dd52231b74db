"""A folder with a newsroom in it, and the ways in which people build it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from nutgraf.views import listings
from tests.data import read_yaml

RICH = Path(__file__).parent / "rich"
"""The newsroom that uses every field of the content format."""

ODD = Path(__file__).parent / "odd"
"""Content whose words, addresses and lists are as long as they get."""

SETTINGS: Mapping[str, Any] = {
    "site_name": "The Desk",
    "site_description": "A newsroom made for a test.",
    "site_url": "https://desk.example/",
    "docs_dir": "content",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", {"nutgraf": {"rules": "off"}}],
}

BRIEFING = """\
---
title: The boat sails
date: 2024-05-01
topics: [boats]
---
A boat of the harbour sails at noon.
"""


@dataclass(frozen=True)
class Desk:
    """A folder that holds `mkdocs.yml` and `content/`."""

    folder: Path

    @property
    def site(self) -> Path:
        """Where its site is built."""
        return self.folder / "site"

    def write(self, path: str, text: str | bytes) -> None:
        """Put a file into the content folder."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def set(self, settings: Mapping[str, Any]) -> None:
        """Change settings in `mkdocs.yml`; what it does not say is as in most newsrooms."""
        file = self.folder / "mkdocs.yml"
        known = read_yaml(file.read_text(encoding="utf-8")) if file.exists() else SETTINGS
        file.write_text(yaml.safe_dump({**known, **settings}), encoding="utf-8")

    def mkdocs(self, *arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
        """Run `mkdocs` as people do: from the newsroom's folder."""
        return run("mkdocs", *arguments, cwd=cwd or self.folder, **environment)

    def nutgraf(self, *arguments: str | Path, cwd: Path | None = None) -> Done:
        """Run `nutgraf` as people do: from the newsroom's folder."""
        return run("nutgraf", *arguments, cwd=cwd or self.folder)

    def config(self, **settings: Any) -> MkDocsConfig:
        """The newsroom's settings, read by MkDocs."""
        return load_config(str(self.folder / "mkdocs.yml"), **settings)

    def build(self, **settings: Any) -> Path:
        """Build in this process, as `mkdocs build` does, and return the site's folder."""
        config = self.config(**settings)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with icons_left_out():
                build(config)
        finally:
            config.plugins.on_shutdown()
        return Path(config.site_dir)

    def preview(self, folder: Path) -> Path:
        """Build in this process what `mkdocs serve` shows, into a folder, and return it."""
        address = "http://127.0.0.1:8000/"
        config = self.config(site_dir=str(folder), site_url=address)
        config.plugins.on_startup(command="serve", dirty=False)
        with icons_left_out():
            build(config, serve_url=address)
        return folder


@contextmanager
def icons_left_out() -> Iterator[None]:
    """MkDocs looks at every file of a theme for those that it copies; of Material's 14,000 icons it copies none.

    To list them takes a third of the time of a small build.
    """

    def list_templates(loader: FileSystemLoader) -> list[str]:
        found = set()
        for folder in filter(Path.is_dir, map(Path, loader.searchpath)):
            parts = (each for each in folder.iterdir() if each.name != ".icons")
            for each in parts:
                files = each.rglob("*") if each.is_dir() else [each]
                found |= {path.relative_to(folder).as_posix() for path in files if path.is_file()}
        return sorted(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileSystemLoader, "list_templates", list_templates)
        yield


@dataclass(frozen=True)
class Done:
    """A command that has run: its exit code, and what it said."""

    code: int
    out: str
    err: str


def run(command: str, *arguments: str | Path, cwd: Path, **environment: str) -> Done:
    """Run a command that is installed beside this Python, or else on this machine."""
    own = Path(sys.executable).with_name(command)
    done = subprocess.run(
        [own if own.exists() else command, *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def small_desk(folder: Path) -> Desk:
    """A newsroom of one briefing."""
    desk = Desk(folder)
    desk.write("briefings/boat.md", BRIEFING)
    desk.set({})
    return desk


def rich_desk(folder: Path, **settings: Any) -> Desk:
    """A copy of the rich newsroom, with settings of its own."""
    shutil.copytree(RICH, folder, dirs_exist_ok=True)
    desk = Desk(folder)
    desk.set(settings)
    return desk


def build_short(folder: Path, **settings: Any) -> Path:
    """The rich newsroom, and what is odd in size, with pages as short as can be: whatever may be cut, is."""
    shutil.copytree(ODD, folder / "content", dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listings, "LENGTH", 2)
        patch.setattr(listings, "NAMED_LENGTH", 5)
        for kind in listings.SHOWN:
            patch.setitem(listings.SHOWN, kind, 1)
        plugins = ["search", {"nutgraf": {"rules": "off", "cache": False}}]
        return rich_desk(folder, plugins=plugins, **settings).build(strict=True)


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes, hidden ones included; folders end in `/`."""
    return {
        path.relative_to(folder).as_posix() + ("/" if path.is_dir() else ""): (
            "" if path.is_dir() else sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.rglob("*"))
    }
