"""Find what the tests need beside Python, or install it where that is possible: a browser, Java, packages of npm.

The browser, in this order: the one named in NUTGRAF_BROWSER, one that is installed, Debian's package (as root),
Playwright's own download. Its path is left in `.venv/browser`, where the tests look for it; packages are put into
`.venv/npm/` in the versions that `tests/npm/` locks. Tests whose tools are not there are named at the end of the run as
not run here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

BROWSER = Path(sys.prefix) / "browser"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = Path(sys.prefix) / "npm"
LOCKED = Path(__file__).parents[1] / "tests" / "npm"
LOCK = "package-lock.json"


def main() -> None:
    """Leave what was found where the tests look, and say what was not."""
    browser = os.environ.get("NUTGRAF_BROWSER") or installed_browser() or new_browser()
    if browser:
        BROWSER.write_text(browser, encoding="utf-8")
    else:
        BROWSER.unlink(missing_ok=True)
    tell("browser", browser)
    tell("java", command("java", "default-jre-headless"))
    tell("npm", command("npm", "nodejs", "npm") and packages())


def tell(tool: str, found: str | None) -> None:
    """Say what the tests will use."""
    print(f"{tool} for the tests: {found or 'none found, and none could be installed'}")


def installed_browser() -> str | None:
    """Return the path of a browser that is here already, a command or Playwright's own."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def new_browser() -> str | None:
    """Install a browser in the first way that works here, and return its path."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if install("chromium"):
        download.append("--with-deps")
    if not installed_browser():
        run(download)
    return installed_browser()


def command(name: str, *debian: str) -> str | None:
    """Return the path of a command, which Debian's packages bring where there is none."""
    if not shutil.which(name):
        install(*debian)
    return shutil.which(name)


def packages() -> str | None:
    """Return the folder with the locked packages of npm, installed anew where the lock has changed."""
    lock = (LOCKED / LOCK).read_bytes()
    done = PACKAGES / "done"
    if not (done.exists() and done.read_bytes() == lock):
        shutil.rmtree(PACKAGES, ignore_errors=True)
        shutil.copytree(LOCKED, PACKAGES)
        if run(["npm", "ci"], PACKAGES):
            done.write_bytes(lock)
    return str(PACKAGES) if done.exists() else None


def install(*debian: str) -> bool:
    """Install packages of Debian, if this is Debian and we may; say whether it was tried."""
    tried = bool(shutil.which("apt-get")) and os.geteuid() == 0
    if tried:
        run(["apt-get", "update"])
        run(["apt-get", "install", "--yes", "--no-install-recommends", *debian])
    return tried


def run(command: Sequence[str], folder: Path | None = None) -> bool:
    """Run an installer, show the end of what it said if it fails, and say whether it did not."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        print(f"{' '.join(command)} failed:", *said[-3:], sep="\n  ")
    return done.returncode == 0


if __name__ == "__main__":
    main()
