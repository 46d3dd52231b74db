"""The newsroom that commands work on: its settings are those of a build, and it loads much less."""

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from nutgraf.mkdocs_adapter.config import means_from, settings_from
from nutgraf.mkdocs_adapter.newsroom import open_newsroom
from nutgraf.mkdocs_adapter.plugin import NutgrafPlugin
from tests.commands.newsrooms import nutgraf

SITE = """\
site_name: Harbour
plugins:
  - search
  - nutgraf: {timezone: Europe/Paris, latest: 3, cache: false}
"""

COMMANDS = ("check", "mentions", "new", "rename", "stats")
FOR_PAGES = ("edition", "press", "views", "mkdocs_adapter.plugin")


def write(settings: str, folder: Path) -> Path:
    """A newsroom without content."""
    (folder / "docs").mkdir()
    path = folder / "mkdocs.yml"
    path.write_text(settings, encoding="utf-8")
    return path


def test_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands know of the site is what its plugin would tell a preview."""
    monkeypatch.setenv("NUTGRAF_AT", "2024-06-01T12:00Z")
    path = write(SITE, tmp_path)
    config = load_config(str(path))
    plugin = config.plugins["nutgraf"]
    assert isinstance(plugin, NutgrafPlugin)
    content, settings, means, _ = open_newsroom(path)
    assert content.folder == tmp_path / "docs"
    assert settings == settings_from(plugin.config, config, preview=True)
    assert means == means_from(plugin.config, config)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{timezone: Nowhere}", "expected a time zone such as Europe/Paris, but got 'Nowhere'"),
        (
            "{latest: many}",
            "option 'latest': expected a number of briefings such as 12, but got 'many'",
        ),
        (
            "{latest: -3}",
            "option 'latest': expected a number of briefings such as 12, but got '-3'",
        ),
        ("{latest: yes}", "expected a number of briefings such as 12, but got 'True'"),
        (
            "{language: english}",
            "option 'language': expected a language code such as en, ar or pt-BR, but got 'english'",
        ),
        (
            "{language: no}",
            "or pt-BR, but got 'False': YAML takes `no` for it, but in quotation marks",
        ),
    ],
)
def test_wrong_settings(
    wrong: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They are told as MkDocs tells them, and nothing is read."""
    path = write(f"site_name: Harbour\nplugins:\n  - nutgraf: {wrong}\n", tmp_path)
    with pytest.raises(Abort):
        open_newsroom(path)
    assert told in caplog.text
    assert nutgraf("stats", "--config-file", path).exit_code == 1


def test_without_the_plugin(tmp_path: Path) -> None:
    """A site of MkDocs alone is no newsroom."""
    result = nutgraf("stats", "--config-file", write("site_name: Harbour\n", tmp_path))
    assert result.exit_code == 2
    assert "expected `nutgraf` among the plugins" in result.output


def test_pages_are_not_loaded() -> None:
    """Commands that make no page load nothing that pages are made with: it takes as long as all the rest."""
    modules = ", ".join(f"nutgraf.commands.{each}" for each in COMMANDS)
    program = f"import sys, nutgraf.mkdocs_adapter.newsroom, {modules}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    loaded = {*done.stdout.split()}
    assert "nutgraf.pipeline" in loaded
    assert not loaded & {f"nutgraf.{each}" for each in FOR_PAGES}
