"""Which templates a template leads to."""

from pathlib import Path

from jinja2 import DictLoader, Environment, FileSystemLoader

from nutgraf.render.sources import MISSING, Sources

TEMPLATES = {
    "page.html": "{% extends 'layout.html' %}{% from 'parts/link.html' import link %}",
    "layout.html": "{% import 'parts/head.html' as head %}",
    "parts/link.html": "{% include 'parts/icon.html' ignore missing %}",
    "parts/head.html": "",
    "parts/other.html": "",
    "any.html": "{% include 'parts/' ~ name %}",
    "faulty.html": "{% if %}",
    "circle.html": "{% import 'circle.html' as itself %}",
}


def _behind(name: str, **more: str) -> dict[str, str]:
    return dict(Sources(Environment(loader=DictLoader({**TEMPLATES, **more}))).behind(name))  # noqa: S701  # renders nothing


def test_what_is_behind_a_template() -> None:
    """It is all that it extends, imports or includes, at any remove, and what it would include if it were there."""
    whole = {"page.html", "layout.html", "parts/link.html", "parts/head.html", "parts/icon.html"}
    assert _behind("page.html").keys() == whole
    assert _behind("page.html")["parts/icon.html"] == MISSING
    assert _behind("circle.html").keys() == {"circle.html"}


def test_a_name_that_is_made_may_be_any() -> None:
    """A template that makes the name of another one depends on all of them."""
    assert _behind("any.html").keys() == TEMPLATES.keys() | {"parts/icon.html"}


def test_a_faulty_template() -> None:
    """It is told when it is rendered; until it is mended it leads nowhere."""
    assert _behind("faulty.html").keys() == {"faulty.html"}


def test_what_changes_the_answer() -> None:
    """The text of what is behind a template does, whether that is edited, comes or goes; that of others does not."""
    before = _behind("page.html")
    assert _behind("page.html", **{"parts/head.html": "edited"}) != before
    assert _behind("page.html", **{"parts/icon.html": ""}) != before
    assert _behind("page.html", **{"parts/other.html": "edited"}) == before


def test_an_edit_while_pages_are_made() -> None:
    """What is asked is what templates were before the first page was made of them: the edit is news to the next run."""
    templates = {**TEMPLATES}
    environment = Environment(loader=DictLoader(templates))  # noqa: S701  # renders nothing
    before = Sources(environment)
    templates["parts/head.html"] = "edited"
    assert before.behind("page.html") == [*_behind("page.html").items()]
    assert before.behind("page.html") != Sources(environment).behind("page.html")


def test_other_ways_to_name_a_template() -> None:
    """Jinja takes `./x.html` for `x.html`; a name that leads out of the folder is none."""
    more = {"ways.html": "{% include './parts//other.html' %}{% include '../x.html' %}"}
    found = _behind("ways.html", **more)
    assert found.keys() == {"ways.html", "parts/other.html", "../x.html"}
    assert found["parts/other.html"] != MISSING == found["../x.html"]


def test_a_folder_behind_a_link(tmp_path: Path) -> None:
    """No list has what is in it, and templates may lead there."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "mine").symlink_to(tmp_path / "shared")
    (tmp_path / "theme" / "page.html").write_text("{% include 'mine/part.html' %}")
    found = []
    for text in ("one", "two"):
        (tmp_path / "shared" / "part.html").write_text(text)
        environment = Environment(loader=FileSystemLoader(tmp_path / "theme"))  # noqa: S701  # renders nothing
        found.append(Sources(environment).behind("page.html"))
    assert found[0] != found[1]
