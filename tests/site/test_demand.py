"""A preview that is served makes a file when it is asked for it: the same as one that makes all of them."""

from __future__ import annotations

import gc
import re
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from wsgiref.types import WSGIApplication
from wsgiref.util import FileWrapper, setup_testing_defaults

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from nutgraf.link import Corpus
from nutgraf.mkdocs_adapter.demand import Demand
from tests.site.desk import BRIEFING, Desk, rich_desk

pytestmark = pytest.mark.slow

ADDRESS = "http://127.0.0.1:8000/desk/"
MOUNT = "/desk/"
BOAT = "briefings/2024/05/01/boat/"
LAST_CHANGE = re.compile(r"\s*<lastmod>.*?</lastmod>")
SEARCH = "search/search_index.json"


class Served:
    """A newsroom whose preview is served, as `mkdocs serve` does it, and what it answers."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.folder = folder
        self._desk = desk
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        self._plugins = config.plugins
        build(config, serve_url=ADDRESS)
        server = LiveReloadServer(self.save, "127.0.0.1", 8000, str(folder), MOUNT)
        server.socket.close()  # asked without a network
        server = config.plugins.on_serve(server, config=config, builder=self.save)
        self.rebuild = server.builder
        application = server.get_app()
        assert application
        self._answer: WSGIApplication = application

    def save(self) -> None:
        """Build again, as after a file was saved; the plugin is the one that was there before."""
        config = self._config()
        config.plugins = self._plugins
        build(config, serve_url=ADDRESS)

    def ask(self, path: str) -> tuple[str, str]:
        """Status and content of the answer to a request."""
        environ: dict[str, object] = {}
        setup_testing_defaults(environ)
        environ["PATH_INFO"] = path.encode().decode("latin-1")
        told: list[str] = []

        def start(status: str, headers: object, info: object = None) -> Callable[[bytes], object]:
            del headers, info
            told.append(status)
            return lambda _: None

        answer = self._answer(environ, start)
        content = b"".join(answer)
        if isinstance(answer, FileWrapper):
            answer.close()
        return told[0], content.decode("utf-8", "replace")

    def _config(self) -> MkDocsConfig:
        return self._desk.config(site_dir=str(self.folder), site_url=ADDRESS)


def made(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, without what a sitemap says of changes: a preview knows only of what it has made."""
    return {
        path.relative_to(folder).as_posix(): LAST_CHANGE.sub("", path.read_text("utf-8")).encode()
        if path.name == "sitemap.xml"
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_whole_preview(tmp_path: Path) -> None:
    """What all requests together are answered is byte for byte the preview that was made at once."""
    desk = rich_desk(tmp_path / "desk")
    served = Served(desk, tmp_path / "served")
    whole = made(served.folder)

    served.save()
    before = made(served.folder)
    answers = {path: served.ask(MOUNT + path)[0] for path in whole}

    assert before.keys() < whole.keys()
    assert "briefings/index.html" in before, "what the navigation names is MkDocs' own"
    assert not [path for path in before if path.startswith("data/")]
    assert {path: status for path, status in answers.items() if status != "200 OK"} == {}
    assert made(served.folder) == whole


def test_what_is_saved_is_seen(desk: Desk, tmp_path: Path) -> None:
    """Pages, with and without their last slash, files and search are of the content as it is now."""
    served = Served(desk, tmp_path / "served")

    desk.write("briefings/boat.md", BRIEFING.replace("at noon", "at midnight"))
    served.save()

    assert served.ask(f"{MOUNT}{BOAT.rstrip('/')}")[0] == "302 Found"
    assert "at midnight" in served.ask(f"{MOUNT}{BOAT}")[1]
    assert "at midnight" in served.ask(f"{MOUNT}{BOAT}index.md")[1]
    assert "at midnight" in served.ask(f"{MOUNT}{SEARCH}")[1]
    assert "boat" in served.ask(f"{MOUNT}data/briefings.csv")[1]
    assert served.ask(f"{MOUNT}nothing/")[0] == served.ask("/elsewhere/")[0] == "404 Not Found"

    served.save()
    desk.write("briefings/boat.md", BRIEFING.replace("date:", "slug: überfahrt\ndate:"))
    served.save()  # nobody has looked at the page in between: it was never made

    assert served.ask(f"{MOUNT}{BOAT}")[0] == "404 Not Found"
    assert "at noon" in served.ask(f"{MOUNT}briefings/2024/05/01/überfahrt/")[1]
    assert quote("überfahrt") in served.ask(f"{MOUNT}{SEARCH}")[1]


SAVES = """
from pathlib import Path

def on_post_build(config):
    file = Path(config.docs_dir, "briefings", "boat.md")
    text = file.read_text()
    if "at noon" in text:
        file.write_text(text.replace("at noon", "at midnight"))
"""
"""A hook that does what a writer does who does not wait for the first build."""


def test_what_is_saved_in_the_first_build_is_seen(desk: Desk, tmp_path: Path) -> None:
    """MkDocs begins to look for what is saved after it, and would show what was, until somebody saves once more."""
    (desk.folder / "saves.py").write_text(SAVES, encoding="utf-8")
    desk.set({"hooks": ["saves.py"]})

    served = Served(desk, tmp_path / "served")

    assert "at midnight" in served.ask(f"{MOUNT}{BOAT}")[1]


def test_it_holds_one_site(desk: Desk, tmp_path: Path) -> None:
    """However often a file is saved: what the build before made is gone when the next one begins."""
    served = Served(desk, tmp_path / "served")
    gc.unfreeze()
    gc.collect()  # what other tests have left
    before = corpora()

    served.save()
    served.save()

    assert corpora() == before


def corpora() -> int:
    """How many there are, whatever was set aside."""
    gc.unfreeze()
    return sum(isinstance(each, Corpus) for each in gc.get_objects())


def test_a_faulty_template(desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who looks at a page whose template is at fault reads that, with file and line; the next one works."""
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})
    own = desk.folder / "own" / "nutgraf" / "briefing.html"
    own.parent.mkdir(parents=True)
    served = Served(desk, tmp_path / "served")

    own.write_text("{% if %}", encoding="utf-8")
    served.save()
    status, text = served.ask(f"{MOUNT}{BOAT}")

    assert status == "500 Internal Server Error"
    assert f"{own}:1: Expected an expression" in text
    assert text in caplog.text
    assert served.ask(f"{MOUNT}topics/boats/")[0] == "200 OK"

    own.unlink()
    served.save()
    assert "at noon" in served.ask(f"{MOUNT}{BOAT}")[1]


def test_a_request_waits_for_the_build() -> None:
    """What is asked for while a build runs is of the site that it makes, never of the one before."""
    demand, done, seen = Demand(), threading.Event(), []

    def ask() -> None:
        demand.fetch("page")
        done.set()

    demand.begin()
    demand.defer("page", lambda: seen.append("old"))
    demand.end()
    demand.begin()
    thread = threading.Thread(target=ask)
    thread.start()
    assert not done.wait(0.1)
    demand.defer("page", lambda: seen.append("new"))
    demand.end()
    thread.join(10)

    assert done.is_set()
    assert seen == ["new"]
    demand.fetch("page")
    assert seen == ["new"], "it was made already"
