"""Texts that are read elsewhere than on their page, as Markdown and in feeds: citations and notes are told whole."""

from __future__ import annotations

import json

import pytest

from nutgraf.settings import MarkdownSettings, Settings
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

FIELDS = """\
title: A
date: 2024-01-01
why_it_matters: "It matters.[^1]\\n\\n[^1]: Note in the box."
key_points: ["Point one.[^1]\\n\\n[^1]: note point", "Point two. [@log, page 2]"]
"""
BODY = """
We sail [@log, paragraph 4]. We land.[^1] And again.[^long] Not \\[^this].

> Ahoy.
>
> — Ann, the pier [@log]

[^1]: Note in the prose.

[^long]: Its first part.

    And *another*. [@yaml, line 3]
"""
FILES = {
    "sources/log.yml": "title: The log\n",
    "sources/yaml.yml": "title: Das Buch\nlanguage: de\n",
    "actors/ann.yml": "name: Ann\n",
    "briefings/a.md": f"---\n{FIELDS}---\n{BODY}",
}
LOG = "https://desk.example/sources/log/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every file of a newsroom that cites and notes."""
    settings = Settings(
        now=NOW,
        site_url="https://desk.example/",
        markdown=MarkdownSettings(("footnotes",)),
        social_cards=False,
    )
    made = made_anew(edition_of(write_files(FILES, tmp_path_factory.mktemp("copies")), settings))
    return {name: each.decode() for name, each in made.items() if not name.endswith(".png")}


def test_citations_in_markdown(made: dict[str, str]) -> None:
    """Each names its source and the passage, in the prose, in a list and below a quotation."""
    found = made["briefings/2024/01/01/a/index.md"]

    assert f"We sail ([The log](<{LOG}>), paragraph 4). We land." in found
    assert f"- Point two. ([The log](<{LOG}>), page 2)\n" in found
    assert f"> — [Ann](<https://desk.example/actors/ann/>), the pier ([The log](<{LOG}>))" in found


def test_notes_in_markdown(made: dict[str, str]) -> None:
    """They are footnotes of Markdown, each by a name of its own, below the text or the list that they belong to."""
    found = made["briefings/2024/01/01/a/index.md"]

    assert "It matters.[^why_it_matters--1]\n\n[^why_it_matters--1]: Note in the box.\n\n" in found
    assert "- Point one.[^key_points-0--1]\n- Point two." in found
    assert "page 2)\n\n[^key_points-0--1]: note point\n\n" in found
    assert r"We land.[^1] And again.[^long] Not \[^this\]." in found
    assert (
        "\n\n[^1]: Note in the prose.\n\n[^long]: Its first part.\n\n    And *another*. (" in found
    )
    assert "↩" not in found


def test_citations_in_feeds(made: dict[str, str]) -> None:
    """A feed names source and passage, too, and tells the language of a title."""
    (entry,) = json.loads(made["feed.json"])["items"]

    assert f'We sail (<a href="{LOG}">The log</a>, paragraph 4). We land.' in entry["content_html"]
    assert (
        '<a href="https://desk.example/sources/yaml/" lang="de">Das Buch</a>, line 3)'
        in (entry["content_html"])
    )
