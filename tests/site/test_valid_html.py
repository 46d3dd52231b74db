"""Every page of our newsroom and of the rich one is valid HTML, its shell included.

html-validate holds it to the HTML standard and to WCAG, by its own rules for each, and vnu, the checker of the W3C, to
the standard. Neither is told to leave anything out.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.crawl import BuiltSite

PACKAGES = Path(sys.prefix) / "npm" / "node_modules"
"""Where `tools/provide_test_tools.py` puts the packages of npm."""

RULES = {"root": True, "extends": ["html-validate:standard", "html-validate:a11y"]}

pytestmark = pytest.mark.slow


@pytest.fixture(params=["our_site", "rich_site"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A built site."""
    site: BuiltSite = request.getfixturevalue(request.param)
    return site.folder


def command(name: str, file: str) -> str:
    """The path of a command for a file of a package; where either is missing, the test is named as not run."""
    path = shutil.which(name)
    if not (path and (PACKAGES / file).exists()):
        pytest.skip(
            f"validity of HTML ({name} or npm's packages are missing, and `make test` could install none)"
        )
    return path


def test_html_validate(folder: Path, tmp_path: Path) -> None:
    """No error by its rules of the standard and of accessibility."""
    script = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), encoding="utf-8")

    done = subprocess.run(
        [
            command("node", str(script)),
            script,
            "--config",
            rules,
            "--formatter",
            "json",
            f"{folder}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert list(told_by_html_validate(done.stdout, folder)) == []
    assert done.returncode == 0, done.stderr


def told_by_html_validate(report: str, folder: Path) -> Iterator[str]:
    """What a report says, page by page."""
    for page in json.loads(report):
        path = Path(page["filePath"]).relative_to(folder)
        for each in page["messages"]:
            yield f"{path}:{each['line']}: {each['ruleId']}: {each['message']}"


def test_vnu(folder: Path) -> None:
    """No error and no warning."""
    jar = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"

    done = subprocess.run(
        [
            command("java", str(jar)),
            "-jar",
            jar,
            "--skip-non-html",
            "--stdout",
            "--format",
            "gnu",
            # a file is no host, and hashes are not reckoned here: a browser judges in test_policy.py
            "--filterpattern",
            r".*violates Content Security Policy.*",
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == []
    assert done.returncode == 0, done.stderr
