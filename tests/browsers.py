"""A real browser, and built sites served to it: one of each for all tests of a process."""

import functools
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

FOUND = Path(sys.prefix) / "browser"
"""Where `tools/provide_test_tools.py` leaves the path of a browser."""


def browser_path() -> str | None:
    """Return the browser named in the environment or found by `make test`, if any."""
    if named := os.environ.get("NUTGRAF_BROWSER"):
        return named
    return FOUND.read_text(encoding="utf-8") if FOUND.exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, without a window. Where there is none, the test is named as not run."""
    path = browser_path()
    if path is None:
        pytest.skip(
            "browser tests (no browser: none found or installed; NUTGRAF_BROWSER may name one)"
        )
    with sync_playwright() as playwright:
        # The sandbox needs rights that containers lack; only our own pages are opened.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and does not log each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve the folder of a built site: the address of its front page."""
    with ExitStack() as servers:

        def serve(folder: Path) -> str:
            handler = functools.partial(Quiet, directory=str(folder))
            server = servers.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            servers.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            return f"http://127.0.0.1:{server.server_port}/"

        yield serve


@pytest.fixture(scope="session")
def address(newsroom: Path, serve: Callable[[Path], str]) -> str:
    """Our newsroom, served: the address of its front page."""
    return serve(newsroom)
