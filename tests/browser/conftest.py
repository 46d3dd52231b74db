"""A real browser, and our newsroom served to it."""

import functools
import os
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

FOUND = Path(sys.prefix) / "browser"
"""Where `tools/provide_browser.py` leaves the path of a browser."""


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
def address(newsroom: Path) -> Iterator[str]:
    """Serve the built newsroom: the address of its front page."""
    handler = functools.partial(Quiet, directory=str(newsroom))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
