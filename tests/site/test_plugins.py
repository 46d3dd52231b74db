"""Other people's plugins and hooks run as they do without us, on generated pages and on plain ones."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import RICH, Desk, rich_desk

pytestmark = pytest.mark.slow

HOOK = """\
def on_page_markdown(markdown, page, config, files):
    return markdown

def on_page_content(html, page, config, files):
    return html + f"<p class='by-hook'>content of {page.file.src_uri}</p>"

def on_page_context(context, page, config, nav):
    page.meta["seen"] = True
    return context

def on_post_page(output, page, config):
    return output.replace("</body>", f"<!-- {page.url or 'front'} {page.meta['seen']} --></body>")
"""

TAGGED = "---\ntags: [harbour]\n---\n# About\n\nWords.\n"


def search_index(site: BuiltSite) -> list[dict[str, Any]]:
    """The entries of Material's search index."""
    index = (site.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = json.loads(index)["docs"]
    return entries


def test_hooks_see_every_page(desk: Desk) -> None:
    """Content, context and output of each page pass through a site's own hooks."""
    (desk.folder / "hook.py").write_text(HOOK, encoding="utf-8")
    desk.set({"hooks": ["hook.py"]})
    desk.write("about.md", "# About\n\nWords.\n")
    desk.write("actors/board.md", "---\nname: A board\n---\n")

    site = BuiltSite(desk.build(strict=True))

    pages = {path: page for path, page in site.pages.items() if path != "404.html"}
    assert len(pages) >= 12
    for path, page in pages.items():
        address = path.removesuffix("index.html") or "front"
        assert f"<!-- {address} True -->" in page.text
        assert len([*page.root.all("p", class_="by-hook")]) == 1


@pytest.mark.parametrize(
    "order", [("search", "tags", "meta", "nutgraf"), ("nutgraf", "meta", "tags", "search")]
)
def test_materials_own_plugins(desk: Desk, order: tuple[str, ...]) -> None:
    """Tags on plain pages, front matter for a whole folder, and search, before or after ours."""
    desk.set({"plugins": list(order)})
    desk.write("tags.md", "# Tags\n\n<!-- material/tags -->\n")
    desk.write("about.md", TAGGED)
    desk.write("guide/.meta.yml", "description: Told for the whole folder.\n")
    desk.write("guide/one.md", "# One\n\nWords.\n")

    site = BuiltSite(desk.build(strict=True))

    assert [*site.broken_links(), *site.faults()] == []
    assert "about/index.html" in site.leads_to("tags/index.html")
    assert site.page("guide/one/").meta("description") == "Told for the whole folder."
    assert {entry["location"] for entry in search_index(site)} >= {"about/", "topics/boats/"}


def test_search_finds_every_page_by_its_title(rich_site: BuiltSite) -> None:
    """An entry for each page but the front page, with its title and words; nothing but text in a title."""
    index = {unquote(entry["location"]): entry for entry in search_index(rich_site)}
    pages = {path.removesuffix("index.html") for path in rich_site.pages} - {"404.html"}
    redirects = {
        path
        for path in pages
        if path.startswith(("old/", "people/", "themes/", "stories/timetable"))
    }

    assert {location for location in index if "#" not in location} == pages - redirects - {""}
    assert index["topics/fares/"]["title"] == "Fares"
    assert (
        "prints a new timetable" in index["briefings/2024/05/01/new-timetable/#part-title"]["text"]
    )
    assert index["actors/quay-rope/"]["title"] == "Quay &amp; &#34;Rope&#34; &lt;Test&gt; Ltd"


def test_offline(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Material's `offline` turns folders into files, which it does after the settings are read."""
    desk = rich_desk(
        tmp_path_factory.mktemp("offline"),
        site_url="",
        plugins=["search", "offline", {"nutgraf": {"rules": "off"}}],
    )

    site = BuiltSite(desk.build(strict=True), has_server=False)

    assert [*site.broken_links()] == []


def test_a_template_of_the_site_replaces_one_component(desk: Desk) -> None:
    """In a `custom_dir` of the site's own: ours stands behind it."""
    own = desk.folder / "own" / "nutgraf" / "components"
    own.mkdir(parents=True)
    (own / "chip.html").write_text(
        "{% macro chips(items, label=None) %}<p>OUR CHIPS: {{ items | length }}</p>{% endmacro %}",
        encoding="utf-8",
    )
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})

    site = BuiltSite(desk.build(strict=True))

    assert "OUR CHIPS: 1" in site.page("briefings/2024/05/01/boat/").text
    assert "assets/nutgraf/css/nutgraf.css" in site.files


def test_a_page_waits_for_one_sheet(desk: Desk) -> None:
    """All that is for screens, Material's first; a sheet in a `custom_dir` stands in the place of ours."""
    own = desk.folder / "own" / "assets" / "nutgraf" / "css"
    own.mkdir(parents=True)
    (own / "pages.css").write_text(".own { color: red }", encoding="utf-8")
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})

    site = BuiltSite(desk.build(strict=True))

    folder = "assets/nutgraf/css/"
    sheet = (site.folder / folder / "nutgraf.css").read_text(encoding="utf-8")
    assert {each for each in site.files if each.startswith(folder)} == {
        f"{folder}nutgraf.css",
        f"{folder}print.css",
    }
    parts = [".md-tabs{", "[data-md-color-scheme=slate]{", "--ng-ink:", ".ng-picture", ".own {"]
    assert [*map(sheet.index, parts)] == sorted(map(sheet.index, parts))
    assert "@import" not in sheet
    assert "color-switching" not in sheet
    files = re.findall(r"""url\(["']?([^"')]+)""", sheet)
    assert {each.partition(":")[0] for each in files if "/fonts/" not in each} == {"data"}
    links = site.page("").root.all("link", rel="stylesheet")
    assert {each.attributes["href"] for each in links if "media" not in each.attributes} == {
        f"{folder}nutgraf.css"
    }


def test_the_theme_keeps_its_parts_to_itself(rich_site: BuiltSite) -> None:
    """Templates, words and markers of the theme are no files for readers."""
    private = [
        path for path in rich_site.files if path.startswith(("strings/", "nutgraf/", "partials/"))
    ]

    assert private == []
    assert not any(path.endswith((".py", ".yml", ".yaml", "py.typed")) for path in rich_site.files)
    assert all(path.endswith("/index.md") for path in rich_site.files if path.endswith(".md"))


BOAT = "briefings/2024/05/01/boat/"

OTHERS: list[Any] = [
    "search",
    {"nutgraf": {"rules": "off"}},
    "glightbox",
    {"redirects": {"redirect_maps": {"old.md": "about.md", "older.md": "actors/board.md"}}},
    {"minify": {"minify_html": True}},
]


def test_plugins_of_others(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Pictures that open, addresses that lead on and pages without spare blanks, on pages of every kind."""
    caplog.set_level("INFO")
    desk.write("about.md", "# About\n\nWords, and ![a boat](boat.png).\n")
    desk.write("boat.png", (RICH / "content" / "media" / "boat.png").read_bytes())
    desk.write("actors/board.md", "---\nname: A board\n---\nA ![boat](../boat.png) of the board.\n")
    desk.set({"plugins": OTHERS})

    site = BuiltSite(desk.build(strict=True))

    assert [*site.broken_links()] == []
    assert [each for each in site.faults() if not each.startswith("old")] == []
    for address in ("actors/board/", "about/"):
        page = site.page(address)
        [opened] = page.root.all("a", class_="glightbox")
        assert opened.attributes["href"].endswith("boat.png")
        assert "script-src 'self' 'sha256-" in page.text, "its script may run"
    assert 'content="0; url=../about/"' in site.page("old/").text
    assert "../actors/board/" in site.page("older/").text
    article = site.page(BOAT).text.partition("<article")[2].partition("</article>")[0]
    assert article
    assert "\n" not in article
    assert "minify" in caplog.text, "who makes every page go through MkDocs is told"
