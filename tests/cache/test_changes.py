"""For each thing that reading a text asks of the newsroom: an edit elsewhere after which the text reads otherwise."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from nutgraf.cache.memory import Memory
from nutgraf.keys import Key, Kind
from nutgraf.pipeline import Content, Means, Outcome, run
from nutgraf.settings import Settings
from tests.cache.outcomes import assert_same
from tests.cases import NOW, Case, read_cases, write_files

CASES = [*read_cases(Path(__file__).parent)]
BRIEFING = "---\ntitle: A briefing\ndate: 2024-03-26\n---\n"
SETTINGS = Settings(now=NOW)


def edit(files: Mapping[str, str | None], content: Path) -> Content:
    """Write the files of a case, and take away those that are none."""
    write_files({path: text for path, text in files.items() if text is not None}, content)
    for path in (path for path, text in files.items() if text is None):
        (content / path).unlink()
    return Content(content, "content")


def told(outcome: Outcome) -> tuple[object, ...]:
    """What the text of the briefing became, and what is wrong."""
    return outcome.corpus.texts[Key(Kind.BRIEFING, "a")].bodies, outcome.problems


@pytest.mark.parametrize("memory", [None, Memory()], ids=["kept", "remembered"])
@pytest.mark.parametrize("case", CASES)
def test_changes(case: Case, memory: Memory | None, tmp_path: Path) -> None:
    """The text is read anew, though its own file is as it was."""
    content, means = tmp_path / "content", Means(tmp_path / "cache", memory=memory)
    write_files({"briefings/a.md": BRIEFING + case.expected("text")}, content)
    for _ in range(2 if memory else 1):  # what is unpacked is remembered: not what is read
        before = run(edit(case.expected("before"), content), SETTINGS, means)
    after = run(edit(case.expected("after"), content), SETTINGS, means)
    assert told(before) != told(after)
    assert_same(after, run(Content(content, "content"), SETTINGS))
