"""Ids on pages: a page shows several texts and has parts of its own, and each id is on it once."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from nutgraf.edition import Edition
from nutgraf.settings import MarkdownSettings, Settings
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

ID = re.compile(r'<[^>]*\sid="([^"]*)"')
WAY = re.compile(r'<a [^>]*href="#([^"]*)"')

NOTE = "{0}.[^1]\n\n## Heading\n\n[^1]: Note {0}."
"""A text with a heading and a note."""

PROSE = """
The prose.[^1] See [the heading](#heading) and [the title](#part-title).

## Heading

## part-title

## Corrections

## Citation

## Statements

> We sail.
>
> — Ann [@log]

<p id="ref-1">one</p><p id="heading">two</p><p id="statement-0123456789ab">three</p><p id="claim-wet">four</p>
<p id="why_it_matters--heading">five</p><p id="text-part-title">six</p><p id="twice">a</p><p id="twice">b</p>

<input type="radio" name="tab">

[^1]: Note in the prose.
"""


def briefing(day: int, **more: object) -> dict[str, object]:
    """The fields of a briefing with as many texts as it may have."""
    return {
        "title": f"Boat {day}",
        "date": f"2024-01-0{day}",
        "story": "boats",
        "topics": ["harbour"],
        "actors": ["ann"],
        "why_it_matters": NOTE.format("Why") + '\n\n<input type="radio" name="tab">\n',
        "key_points": [NOTE.format("One"), NOTE.format("Two")],
        "corrections": [{"date": f"2024-01-0{day}", "text": NOTE.format("Right")}],
        "claims": [{"id": "wet", "claim": "It is wet.", "positions": []}],
        "events": [
            {
                "id": f"e{day}",
                "name": "A race",
                "date": f"2024-02-0{day}",
                "note": NOTE.format("E"),
            },
            {"id": "all", "name": "A regatta", "date": "2024-03-01", "note": NOTE.format("R")},
        ],
        **more,
    }


def markdown(fields: dict[str, object], body: str = PROSE) -> str:
    """A file of those fields, which are YAML as JSON is, and a text below them."""
    return f"---\n{json.dumps(fields)}\n---\n{body}"


FILES = {
    "sources/log.md": markdown({"title": "The log"}),
    "actors/ann.md": markdown({"name": "Ann"}),
    "actors/index.md": markdown({"title": "Who"}, "## Other\n\n## All\n"),
    "briefings/index.md": markdown({"title": "What"}, '## All\n\n<p id="2024-01">x</p>\n'),
    "topics/harbour.md": markdown({"name": "Harbour", "rationale": NOTE.format("So")}),
    "stories/boats.md": markdown({"name": "Boats"}),
    "briefings/a.md": markdown(briefing(1)),
    "briefings/b.md": markdown(briefing(2)),
    "index.md": markdown({"title": "Front"}),
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A newsroom whose texts have the same ids, and those of the pages' own parts."""
    folder = write_files(FILES, tmp_path_factory.mktemp("ids"))
    extensions = ("toc", "footnotes", "md_in_html", "attr_list")
    return edition_of(folder, Settings(now=NOW, markdown=MarkdownSettings(extensions)))


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    """The HTML of each page."""
    made = made_anew(edition)
    return {name: page.decode() for name, page in made.items() if name.endswith(".html")}


def test_each_id_is_once_on_a_page(pages: dict[str, str]) -> None:
    """No two things on a page have one id, and what leads to one finds it."""
    for name, html in pages.items():
        ids = Counter(ID.findall(html))

        assert [id for id, times in ids.items() if times > 1] == [], name
        assert {*WAY.findall(html)} <= {*ids}, name


def test_prose_keeps_its_ids(pages: dict[str, str]) -> None:
    """Links to headings and notes of the prose stay; the page's headline and references keep what is theirs."""
    html = pages["briefings/2024/01/01/a/index.html"]

    assert '<h2 id="heading">Heading</h2>' in html
    assert '<li id="fn:1">\n<p>Note in the prose.' in html
    assert '<h1 class="ng-headline" id="part-title">' in html
    assert '<h2 id="text-part-title">part-title</h2>' in html
    assert '<a href="#text-part-title">the title</a>' in html
    assert '<h2 id="corrections">' in html
    assert '<p id="text-ref-1">one</p>\n<p id="heading_1">two</p>' in html
    assert '<h2 id="why_it_matters--heading">' in html


def test_notes_lead_to_their_own_text(pages: dict[str, str]) -> None:
    """The mark of a note leads to the note of the same text, and back."""
    html = pages["briefings/2024/01/01/a/index.html"]

    assert (
        '<sup id="why_it_matters--fnref:1"><a class="footnote-ref" href="#why_it_matters--fn:1">'
        in html
    )
    assert '<li id="why_it_matters--fn:1">\n<p>Note Why.' in html
    assert 'href="#why_it_matters--fnref:1"' in html


def test_choices_are_of_one_text(pages: dict[str, str]) -> None:
    """What can be chosen in one text is not given up where the other has a group of the same name."""
    html = pages["briefings/2024/01/01/a/index.html"]

    assert 'name="why_it_matters--tab"' in html
    assert 'name="tab"' in html
