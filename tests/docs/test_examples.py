"""What the handbook shows is content, settings and templates that work."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from nutgraf.mkdocs_adapter.plugin import NutgrafPlugin
from nutgraf.pipeline import Content, run
from nutgraf.problems import Problem
from nutgraf.render.html import Renderer
from nutgraf.settings import Settings
from nutgraf.strings import load_strings
from nutgraf_theme import DIRECTORY
from tests.cases import NOW
from tests.data import read_yaml
from tests.docs.pages import Example, Page, pages, read
from tests.project.commands import ROOT
from tests.render.samples import ALL

KNOWN = {
    "": ("",),
    "console": ("",),
    "jinja": ("nutgraf/",),
    "json": ("",),
    "markdown": ("content/", "harbour content/", "prose", "wrong content/"),
    "text": ("",),
    "yaml": (".github/", "briefing", "content/", "mkdocs.yml", "pre-commit", "strings/"),
}
"""The languages of examples, and how their roles begin."""

BRIEFING = "---\ntitle: An example\ndate: 2024-03-26\n{fields}---\n\n{prose}"

PAGES = pages()
WITH_CONTENT = [page for page in PAGES if page.examples("yaml|markdown", "content/")]
FIELDS = [each for page in PAGES for each in page.examples("yaml", "briefing")]
PROSE = [each for page in PAGES for each in page.examples("markdown", "prose")]
CONFIGURED = [each for page in PAGES for each in page.examples("yaml", "mkdocs.yml")]


def name_of(page: Page) -> str:
    """What to call a page in the list of tests."""
    return page.name


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of our own newsroom's content, to which examples are added."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def told(content: Path) -> list[Problem]:
    """Every problem with a content folder, notices included."""
    return [*run(Content(content, "content"), Settings(now=NOW)).problems]


def add(examples: Iterable[Example], content: Path) -> None:
    """Write examples of files where they say that they lie."""
    for each in examples:
        path = content.parent / each.role.removeprefix("wrong ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_example_is_of_a_known_kind(page: Page) -> None:
    """So that no example goes untried."""
    unknown = [
        str(each)
        for each in page.examples(r"\S*")
        if not each.role.startswith(KNOWN.get(each.kind, "-"))
    ]

    assert unknown == []


@pytest.mark.parametrize("page", WITH_CONTENT, ids=name_of)
def test_files_are_right(page: Page, content: Path) -> None:
    """Files shown on a page, put into our newsroom, give no problem and no notice."""
    add(page.examples("yaml|markdown", "content/"), content)

    assert told(content) == []


@pytest.mark.parametrize("example", FIELDS, ids=str)
def test_fields_are_right(example: Example, content: Path) -> None:
    """Fields shown on a page, in a briefing of our newsroom, give no problem and no notice."""
    briefing = BRIEFING.format(fields=example.text, prose="Its text.")
    (content / "briefings" / "example.md").write_text(briefing, encoding="utf-8")

    assert told(content) == []


@pytest.mark.parametrize("example", PROSE, ids=str)
def test_prose_is_right(example: Example, content: Path) -> None:
    """Prose shown on a page, in a briefing of our newsroom, gives no problem and no notice."""
    briefing = BRIEFING.format(fields="", prose=example.text)
    (content / "briefings" / "example.md").write_text(briefing, encoding="utf-8")

    assert told(content) == []


def test_faults_are_told_as_shown(content: Path) -> None:
    """The report that follows the faulty file is what writers see."""
    page = read("docs/writing.md")
    [wrong], [shown] = page.examples("markdown", "wrong "), page.examples("text")
    add([wrong], content)

    assert "".join(f"{each.level}: {each}\n" for each in told(content)) == shown.text


@pytest.mark.parametrize("example", CONFIGURED, ids=str)
def test_settings_are_accepted(example: Example, tmp_path: Path) -> None:
    """MkDocs and the plugin take the settings as they are shown."""
    basis = {"site_name": "Example", "theme": {"name": "material"}, "plugins": ["nutgraf"]}
    config_file = tmp_path / "mkdocs.yml"
    config_file.write_text(yaml.safe_dump(basis | read_yaml(example.text)), encoding="utf-8")
    for folder in ("docs", "content", "overrides"):
        (tmp_path / folder).mkdir()

    config = load_config(str(config_file))

    assert any(isinstance(plugin, NutgrafPlugin) for plugin in config.plugins.values())


def test_theme_files_take_the_place_of_ours(tmp_path: Path) -> None:
    """With the template and the words that are shown every kind of page can be made."""
    page = read("docs/extending.md")
    examples = page.examples("jinja") + page.examples("yaml", "strings/")
    for each in examples:
        path = tmp_path / each.role
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, encoding="utf-8")
    folders = [tmp_path, DIRECTORY]

    renderer = Renderer(folders, load_strings(folders))
    html = "".join(renderer.render(each) for each in ALL)

    assert {path.suffix for path in tmp_path.rglob("*.*")} == {".html", ".yml"}
    assert '<p class="ng-chips">' in html
    assert load_strings(folders)["fr"].count("briefings", 0) == "0 dépêche"
