"""What a browser needs to be measured: a built site that is served as it would be, and the browser itself."""

from __future__ import annotations

import functools
import gzip
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BROWSER = Path(sys.prefix) / "browser"
"""Where `tools/provide_test_tools.py` leaves the path of a browser."""

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
"""What GitHub Pages compresses."""


class Server(ThreadingHTTPServer):
    """A server of this machine, which notes what it sends."""

    def __init__(self, folder: Path) -> None:
        self.sent: list[tuple[float, int]] = []
        """When a file was asked for (seconds since 1970), and how many bytes it was."""
        super().__init__(("127.0.0.1", 0), functools.partial(Compressed, directory=str(folder)))

    @property
    def address(self) -> str:
        """That of the front page."""
        return f"http://127.0.0.1:{self.server_port}/"


class Compressed(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: text compressed, everything kept for ten minutes."""

    server: Server
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  # so it is in the class that this one extends
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".woff2": "font/woff2",
    }

    def do_GET(self) -> None:
        """Answer with one file."""
        asked = time.time()
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in COMPRESSED:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.server.sent.append((asked, len(content)))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server of the site in a folder."""
    with Server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
