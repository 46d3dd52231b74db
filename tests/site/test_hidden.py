"""Drafts and what is under embargo: in no byte of a build, marked in a preview."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import Desk, rich_desk

pytestmark = pytest.mark.slow

CANARY = b"canary"
"""A word of every hidden item of the rich newsroom, and of nothing else in it."""

HIDDEN = {
    "briefings/2024/05/13/canary-slug/": "Draft",
    "briefings/2024/05/13/opaque-bundle/": "Under embargo until 1 January 2999",
    "briefings/2024/05/13/opaque-jekyll/": "Draft",
    "actors/opaque-actor/": "Draft",
    "actors/opaque-embargoed/": "Under embargo until 31 December 2998, 23:00",
    "topics/opaque-topic/": "Draft",
    "stories/opaque-story/": "Draft",
    "sources/opaque-source/": "Draft",
    "notes/opaque-page/": "Draft",
    "notes/opaque-embargo/": "Under embargo until 1 January 2999",
}
"""The hidden pages of the rich newsroom, and how a preview marks each."""


def files_with_canary(folder: Path) -> Iterator[str]:
    """The files that hold the word, or have it in their name."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        if CANARY in name.encode().lower() or CANARY in data.lower():
            yield name


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The rich newsroom as `mkdocs serve` shows it."""
    desk = rich_desk(tmp_path_factory.mktemp("rich"))
    return BuiltSite(desk.preview(tmp_path_factory.mktemp("preview")))


def test_a_hidden_page_that_mkdocs_would_publish(desk: Desk) -> None:
    """What begins with a dot is read by no stage: nobody knows whether it is a draft, and it stays, whoever asks."""
    desk.set({"exclude_docs": "!.well-known/"})
    desk.write(".well-known/a.md", "---\ndraft: true\n---\n# Canary <script>alert(1)</script>\n")
    assert [*files_with_canary(desk.build())] == []


def test_hidden_items_are_in_no_byte_of_a_build(site: BuiltSite) -> None:
    """No page, list, mention, quotation, redirect, search entry, picture or name of a file."""
    assert [*files_with_canary(site.folder)] == []


@pytest.mark.parametrize(("address", "mark"), HIDDEN.items())
def test_a_preview_shows_and_marks_them(preview: BuiltSite, address: str, mark: str) -> None:
    """Each has its page, with a notice on it."""
    notices = [each.words for each in preview.page(address).root.all(class_="ng-notice")]

    assert any(each.startswith(mark) for each in notices), notices


def test_a_preview_marks_nothing_else(preview: BuiltSite) -> None:
    """What is published bears no mark."""
    marked = {
        path
        for path, page in preview.pages.items()
        for notice in ("ng-notice--draft", "ng-notice--embargo")
        if any(page.root.all(class_=notice))
    }

    assert marked == {f"{address}index.html" for address in HIDDEN}


def test_what_they_say_stands_elsewhere_in_a_preview(preview: BuiltSite) -> None:
    """Their statements, events and mentions are shown where they will be: the canary does sing."""
    board = preview.page("actors/example-harbour-board/").root.one("main").words

    assert "Canary words." in board
    assert "a canary sentence" in board
    assert "Canary event" in preview.page("events/").root.one("main").words
    assert "canary introduction" in preview.page("stories/").root.one("main").words


def test_a_preview_is_whole(preview: BuiltSite) -> None:
    """A preview has no broken links and no faulty pages either."""
    assert [*preview.broken_links(), *preview.faults()] == []


def test_references_to_hidden_items_leave_their_text_alone(rich_site: BuiltSite) -> None:
    """What the writer typed stays, and leads nowhere."""
    page = rich_site.page("briefings/2024/06/05/points-at-hidden/")
    words = page.root.one("main").words

    assert "a guest, a page and a briefing lead nowhere yet." in words
    assert "Nobody is known to have said this. A guest" in words
    assert {each.words for each in page.root.one("main").all("a")} >= {"Test Ferries", "Fares"}
    assert not any("opaque" in link for _, link in page.links)


def test_plain_pages_may_point_at_hidden_items(rich_site: BuiltSite) -> None:
    """A link to a page that is not there yet is its text alone, and no warning in a strict build."""
    page = rich_site.page("notes/points-at-hidden/")
    content = page.root.one("article", class_="md-content__inner")

    assert "A briefing, another, a page and opaque-topic lead nowhere yet." in content.words
    assert not any("opaque" in link for _, link in page.links)


def test_a_hidden_page_is_not_in_the_navigation(desk: Desk) -> None:
    """Named in `nav` or not: neither it nor a section that holds nothing else is led to."""
    desk.write("soon.md", "---\ndraft: true\n---\n# Canary\n")
    desk.write("now.md", "# Now\n")
    desk.set({"nav": ["index.md", {"Later": [{"Soon": "soon.md"}, {"Soon": "soon.md"}]}, "now.md"]})

    site = BuiltSite(desk.build(strict=True))

    assert [*site.broken_links()] == []
    assert "Later" not in site.page("").root.words
    assert "now/index.html" in site.leads_to("index.html")


def test_the_front_page_is_there_without_its_introduction(desk: Desk) -> None:
    """A draft of `index.md`, or of a section's introduction, hides its words and not the page."""
    for path in ("index.md", "actors/index.md"):
        desk.write(path, "---\ntitle: Canary\ndraft: true\n---\nA canary introduces this.\n")
    desk.set({"nav": ["index.md", "actors/index.md"]})

    site = BuiltSite(desk.build(strict=True))

    assert [*files_with_canary(site.folder)] == []
    assert {"index.html", "actors/index.html"} <= site.leads_to("briefings/index.html")


def test_an_embargo_that_has_ended_hides_nothing(desk: Desk) -> None:
    """It is held against the moment of the build."""
    desk.write("actors/board.md", "---\nname: A board\nembargo: 2024-05-01T00:00+00:00\n---\n")

    assert (desk.build() / "actors" / "board" / "index.html").exists()


def test_serve_shows_drafts(desk: Desk) -> None:
    """`mkdocs serve` itself, asked over HTTP."""
    desk.write("topics/soon.md", "---\nname: Soon\ndraft: true\n---\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command: list[str | Path] = [Path(sys.executable).with_name("mkdocs"), "serve"]

    with subprocess.Popen(
        [*command, "--dev-addr", f"127.0.0.1:{port}", "--no-livereload"],
        cwd=desk.folder,
        stderr=subprocess.DEVNULL,
    ) as mkdocs:
        page = fetch(f"http://127.0.0.1:{port}/topics/soon/")
        mkdocs.terminate()

    assert "Draft. Not published." in page
    assert not desk.site.exists()


def fetch(address: str) -> str:
    """What is at an address, as soon as somebody answers there."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310  # our own address
                return str(answer.read().decode())
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
