"""`nutgraf serve`: the site while it is written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from nutgraf.commands.newsroom import config_file, hand_over
from nutgraf.environment import ON_DEMAND, asking


@contextmanager
def ended_as_by_hand() -> Iterator[None]:
    """Whatever ends it, be it that its terminal is closed: it takes away what it has made, drafts among it."""
    endings = [each for each in (signal.SIGTERM, getattr(signal, "SIGHUP", None)) if each]
    before = {each: signal.signal(each, signal.default_int_handler) for each in endings}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@click.command("serve")
@config_file
@click.option(
    "-a",
    "--dev-addr",
    metavar="HOST:PORT",
    help="Where to listen; left out, 127.0.0.1:8000. Whoever reaches it sees drafts.",
)
def serve_command(config_file: Path, dev_addr: str | None) -> None:
    """Show the site while you write, drafts included, and what is wrong on the page where it is wrong.

    Open pages reload when a file is saved. A page is made when you look at it; only the first search, which is
    through all of them, may take a while on a large site. Ctrl-C ends it. The work is MkDocs' own: `mkdocs serve`
    does the same, and has more options.

    Exit code 0: it was ended. 1: it could not begin, and the report says why. 2: there is no newsroom here.
    """
    with asking({ON_DEMAND: "1"}), ended_as_by_hand():
        hand_over("serve", config_file, *(["--dev-addr", dev_addr] if dev_addr else []))
