"""How long a writer waits: from saving a briefing to its page in a preview.

    python -m benchmarks.preview [BRIEFINGS [EDITS]]

Makes a newsroom of so many briefings (1,000 if nothing is given) in a temporary folder, serves it, and asks for the
page of a briefing until what was written last is there.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.check import make

DATE = re.compile(r"^date: (\d{4})-(\d\d)-(\d\d)$", re.MULTILINE)
PAUSE = 0.05
"""Seconds between two looks at a page."""

REST = 2
"""Seconds between two edits, in which the server comes to rest."""


def seconds_to_page(site: Path, edits: int) -> float:
    """The median of the seconds after which what was saved stands on its page."""
    briefings = sorted((site / "content" / "briefings").rglob("*.md"))
    with _served(site) as address:
        chosen = briefings[:: max(1, len(briefings) // edits)][:edits]
        return median(_seconds(path, address) for path in chosen)


def _seconds(path: Path, address: str) -> float:
    text = path.read_text(encoding="utf-8")
    [date] = DATE.findall(text)
    page = f"{address}briefings/{'/'.join(date)}/{path.stem}/"
    _read(page)
    time.sleep(REST)
    saved, mark = time.perf_counter(), f"mark{time.time_ns()}"
    path.write_text(f"{text.rstrip()}\n\nOne more sentence: {mark}.\n", encoding="utf-8")
    while mark not in _read(page):
        time.sleep(PAUSE)
    return time.perf_counter() - saved


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The address at which a preview of a newsroom answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nutgraf = str(Path(sys.executable).with_name("nutgraf"))
    serve = [nutgraf, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryDirectory() as temporary:
        # a server that is ended leaves what it has made
        environment = {**os.environ, "TMPDIR": temporary}
        server = subprocess.Popen(
            serve, cwd=site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while not _read(address):
                if server.poll() is not None:
                    sys.exit(f"the preview of {site} has ended")
                time.sleep(PAUSE)
            yield address
        finally:
            server.terminate()
            server.wait()


def _read(address: str) -> str:
    """A page; empty where there is none yet."""
    try:
        with urlopen(address) as answer:  # noqa: S310  # an address of ours
            return str(answer.read(), "utf-8")
    except URLError:
        return ""


def main() -> None:
    """Measure, and print."""
    briefings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # noqa: PLR2004  # the second word
    with tempfile.TemporaryDirectory() as temporary:
        make(Path(temporary), briefings, None)
        print(f"{briefings:,} briefings: {seconds_to_page(Path(temporary), edits):.1f} s")


if __name__ == "__main__":
    main()
