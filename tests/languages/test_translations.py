"""A briefing in several languages on a whole site: shown once, in the language of its readers."""

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

pytestmark = pytest.mark.slow

ORIGINAL = """---
title: The port opens
date: 2024-03-26
language: en
actors: [dana]
statements: [{quote: We are open., speaker: dana}]
---
Dana spoke.
"""

ARABIC = """---
title: افتتاح الميناء
date: 2024-03-27
language: ar
translation: {of: port, method: machine-reviewed, by: Sam, date: 2024-03-27}
statements: [{quote: نحن نعمل., original: We are open., language: en, speaker: dana}]
---
تحدثت دانة.
"""


@pytest.fixture(scope="module", params=["en", "ar"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same two briefings on an English and on an Arabic site."""
    desk = Desk(tmp_path_factory.mktemp(request.param))
    desk.write("index.md", "---\nlead: port\n---\n")
    desk.write("actors/dana.yml", "{name: Dana, role: Harbour master, names: {ar: دانة}}")
    desk.write("briefings/port.md", ORIGINAL)
    desk.write("briefings/port-ar.md", ARABIC)
    desk.set({"theme": {"name": "material", "font": False, "language": request.param}})
    return BuiltSite(desk.build())


@pytest.fixture
def is_english(site: BuiltSite) -> bool:
    """Whether the site is the English one."""
    return site.page("").root.one("html").attributes["lang"] == "en"


def test_lists_show_it_once(site: BuiltSite, is_english: bool) -> None:
    """In the site's language, with the other one beside it: as the lead, in the index, on the actor's page."""
    title, other = ("The port opens", "العربية") if is_english else ("افتتاح الميناء", "English")
    for address in ("", "briefings/", "actors/dana/"):
        main = site.page(address).root.one("main")
        teasers = [*main.all("article", class_="ng-teaser")]
        assert [each.one(class_="ng-teaser__title").words for each in teasers] == [title]
        assert other in teasers[0].one(class_="ng-teaser__versions").words


def test_it_is_said_once(site: BuiltSite, is_english: bool) -> None:
    """The speaker's page has one statement; its translation stands with the original words."""
    for address in ("actors/dana/", "statements/"):
        figure = site.page(address).root.one("main").one("figure", class_="ng-quote")
        assert ("We are open." if is_english else "نحن نعمل.") in figure.words
        assert "We are open." in figure.words


def test_actors_are_called_by_their_name_in_the_language(site: BuiltSite) -> None:
    """On the Arabic page by the Arabic name, and what has no Arabic says that it is in another language."""
    page = site.page("briefings/2024/03/27/port-ar/").root.one("main")
    card = page.one(class_="ng-actors").one(class_="ng-actor")
    assert card.one(class_="ng-actor__name").words == "دانة"
    assert "lang" not in card.one(class_="ng-actor__name").attributes


def test_the_notice_says_how_it_was_made(site: BuiltSite) -> None:
    """Machine and reviewed, by whom, when, with a link to the original in its language."""
    notice = site.page("briefings/2024/03/27/port-ar/").root.one(class_="ng-notice--translation")
    assert notice.words.startswith("ترجمة آلية، مراجعة \u2068Sam\u2069، 27 مارس 2024.")
    link = notice.one("a")
    assert link.attributes["lang"] == "en"
    assert link.words == "The port opens"
