"""What a preview makes when it is asked for: a page is there soon after a file is saved, however large the site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from nutgraf.mkdocs_adapter.reporting import log
from nutgraf.mkdocs_adapter.serving import instead
from nutgraf.press import Order

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

INDEX = "index.html"
LIVE_RELOAD = "/livereload/"
"""Where open pages ask MkDocs' server whether there is a new site."""


class NoSiteError(Exception):
    """There is no site to show; the message says why."""


class Demand:
    """The files of a preview that wait to be asked for, by their addresses.

    `is_served` says whether there is, or will be, a server that asks. It does from many threads. While a build runs
    it waits: so what it gets is never of the site that was. Where a build has failed, all that it gets is why.
    """

    def __init__(self, *, is_served: bool = False) -> None:
        self.is_served = is_served
        self._turn = threading.Condition()
        self._is_building = False
        self._failure = ""
        self._waiting: dict[str, Callable[[], None]] = {}

    def begin(self) -> None:
        """A build begins: nothing is made any more of what waited."""
        with self._turn:
            self._is_building = True
            self._failure = ""
            self._waiting.clear()

    def end(self, reason: str = "") -> None:
        """The build is over; where it made no site there is a reason."""
        with self._turn:
            self._is_building = False
            self._failure = reason
            self._turn.notify_all()

    def wait(self) -> None:
        """Wait while a build runs."""
        with self._turn:
            self._turn.wait_for(lambda: not self._is_building)

    def defer(self, address: str, make: Callable[[], None]) -> None:
        """`make` writes the file at an address, when that is asked for."""
        self._waiting[address] = make

    def defer_orders(self, orders: Iterable[Order], site: Path) -> None:
        """The same for what the press would make: files in the folder `site`, by their names."""
        for order in orders:
            self.defer(order.name, partial(_write, order, site))

    def fetch(self, address: str) -> None:
        """See that the file at an address is there, if there is to be one. Raises what its maker raises.

        Raises NoSiteError where the last build has failed.
        """
        with self._turn:
            self.wait()
            if self._failure:
                raise NoSiteError(self._failure)
            make = self._waiting.get(address)
            if make:
                make()
                del self._waiting[address]

    def answer_for(self, application: WSGIApplication, mount: str) -> WSGIApplication:
        """A server's application, before which a file is made that it is asked for, below the path `mount`."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            try:
                for address in _addresses(environ["PATH_INFO"], mount):
                    self.fetch(address)
            except NoSiteError as error:
                start("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
                return [instead(str(error))]
            except PluginError as error:
                log.error("%s", error)
                start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [str(error).encode()]
            return application(environ, start)

        self.is_served = True
        return answer


def _write(order: Order, site: Path) -> None:
    content, target = order.make().content, site / order.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)  # it may be a link to a file of the archive
    target.write_bytes(content)


def _addresses(path: str, mount: str) -> list[str]:
    """Where a site may have what a path asks for: a folder is asked for with and without its last slash.

    Paths come as WSGI has them: bytes of UTF-8, each a character (PEP 3333).
    """
    text = path.encode("latin-1").decode("utf-8", "ignore")
    if text.startswith(LIVE_RELOAD) or not f"{text}/".startswith(mount):
        return []
    address = normpath(f"/{text[len(mount) :]}").lstrip("/")
    folder = f"{address}/{INDEX}".lstrip("/")
    return [folder] if text.endswith("/") else [address, folder]
