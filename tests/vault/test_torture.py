"""Builds that are killed at random moments: ten here, a hundred by `make torture`."""

from __future__ import annotations

import sys

import pytest

from tests.project.commands import tool

pytestmark = pytest.mark.slow


@pytest.mark.skipif(sys.platform == "win32", reason="builds killed at random (no fork on Windows)")
def test_builds_that_are_killed() -> None:
    """The site is the old one or the new one, whole; the next build is right, and nothing is left behind."""
    done = tool("python", "-m", "tests.vault.torture", "10", "5")

    assert done.returncode == 0, done.stderr
    assert "2 finished" in done.stdout
