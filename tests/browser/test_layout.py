"""How what writers may put on a page lies there: lists, marks, pictures, columns, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.site.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIST = """|
      It is so:

      1. one thing
      2. another"""
BRIEFING = f"""\
---
title: The tide tables
date: 2024-05-01
topics: [tides]
why_it_matters: {LIST}
media:
  - {{src: tall.png, alt: A mast}}
  - {{src: small.png, alt: A cork}}
statements:
  - {{quote: "{"The ebb is long. " * 8}", speaker: pilot, said: 2024-04-01, source: tide-tables}}
  - {{quote: "{"The flood is short. " * 8}", speaker: mate, said: 2024-04-02, source: tide-tables}}
  - {{quote: "{"The flood is high. " * 8}", speaker: mate, said: 2024-04-03, source: tide-tables}}
events:
  - id: ebb
    name: The ebb
    date: 2024-05-01
    note: {LIST}
corrections:
  - date: 2024-05-02
    text: {LIST}
sources: [{{title: Tide tables, url: "https://tides.example/"}}]
---
Of the tides.[^1]

{"So they say. [@tide-tables] " * 30}

[^1]: As far as is known.

## By the hour

| {" | ".join(f"{hour} o'clock" for hour in range(24))} |
|{"---|" * 24}
| {" | ".join(f"{hour} feet" for hour in range(24))} |

## By the day

| Monday | feet |
|--------|-----:|
| spring | 12   |

- Spring
    - Flood
        - High
- Neap

> The tide waits for nobody.
>
> — The pilot [@tide-tables]
"""
FILE = "briefings/2024/tides/"


def picture(width: int, height: int) -> bytes:
    """A picture of that size."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a briefing that has all this."""
    desk = Desk(tmp_path_factory.mktemp("tides"))
    for name in ("pilot", "mate"):
        desk.write(f"actors/{name}.yml", f"name: The {name}\ntype: person\n")
    desk.write(f"{FILE}index.md", BRIEFING)
    desk.write(f"{FILE}tall.png", picture(400, 4000))
    desk.write(f"{FILE}small.png", picture(40, 40))
    desk.set({"markdown_extensions": ["footnotes"]})
    return f"{serve(desk.build())}briefings/2024/05/01/tides/"


@pytest.fixture
def page(browser: Browser, tides: str) -> Iterator[Page]:
    """The briefing, on a desk."""
    with browser.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.goto(tides)
        yield page


@pytest.mark.parametrize("part", [".ng-why__text", ".ng-event__note", ".ng-correction__text"])
def test_lists_in_short_texts_have_their_numbers(page: Page, part: str) -> None:
    """They are written in Markdown, as the text below is."""
    item = page.locator(f"{part} li").first
    assert item.evaluate("item => getComputedStyle(item).listStyleType") == "decimal"
    assert item.evaluate("item => item.offsetLeft - item.closest('div').offsetLeft") > 0


def test_the_mark_of_a_citation_can_be_read(page: Page) -> None:
    """Also in the small type below a quotation."""
    mark = page.locator("figcaption .ng-cite")
    assert mark.evaluate("mark => parseFloat(getComputedStyle(mark).fontSize)") >= 11


def test_a_picture_is_no_taller_than_a_screen_and_no_larger_than_it_is(page: Page) -> None:
    """It is drawn in its own proportions, at the start of its place."""
    mast = page.get_by_alt_text("A mast")
    tall, small = mast.bounding_box(), page.get_by_alt_text("A cork").bounding_box()
    assert tall
    assert small
    assert tall["height"] == pytest.approx(720, abs=1)
    expect(mast).to_have_css("object-fit", "contain")
    expect(mast).to_have_css("object-position", "0px 0px")
    assert (small["width"], small["height"]) == (40, 40)


def test_a_speaker_of_few_words_stands_in_one_column(page: Page) -> None:
    """At the head of the next one, words would stand without a name."""
    speakers = page.locator(".ng-speaker")
    assert speakers.count() == 2
    for speaker in speakers.all():
        assert speaker.evaluate("speaker => speaker.getClientRects().length") == 1


def test_a_wide_table_is_scrolled_with_the_keyboard(page: Page) -> None:
    """It is a stop, named by the heading above it; one with all its columns in sight is none."""
    wide = page.get_by_role("region", name="By the hour")
    expect(wide).to_have_attribute("tabindex", "0")
    wide.focus()
    page.keyboard.press("ArrowRight", delay=300)
    assert wide.evaluate("box => box.scrollLeft") > 0
    assert page.locator(".md-typeset__scrollwrap").count() == 2
    assert page.locator(".md-typeset__scrollwrap[tabindex]").count() == 1


def test_the_cells_of_a_column_stand_where_its_writer_has_them(page: Page) -> None:
    """Figures at the end, so that they can be compared; what is not aligned begins where text does."""
    table = page.locator("table", has_text="spring")
    for row in ("th", "td"):
        expect(table.locator(row).nth(0)).to_have_css("text-align", "left")
        expect(table.locator(row).nth(1)).to_have_css("text-align", "end")


def test_the_source_of_words_is_seen_as_a_link(page: Page) -> None:
    """Also where it is told once for all, and each has but its passage: not everybody sees a colour (WCAG 1.4.1)."""
    passages = page.locator(".ng-source__passage")
    expect(passages).to_have_count(3)
    expect(passages.first).to_have_css("text-decoration-line", "underline")


def test_ways_back_to_the_text_can_be_pressed(page: Page) -> None:
    """Where a source is cited often they stand in several lines: 24 pixels apart, or a finger meets two (WCAG)."""
    lines = page.locator(".ng-references__back").last.evaluate(
        "back => [...new Set([...back.querySelectorAll('a')].map((a) => a.getBoundingClientRect().y))]"
    )
    assert len(lines) > 1
    assert min(below - above for above, below in pairwise(sorted(lines))) >= 24


def test_a_list_in_a_list_ends_with_its_last_item(page: Page) -> None:
    """There is no more room beneath it than beneath any item, however deep it is."""
    boxes = [
        page.get_by_role("listitem").filter(has_text=words).last.bounding_box()
        for words in ("High", "Neap")
    ]
    deep, following = boxes
    assert deep
    assert following
    assert following["y"] - deep["y"] - deep["height"] < 10


def test_a_footnote_does_not_pass_for_a_citation(page: Page) -> None:
    """Both are numbered from one, and lead to lists of their own."""
    marks = page.locator(".footnote-ref").evaluate(
        "mark => ['::before', '::after'].map((each) => getComputedStyle(mark, each).content)"
    )
    assert marks == ['"["', '"]"']
    listed = page.locator(".footnote > ol")
    assert listed.evaluate("list => getComputedStyle(list).listStyleType") == "bracketed"
