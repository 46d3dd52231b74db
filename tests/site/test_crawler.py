"""The crawler sees what is wrong: otherwise its silence would say nothing."""

from pathlib import Path

import pytest

from tests.site.crawl import BuiltSite

WHOLE = (
    "<!doctype html><html><head><title>A</title><meta name=description content=A></head>"
    "<body><div class=md-content><h1 id=a>A</h1>{}</div></body></html>"
)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="b/">b</a>', "index.html: b/: no file b/index.html"),
        ('<a href="#b">b</a>', "index.html: #b: no id 'b' in index.html"),
        ('<img src="b.png" alt="">', "index.html: b.png: no file b.png"),
        ("<p><b>a</p>", "index.html: </p> closes <b>"),
        ("<p>a</p></b>", "index.html: </b> closes nothing"),
        ('<p class="a" class="b">a</p>', "index.html: <p> has class twice"),
        ("<ul></ul>", "index.html: <ul {}> is empty"),
        ("<h2> </h2>", "index.html: <h2 {}> is empty"),
        ('<p id="a">a</p>', "index.html: id 'a' stands twice"),
        ("<p>None</p>", "index.html: 'None' leaks"),
        ('<a href="nutgraf:actors/a">a</a>', "index.html: 'nutgraf:' leaks"),
        (
            "<h1>B</h1>",
            "index.html: expected one heading of the first level, but got ['A', 'B']",
        ),
    ],
)
def test_faults_are_seen(tmp_path: Path, html: str, fault: str) -> None:
    """Each kind of fault is told with its page."""
    (tmp_path / "index.html").write_text(WHOLE.format(html), encoding="utf-8")
    site = BuiltSite(tmp_path)

    assert [*site.broken_links(), *site.faults()] == [fault]


def test_a_whole_page_has_no_faults(tmp_path: Path) -> None:
    """A page with nothing wrong with it, and a link that leads to a place in it."""
    (tmp_path / "index.html").write_text(WHOLE.format('<a href="#a">a</a>'), encoding="utf-8")
    site = BuiltSite(tmp_path)

    assert [*site.broken_links(), *site.faults()] == []
