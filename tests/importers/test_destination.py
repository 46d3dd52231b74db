"""An import writes new files below its destination, and does nothing else."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.importers import Generator, Options, Report, look, run
from tests.cases import refuse_to_list, write_files
from tests.importers.folders import contents

POST = "---\ntitle: A\ndate: 2014-05-01\n---\n![a](a.png)\n"
SITE = {
    "content/topics/trust/_index.md": "---\ntitle: Trust\n---\n",
    "content/news/one.md": POST,
    "content/news/two/index.md": POST.replace("title: A", "title: Two\nseries: The vote"),
    "content/news/two/a.png": "png",
    "content/news/a.png": "png",
}
TARGETS = [
    "topics/trust.md",
    "briefings/one.md",
    "briefings/two/index.md",
    "briefings/two/a.png",
    "briefings/a.png",
    "stories/the-vote.md",
]


def bring_in(old: Path, new: Path, options: Options | None = None) -> Report:
    """Import the Hugo site in `old` into `new`."""
    return run(look(Generator.HUGO, old), new, options or Options())


def test_all_targets_are_written(tmp_path: Path) -> None:
    """With nothing in the way every file is written."""
    report = bring_in(write_files(SITE, tmp_path / "old"), tmp_path / "new")

    assert report.is_complete
    assert [*contents(tmp_path / "new")] == sorted(TARGETS)


@given(taken=st.dictionaries(st.sampled_from(TARGETS), st.binary(max_size=8)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_is_ever_written_over(
    taken: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is there already stays, byte for byte, and is told; the rest is written; the old site is as it was."""
    folder = tmp_path_factory.mktemp("import")
    old, new = write_files(SITE, folder / "old"), write_files(taken, folder / "new")
    before = contents(old)

    report = bring_in(old, new)

    after = contents(new)
    assert {name: after[name] for name in taken} == taken
    assert contents(old) == before
    items = {name for name in taken if name.endswith(".md")}
    told = " ".join(remark.message for remark in report.left_out)
    assert all(f"`{name}`" in told for name in items)
    if not items:
        assert after.keys() == {*TARGETS}
        assert report.is_complete


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    """What the first import wrote, the second one leaves and tells; pictures that are the same are no news."""
    old, new = write_files(SITE, tmp_path / "old"), tmp_path / "new"
    bring_in(old, new)
    first = contents(new)

    report = bring_in(old, new)

    assert contents(new) == first
    assert len(report.left_out) == 4
    assert not report.written


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It tells what a real one would, and makes no folder."""
    old = write_files(SITE, tmp_path / "old")

    trial = bring_in(old, tmp_path / "new", Options(is_trial=True))

    assert not (tmp_path / "new").exists()
    assert trial == bring_in(old, tmp_path / "new")


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A folder of the destination that is a link to elsewhere is not followed."""
    old, elsewhere = write_files(SITE, tmp_path / "old"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "briefings").symlink_to(elsewhere)

    report = bring_in(old, tmp_path / "new")

    assert not [*elsewhere.iterdir()]
    assert [remark.message for remark in report.left_out] == [
        "not written to `briefings/one.md`: a link leads out of the folder there",
        "not written to `briefings/two/index.md`: a link leads out of the folder there",
    ]


def test_a_link_to_nothing_counts_as_a_file(tmp_path: Path) -> None:
    """A link in the place of a file is left, even if nothing is behind it."""
    old, new = write_files(SITE, tmp_path / "old"), tmp_path / "new"
    write_files({"briefings/one.md": None}, new)

    report = bring_in(old, new)

    assert not (new / "briefings" / "nowhere").exists()
    assert [remark.message for remark in report.left_out] == [
        "not written to `briefings/one.md`: there is a file of that name, and it stays as it is"
    ]


def test_a_file_in_the_place_of_a_folder_is_left(tmp_path: Path) -> None:
    """What would go into a folder that is a file is told."""
    old, new = write_files(SITE, tmp_path / "old"), tmp_path / "new"
    write_files({"topics": "no folder"}, new)

    report = bring_in(old, new)

    assert [remark.message for remark in report.left_out] == [
        "not written to `topics/trust.md`: there is a file where its folder should be"
    ]


def test_what_the_system_refuses_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full in the middle of a file, and a picture that cannot be read: the file is not there at all."""
    old, new = write_files(SITE, tmp_path / "old"), tmp_path / "new"

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("shutil.copyfileobj", refuse)
    report = bring_in(old, new)

    assert [*contents(new)] == sorted(each for each in TARGETS if not each.endswith(".png"))
    assert [
        str(remark).rpartition("/")[2] for remark in report.notices if "copied" in remark.message
    ] == ["a.png` is not copied: the system says: No space left on device"] * 2
    assert not report.copied


@pytest.mark.parametrize(
    ("generator", "posts"),
    [
        (Generator.HUGO, "content/news"),
        (Generator.JEKYLL, "_posts"),
        (Generator.MATERIAL_BLOG, "docs/blog/posts"),
    ],
)
def test_nothing_outside_of_the_old_site_is_read(
    generator: Generator, posts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link out of the old site, one to a folder, and a folder that cannot be read are told; one within counts."""
    files = {f"old/{posts}/2014-05-01-a.md": POST, f"old/{posts}/closed/b.md": POST}
    other = POST.replace("title: A", "title: C")
    write_files({**files, "outside/o.md": POST, "old/more/c.md": other}, tmp_path)
    folder, outside = tmp_path / "old" / posts, tmp_path / "outside"
    (folder / "out.md").symlink_to(outside / "o.md")
    (folder / "folder").symlink_to(outside)
    (folder / "within.md").symlink_to(tmp_path / "old/more/c.md")
    refuse_to_list("closed", monkeypatch)

    report = run(look(generator, tmp_path / "old"), tmp_path / "new", Options())

    monkeypatch.undo()
    written = [*contents(tmp_path / "new")]
    assert written == ["briefings/2014-05-01-a.md", "briefings/within.md"]
    assert [(Path(each.place.path).name, each.message) for each in report.left_out] == [
        ("closed", "expected a file, but got a folder that cannot be read (Permission denied)"),
        ("out.md", "expected a file of the old site, but got a link that leads out of it"),
    ]
    assert [each.message for each in report.notices] == ["a link to a folder is not followed"]
