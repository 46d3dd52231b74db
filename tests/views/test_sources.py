"""The sources of a briefing, and what a source is cited by."""

from __future__ import annotations

from pathlib import Path

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from nutgraf.views.source import source_page
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

BRIEFING = """\
title: A briefing
date: 2024-05-01
sources: [a]
statements:
  - {quote: We sail., attribution: a clerk, source: b, locator: page 2}
  - {quote: We land., attribution: a clerk, source: a, locator: page 3}
claims: [{claim: It binds., positions: [{stance: asserts, holder: a clerk, source: c}]}]
events: [{name: Vote, date: 2024-05-02, source: d}]
"""
FILES = {
    **{f"sources/{id}.yml": f"{{title: Source {id}, publisher: The press}}" for id in "abcd"},
    "sources/e.yml": "title: Source e",
    "briefings/x.md": f"---\n{BRIEFING}---\n> Ahoy.\n>\n> — A clerk [@e, page 4]\n",
}


def test_what_a_briefing_states_rests_on_sources_of_it_too(tmp_path: Path) -> None:
    """Beside a statement, a claim or an event stands no more than a publisher: the title would be nowhere."""
    site = edition_of(write_files(FILES, tmp_path), Settings(now=NOW)).site

    told = [each.title for each in briefing_page(Key(Kind.BRIEFING, "x"), site).sources]

    assert told == ["Source a", "Source b", "Source c", "Source d"]


def test_a_source_is_cited_by_what_states_something_by_it(tmp_path: Path) -> None:
    """Its page leads to the briefing, be it for a quotation in the prose, a statement, a claim or an event."""
    site = edition_of(write_files(FILES, tmp_path), Settings(now=NOW)).site

    for id in "abcde":
        cited_by = source_page(Key(Kind.SOURCE, id), site).cited_by
        assert [each.text for each in cited_by] == ["A briefing"], id
