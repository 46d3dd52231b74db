"""`nutgraf serve`, for real: a writer saves, and the page keeps up with it."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.theme import Theme

import nutgraf_theme
from nutgraf.mkdocs_adapter.config import add_theme, edited_themes
from nutgraf.mkdocs_adapter.demand import Demand
from nutgraf.mkdocs_adapter.reporting import Listener
from nutgraf.mkdocs_adapter.serving import lasting, look_between_builds, was_saved_since
from tests.commands.newsrooms import nutgraf
from tests.commands.terminals import SETTINGS, make_newsroom

GOOD = "---\ntitle: The boat sails\ndate: 2024-05-01\n---\nA boat sails at noon.\n"
WRONG = GOOD.replace("title:", "tilte:")
BROKEN = GOOD.replace("date:", "topics: [boats\ndate:")
BOAT = "briefings/2024/05/01/boat/"
PATIENCE = 60
COMMAND = (Path(sys.executable).with_name("nutgraf"), "serve", "--dev-addr")


class Server:
    """A newsroom that is served, and what is to be seen of it."""

    def __init__(self, folder: Path, address: str, process: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self._address = address
        self._process = process

    def page(self, path: str) -> str:
        """The HTML of a page; empty where there is none, or nobody answers yet."""
        try:
            with urlopen(self._address + path, timeout=PATIENCE) as answer:  # noqa: S310  # our own
                return str(answer.read().decode())
        except (HTTPError, URLError):
            return ""

    def refusal(self, path: str) -> str:
        """What is said in the place of a page."""
        with pytest.raises(HTTPError) as caught:
            urlopen(self._address + path, timeout=PATIENCE)  # noqa: S310  # our own
        assert caught.value.code == 500
        return str(caught.value.read().decode())

    @property
    def log(self) -> str:
        """What was said where the command was started."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def wait(self, path: str, seen: Callable[[str], bool]) -> None:
        """Wait until a page is as it should be."""
        self._wait(lambda: seen(self.page(path)), f"/{path} is not as it should be")

    def wait_for_report(self, text: str) -> None:
        """Wait until something is said where the command was started."""
        self._wait(lambda: text in self.log, f"nobody says: {text}")

    def _wait(self, done: Callable[[], bool], complaint: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert self._process.poll() is None, "the server has ended"
            assert time.monotonic() < end, complaint
            time.sleep(0.2)

    def write(self, path: str, text: str) -> None:
        """Save a file of the newsroom."""
        (self.folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A newsroom with a mistake in it, served."""
    make_newsroom(
        {"briefings/boat.md": WRONG, "topics/boats.md": "---\nname: Boats\n---\n"}, tmp_path
    )
    with socket.create_server(("127.0.0.1", 0)) as found:
        address = f"127.0.0.1:{found.getsockname()[1]}"
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([*COMMAND, address], cwd=tmp_path, stdout=log, stderr=log)
        try:
            yield Server(tmp_path, f"http://{address}/", process)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == os.EX_OK


@pytest.mark.slow
def test_writing(server: Server) -> None:
    """Wrong from the start, mended, broken, mended; wrong settings, and a folder that they name from now on.

    The server goes on, and says what it is.
    """
    boat = "content/briefings/boat.md"
    server.wait(BOAT, lambda html: "expected the field <code>title</code>" in html)

    server.write(boat, GOOD)
    server.wait(BOAT, lambda html: "A boat sails at noon." in html and "ng-problem" not in html)
    assert "Nothing to mend." in server.page("problems/")

    server.write(boat, BROKEN)
    server.wait(BOAT, lambda html: "a bracket is not closed" in html)
    assert "a bracket is not closed" in server.page("problems/")
    assert "Boats" in server.page("topics/boats/")

    server.write(boat, GOOD)
    server.wait(BOAT, lambda html: "A boat sails at noon." in html)

    server.write("mkdocs.yml", SETTINGS.replace("A newsroom", "[A newsroom"))
    server.wait_for_report("error parsing the configuration file")
    assert "error parsing the configuration file" in server.refusal(BOAT)
    assert "Traceback" not in server.log
    server.write("mkdocs.yml", SETTINGS.replace("A newsroom", "Another newsroom"))
    server.wait("", lambda html: "Another newsroom" in html)

    (server.folder / "own" / "partials").mkdir(parents=True)
    server.write("own/partials/footer.html", "FIRST")
    server.write("mkdocs.yml", SETTINGS.replace("theme: {", "theme: {custom_dir: own, "))
    server.wait(BOAT, lambda html: "FIRST" in html)
    server.write("own/partials/footer.html", "SECOND")
    server.wait(BOAT, lambda html: "SECOND" in html)


def test_what_is_watched(tmp_path: Path) -> None:
    """The content, the settings and the themes that are laid over Material: its own files are many, and stay."""
    make_newsroom({}, tmp_path)
    (tmp_path / "overrides").mkdir()
    settings = SETTINGS.replace("theme: {", "theme: {custom_dir: overrides, ")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    bare, own = MkDocsConfig(), load_config(str(tmp_path / "mkdocs.yml"))
    bare.theme = Theme("material")
    add_theme(bare)
    add_theme(own)

    ours = str(nutgraf_theme.DIRECTORY)
    assert edited_themes(bare) == [ours]
    assert edited_themes(own) == [str(tmp_path / "overrides"), ours]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ConfigurationError("not\n  YAML"), "not YAML"),
        (Abort("Aborted with a configuration error!"), "Aborted with a configuration error!"),
        (ValueError("of a hook"), "ValueError: of a hook"),
    ],
)
def test_why_there_is_no_site(error: BaseException, reason: str) -> None:
    """Whatever a build fails with, the server goes on, and whoever asks for a page is told why in a line."""
    told: list[str] = []

    def fail() -> None:
        raise error

    lasting(fail, lambda: told.append("begun"), told.append)()

    assert told == ["begun", reason]


def test_why_mkdocs_gave_up() -> None:
    """Where MkDocs has told what is wrong with the settings, that is the reason, and not that it gave up."""
    told: list[str] = []

    def abort() -> None:
        logging.getLogger("mkdocs.config").error("Config value 'nav': expected a list")
        raise Abort("Aborted with a configuration error!")

    lasting(abort, lambda: None, told.append)()

    assert told == ["Config value 'nav': expected a list"]


def test_a_plugin_that_logs_badly_stops_nothing() -> None:
    """What cannot be put together is heard as it stands, and is no reason for a build to fail."""
    listener = Listener(logging.ERROR)
    listener.emit(logging.LogRecord("mkdocs", logging.ERROR, "", 0, "%d files", ("no",), None))
    assert listener.heard == ["%d files"]


def test_a_build_is_not_disturbed(tmp_path: Path) -> None:
    """While a build runs nobody looks for what is saved; after it, it is seen."""
    demand, built = Demand(), threading.Event()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    look_between_builds(server, demand.wait)
    thread = threading.Thread(target=server.serve)

    demand.begin()
    thread.start()
    while not server.observer.is_alive():
        time.sleep(0.01)
    (tmp_path / "boat.md").write_text(WRONG, encoding="utf-8")
    assert not built.wait(1)
    demand.end()
    assert built.wait(PATIENCE)

    built.clear()
    (tmp_path / "boat.md").write_text(GOOD, encoding="utf-8")
    assert built.wait(PATIENCE)

    server.shutdown()
    thread.join(PATIENCE)


def test_a_folder_that_is_away_for_a_moment(tmp_path: Path) -> None:
    """That it is gone is told by a build; when it is back, what is saved in it is seen as before."""
    content, built = tmp_path / "content", threading.Event()
    content.mkdir()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(content))
    look_between_builds(server, lambda: None)
    thread = threading.Thread(target=server.serve)
    thread.start()
    while not server.observer.is_alive():
        time.sleep(0.01)

    def is_seen() -> bool:
        seen = built.wait(PATIENCE)
        time.sleep(0.5)  # the build of what was saved at the same time
        built.clear()
        return seen

    content.rename(tmp_path / "away")
    assert is_seen()
    (tmp_path / "away").rename(content)
    (content / "boat.md").write_text(GOOD, encoding="utf-8")
    assert is_seen()

    server.shutdown()
    thread.join(PATIENCE)


def test_what_was_saved_while_a_preview_began(tmp_path: Path) -> None:
    """A file at any depth, or one that has come or gone; of a place that is not there nobody knows."""
    file = tmp_path / "content" / "briefings" / "boat.md"
    file.parent.mkdir(parents=True)
    file.touch()
    for path in (file, file.parent, tmp_path / "content"):
        os.utime(path, (1e9, 1e9))
    places = ["", str(tmp_path / "nowhere"), str(tmp_path / "content")]
    assert not was_saved_since(1e9, places)
    os.utime(file, (1e9, 1e9 + 1))
    assert was_saved_since(1e9, places)
    os.utime(file, (1e9, 1e9))
    file.unlink()
    assert was_saved_since(1e9, places)


def test_a_folder_that_goes_while_somebody_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends no preview that has just begun."""
    (tmp_path / "going").mkdir()
    look = os.scandir

    def look_too_late(path: str) -> object:
        if Path(path).name == "going":
            Path(path).rmdir()
        return look(path)

    monkeypatch.setattr(os, "scandir", look_too_late)
    assert not was_saved_since(time.time() + 1, [str(tmp_path)])


def test_a_site_that_is_no_newsroom_any_more() -> None:
    """A build without Nutgraf, which is taken out of the settings, ends as well: nobody waits for ever."""
    told: list[str] = []

    lasting(lambda: None, lambda: told.append("begun"), told.append)()

    assert told == ["begun", ""]


INTERRUPTED = """
import threading
from pathlib import Path
from mkdocs.livereload import LiveReloadServer
from nutgraf.mkdocs_adapter.demand import Demand
from nutgraf.mkdocs_adapter.serving import lasting, look_between_builds

def build():
    waiting.wait()
    raise KeyboardInterrupt

def wait():
    if begun.is_set():
        waiting.set()
    demand.wait()

def begin():
    demand.begin()
    begun.set()

demand, begun, waiting = Demand(), threading.Event(), threading.Event()
server = LiveReloadServer(build, "127.0.0.1", 0, ".")
server.watch(".")
server.builder = lasting(build, begin, demand.end)
look_between_builds(server, wait)
threading.Timer(0.5, Path("boat.md").touch).start()
try:
    server.serve()
except KeyboardInterrupt:
    server.shutdown()
"""
"""What `mkdocs serve` does when somebody ends it while it builds, and who looks for what is saved waits for that."""


def test_a_build_that_is_interrupted_ends_the_server(tmp_path: Path) -> None:
    """Nobody waits for its end any more."""
    command = [sys.executable, "-c", INTERRUPTED]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=PATIENCE)


@pytest.mark.parametrize("command", ["serve", "build"])
def test_no_newsroom(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no newsroom, that is said."""
    monkeypatch.chdir(tmp_path)

    result = nutgraf(command)

    assert "expected a newsroom, but there is no mkdocs.yml" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("port", "reason"), [("{}", "Address already in use"), ("99999", "a port is a number from 0")]
)
def test_no_place_to_listen(port: str, reason: str, tmp_path: Path) -> None:
    """An address at which no server can listen is told, before anything is read."""
    make_newsroom({}, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{port.format(taken.getsockname()[1])}"
        done = subprocess.run(
            [*COMMAND, address], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    assert done.returncode == 1
    assert f"but got {address}: {reason}" in done.stderr
    assert "Traceback" not in done.stderr
