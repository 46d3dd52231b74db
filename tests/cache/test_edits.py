"""Edits of a newsroom at random: what is read with the cache of all that was before is what is read without one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.cache.memory import Memory
from nutgraf.pipeline import Content
from nutgraf.problems import Code, Level
from nutgraf.settings import MarkdownSettings, Settings
from tests.cache.outcomes import assert_cache_changes_nothing
from tests.cases import NOW, write_files
from tests.properties import tried

pytestmark = pytest.mark.slow

SENTENCES = (
    "Ann Able met the Harbour Board. ",
    "Able spoke of Port Sunday, and Anne Able of tolls. ",
    "The New Harbour Board said nothing; Mr Able did. ",
    "[[ann-able]] and [[harbour-board#past|the board]] met [[nobody]]. ",
    "So it is told [@report, p. 2], and elsewhere [@ann-able]. ",
    "See [her](../actors/ann-able.md#life), ![a boat](boat.jpg) and [more](../missing.md). ",
    "\n\n> We sail.\n>\n> — Ann Able, 2024-03-01 [@report]\n\n",
    "\n\n> They sail.\n>\n> — An Able, 2024-13-01\n\n",
    "\n\n> We sail:\n>\n> > No.\n> >\n> > — Able, Ltd, of [[ann-able]]\n>\n> — 2024-03-01, Able [@report] [@tolls]\n\n",
    "\n\n## Of [[tolls]] and Port Sunday\n\n",
    "`Ann Able` <b>Ann Able</b> [[",
)
NAMES = (
    "Ann Able",
    "Anne Able",
    "Able",
    "'Able, Ltd'",
    "Harbour Board",
    "New Harbour Board",
    "Tolls",
)
ACTORS = ("actors/ann-able.md", "actors/board/harbour-board.md", "actors/port.yml")
BRIEFINGS = (
    "briefings/one.md",
    "briefings/2024/two.md",
    "briefings/2025/two.md",
    "briefings/index.md",
)
OTHERS = ("topics/tolls.md", "sources/report.md", "stories/port.md", "about.md", "index.md")
FILES = ("briefings/boat.jpg", "boat.jpg", "missing.md", "data.yml")

prose = st.lists(st.sampled_from(SENTENCES), max_size=4).map("".join)
names = st.sampled_from(NAMES)
lists = st.lists(names, max_size=2).map(lambda each: "[" + ", ".join(each) + "]")


@dataclass(frozen=True)
class Edit:
    """A step: files that change (None: that go), or the settings."""

    files: Mapping[str, str | None]
    settings: Mapping[str, Any]


@st.composite
def actors(draw: st.DrawFn) -> str:
    """An actor, or something that is nearly one."""
    more = draw(
        st.sampled_from(["", "draft: true\n", "image: boat.jpg\n", "tpye: person\n", "name: [\n"])
    )
    fields = f"name: {draw(names)}\naliases: {draw(lists)}\nshort_names: {draw(lists)}\n{more}"
    return f"---\n{fields}---\n{draw(prose)}"


@st.composite
def briefings(draw: st.DrawFn) -> str:
    """A briefing, or something that is nearly one."""
    more = draw(
        st.sampled_from(
            ["", "draft: true\n", "embargo: 2024-06-02T00:00+00:00\n", "actors: [ann-able]\n", "date: [x]\n",
             "expires: 2024-06-02\n",
             "statements:\n- {quote: We sail., speaker: Able}\n", "sources: [{title: A paper}]\n", "title: again\n",
             "sources: [report, {title: A paper, url: 'https://example.org/paper'}]\n",
             "related: [one, Able sails]\nauthors: [Able]\n", "events: [{name: Talks, actors: [Port]}]\n"]
        )
    )  # fmt: skip
    fields = f"title: {draw(names)} sails\ndate: 2024-03-26 14:30\ntags: {draw(lists)}\n{more}"
    return f"---\n{fields}why_it_matters: {draw(st.sampled_from(NAMES))}\n---\n{draw(prose)}"


changed = {
    **dict.fromkeys(ACTORS[:2], actors()),
    ACTORS[2]: actors().map(lambda text: "port:\n  " + "\n  ".join(text.split("---")[1].strip().splitlines())),
    **dict.fromkeys(BRIEFINGS, briefings()),
    **dict.fromkeys(OTHERS, st.one_of(actors(), briefings(), prose)),
    **dict.fromkeys(FILES, st.just("x")),
}  # fmt: skip
contents = st.sampled_from([*changed]).flatmap(
    lambda path: st.one_of(changed[path], st.none()).map(lambda text: {path: text})
)
settings: st.SearchStrategy[Mapping[str, Any]] = st.sampled_from(
    [
        {"preview": True},
        {"preview": False},
        {"now": NOW + timedelta(days=2)},
        {"rules": {"actor-without-role": Level.ERROR}},
        {"markdown": MarkdownSettings(("toc", "attr_list"))},
        {"markdown": MarkdownSettings(("toc",), {"toc": {"separator": "_"}})},
    ]
)
edits = st.one_of(
    contents.map(lambda files: Edit(files, {})), settings.map(lambda each: Edit({}, each))
)
starts = st.fixed_dictionaries(dict(changed))


@tried
@given(starts, st.lists(edits, min_size=1, max_size=6))
def test_edits(start: Mapping[str, str], steps: list[Edit]) -> None:
    """After any edits of content, names, files and settings, what is kept and remembered of before is never stale."""
    with TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "content", Path(temporary) / "cache"
        site, memory = Settings(now=NOW), Memory()
        for step in [Edit(start, {}), *steps]:
            write_files(
                {path: text for path, text in step.files.items() if text is not None}, folder
            )
            for path, text in step.files.items():
                if text is None:
                    (folder / path).unlink(missing_ok=True)
            site = replace(site, **step.settings)
            outcome = assert_cache_changes_nothing(Content(folder, "content"), site, cache, memory)
            assert all(each.code is not Code.UNREADABLE for each in outcome.problems)
