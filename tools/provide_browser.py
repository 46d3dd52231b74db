"""Find a browser for the tests, or install one where that is possible.

In this order: the one named in NUTGRAF_BROWSER, one that is installed, Debian's package (as root),
Playwright's own download. Its path is left in `.venv/browser`, where the tests look for it; without
any, they are named at the end of the run as not run here.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOUND = Path(sys.prefix) / "browser"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> None:
    """Leave the path of a browser for the tests, or say that there is none."""
    path = os.environ.get("NUTGRAF_BROWSER") or installed() or newly_installed()
    if path:
        FOUND.write_text(path, encoding="utf-8")
        print(f"browser for the tests: {path}")
    else:
        FOUND.unlink(missing_ok=True)
        print("browser for the tests: none found, and none could be installed")


def installed() -> str | None:
    """Return the path of a browser that is here already, a command or Playwright's own."""
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def newly_installed() -> str | None:
    """Install a browser in the first way that works here, and return its path."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "chromium")
        download.append("--with-deps")
    if not installed():
        run(*download)
    return installed()


def run(*command: str) -> None:
    """Run an installer, and show the end of what it said if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        print(f"{' '.join(command)} failed:", *said[-3:], sep="\n  ")


if __name__ == "__main__":
    main()
