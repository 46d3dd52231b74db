"""Whatever is typed: a fix changes no other field's meaning, and leaves nothing for a second one."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from nutgraf.desk.fixes.dates import iso_date
from nutgraf.desk.fixes.fix import fix_file
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile, find_files
from nutgraf.load.load import load_file
from nutgraf.load.nodes import plain
from nutgraf.model import Briefing
from nutgraf.validate.field_names import nearest_field
from nutgraf.validate.normalise import Normaliser
from nutgraf.validate.prepare import prepare_briefing
from nutgraf.validate.shapes import shape_of

NAMES = """title headline Title tilte summary description sumary date Date published pubdate updated lastmod
    topics tags topcis authors author expires draft Draft events aliases layout""".split()
values = st.sampled_from(
    [
        "A",
        "'It''s'",
        '"B: c"',
        "2024-03-26",
        "2024/03/26",
        "March 26, 2024",
        "'26 March 2024 10:00'",
        "03/04/2024",
        "true",
        "~",
        "",
        "[a, 'b']",
        "\n  - a\n  - b",
        "\n  - name: A\n    Date: 2024/03/26",
        "\n  created: 2024/3/26\n  created:",
        "{a: 1, b: 2}",
        "|\n  text\n\n  more",
        ">+\n  text\n",
    ]
)
comments = st.sampled_from(["", "", "", "  # why", "\n# alone", "\n"])
fields = st.lists(st.tuples(st.sampled_from(NAMES), values, comments), min_size=1, max_size=6)


def written(entries: list[tuple[str, str, str]], line_break: str) -> str:
    """A briefing's file."""
    lines = []
    for name, value, comment in entries:
        kept = "" if "\n" in value and not comment.startswith("\n") else comment
        lines.append(f"{name}: {value}{kept}")
    return "\n".join(["---", *lines, "---", "Prose.\n"]).replace("\n", line_break)


def said(document: Document) -> dict[str, object]:
    """What the fields of a briefing say, by their own names, blank ones left out and dates in one form."""
    fields = plain(Normaliser(prepare_briefing(document)).item(Briefing))
    assert isinstance(fields, dict)
    own = {f"extra.{name}": value for name, value in fields.pop("extra", {}).items()}
    return {
        name: _canonical(value) for name, value in {**fields, **own}.items() if not is_blank(value)
    }


def _canonical(value: object) -> object:
    if isinstance(value, dict):
        return {name: _canonical(part) for name, part in value.items() if not is_blank(part)}
    if isinstance(value, list):
        return [_canonical(part) for part in value]
    return iso_date(value) or value if isinstance(value, str) else value


def is_blank(value: object) -> bool:
    """Whether a value says nothing."""
    return value in (None, [], {})


def briefing(text: str, folder: str) -> SourceFile:
    """A file with that text."""
    path = Path(folder, "briefings", "a.md")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    [file] = find_files(Path(folder), "content")
    return file


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(fields, st.sampled_from(["\n", "\r\n"]))
@example([("date", "A", ""), ("pubdate", "~", ""), ("pubdate", "A", "")], "\n")
def test_meaning(entries: list[tuple[str, str, str]], line_break: str) -> None:
    """All that was said before is said after; comments stay; a second fix finds nothing."""
    assume(("published", "March 26, 2024") not in [entry[:2] for entry in entries])  # no switch
    with tempfile.TemporaryDirectory() as folder:
        text = written(entries, line_break)
        file = briefing(text, folder)
        [before], _ = load_file(file)
        fixed = fix_file(file)
        if fixed is None:
            return
        file.location.write_bytes(fixed.after)
        [after], _ = load_file(file)

        assert fix_file(file) is None
        assert after.body == before.body
        assert text.count("#") == fixed.after.decode().count("#")
        old, new, blank = said(before), said(after), first_blank(before)
        assert {name: new.get(name) for name in old.keys() - blank} == {
            name: old[name] for name in old.keys() - blank
        }
        assert new.keys() - old.keys() <= blank


def first_blank(document: Document) -> set[str]:
    """The fields of which the first telling is blank: a later one may be all that is left.

    So may one under its own name, where the field that it stands for is there already: a second date is kept.
    """
    shape = shape_of(Briefing)
    blank = {name for name, each in document.fields.entries.items() if is_blank(plain(each.value))}
    fields = {
        shape.canonical.get(nearest_field(name, shape) or name, f"extra.{name}") for name in blank
    }
    fields |= {f"extra.{name}" for name in blank}
    return fields | ({"draft"} if "published" in blank else set())  # Jekyll's switch
