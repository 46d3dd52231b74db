"""Shares of a site, made on several machines and put together: the site is that of one build."""

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from nutgraf.press import Share
from tests.site.desk import Desk, contents, rich_desk

pytestmark = pytest.mark.slow

SHARES = 2


def test_form() -> None:
    """A share is told by its number and how many there are, and nothing else is taken for one."""
    assert Share.parse("3/8") == (3, 8)
    for wrong in ("", "3", "0/8", "9/8", "3/8/1", "-1/8", "a/b"):
        with pytest.raises(ValueError, match="expected a share such as 3/8"):
            Share.parse(wrong)


def test_each_name_is_in_one_share() -> None:
    """Machines need not talk to each other: each name belongs to exactly one of the shares."""
    shares = [Share(number, SHARES) for number in range(1, SHARES + 1)]
    for name in map(str, range(1000)):
        assert sum(share.takes(name) for share in shares) == 1


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> list[Desk]:
    """The same newsroom on several machines, each of which has made its share."""
    desks = [rich_desk(tmp_path_factory.mktemp("machine")) for _ in range(SHARES)]
    for number, desk in enumerate(desks, 1):
        done = desk.nutgraf("build", "--shard", f"{number}/{SHARES}")
        assert done.code == 0, done.err
        assert f"Share {number} of {SHARES} is made" in done.err
        assert not desk.site.exists()
    return desks


def printed(cache: Path) -> dict[str, bytes]:
    """The pages and files in a cache: what they hold, by its digest."""
    found = (path for path in (cache / "printed").rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in found}


def test_the_site_is_that_of_one_build(machines: list[Desk], tmp_path: Path) -> None:
    """What several machines made, put together, is byte for byte what one makes; and no file is made twice.

    A feed that is at an old address, too, is two files, of which each machine may make one.
    """
    desk, alone = rich_desk(tmp_path / "merged"), rich_desk(tmp_path / "alone")
    caches = [machine.folder / ".nutgraf" for machine in machines]
    for cache, name in zip(caches, ("first/.nutgraf", "second/.nutgraf"), strict=True):
        copytree(cache, desk.folder / name)
    done = desk.nutgraf("merge", "first/.nutgraf", "second/.nutgraf")
    assert done.code == 0, done.err
    taken = printed(desk.folder / ".nutgraf")
    assert taken == printed(caches[0]) | printed(caches[1])
    assert desk.nutgraf("build").code == 0
    assert alone.nutgraf("build").code == 0
    assert contents(desk.site) == contents(alone.site)
    known = Counter(path.read_bytes() for path in alone.site.rglob("*") if path.is_file())
    first, second = map(printed, caches)
    assert all(known[first[each]] > 1 for each in first.keys() & second.keys())


def test_a_share_may_be_missing(machines: list[Desk], tmp_path: Path) -> None:
    """Where a machine has failed, the build makes what it would have made."""
    desk, alone = rich_desk(tmp_path / "merged"), rich_desk(tmp_path / "alone")
    assert desk.nutgraf("merge", machines[0].folder / ".nutgraf").code == 0
    assert desk.nutgraf("build").code == 0
    assert alone.nutgraf("build").code == 0
    assert contents(desk.site) == contents(alone.site)


def test_shares_of_different_newsrooms_are_told(machines: list[Desk], tmp_path: Path) -> None:
    """Where another version or other settings made a share, no build uses all of them: `merge` says so."""
    desk, other = rich_desk(tmp_path / "merged"), rich_desk(tmp_path / "other")
    other.set({"plugins": ["search", {"nutgraf": {"timezone": "Asia/Tokyo", "rules": "off"}}]})
    assert other.nutgraf("build", "--shard", f"2/{SHARES}").code == 0
    idle = rich_desk(tmp_path / "idle")
    assert "is made: 0 of" in idle.nutgraf("build", "--shard", "9998/9999").err
    first, second = (machine.folder / ".nutgraf" for machine in machines)
    told = "made with other versions or settings"

    done = desk.nutgraf("merge", first, second, idle.folder / ".nutgraf")
    assert (done.code, told in done.err) == (0, False)
    done = desk.nutgraf("merge", first, other.folder / ".nutgraf")
    assert (done.code, told in done.err) == (0, True)


def test_no_cache(tmp_path: Path) -> None:
    """A folder that is no cache is named; so is a share that could not be kept, or that is none."""
    desk = rich_desk(
        tmp_path / "desk", plugins=["search", {"nutgraf": {"rules": "off", "cache": False}}]
    )
    (tmp_path / "empty").mkdir()
    done = desk.nutgraf("merge", tmp_path / "empty")
    assert (done.code, "its `cache` is off" in done.err) == (1, True)
    done = desk.nutgraf("build", "--shard", "1/2")
    assert (done.code, "kept in the cache" in done.err) == (1, True)
    assert desk.nutgraf("build", "--shard", "2").code == 2  # not understood
    desk.set({"plugins": ["search", "nutgraf"]})
    done = desk.nutgraf("merge", tmp_path / "empty")
    told = f"expected the folder .nutgraf of a newsroom, but got {tmp_path / 'empty'}."
    assert (done.code, told in done.err) == (1, True)
    (tmp_path / "empty" / ".nutgraf").mkdir()
    (tmp_path / "empty" / ".nutgraf" / "read.sqlite").touch()
    done = desk.nutgraf("merge", tmp_path / "empty")
    assert f"Did you mean {tmp_path / 'empty' / '.nutgraf'}?" in done.err


def test_nothing_is_taken_over_where_nothing_can_be_kept(
    machines: list[Desk], tmp_path: Path
) -> None:
    """A cache that is no folder is named, and not passed over with a word of success."""
    desk = rich_desk(tmp_path / "desk")
    (desk.folder / ".nutgraf").write_text("", encoding="utf-8")
    done = desk.nutgraf("merge", machines[0].folder / ".nutgraf")
    assert (done.code, "expected a folder that can be written" in done.err) == (1, True)
