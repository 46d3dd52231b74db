"""What every test may use, and the rule that nothing goes unrun unseen."""

import os
import signal
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browsers import address, browser, serve
from tests.data import FOREIGN
from tests.project.commands import tool

__all__ = ["address", "browser", "serve"]

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
"""How long an example takes is no matter of tests: machines are shared."""

ROOT = Path(__file__).parents[1]
REQUIRE_ALL = "NUTGRAF_REQUIRE_ALL"
"""Set (by `.ci/run`), it makes a test that is not run a failure."""


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own newsroom, built for real by `mkdocs build --strict`: the folder of its site."""
    folder = tmp_path_factory.mktemp("newsroom")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--config-file", ROOT / "mkdocs.yml", "--site-dir", folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    done = tool("python", "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture
def environment(wheel: Path, tmp_path: Path) -> Path:
    """The commands of a new environment that holds the wheel.

    Its dependencies are lent by this environment, so that no network is needed. A folder added by a
    `.pth` file brings none of its own `.pth` files along: our editable install stays out.
    """
    folder = tmp_path / "environment"
    venv.create(folder)
    python = folder / "bin" / "python"
    done = tool("pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    library = next(folder.glob("lib/python*/site-packages"))
    (library / "lent.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder / "bin"


def pytest_configure() -> None:
    """Workers, and the commands that tests run, find what a user's do.

    Below `make test`, `make` would tell its folder too. Without compiled modules, which some machines are told not to
    leave behind, every command would take a second to compile all of ours. And what a shell runs in the background
    hands on that Ctrl-C is not heard: servers would not end.
    """
    for name in ("MAKELEVEL", "MAKEFLAGS", "MFLAGS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: at the end no worker is busy with it while the others have nothing to do."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, ("slow", "browser"))))


def not_run(reporter: pytest.TerminalReporter) -> list[str]:
    """Say why each skipped test was skipped, each reason once."""
    reasons = {
        report.longrepr[2].removeprefix("Skipped: ") for report in reporter.getreports("skipped")
    }
    return sorted(reasons)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where all tests are required and some were skipped that every machine can run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    reasons = not_run(reporter) if reporter else []
    ours = [reason for reason in reasons if not reason.startswith(FOREIGN)]
    if ours and os.environ.get(REQUIRE_ALL):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name, just above the closing line, what was not run here."""
    for reason in not_run(terminalreporter):
        terminalreporter.write_line(f"not run here: {reason}", yellow=True)
