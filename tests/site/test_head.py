"""What pages tell machines of themselves in their head."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from PIL import Image

from nutgraf.views.dates import territory_locale
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk
from tests.site.markup import Page

pytestmark = pytest.mark.slow


def properties(page: Page) -> dict[str, list[str]]:
    """The OpenGraph properties of a page, each with its values in order."""
    found: dict[str, list[str]] = {}
    for each in page.root.one("head").all("meta"):
        if "property" in each.attributes:
            found.setdefault(each.attributes["property"], []).append(each.attributes["content"])
    return found


def canonical(page: Page) -> str | None:
    """The canonical address that the host writes."""
    found = page.root.one("head").all("link", rel="canonical")
    return next((each.attributes["href"] for each in found), None)


def test_every_page_can_be_shared(site: BuiltSite) -> None:
    """A page tells those who share it its title, its description and its canonical address, each once."""
    pages = {path: page for path, page in site.pages.items() if page.ids["part-title"]}
    pages.pop("404.html", None)
    assert pages
    for path, page in pages.items():
        told = properties(page)
        assert told["og:title"][0] in page.root.one("title").words, path
        assert told["og:description"] == [page.meta("description")], path
        assert told.get("og:url", [None]) == [canonical(page)], path
        assert page.meta("twitter:card"), path


def test_plain_pages_can_be_shared(rich_site: BuiltSite) -> None:
    """A plain page tells of itself as others do, with what is typed in its front matter as text."""
    told = properties(rich_site.page("about/"))
    assert told["og:title"] == ['About "this" desk & <its> rules']
    assert told["og:description"] == ['What "quotes" & <brackets> do in a description']
    assert told["og:url"] == ["https://news.example/desk/about/"]


def test_a_briefing_is_an_article(rich_site: BuiltSite) -> None:
    """A briefing tells when it was published and changed, its story and its topics."""
    told = properties(rich_site.page("briefings/2024/05/01/new-timetable/"))
    article = {name: values for name, values in told.items() if name.startswith("article:")}
    assert told["og:type"] == ["article"]
    assert article == {
        "article:published_time": ["2024-05-01T08:30+02:00"],
        "article:modified_time": ["2024-05-03T17:00+02:00"],
        "article:section": ["The harbour's timetable"],
        "article:tag": ["Fares", "The last boat", "Night service", 'Quays & ropes: <all> "sizes"'],
    }


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("ar", "ar_EG"),
        ("zh-Hant", "zh_TW"),
        ("x-own", "x_own"),
    ],
)
def test_a_language_is_told_with_its_country(language: str, expected: str) -> None:
    """OpenGraph wants a country: the one of the tag, else where most speak the language."""
    assert territory_locale(language) == expected


def versions(page: Page) -> dict[str, str]:
    """Language → address of the versions that a page names."""
    found = page.root.one("head").all("link", rel="alternate")
    return {
        each.attributes["hreflang"]: each.attributes["href"]
        for each in found
        if "hreflang" in each.attributes
    }


def test_translations_name_each_other(rich_site: BuiltSite) -> None:
    """Every version of a briefing names all of them, itself among them, and the original for all other readers."""
    pages = {canonical(page): versions(page) for page in rich_site.pages.values() if versions(page)}
    original = "https://news.example/desk/briefings/2024/06/01/second-look/"
    arabic = "https://news.example/desk/briefings/2024/06/04/second-look-ar/"
    assert pages[arabic] == {"en": original, "ar": arabic, "x-default": original}
    assert all(pages[each] == told for told in pages.values() for each in told.values())


def test_a_briefing_has_a_picture(rich_site: BuiltSite) -> None:
    """The picture that the head names is there, and of the size that the head tells."""
    shared = {path: properties(page) for path, page in rich_site.pages.items()}
    pictures = {path: told for path, told in shared.items() if "og:image" in told}
    assert "briefings/2024/05/01/new-timetable/index.html" in pictures
    for path, told in pictures.items():
        file = unquote(told["og:image"][0].removeprefix("https://news.example/desk/"))
        with Image.open(rich_site.folder / file) as picture:
            size = [str(each) for each in picture.size]
        assert [*told["og:image:width"], *told["og:image:height"]] == size, path
        assert told["og:image:alt"] == told["og:title"], path
        assert rich_site.pages[path].meta("twitter:card") == "summary_large_image", path
    cards = {each for each in rich_site.files if each.endswith("/card.png")}
    assert len(cards) == len(pictures)


def test_pictures_can_be_switched_off(desk: Desk) -> None:
    """With `social_cards: false` none is drawn, and no page names one."""
    desk.set({"plugins": ["search", {"nutgraf": {"social_cards": False}}]})

    site = BuiltSite(desk.build())

    assert not [each for each in site.files if each.endswith("card.png")]
    assert "og:image" not in properties(site.page("briefings/2024/05/01/boat/"))
