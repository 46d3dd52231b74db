"""Sitemaps: which pages there are, when they last changed, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nutgraf.edition import make_edition
from nutgraf.pipeline import Content, run
from nutgraf.settings import Settings
from nutgraf.views.sitemap import news_sitemap
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk
from tests.site.test_head import canonical, versions

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"


def entries(text: str | bytes, tag: str = "url") -> Iterator[ElementTree.Element]:
    """The entries of a sitemap."""
    return ElementTree.fromstring(text).iter(MAP + tag)  # noqa: S314  # we have just written it


def url_of(entry: ElementTree.Element) -> str:
    """The URL of an entry."""
    return entry.findtext(f"{MAP}loc") or ""


def read(folder: Path, name: str) -> list[ElementTree.Element]:
    """The entries of a sitemap of a built site."""
    return [*entries((folder / name).read_bytes())]


@pytest.mark.slow
def test_the_sitemap_has_every_page_once(site: BuiltSite) -> None:
    """Every page that has a canonical address is in the sitemap under it, with its translations; no other is."""
    pages = {
        url: versions(page)
        for page in site.pages.values()
        if (url := canonical(page)) and "noindex" not in page.meta("robots")
    }
    if not site.has_server:
        assert "sitemap.xml" not in site.files
        assert not pages
        return
    found = read(site.folder, "sitemap.xml")
    told = {
        url_of(entry): {
            each.attrib["hreflang"]: each.attrib["href"] for each in entry.iter(ALTERNATE)
        }
        for entry in found
    }
    assert len(told) == len(found)
    assert told == pages


def test_a_template_of_the_site_replaces_the_sitemap(desk: Desk) -> None:
    """Who has a `sitemap.xml` in a theme folder of their own gets what that says."""
    folder = desk.folder / "overrides"
    folder.mkdir()
    (folder / "sitemap.xml").write_text("<mine/>", encoding="utf-8")
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": str(folder)}})

    assert (desk.build() / "sitemap.xml").read_text(encoding="utf-8") == "<mine/>"


def test_the_news_are_those_of_the_newest_two_days(desk: Desk) -> None:
    """What was published in the 48 hours up to the newest briefing is news, whatever the day of the build."""
    for name, date in {
        "old": "2024-06-01T11:59Z",
        "new": "2024-06-01T12:00Z",
        "newest": "2024-06-03T12:00Z",
    }.items():
        desk.write(
            f"briefings/{name}.md",
            f"---\ntitle: '{name} & <b>'\ndate: {date}\nlanguage: en-GB\n---\nText.\n",
        )

    found = [*entries((desk.build() / "news-sitemap.xml").read_bytes())]

    assert [each.findtext(f"{NEWS}news/{NEWS}title") for each in found] == [
        "newest & <b>",
        "new & <b>",
    ]
    assert found[0].findtext(f"{NEWS}news/{NEWS}publication_date") == "2024-06-03T12:00:00+00:00"
    assert found[0].findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name") == "The Desk"
    assert found[0].findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language") == "en"


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("pt-BR", "pt"),
        ("zh", "zh-cn"),
        ("zh-CN", "zh-cn"),
        ("zh-SG", "zh-cn"),
        ("zh-TW", "zh-tw"),
        ("zh-HK", "zh-tw"),
        ("zh-Hant", "zh-tw"),
        ("zxx", "zxx"),
    ],
)
def test_the_language_of_news(tmp_path: Path, language: str, code: str) -> None:
    """News services know languages by their code alone, but Chinese by its script."""
    files = {"briefings/a.md": "---\ntitle: A\ndate: 2024-05-01\n---\n"}
    settings = Settings(
        now=NOW, site_name="The Desk", site_url="https://desk.example/", language=language
    )

    found = news_sitemap(edition_of(write_files(files, tmp_path), settings).site)

    assert found
    assert [each.language for each in found.entries] == [code]


@pytest.mark.parametrize(("pages", "files"), [(50_000, 1), (50_001, 3)])
def test_a_long_sitemap_is_split(desk: Desk, pages: int, files: int) -> None:
    """Up to 50,000 pages are in one file; past that there are parts, which hold all, and an index that names them."""
    settings = Settings(now=datetime(2024, 6, 4, tzinfo=UTC), site_url="https://desk.example/")
    outcome = run(Content(desk.folder / "content", "content"), settings)
    edition = make_edition(outcome, [THEME])
    urls = [f"https://desk.example/{number}/" for number in range(pages)]

    planned = {
        each.address: each.make() for each in edition.sitemaps((url, None, "") for url in urls)
    }

    written = {address: edition.renderer.render_file(view) for address, view in planned.items()}
    assert len(written) == files
    index = [url_of(each) for each in entries(written["sitemap.xml"], "sitemap")]
    names = [each.removeprefix("https://desk.example/") for each in index] or ["sitemap.xml"]
    assert [url_of(each) for name in names for each in entries(written[name])] == urls
    assert {*names, "sitemap.xml"} == {*written}
