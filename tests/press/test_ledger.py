"""The ledger of the press: what it finds is as it was, and what it cannot be sure of it does not find."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from nutgraf.press import Sheet
from nutgraf.press.ledger import LEDGERS, SPARE, Ledger, merge_ledgers, open_ledger

SHEET = Sheet("0" * 40, 5, 7)
ASKED = {"headings|actors/a": b"A", "texts|briefings/b": b"B"}


def asking(answers: Mapping[str, bytes]) -> Callable[[str], bytes]:
    """How questions are answered now; nothing is known of others."""
    return lambda question: answers.get(question, b"")


def written(folder: Path, names: Mapping[str, Mapping[str, bytes]]) -> Path:
    """The file of a ledger with a line for each file, by name, and what was answered to make it."""
    ledger = open_ledger(folder, b"edition")
    for name, asked in names.items():
        ledger.write(name, "", SHEET, b"told", asked.items())
    ledger.keep()
    [file] = folder.iterdir()
    return file


def test_answers(tmp_path: Path) -> None:
    """A file is found while all is answered as it was, and what it shows besides is the same."""
    ledger = Ledger(written(tmp_path, {"a.html": ASKED}))
    line = ledger.find("a.html", "", asking(ASKED))
    assert line
    assert (line.sheet, line.told) == (SHEET, b"told")
    assert ledger.find("b.html", "", asking(ASKED)) is None
    assert ledger.find("a.html", "a problem", asking(ASKED)) is None


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("answer", [b"C", b""], ids=["another", "none"])
def test_another_answer(tmp_path: Path, question: str, answer: bytes) -> None:
    """Where one of them is answered otherwise, or not at all, the file is not found."""
    ledger = Ledger(written(tmp_path, {"a.html": ASKED}))
    assert ledger.find("a.html", "", asking({**ASKED, question: answer})) is None


def test_no_answer(tmp_path: Path) -> None:
    """What could not be answered when a file was made may have been anything."""
    ledger = Ledger(written(tmp_path, {"a.html": {**ASKED, "lead": b""}}))
    assert ledger.find("a.html", "", asking({**ASKED, "lead": b""})) is None


def test_the_same_question(tmp_path: Path) -> None:
    """Files made at different times may have been answered differently: each is held to its own answer."""
    old, new = {"lead": b"A"}, {"lead": b"B"}
    ledger = Ledger(written(tmp_path, {"old.html": old, "new.html": new}))
    assert ledger.find("old.html", "", asking(new)) is None
    assert ledger.find("new.html", "", asking(new))


def test_what_was_not_printed_is_struck(tmp_path: Path) -> None:
    """A page that there is no longer is forgotten, and so is what only it has asked."""
    many = {f"headings|actors/{number}": b"A" for number in range(SPARE * len(ASKED) + 1)}
    file = written(tmp_path, {"a.html": ASKED, "gone.html": many})
    size = file.stat().st_size
    ledger = Ledger(file)
    ledger.strike({"a.html"})
    ledger.keep()
    assert file.stat().st_size < size / 2
    again = Ledger(file)
    assert again.find("gone.html", "", asking(many)) is None
    assert again.find("a.html", "", asking(ASKED))


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "gone": lambda _: b"",
    "cut off": lambda content: content[:-1],
    "changed": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "something else": lambda _: b"something else that is not quite as short",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A ledger that is not as it was written is an empty one, and is written anew."""
    file = written(tmp_path, {"a.html": ASKED})
    file.write_bytes(damage(file.read_bytes()))
    ledger = Ledger(file)
    assert ledger.find("a.html", "", asking(ASKED)) is None
    ledger.write("a.html", "", SHEET, b"", ASKED.items())
    ledger.keep()
    assert Ledger(file).find("a.html", "", asking(ASKED))


def test_few_are_kept(tmp_path: Path) -> None:
    """Editions that were not built for longest are forgotten."""
    for number in range(LEDGERS + 2):
        ledger = open_ledger(tmp_path, bytes([number]))
        ledger.write("a.html", "", SHEET, b"", ASKED.items())
        ledger.keep()
    assert len([*tmp_path.iterdir()]) == LEDGERS
    assert open_ledger(tmp_path, bytes([number])).find("a.html", "", asking(ASKED))


def test_no_room(tmp_path: Path) -> None:
    """Where nothing can be kept, a run goes on."""
    (tmp_path / "file").touch()
    for folder in (None, tmp_path / "file"):
        ledger = open_ledger(folder, b"edition")
        ledger.write("a.html", "", SHEET, b"", ASKED.items())
        ledger.keep()
        assert ledger.find("a.html", "", asking(ASKED))


def test_no_draft_is_left(tmp_path: Path) -> None:
    """A ledger that cannot be put in its place leaves nothing beside it, on a full disk neither."""
    file = written(tmp_path, {"a.html": ASKED})
    file.unlink()
    file.mkdir()
    ledger = open_ledger(tmp_path, b"edition")
    ledger.write("a.html", "", SHEET, b"", ASKED.items())
    ledger.keep()
    assert [*tmp_path.iterdir()] == [file]


def test_merge(tmp_path: Path) -> None:
    """What several machines have printed is known together; what is known here already stays."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    written(ours, {"a.html": ASKED})
    written(theirs, {"a.html": {"lead": b"A"}, "b.html": {"lead": b"B", **ASKED}})
    merge_ledgers(ours, theirs)
    for lead, found in ((b"A", {"a.html"}), (b"B", {"a.html", "b.html"})):
        ledger, ask = open_ledger(ours, b"edition"), asking({"lead": lead, **ASKED})
        assert {name for name in ("a.html", "b.html") if ledger.find(name, "", ask)} == found
