"""Leaf pages, which no navigation names, are made without MkDocs' rounds: they are what MkDocs would make."""

from __future__ import annotations

import gc
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin
from weakref import ref

import pytest
from mkdocs.config.defaults import MkDocsConfig

import nutgraf_theme
from nutgraf.mkdocs_adapter.pages import GeneratedPage, LeafFile
from nutgraf.mkdocs_adapter.shared_shell import own_templates
from tests.site.desk import Desk, rich_desk

ADDRESS = re.compile(r'(?<=\s)((?:href|src|content)=")([^"]*)"')
CONFIG = re.compile(r'"(base|search)":"[^"]*"')
HOOK = "def on_post_page(output, page, config):\n    return output\n"
PRINTS_ITS_URL = '{% extends "main.html" %}{% block announce %}{{ page.url }}{% endblock %}'


def pages(folder: Path) -> dict[str, str]:
    """The HTML of every page, with all addresses made absolute: there are several ways to write one."""
    found = {}
    for path in folder.rglob("*.html"):
        name = path.relative_to(folder).as_posix()
        base = f"https://site.example/{name}"
        html = path.read_text(encoding="utf-8")
        found[name] = CONFIG.sub("", absolute(html, base))
    return found


def absolute(html: str, base: str) -> str:
    """HTML with its addresses as seen from nowhere."""
    return ADDRESS.sub(lambda each: f'{each[1]}{urljoin(base, each[2])}"', html)


def words(folder: Path) -> dict[str, set[str]]:
    """The words by which search finds each page."""
    index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in index["docs"]:
        text = unescape(re.sub(r"<[^>]*>", " ", f"{entry['title']} {entry['text']}"))
        found.setdefault(entry["location"].partition("#")[0], set()).update(text.split())
    return found


@pytest.mark.slow
def test_what_is_written_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is written does not stay in memory: a large site has thousands."""
    made: list[ref[GeneratedPage]] = []
    make = GeneratedPage.read_source

    def noted(page: GeneratedPage, config: MkDocsConfig) -> None:
        made.extend([ref(page)] if isinstance(page.file, LeafFile) else [])
        make(page, config)

    monkeypatch.setattr(GeneratedPage, "read_source", noted)
    rich_desk(tmp_path).build()
    gc.collect()
    assert made
    assert not any(page() for page in made)


@pytest.mark.slow
def test_leaf_pages_are_what_mkdocs_makes(tmp_path: Path) -> None:
    """Where a hook of the site makes MkDocs make every page, they are the same, and found by the same words."""
    own, hosts = rich_desk(tmp_path / "own"), rich_desk(tmp_path / "hosts")
    (hosts.folder / "hook.py").write_text(HOOK, encoding="utf-8")
    hosts.set({"hooks": ["hook.py"]})

    mine, theirs = own.build(), hosts.build()

    made, expected = pages(mine), pages(theirs)
    assert made.keys() == expected.keys()
    for name, html in made.items():
        assert html == expected[name], name
    found, others = words(mine), words(theirs)
    assert found.keys() == others.keys()
    for page, known in found.items():  # Material's parser takes up some of what it is to leave out
        assert known <= others[page], page
        assert len(known) > len(others[page]) / 2, page
    assert (mine / "sitemap.xml").read_bytes() == (theirs / "sitemap.xml").read_bytes()


@pytest.mark.slow
def test_a_template_may_print_what_pages_do_not_share(desk: Desk) -> None:
    """Where a site's own shell prints the URL of its page, each page has its own."""
    own = desk.folder / "own"
    own.mkdir()
    (own / "nutgraf.html").write_text(PRINTS_ITS_URL, encoding="utf-8")
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})
    desk.write("actors/board.md", "---\nname: A board\n---\n")

    folder = desk.build(strict=True)

    for name in ("actors/board/", "briefings/2024/05/01/boat/"):
        assert name in (folder / name / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_template_may_ask_what_page_it_is_on(desk: Desk) -> None:
    """Where a site's own part of the shell decides by the page, each page has its own, with the way to edit it."""
    partials = desk.folder / "own" / "partials"
    partials.mkdir(parents=True)
    footer = (
        "{% if page and page.url.startswith('actors/') %}ACTORS{% endif %}"
        "{% if page and page.edit_url %}EDIT{% endif %}"
    )
    (partials / "footer.html").write_text(footer, encoding="utf-8")
    theme = {"name": "material", "font": False, "custom_dir": "own"}
    desk.set({"theme": theme, "repo_url": "https://git.example/a", "edit_uri": "edit/"})
    desk.write("actors/board.md", "---\nname: A board\n---\n")

    folder = desk.build()

    assert "ACTORSEDIT" in (folder / "actors/board/index.html").read_text(encoding="utf-8")
    briefing = (folder / "briefings/2024/05/01/boat/index.html").read_text(encoding="utf-8")
    assert "ACTORS" not in briefing
    assert "EDIT" in briefing


def test_whose_templates_may_ask(desk: Desk) -> None:
    """Those of the site's own folder but of views; not those of the theme, where that folder is the theme itself."""
    own = desk.folder / "own"
    for path in ("main.html", "partials/footer.html", "nutgraf/actor.html"):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).touch()
    desk.set({"theme": {"name": "material", "custom_dir": "own"}})
    assert own_templates(desk.config()) == [own / "main.html", own / "partials" / "footer.html"]
    desk.set({"theme": {"name": "material", "custom_dir": str(nutgraf_theme.DIRECTORY)}})
    assert own_templates(desk.config()) == []


LISTS_DATES = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-200)
def on_env(env, config, files):
    dates = sorted(f"{file.src_uri} {file.page.update_date}" for file in files if file.page)
    Path(config.config_file_path).with_name("dates.txt").write_text("\\n".join(dates))
"""


@pytest.mark.slow
def test_pages_that_others_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks at the pages of all files finds those of leaves, with their own days and not that of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # 2100-01-01
    desk = rich_desk(tmp_path)
    (desk.folder / "hook.py").write_text(LISTS_DATES, encoding="utf-8")
    desk.set({"hooks": ["hook.py"]})
    desk.build()
    dates = (desk.folder / "dates.txt").read_text(encoding="utf-8").splitlines()
    [found] = [each for each in dates if each.startswith("actors/example-harbour-board.md ")]
    assert re.fullmatch(r"\S+ 20[0-4]\d-\d\d-\d\d", found)
