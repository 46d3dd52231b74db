"""A newsroom whose language is not English: in all that stands round its words there is no English left."""

import re
from collections.abc import Iterator

import pytest

from nutgraf.languages import direction_of
from tests.languages.test_words import FORMATS, STRINGS, entries, texts
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk
from tests.site.markup import Element

pytestmark = pytest.mark.slow

TOLD = ("aria-label", "title", "placeholder", "alt")
"""Attributes that are read to people."""

NEWSROOM = {
    "index.md": "---\ntitle: 新聞\nlead: a\n---\n介紹。\n",
    "about.md": "# 關於\n\n介紹。\n",
    "actors/a.yml": "{name: 甲, type: person, names: {ja: 甲さん}, aliases: [甲甲], member_of: [b], country: c,"
    " positions: [{title: 主席, organization: b, start: 2020-01}], same_as: ['https://a.example/']}",
    "actors/b.yml": "{name: 乙, type: organization, summary: 文}",
    "actors/c.yml": "{name: 丙, type: country}",
    "topics/t.yml": "{name: 題, summary: 文, status: 進行, trend: 上升, rationale: 因, same_as: ['https://t.example/']}",
    "topics/u.yml": "{name: 目, parent: t}",
    "stories/s.yml": "{name: 事, summary: 文, topics: [t]}",
    "sources/q.yml": "{title: 報, publisher: 社, author: 記者, url: 'https://q.example/', published: 2024-01-02,"
    " retrieved: 2024-01-03, language: ja, kind: 文章}",
    "briefings/a.md": """---
title: 甲的話
date: 2024-03-26
updated: 2024-03-27
summary: 文
story: s
topics: [t, u]
authors: [記者]
why_it_matters: 因
key_points: [一]
sources: [q]
media: [{caption: 圖, credit: 人}]
live: {title: 直播}
statements:
  - {quote: 好, original: よい, language: ja, speaker: a, said: 2024-03-25, to: 人, source: q, locator: 一}
  - {paraphrase: 不好, speaker: b}
claims:
  - id: x
    claim: 是
    status: disputed
    positions: [{stance: asserts, holder: a, text: 是}, {stance: disputes, holder: b}]
events:
  - {id: e, name: 會, date: 2030-01-01, expected: true, actors: [a]}
  - {id: f, name: 宴, date: 2024-03-20, status: cancelled}
corrections: [{date: 2024-03-27, text: 改}]
---
## 節

甲說。 [@q]
""",
    "briefings/b.md": "---\ntitle: 乙的話\ndate: 2024-03-25\nstory: s\ntopics: [t]\nkind: analysis\n---\n甲與乙。\n",
    "briefings/c.md": "---\ntitle: 舊\ndate: 2024-03-24\nstatus: withdrawn\n---\n文。\n",
}


@pytest.fixture(scope="module", params=["ar", "he", "fr"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A newsroom in each language; its own words are in a script of their own, to be told from the theme's."""
    desk = Desk(tmp_path_factory.mktemp(request.param))
    for path, text in NEWSROOM.items():
        desk.write(path, text)
    features = ["navigation.tabs", "navigation.top", "search.suggest"]
    theme = {"name": "material", "font": False, "language": request.param, "features": features}
    desk.set({"theme": theme, "site_name": "新聞室", "site_description": "文"})
    return BuiltSite(desk.build())


def said(element: Element) -> Iterator[str]:
    """All that is read or spoken in an element, piece by piece, but what is marked as another language."""
    for each in element.inside:
        if isinstance(each, str):
            yield " ".join(each.split())
        elif each.tag not in ("script", "style", "svg") and each.attributes.get("lang") != "en":
            yield from (each.attributes.get(name, "") for name in TOLD)
            yield from said(each)


ADDRESS = re.compile(r"https:|\w+\.example")


def language_of(site: BuiltSite) -> str:
    """The language of a site, as its front page says."""
    return site.page("").root.one("html").attributes["lang"]


def test_no_english_is_left(site: BuiltSite) -> None:
    """Neither of our words nor of Material's, on any page."""
    language = language_of(site)
    english = {text for _, text in texts(entries("en"))} - {
        text for _, text in texts(entries(language))
    }
    latin = re.compile("[A-Za-z]{2}") if language != "fr" else re.compile("(?!)")
    left = {
        (path, each)
        for path, page in site.pages.items()
        for each in (FORMATS.sub("", words) for words in said(page.root.one("body")))
        if each in english or (latin.search(each) and not ADDRESS.match(each))
    }
    assert {each for _, each in left} == set()


def test_every_page_has_language_and_direction(site: BuiltSite) -> None:
    """Also the plain ones, the indexes and 404."""
    language = language_of(site)
    direction = direction_of(language)
    for page in site.pages.values():
        assert page.root.one("html").attributes["lang"] == language
        assert page.root.one("body").attributes["dir"] == direction


def test_sections_are_named_in_the_language(site: BuiltSite) -> None:
    """An index is called what its language calls it."""
    words = STRINGS[language_of(site)]
    for kind in ("briefings", "actors", "topics", "stories", "sources", "claims", "events"):
        assert site.page(f"{kind}/").root.one("h1").words == words.text(f"indexes.{kind}")
