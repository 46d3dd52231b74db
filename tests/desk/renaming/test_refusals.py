"""What cannot be renamed, or would break something, is refused, and nothing changes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from nutgraf.desk.renaming import CannotRenameError, plan_renaming
from nutgraf.keys import Key
from nutgraf.pipeline import Outcome
from nutgraf.problems import errors
from tests.cases import Files
from tests.data import read_yaml
from tests.desk.newsrooms import briefing, outcome_of

FILES: Files = {
    "about.md": "# About\n",
    "actors/kirby.md": "---\nname: John Kirby\n---\n",
    "actors/biden.md": "---\nname: Joe Biden\nredirect_from: [/actors/joe/]\n---\n",
    "actors/many.yml": "a: {name: The A}\nb: {name: The B}\n",
    "briefings/2024-03-26-dated.md": "---\ntitle: Dated by its name\n---\n",
    "briefings/report.md": briefing(
        "",
        "topics: [A new one]\n"
        "sources:\n  - title: A paper\n"
        "statements:\n  - {paraphrase: x, speaker: kirby, to: [The press]}\n",
    ),
    "briefings/quote.md": briefing("> So it is.\n>\n> — The audience\n", "slug: q\n"),
}


REFUSALS = Path(__file__).with_name("refusals.yml")
CASES: dict[str, dict[str, str]] = read_yaml(REFUSALS.read_text(encoding="utf-8"))


def plan(outcome: Outcome, old: str, new: str, folder: Path) -> None:
    """Plan a renaming in a newsroom whose content lies in the folder."""
    plan_renaming(outcome.newsroom, outcome.corpus, folder / "content", Key.parse(old), new)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_refused(case: Mapping[str, str], tmp_path: Path) -> None:
    """The message says what stands in the way, and where."""
    outcome = outcome_of(FILES, tmp_path)
    assert not errors(outcome.problems)

    with pytest.raises(CannotRenameError) as caught:
        plan(outcome, case["old"], case["new"], tmp_path)

    assert str(caught.value) == case["message"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A file of that name that is no item is not written over."""
    outcome = outcome_of(FILES, tmp_path)
    (tmp_path / "content" / "actors" / "john.md").mkdir()

    with pytest.raises(CannotRenameError, match=r"^there is content/actors/john\.md already$"):
        plan(outcome, "actors/kirby", "john", tmp_path)


def test_what_is_written_in_codes(tmp_path: Path) -> None:
    """A reference that YAML spells otherwise cannot be changed by itself: it is named."""
    files = {**FILES, "actors/x.md": '---\nname: X\ncountry: "k\\u0069rby"\n---\n'}
    outcome = outcome_of(files, tmp_path)

    message = (
        r"^content/actors/x\.md:3:10: kirby is typed in a way that cannot be changed by itself$"
    )
    with pytest.raises(CannotRenameError, match=message):
        plan(outcome, "actors/kirby", "john", tmp_path)


def test_too_long(tmp_path: Path) -> None:
    """An id becomes the name of a file and of a folder, which have their limits."""
    with pytest.raises(
        CannotRenameError, match=r"^expected an id of at most \d+ bytes, but got 300$"
    ):
        plan(outcome_of(FILES, tmp_path), "actors/kirby", "k" * 300, tmp_path)
