"""The server of a preview: where it listens, and what becomes of it where the site cannot be built."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from pathlib import Path
from time import perf_counter

from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileDeletedEvent
from watchdog.observers.api import EventEmitter

from nutgraf.garbage import uncollected
from nutgraf.mkdocs_adapter.reporting import Listener, log

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>The site could not be built</title>
<h1>The site could not be built</h1>
<p>{reason}</p>
<p>It is here again as soon as that is mended. The terminal may tell more.</p>
"""
"""What is answered in the place of every page, as there is none: it asks again by itself."""

SHORTEST, LONGEST = 0.1, 2.0
"""Seconds from one look at the files to the next: a pause that is noticed, and one that is felt."""

RESTS = 10
"""So many times as long as a look took nobody looks again: it goes through all files."""


def expect_free(host: str, port: int) -> None:
    """Raises PluginError where no server can listen at an address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "a port is a number from 0 to 65535"
        message = f"expected an address to listen at, but got {host}:{port}: {reason}."
        hint = "End what listens there, or name another one: --dev-addr HOST:PORT."
        raise PluginError(f"{message} {hint}") from None


def lasting(
    builder: Callable[[], None], begin: Callable[[], None], end: Callable[[str], None]
) -> Callable[[], None]:
    """A `builder` that tells why it failed, where MkDocs would let the next request wait for ever.

    It says to `begin` that it builds before MkDocs takes away the first file, and to `end` why it failed: nothing, if
    it did not. It does so whatever happens, as others wait: even where the newsroom is none any more, or Ctrl+C is hit.
    """

    def build() -> None:
        begin()
        reason, errors = "", Listener(logging.ERROR)
        errors.start()
        try:
            with uncollected():
                builder()
        except SystemExit as error:  # MkDocs has told why
            reason = " ".join(errors.heard) or reason_for(error)
            log.error("%s", error)
        except MkDocsException as error:
            reason = reason_for(error)
            log.error("The site was not built: %s", reason)
        except Exception as error:
            reason = reason_for(error)
            log.exception("The site was not built")
        finally:
            errors.stop()
            end(reason)

    return build


def look_between_builds(server: LiveReloadServer, wait: Callable[[], None]) -> None:
    """Have a server look at the files only when `wait` lets it, as often as their number allows.

    A look takes time that a build needs. What is saved meanwhile is seen after it: each look is held against the last.
    """
    observer = server.observer
    start = observer.on_thread_start

    def start_unhurried() -> None:
        for emitter in observer.emitters:  # all folders are known only now
            look = _unhurried(_as_long_as_it_is_there(emitter), emitter.stopped_event, wait)
            # watchdog says that it is there to be overridden
            emitter.queue_events = look  # type: ignore[method-assign, assignment]
        start()

    observer.on_thread_start = start_unhurried  # type: ignore[method-assign]  # that, too


def _as_long_as_it_is_there(emitter: EventEmitter) -> Callable[[float], None]:
    """A look that tells once that what is watched is gone, and goes on when it is back: watchdog would end there."""
    look, path = emitter.queue_events, emitter.watch.path
    is_gone = False

    def look_again(timeout: float) -> None:
        nonlocal is_gone
        was_gone, is_gone = is_gone, not Path(path).exists()
        if is_gone and not was_gone:
            emitter.queue_event(FileDeletedEvent(path))
        elif not is_gone:
            look(timeout)

    return look_again


def was_saved_since(moment: float, places: Iterable[str]) -> bool:
    """Whether any of these files, or of those in these folders, was saved since then, or came or went."""
    roots = filter(None, places)  # settings may come from no file
    return any(_saved(path) > moment for root in roots for path in _all_in(root))


def _all_in(root: str) -> Iterator[Path]:
    """A file, or a folder and what is in it: as far as it is there when somebody looks."""
    yield Path(root)
    for folder, folders, files in os.walk(root):
        yield from (Path(folder, name) for name in (*folders, *files))


def _saved(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0  # it leads nowhere, or has just gone: its folder tells


def _unhurried(
    look: Callable[[float], None], stopped: threading.Event, wait: Callable[[], None]
) -> Callable[[float], None]:
    """What is done again and again until it is stopped: pause, wait, look."""
    pause = SHORTEST

    def pause_and_look(timeout: float) -> None:
        del timeout  # MkDocs has one for all sites
        nonlocal pause
        if stopped.wait(pause):
            return
        wait()
        start = perf_counter()
        look(0)
        pause = min(max(RESTS * (perf_counter() - start), SHORTEST), LONGEST)

    return pause_and_look


def reason_for(error: BaseException) -> str:
    """What went wrong in a build, in one line."""
    cause = error.__context__ if isinstance(error, SystemExit) and error.__context__ else error
    kind = "" if isinstance(cause, MkDocsException) else f"{type(cause).__name__}: "
    return " ".join(f"{kind}{cause}".split())


def instead(reason: str) -> bytes:
    """The page that says why there is none."""
    return PAGE.format(reason=escape(reason)).encode()
