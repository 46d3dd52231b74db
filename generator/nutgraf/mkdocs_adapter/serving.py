"""The server of a preview: where it listens, and what becomes of it where the site cannot be built."""

from __future__ import annotations

import socket
from collections.abc import Callable
from html import escape

from mkdocs.exceptions import MkDocsException, PluginError

from nutgraf.mkdocs_adapter.reporting import log

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


def lasting(builder: Callable[[], None], fail: Callable[[str], None]) -> Callable[[], None]:
    """A `builder` that tells why it failed, and `fail` too, where MkDocs would let the next request wait for ever."""

    def build() -> None:
        try:
            builder()
        except SystemExit as error:  # MkDocs has told why
            log.error("%s", error)
            fail(reason_for(error))
        except MkDocsException as error:
            log.error("The site was not built: %s", reason_for(error))
            fail(reason_for(error))
        except Exception as error:
            log.exception("The site was not built")
            fail(reason_for(error))

    return build


def reason_for(error: BaseException) -> str:
    """What went wrong in a build, in one line."""
    cause = error.__context__ if isinstance(error, SystemExit) and error.__context__ else error
    kind = "" if isinstance(cause, MkDocsException) else f"{type(cause).__name__}: "
    return " ".join(f"{kind}{cause}".split())


def instead(reason: str) -> bytes:
    """The page that says why there is none."""
    return PAGE.format(reason=escape(reason)).encode()
