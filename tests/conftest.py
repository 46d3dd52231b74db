"""What every test may use, and the rule that nothing goes unrun unseen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUIRE_ALL = "NUTGRAF_REQUIRE_ALL"
"""Set (by `.ci/run`), it makes a test that is not run a failure."""


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own newsroom, built for real by `mkdocs build --strict`: the folder of its site."""
    site = tmp_path_factory.mktemp("newsroom")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--config-file", ROOT / "mkdocs.yml", "--site-dir", site],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def not_run(reporter: pytest.TerminalReporter) -> list[str]:
    """Say why each skipped test was skipped, each reason once."""
    reasons = {
        report.longrepr[2].removeprefix("Skipped: ") for report in reporter.getreports("skipped")
    }
    return sorted(reasons)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where all tests are required and some were skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and not_run(reporter) and os.environ.get(REQUIRE_ALL):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name, just above the closing line, what was not run here."""
    for reason in not_run(terminalreporter):
        terminalreporter.write_line(f"not run here: {reason}", yellow=True)
