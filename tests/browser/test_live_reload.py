"""`make serve`: what is seen in the browser keeps up with what is edited."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

ROOT = Path(__file__).parents[2]
PARTS = (
    "Makefile",
    "pyproject.toml",
    "mkdocs.yml",
    "requirements",
    "tools",
    "generator",
    "theme",
    "content",
)
PATIENCE = 60

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project to edit in, with the environment of this one."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, tmp_path / part)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until a server listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"nothing listens at port {port}")


@pytest.fixture
def served(checkout: Path) -> Iterator[str]:
    """The address at which `make serve` shows the copy. Its environment is not set up anew."""
    port = free_port()
    command = ["make", "--assume-old=.venv/site.ready", "serve", f"ADDRESS=127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=checkout, start_new_session=True) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(process.pid, signal.SIGINT)


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """The front page, open in a browser and listening for changes."""
    with browser.new_page() as page:
        with page.expect_request("**/livereload/**"):
            page.goto(served)
        yield page


def test_edits_reload_the_page(page: Page, checkout: Path) -> None:
    """A change of content, of the theme's words, of the generator: each reloads the open page."""
    briefing = next((checkout / "content" / "briefings").rglob("*.md"))
    words = checkout / "theme" / "nutgraf_theme" / "strings" / "en.yml"
    code = checkout / "generator" / "nutgraf" / "__init__.py"

    for edited in (briefing, words, code):
        with (
            page.expect_event("load", timeout=PATIENCE * 1000),
            page.expect_request("**/livereload/**"),
        ):
            edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def test_a_page_comes_back(page: Page, checkout: Path) -> None:
    """A mistake that takes a page away is told in its place, and the page is there again once it is mended."""
    briefing = checkout / "content/briefings/2024/03/what-is-next-in-washington.md"
    text = briefing.read_text(encoding="utf-8")
    page.goto(f"{page.url}briefings/2024/03/26/what-is-next-in-washington/")
    headline, told = page.locator("h1"), page.locator(".ng-problems")
    right = headline.inner_text()

    briefing.write_text(text.replace("date: 2024-03-26", "date: soon", 1), encoding="utf-8")
    expect(headline).not_to_have_text(right, timeout=PATIENCE * 1000)
    expect(told).to_contain_text("1 problem in the content")

    briefing.write_text(text, encoding="utf-8")
    expect(headline).to_have_text(right, timeout=PATIENCE * 1000)
    expect(told).to_have_count(0)


def test_a_page_comes_back_before_it_is_waited_for(page: Page, checkout: Path) -> None:
    """What is mended while the page that stands in its place still loads is there, too, and not waited for in vain."""
    briefing = checkout / "content/briefings/2024/03/what-is-next-in-washington.md"
    text = briefing.read_text(encoding="utf-8")
    address = f"{page.url}briefings/2024/03/26/what-is-next-in-washington/"
    page.goto(address)
    headline = page.locator("h1")
    right = headline.inner_text()

    def mend_first(route: Route) -> None:
        briefing.write_text(text, encoding="utf-8")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not _is_there(address):
            time.sleep(0.1)
        route.continue_()

    page.route("**/livereload/0/0", mend_first, times=1)
    briefing.write_text(text.replace("date: 2024-03-26", "date: soon", 1), encoding="utf-8")
    expect(headline).not_to_have_text(right, timeout=PATIENCE * 1000)
    expect(headline).to_have_text(right, timeout=PATIENCE * 1000)


def _is_there(address: str) -> bool:
    try:
        with urlopen(address) as answer:  # noqa: S310  # our own server
            return bool(answer.status == HTTPStatus.OK)
    except HTTPError:
        return False
