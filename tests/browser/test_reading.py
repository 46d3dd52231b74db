"""What a reader does on a page, in a real browser: choose statements, look at a link or a time, cite.

Each with a pointer, with the keyboard and without scripts, and on a site that has Material load its pages in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent_encoded

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PILOT = """\
name: The pilot
type: person
role: Pilot of the harbour
summary: Knows the sandbanks.
aliases: [Captain Quay]
names: {he: הנווט, zh: 領航員, ar: المرشد}
"""
STATEMENT = """\
---
title: {title}
date: {date}
topics: [tides, boats]
statements:
  - quote: {quote}
    speaker: pilot
    said: {date}
    topics: [{topic}]
---
Said the pilot of the tides.
"""
SAID = {
    "last-years-tides": (
        "Last year's tides",
        "2023-05-01T10:00:00+02:00",
        "The ebb was perilous.",
        "tides",
    ),
    "this-years-tides": (
        "This year's tides",
        "2024-05-01T10:00:00+02:00",
        "The flood was gentle.",
        "tides",
    ),
    "this-years-boats": (
        "This year's boats",
        "2024-06-01T10:00:00+02:00",
        "The boats are sound.",
        "boats",
    ),
}
SETTINGS: dict[str, Any] = {
    "theme": {"name": "material", "font": False, "features": ["navigation.instant"]},
    "markdown_extensions": [{"pymdownx.tabbed": {"alternate_style": True}}],
    "plugins": [
        "search",
        {
            "nutgraf": {
                "timezone": "Europe/Paris",
                "rules": "off",
                "report_errors": "https://desk.example/report?title={title}&page={url}",
            }
        },
    ],
}
TABS = """\
# Tables

=== "High water"

    At six.

=== "Low water"

    At noon.
"""
DANGER = """\
---
title: "<b>Danger</b> & more"
date: 2024-01-01
topics: [boats]
---
A danger: `<img src=x onerror=alert(1)>` is text.
"""
LINKS = """\
---
title: Words that lead on
date: 2024-01-02
topics: [harbour]
why_it_matters: See [the notice](https://harbour.example/).
key_points: ["See [the notice](https://harbour.example/)."]
events: [{name: The notice, date: 2024-01-02, note: "See [the notice](https://harbour.example/)."}]
corrections: [{date: 2024-01-02, text: "See [the notice](https://harbour.example/)."}]
---
See [the notice](https://harbour.example/).
"""
ACTOR = "actors/pilot/"
BRIEFING = "briefings/2024/05/01/this-years-tides/"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A newsroom with statements of two years and times with a zone, built and served: its address."""
    return build_harbour(Desk(tmp_path_factory.mktemp("harbour")), serve)


def build_harbour(desk: Desk, serve: Callable[[Path], str]) -> str:
    """That newsroom, at its address.

    It is where it says it is: Material loads in place only what its sitemap names.
    """
    desk.write("actors/pilot.yml", PILOT)
    for slug, (title, date, quote, topic) in SAID.items():
        text = STATEMENT.format(title=title, date=date, quote=quote, topic=topic)
        desk.write(f"briefings/{slug}.md", text)
    desk.write("tables.md", TABS)
    desk.write("briefings/danger.md", DANGER)
    desk.write("briefings/links.md", LINKS)
    address = serve(desk.site)
    desk.set({**SETTINGS, "site_url": address})
    desk.build()
    return address


@contextmanager
def open_site(browser: Browser, harbour: str, **more: Any) -> Iterator[Page]:
    """A page on a desk, whose addresses are those of the site."""
    with browser.new_page(
        viewport={"width": 1280, "height": 900}, base_url=harbour, **more
    ) as page:
        yield page


@pytest.fixture
def page(browser: Browser, harbour: str) -> Iterator[Page]:
    """A page of a reader in Tokyo."""
    with open_site(browser, harbour, timezone_id="Asia/Tokyo") as page:
        yield page


def test_links_of_writers_are_seen_as_links(page: Page) -> None:
    """In prose and in each field that is Markdown: underlined, as not everybody sees a colour (WCAG 1.4.1)."""
    page.goto("briefings/2024/01/02/links/")
    links = page.locator("a[href='https://harbour.example/']:visible")
    expect(links).to_have_count(5)
    for link in links.all():
        expect(link).to_have_css("text-decoration-line", "underline")


# ------------------------------------------------------------------------------ statements


def test_statements_are_chosen_in_place(page: Page) -> None:
    """By topic and year, told aloud, kept in the address, and given up again."""
    page.goto(ACTOR)
    shown = page.locator("#statements [data-ng-marks]:visible")
    expect(shown).to_have_count(3)
    page.get_by_role("button", name="Tides").click()
    expect(shown).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 of 3 shown")
    page.get_by_role("button", name="2023").press("Enter")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("ebb was perilous")
    page.reload()
    expect(shown).to_have_count(1)
    assert page.url.endswith("?topic=tides&year=2023")
    page.get_by_role("button", name="Show all again").press("Enter")
    expect(shown).to_have_count(3)
    # The button is gone: who pressed it is where the choice was made, and not at the top of the page again.
    expect(page.get_by_role("button", name="Tides")).to_be_focused()
    assert page.url.endswith(f"/{ACTOR}")


def test_a_link_to_a_statement_shows_it_whatever_is_chosen(page: Page) -> None:
    """An address with a choice and a statement outside it."""
    page.goto(ACTOR)
    anchor = page.locator("#statements figure", has_text="boats are sound").get_attribute("id")
    page.goto(f"{ACTOR}?topic=tides#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_choices_work_on_pages_loaded_in_place(page: Page) -> None:
    """From a briefing to the actor without a new document."""
    page.goto(BRIEFING)
    page.evaluate("window.same = true")
    page.locator(".ng-context").get_by_role("link", name="The pilot").click()
    page.get_by_role("button", name="Boats").click()
    expect(page.locator("#statements [data-ng-marks]:visible")).to_have_count(1)
    assert page.evaluate("window.same")


def test_choices_are_links_without_scripts(browser: Browser, harbour: str) -> None:
    """To the year's heading, and to what the actor said on the page of the topic."""
    with open_site(browser, harbour, java_script_enabled=False) as page:
        page.goto(ACTOR)
        page.locator(".ng-filter").get_by_role("link", name="2023").click()
        expect(page.get_by_role("heading", name="2023")).to_be_in_viewport()
        page.locator(".ng-filter").get_by_role("link", name="Tides").click()
        assert page.url.endswith("/topics/tides/#speaker-pilot")
        expect(page.locator("#speaker-pilot")).to_contain_text("The flood was gentle.")


def test_what_is_chosen_is_seen_in_forced_colours(browser: Browser, harbour: str) -> None:
    """Where a reader's own colours stand for ours, a pressed chip has others than its neighbours."""
    with open_site(browser, harbour, forced_colors="active") as page:
        page.goto(ACTOR)
        page.get_by_role("button", name="Tides").click()
        chosen, other = (
            page.get_by_role("button", name=name).evaluate(
                "chip => getComputedStyle(chip).backgroundColor"
            )
            for name in ("Tides", "Boats")
        )
        assert chosen != other


# ------------------------------------------------------------------------------ cards


def test_a_link_to_an_actor_shows_the_actor(page: Page) -> None:
    """The pointer can move onto the card, and off it; Escape sends it away."""
    page.goto(BRIEFING)
    link = page.locator(".ng-prose a.ng-name").first
    card = page.get_by_role("tooltip")
    link.hover()
    expect(card).to_contain_text("Pilot of the harbour")
    expect(card).to_contain_text("3 briefings · 3 statements")
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_keyboard_shows_cards_too(page: Page) -> None:
    """With the focus, described by the card, and gone with Escape, while the focus stays."""
    page.goto(BRIEFING)
    link = page.locator(".ng-prose a.ng-name").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(page.get_by_role("tooltip")).to_contain_text("Knows the sandbanks.")
    expect(link).to_have_attribute("aria-describedby", "ng-glance")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_time_is_told_in_the_readers_zone(page: Page) -> None:
    """Ten in Paris is five in the afternoon in Tokyo; a day alone has no hour to tell."""
    page.goto(BRIEFING)
    moment = page.locator(".ng-byline time")
    expect(moment).to_have_text("1 May 2024, 10:00 CEST")
    moment.hover()
    expect(page.get_by_role("tooltip")).to_have_text("Your time1 May 2024 at 17:00 GMT+9")
    page.keyboard.press("Escape")
    moment.focus()
    expect(moment).to_be_focused()


# ------------------------------------------------------------------------------ cite, share, report


def test_a_citation_can_be_copied(browser: Browser, harbour: str) -> None:
    """By a button where the browser can; the text itself is there in any case."""
    with open_site(browser, harbour, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(BRIEFING)
        cited = f"This year's tides. The Desk, 1 May 2024. {harbour}{BRIEFING}"
        expect(page.locator("#citation")).to_have_text(cited)
        page.get_by_role("button", name="Copy the citation").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == cited


def test_errors_are_reported_where_the_site_says(page: Page, harbour: str) -> None:
    """With title and address of the briefing."""
    page.goto(BRIEFING)
    report = page.get_by_role("link", name="Report an error").get_attribute("href")
    assert report == (
        "https://desk.example/report?title=This%20year%27s%20tides"
        f"&page={percent_encoded(harbour + BRIEFING, safe='')}"
    )


# ------------------------------------------------------------------------------ what Material keeps


def test_a_feed_is_not_taken_for_a_site(page: Page, harbour: str) -> None:
    """Its link has the bare word `alternate` as served, and Material asks it for no sitemap, on no way to a page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (BRIEFING, ACTOR):
        assert 'rel="alternate" type=' in page.request.get(harbour + path).text()
    page.goto(BRIEFING)
    page.evaluate("window.kept = true")
    page.locator(".ng-actors a").first.click()
    page.wait_for_url(f"**/{ACTOR}")
    expect(page.locator(".ng-page--actor")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.kept")
    assert {url for url in asked if "sitemap" in url} == {f"{harbour}sitemap.xml"}


def test_an_address_leads_to_a_tab(page: Page) -> None:
    """Which is open then, and without one the first."""
    page.goto("tables/#__tabbed_1_2")
    expect(page.get_by_text("At noon.")).to_be_visible()
    page.goto("tables/")
    expect(page.get_by_text("At six.")).to_be_visible()


def test_what_is_kept_is_kept_as_material_keeps_it(page: Page) -> None:
    """Ours and Material's own functions read what the other wrote, and count the same."""
    material = find_spec("material")
    assert material
    assert material.origin
    partial = Path(material.origin).parent / "templates/partials/javascripts/base.html"
    theirs = re.search(r"<script>(.*)</script>", partial.read_text(encoding="utf-8"))
    assert theirs
    names = {*re.findall(r"\b__md_\w+(?==)", theirs[1])}
    told = "[String(__md_scope), __md_hash('Rafah رفح'), __md_get('__own'), __md_get('__none')]"

    page.goto(ACTOR)
    assert {
        *page.evaluate("Object.keys(window).filter((name) => name.startsWith('__md_'))")
    } == names
    page.evaluate("__md_set('__own', {tabs: ['a']})")
    own = page.evaluate(told)
    page.evaluate(re.sub(r"{{.*?}}", "../..", theirs[1]))
    assert page.evaluate(told) == own
    assert own[2] == {"tabs": ["a"]}
