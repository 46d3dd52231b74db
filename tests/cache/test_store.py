"""A cache that is damaged, foreign or not to be had: nothing of it is believed, and nothing stops."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf.cache.memory import Memory
from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import ENOUGH, FILE, SPARE, Store
from nutgraf.pipeline import Content, Means, run
from nutgraf.settings import Settings
from tests.cache.outcomes import assert_cache_changes_nothing
from tests.cases import NOW, write_files

FILES = {
    "actors/ann.md": "---\nname: Ann Able\n---\n",
    "briefings/a.md": "---\ntitle: A\ndate: 2024-03-26\n---\nAnn Able sailed. See [[nobody]].\n",
}
SETTINGS = Settings(now=NOW)


def sql(file: Path, *statements: str) -> None:
    """Change a database by hand."""
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def overwrite(file: Path, start: int) -> None:
    """Damage the file from some byte on."""
    data = bytearray(file.read_bytes())
    data[start : start + 3000] = b"\x5a" * 3000
    file.write_bytes(data)


def into_folder(file: Path) -> None:
    """Put a folder in the place of the file."""
    file.unlink()
    file.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:6000]),
    "a text": lambda file: file.write_text("no database at all, whatever it is called\n" * 99),
    "a folder": into_folder,
    "head overwritten": lambda file: overwrite(file, 0),
    "middle overwritten": lambda file: overwrite(file, 5000),
    "a table of another kind": lambda file: sql(
        file, "DROP TABLE kept", "CREATE TABLE kept (name TEXT)"
    ),
    "other values": lambda file: sql(file, "UPDATE kept SET value = x'00'"),
    "no values": lambda file: sql(file, "UPDATE kept SET value = NULL"),
    "values of other keys": lambda file: sql(
        file, "UPDATE kept SET value = (SELECT max(value) FROM kept)"
    ),
    "one byte": lambda file: sql(
        file, "UPDATE kept SET value = CAST(value || x'00' AS BLOB) WHERE length(value) > 200"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage(damage: str, tmp_path: Path) -> None:
    """Whatever became of the file, the outcome is the same as without it."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    cache = tmp_path / "cache"
    assert_cache_changes_nothing(content, SETTINGS, cache)
    DAMAGES[damage](cache / FILE)
    assert_cache_changes_nothing(content, SETTINGS, cache)


def test_no_folder(tmp_path: Path) -> None:
    """Where no folder can be made, there is no cache."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    (tmp_path / "file").write_text("in its place", encoding="utf-8")
    assert_cache_changes_nothing(content, SETTINGS, tmp_path / "file" / "cache")


def test_is_used(tmp_path: Path) -> None:
    """What was read is found again: the second run writes nothing."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    run(content, SETTINGS, Means(tmp_path / "cache"))
    before = (tmp_path / "cache" / FILE).read_bytes()
    run(content, SETTINGS, Means(tmp_path / "cache"))
    assert (tmp_path / "cache" / FILE).read_bytes() == before


def test_does_not_grow_without_end(tmp_path: Path) -> None:
    """What no run needs any more goes when it has become most of the file."""
    for number in range(ENOUGH + SPARE // 100 + 2):
        with Store(tmp_path) as store:
            for index in range(100):
                store.put(f"{number} {index}".encode(), b"")
            store.put(b"last", b"")
    with Store(tmp_path) as store:
        assert store.get(f"{number} 0".encode()) is not None
        assert store.get(b"0 0") is None


def test_what_was_taken_over_stays(tmp_path: Path) -> None:
    """What several machines have kept is kept together, however little of it each of them has."""
    caches = [tmp_path / f"{number}" for number in range(ENOUGH + 2)]
    for cache in caches:
        with Store(cache) as store:
            for index in range(SPARE):
                store.put(f"{cache.name} {index}".encode(), b"")
    for cache in caches[1:]:
        with Store(caches[0]) as store:
            store.take(cache / FILE)
    with Store(caches[0]) as store:
        assert all(store.get(f"{cache.name} 0".encode()) is not None for cache in caches)


def test_only_our_classes() -> None:
    """Nothing is kept, or made again, but what is listed."""
    with pytest.raises(PackingError):
        pack(Path("somewhere"))
    for foreign in (b"", b"\xc1", b"\x91\xcc\xff", b"\x92\x05\x01", b"\x91\xa1x"):
        with pytest.raises(PackingError):
            unpack(foreign)


def test_two_read_and_write_at_once(tmp_path: Path) -> None:
    """Who looks for many values does not keep others from writing, once done, nor from reading meanwhile."""
    with Store(tmp_path) as one, Store(tmp_path) as other:
        one.put(b"a", b"1")
        with one.reading(), other.reading():
            assert one.get(b"b") is other.get(b"b") is None
        other.put(b"b", b"2")
    with Store(tmp_path) as store, store.reading():
        assert (store.get(b"a"), store.get(b"b")) == (b"1", b"2")


def test_what_was_made_is_remembered(tmp_path: Path) -> None:
    """What is made of a value is made once, as long as each run has a use for it, and the value is the same."""
    memory, made = Memory(), list[bytes]()

    def make(value: bytes) -> bytes:
        made.append(value)
        return value + b"!"

    def recall(*keys: bytes) -> list[bytes | None]:
        made.clear()
        with Store(tmp_path, FILE, memory) as store:
            return [store.recall(key, make) for key in keys]

    with Store(tmp_path) as store:
        store.put(b"a", b"1")
        store.put(b"b", b"2")

    assert (recall(b"a", b"b", b"c"), made) == ([b"1!", b"2!", None], [b"1", b"2"])
    assert (recall(b"a", b"a"), made) == ([b"1!", b"1!"], [])
    assert (recall(b"a", b"b"), made) == ([b"1!", b"2!"], [b"2"])

    with Store(tmp_path, FILE, memory) as store:
        store.put(b"a", b"3")
    assert (recall(b"a"), made) == ([b"3!"], [b"3"])


def test_what_is_remembered_is_kept(tmp_path: Path) -> None:
    """A value that is not looked at, as it is remembered, is not taken away as one that is of no use."""
    memory = Memory()
    with Store(tmp_path) as store:
        store.put(b"a", b"1")
    for number in range(ENOUGH + SPARE // 100 + 2):
        with Store(tmp_path, FILE, memory) as store:
            assert store.recall(b"a", bytes.decode) == "1"
            for index in range(100):
                store.put(f"{number} {index}".encode(), b"")
    with Store(tmp_path) as store:
        assert store.get(b"a") == b"1"


def test_what_is_kept_anew_is_remembered_anew(tmp_path: Path) -> None:
    """A value that takes the place of another is what the next run finds, whatever was made of the other one."""
    memory = Memory()
    for value in (b"1", b"2"):
        with Store(tmp_path, FILE, memory) as store:
            store.recall(b"a", bytes.decode)
            store.put(b"a", value)
        with Store(tmp_path, FILE, memory) as store:
            assert store.recall(b"a", bytes.decode) == value.decode()


def test_what_is_made_of_the_same_is_remembered() -> None:
    """Of the very same objects, in the last run or in this one; others that are equal, or fewer, are not the same."""
    memory, one, other = Memory(), [1], [1]
    memory.put_made_of("sum", (one, one), 2)
    memory.settle()
    assert memory.made_of("sum", (one, one)) == 2
    assert memory.made_of("sum", (one, other)) is None
    assert memory.made_of("sum", (one,)) is None
    assert memory.made_of("product", (one, one)) is None
    memory.settle()
    memory.settle()
    assert memory.made_of("sum", (one, one)) is None


def test_what_is_equal_is_the_same() -> None:
    """A value that is equal to that of the last run is taken for it, so that what is made of it is remembered."""
    memory, one, equal = Memory(), [1], [1]
    assert memory.same("list", one) is one
    memory.settle()
    assert memory.same("list", equal) is one
    assert memory.same("list", [2]) == [2]
    assert memory.same("another list", equal) is equal
