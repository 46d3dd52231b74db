"""What a reader finds, in a real browser: by an index that is read whole, and by one that is read in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nutgraf.mkdocs_adapter import finding
from nutgraf.search import pagefind
from tests.browser.test_reading import ACTOR, build_harbour, open_site
from tests.site.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


FOREIGN = {
    "actors/erdogan.yml": "name: Recep Tayyip Erdoğan\nnames: {ar: رجب طيب أردوغان}\n",
    "actors/trong.yml": "name: Nguyễn Phú Trọng\n",
    "actors/spokeswoman.yml": "name: Sinéad O'Neil-Łukasiewicz\n",
    "actors/turkiye.yml": "name: Türkiye\ntype: country\n",
    "actors/labs.yml": "name: AT&T <Labs>\n",
    "actors/ishiba.yml": "name: 石破茂\n",
    "briefings/words.md": "---\ntitle: 法案成立へ\ndate: 2024-02-01\ntopics: [boats]\n---\n"
    "Much. “Very disappointed,” she said of the boats.\n",
}
"""Names and words that few can type as they are written."""

TYPED = {
    "Erdogan": "Recep Tayyip Erdoğan",
    "Erdoğan": "Recep Tayyip Erdoğan",
    "اردوغان": "Recep Tayyip Erdoğan",
    "أردوغان": "Recep Tayyip Erdoğan",
    "Nguyen": "Nguyễn Phú Trọng",
    "Nguyễn": "Nguyễn Phú Trọng",
    "Lukasiewicz": "Sinéad O'Neil-Łukasiewicz",
    "Łukasiewicz": "Sinéad O'Neil-Łukasiewicz",
    "O’Neil": "Sinéad O'Neil-Łukasiewicz",
    "O'Neil": "Sinéad O'Neil-Łukasiewicz",
    "turkiye": "Türkiye",
    "AT&T": "AT&T <Labs>",
    "Labs": "AT&T <Labs>",
    "<Labs>": "AT&T <Labs>",
    "茂": "石破茂",
    "石破茂": "石破茂",
    "成立": "法案成立へ",
    "“very disappointed”": "法案成立へ",
    "very disappointed": "法案成立へ",
    '"very disappointed"': "法案成立へ",
    "(very disappointed),": "法案成立へ",
    "「石破茂」": "石破茂",
    '"石破茂"': "石破茂",
}
"""What is typed, and the title of what is to be found first."""

TYPE = """(field, several) => several.forEach((words) => {
  field.value = words;
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
})"""
"""Looks for several words at once: for each before there is an answer to the last."""


@pytest.fixture(scope="module", params=["whole", "in parts", "joined"])
def harbour(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> str:
    """The address of a newsroom: as it is, and as it would be if it were large, or very large."""
    desk = Desk(tmp_path_factory.mktemp("harbour"))
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "whole":
            patch.setattr(finding, "WHOLE", 0)
        if request.param == "joined":
            patch.setattr(pagefind, "PART", 0)
        for path, text in FOREIGN.items():
            desk.write(path, text)
        address = build_harbour(desk, serve)
    assert (desk.site / "search" / finding.FOLDER).is_dir() == (request.param != "whole")
    return address


@pytest.fixture
def page(browser: Browser, harbour: str) -> Iterator[Page]:
    """A page of the newsroom."""
    with open_site(browser, harbour) as page:
        yield page


def search(page: Page, words: str) -> None:
    """Search by the key for it; Material listens to keys, and letters without one are pressed by none."""
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("End")


@pytest.mark.parametrize("name", ["Captain Quay", "הנווט", "領航員", "المرشد", "The pilot"])
def test_search_finds_an_actor_by_any_name(page: Page, name: str) -> None:
    """In any script, first, and labelled with what it is."""
    page.goto("")
    search(page, name)
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("The pilot")
    expect(first.locator(".md-tag").first).to_have_text("Person")


@pytest.mark.parametrize("typed", TYPED)
def test_search_finds_what_few_can_type(page: Page, typed: str) -> None:
    """By letters without accents, points or hamza, within words of a script without blanks, and in quotation marks."""
    page.goto("")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(typed)
    page.keyboard.press("End")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text(TYPED[typed])


def test_search_finds_a_statement_by_its_words(page: Page) -> None:
    """Under its speaker and day, and leads to it."""
    page.goto("")
    search(page, "perilous")
    found = page.locator(".md-search-result__link", has_text="ebb was perilous").first
    expect(found).to_contain_text("The pilot, Pilot of the harbour, 1 May 2023")
    found.click()
    expect(page.locator(".ng-statement:has(:target)")).to_contain_text("ebb was perilous")


def test_search_tells_kind_and_date(page: Page) -> None:
    """Of a briefing."""
    page.goto("")
    search(page, "boats year's")
    tags = page.locator(".md-search-result__item", has_text="This year's boats").locator(".md-tag")
    expect(tags.first).to_have_text("Report")
    expect(tags.nth(1)).to_have_text("1 June 2024")


def test_where_nothing_is_found_there_are_ways_on(page: Page) -> None:
    """The sections; they give way once something is found."""
    page.goto(ACTOR)
    search(page, "zzz")
    told = page.get_by_role("search").get_by_role("status")
    expect(told).to_have_text("No matching documents")
    ways = page.locator(".ng-search-help").get_by_role("link")
    expect(ways.first).to_be_visible()
    expect(ways).to_have_text(["Briefings", "Actors", "Topics", "Statements", "Events"])
    page.locator(".md-search__input").fill("ebb")
    page.keyboard.press("End")
    expect(page.locator(".ng-search-help")).to_be_hidden()


def test_what_stands_in_an_entry_is_text(page: Page) -> None:
    """Markup that a writer shows stays text in what is found, in titles and in excerpts."""
    page.goto("")
    search(page, "danger")
    found = page.locator(".md-search-result__item").first
    expect(found.locator("h1")).to_have_text("<b>Danger</b> & more")
    expect(found).to_contain_text("<img src=x onerror=alert(1)>")
    expect(found.locator("b, img")).to_have_count(0)


def test_the_newest_words_win(page: Page) -> None:
    """What was typed last is what is shown, however fast it was typed, and whether the index is there or not yet."""
    page.goto("")
    for before in ("tides", "zzz"):
        page.keyboard.press("/")
        field = page.locator(".md-search__input")
        expect(field).to_be_focused()
        field.evaluate(TYPE, [before, "boats"])
        expect(page.locator(".md-search-result__item").first).to_contain_text("boats")
        page.keyboard.press("Escape")


def test_search_is_quiet(page: Page) -> None:
    """The policy of the page lets it work; nothing goes wrong on the way, nor where the way leads."""
    faults: list[str] = []
    page.on("console", lambda told: faults.append(told.text))
    page.on("pageerror", lambda error: faults.append(error.message))
    page.goto("")
    search(page, "perilous")
    page.locator(".md-search-result__link", has_text="ebb was perilous").first.click()
    expect(page.locator(".ng-statement:has(:target)")).to_contain_text("ebb was perilous")
    assert faults == []
