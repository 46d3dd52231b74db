"""The press: what has changed is made anew, all that shows it and nothing else; what is kept is what would be made."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from nutgraf.edition import LEDGERS, PRINTED, open_archive
from nutgraf.pipeline import Means
from nutgraf.press import Answers, Archive, Sheet
from nutgraf.press.witness import BAR, asking
from nutgraf.settings import Settings
from nutgraf.views import listings
from tests.cache.test_edits import Edit, edits, starts
from tests.cases import NOW, write_files
from tests.data import read_yaml
from tests.press.newsrooms import THEME, edition_of, made_anew, orders, printed
from tests.properties import EXAMPLES, tried
from tests.site.desk import RICH

pytestmark = pytest.mark.slow

SITE = Settings(now=NOW, site_url="https://desk.example/")

OPENING = re.compile(r"\{%-? (?:block|macro) .*?%\}|\Z")
"""Where a word that is put in shows on pages: behind the first tag of a block or macro, or at the end."""

TEMPLATES = sorted(
    path.relative_to(THEME).as_posix()
    for path in (THEME / "nutgraf").rglob("*")
    if path.suffix in (".html", ".xml")
)


@dataclass(frozen=True)
class Override:
    """A step: the site has a template of its own, with a word put in (None: the theme's again)."""

    template: str
    word: str | None

    def write(self, own: Path) -> None:
        """Make that step in the site's folder for its theme."""
        path = own / self.template
        path.unlink(missing_ok=True)
        if self.word:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (THEME / self.template).read_text(encoding="utf-8")
            word = self.word
            path.write_text(OPENING.sub(lambda tag: tag[0] + word, text, 1), encoding="utf-8")


EVERYWHERE = [
    "nutgraf/layout.html",
    "nutgraf/components/link.html",
    "nutgraf/components/notice.html",
]
"""Those to which most pages lead."""

overrides = st.builds(
    Override,
    st.one_of(st.sampled_from(EVERYWHERE), st.sampled_from(TEMPLATES)),
    st.sampled_from(["one", "another", None]),
)


@settings(tried, max_examples=max(10, EXAMPLES // 4))
@given(starts, st.lists(st.one_of(edits, overrides), min_size=1, max_size=4))
def test_edits(start: Mapping[str, str], steps: list[Edit | Override]) -> None:
    """After any edits of content, names, files, settings and templates, all is as if it were made now."""
    with TemporaryDirectory() as temporary:
        folder, cache, own = (Path(temporary) / name for name in ("content", "cache", "own"))
        site = SITE
        for step in [Edit(start, {}), *steps]:
            if isinstance(step, Override):
                step.write(own)
            else:
                files = {path: text for path, text in step.files.items() if text is not None}
                write_files(files, folder)
                for path in step.files.keys() - files.keys():
                    (folder / path).unlink(missing_ok=True)
                site = replace(site, **step.settings)
            found, _ = printed(edition_of(folder, site, own), cache)
            assert found == made_anew(edition_of(folder, site, own))


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich newsroom, of which every page and file has been printed once: its `content` and its `cache`."""
    folder = tmp_path_factory.mktemp("once")
    copytree(RICH / "content", folder / "content")
    _, fresh = printed(edition_of(folder / "content", SITE), folder / "cache")
    assert fresh
    return folder


@pytest.fixture
def folder(once: Path, tmp_path: Path) -> Path:
    """The content of a copy of it, to be changed; `cache` lies beside it."""
    copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def test_nothing_changed(folder: Path) -> None:
    """Where nothing has changed, nothing is made but what cannot be kept."""
    edition = edition_of(folder, SITE)
    _, fresh = printed(edition, folder.parent / "cache")
    assert fresh == {order.name for order in orders(edition) if order.also is None}


CHANGES = Path(__file__).with_name("changes.yml")


@pytest.mark.parametrize("name", read_yaml(CHANGES.read_text(encoding="utf-8")))
def test_changes(folder: Path, name: str) -> None:
    """What an edit shows on is made anew, what it cannot show on is not, and all is as if it were made now."""
    change = read_yaml(CHANGES.read_text(encoding="utf-8"))[name]
    path = folder / change["file"]
    before = path.read_text(encoding="utf-8")
    after = (
        before.replace(change["replace"], change["by"])
        if "replace" in change
        else before + change["add"]
    )
    assert after != before
    path.write_text(after, encoding="utf-8")
    found, fresh = printed(edition_of(folder, SITE), folder.parent / "cache")
    assert found == made_anew(edition_of(folder, SITE))
    assert set(change["made"]) <= fresh
    assert not set(change["kept"]) & fresh


def test_names_of_files_may_hold_signs(tmp_path: Path) -> None:
    """Such as the bar, which is no part of a question."""
    dated = {
        f"briefings/{day}.md": f"---\ntitle: A\ndate: 2024-01-0{day}\ntopics: [a|b]\n---\n"
        for day in (1, 2)
    }
    folder = write_files(
        {"topics/a|b.md": "---\nname: A bar\n---\n", **dated}, tmp_path / "content"
    )
    for _ in range(2):
        found, _ = printed(edition_of(folder, SITE), tmp_path / "cache")
        assert found == made_anew(edition_of(folder, SITE))


def test_names_in_another_order(tmp_path: Path) -> None:
    """Readers see the names of an actor as they were listed."""
    for names in ("{ar: آن, fr: Anne}", "{fr: Anne, ar: آن}"):
        files = {"actors/ann.yml": f"name: Ann\nnames: {names}\n"}
        folder = write_files(files, tmp_path / "content")
        found, _ = printed(edition_of(folder, SITE), tmp_path / "cache")
        assert found == made_anew(edition_of(folder, SITE))


def test_another_picture(folder: Path) -> None:
    """One of another size, under the same name: pages that leave room for it are made anew."""
    Image.new("RGB", (30, 20)).save(folder / "media" / "boat.png")
    found, fresh = printed(edition_of(folder, SITE), folder.parent / "cache")
    assert found == made_anew(edition_of(folder, SITE))
    assert "briefings/2024/05/01/new-timetable/index.html" in fresh
    assert "briefings/2024/05/06/pier-works/index.html" not in fresh


def test_pages_of_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where lists are cut into pages, an edit shows on the page that has the entry, on whichever that is."""
    monkeypatch.setattr(listings, "LENGTH", 1)
    for kind in listings.SHOWN:
        monkeypatch.setitem(listings.SHOWN, kind, 1)
    content, cache = tmp_path / "content", tmp_path / "cache"
    copytree(RICH / "content", content)
    names, _ = printed(edition_of(content, SITE), cache)
    assert {"briefings/page/1/index.html", "statements/page/1/index.html"} <= names.keys()
    for change in read_yaml(CHANGES.read_text(encoding="utf-8")).values():
        path = content / change["file"]
        before = path.read_text(encoding="utf-8")
        after = before.replace(
            change.get("replace", "\n---\n"), change.get("by", "\n---\nLate. "), 1
        )
        assert after != before
        path.write_text(after, encoding="utf-8")
        found, fresh = printed(edition_of(content, SITE), cache)
        assert found == made_anew(edition_of(content, SITE))
        assert fresh < found.keys()


THEMES = read_yaml(Path(__file__).with_name("templates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", THEMES)
def test_templates(folder: Path, tmp_path: Path, name: str) -> None:
    """A part of the theme that is edited makes anew what is made with it, and nothing else."""
    change, own = THEMES[name], tmp_path / "own"
    part = own / change["file"]
    part.parent.mkdir(parents=True)
    part.write_bytes((THEME / change["file"]).read_bytes() + change["add"].encode())
    edition = edition_of(folder, SITE, own)
    found, fresh = printed(edition, folder.parent / "cache")
    assert found == made_anew(edition)
    assert set(change["made"]) <= fresh
    assert not set(change["kept"]) & fresh
    assert printed(edition_of(folder, SITE, own), folder.parent / "cache")[1] <= {
        order.name for order in orders(edition) if order.also is None
    }


def test_workers(folder: Path) -> None:
    """Several processes make the same as one, and keep what the next run finds."""
    cache = folder.parent / "other"
    edition = edition_of(folder, SITE)
    found, _ = printed(edition, cache, workers=2)
    assert found == made_anew(edition)
    again, fresh = printed(edition_of(folder, SITE), cache)
    assert again == found
    assert fresh == {order.name for order in orders(edition) if order.also is None}


def test_what_is_gone_is_forgotten(folder: Path) -> None:
    """The ledger has no line of a page that there is no longer."""
    cache, page = folder.parent / "cache", b"briefings/2024/05/01/new-timetable/index.html"
    [ledger] = (cache / LEDGERS).iterdir()
    assert page in ledger.read_bytes()
    (folder / "briefings/2024/05/new-timetable.md").unlink()
    printed(edition_of(folder, SITE), cache)
    assert page not in ledger.read_bytes()


def test_a_run_that_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made before a run was killed is known to the next one."""
    monkeypatch.setattr("nutgraf.press.press.AT_ONCE", 1)
    monkeypatch.setattr("nutgraf.press.press.GROWTH", 0)
    cache, left = Means(tmp_path / "cache"), tmp_path / "left"
    edition = edition_of(RICH / "content", SITE)
    planned = [order for order in orders(edition) if order.also is not None]
    with edition.press(cache, open_archive(cache)) as press:
        for number, _ in enumerate(press.print(planned), 1):
            if number == 5:
                copytree(tmp_path / "cache", left)
    _, fresh = printed(edition_of(RICH / "content", SITE), left)
    assert fresh == {order.name for order in orders(edition)} - {each.name for each in planned[:5]}


def test_every_question_has_an_answer(folder: Path) -> None:
    """Whatever is read of a site can be asked again."""
    edition = edition_of(folder, SITE)
    theme = edition.renderer.asking()
    answers, ways = Answers(edition.site, theme), {**asking(edition.site), **theme}
    for order in orders(edition):
        edition.notes.take()
        order.make()
        for question in edition.notes.take():
            assert question.partition(BAR)[0] in ways
            assert answers.of(question), question


DAMAGES: dict[str, Callable[[Path], object]] = {
    "changed": lambda path: path.write_bytes(b"not what it was"),
    "of the same size": lambda path: path.write_bytes(b"x" * path.stat().st_size),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage(folder: Path, damage: Callable[[Path], object]) -> None:
    """A file of the archive that somebody changed is made anew: it may be that of a site that was edited in place."""
    cache = folder.parent / "cache"
    for path in [path for path in (cache / PRINTED).rglob("*") if path.is_file()]:
        damage(path)
    edition = edition_of(folder, SITE)
    found, fresh = printed(edition, cache)
    assert found == made_anew(edition)
    assert fresh == {order.name for order in orders(edition)}


def test_links(tmp_path: Path) -> None:
    """A file is placed as a link; what was in its place, perhaps a link to another one, is not written into."""
    archive = Archive(tmp_path / "archive")
    one, other = archive.put(b"one"), archive.put(b"other")
    target = tmp_path / "site" / "index.html"
    archive.place(one, str(target))
    archive.place(other, str(target))
    assert target.read_bytes() == b"other"
    assert archive.read(one) == b"one"
    assert target.stat().st_nlink == 2  # the archive's, and the site's


def test_a_foreign_name(tmp_path: Path) -> None:
    """A name that leads out of the archive is none of its files, whoever wrote it into the cache."""
    archive = Archive(tmp_path / "cache" / "printed")
    outside = tmp_path / "outside"
    outside.write_bytes(b"secret")
    stat = outside.stat()
    for name in ("../outside", "../../outside", str(outside), ""):
        assert not archive.has(Sheet(name, stat.st_size, stat.st_mtime_ns))


def test_a_link(tmp_path: Path) -> None:
    """A symbolic link in the place of a file is not followed, nor published, wherever it came from."""
    (tmp_path / "secret").write_bytes(b"secret")
    theirs, ours = Archive(tmp_path / "theirs"), Archive(tmp_path / "ours")
    sheet = theirs.put(b"a page")
    path = next(path for path in (tmp_path / "theirs").rglob("*") if path.is_file())
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    ours.take(tmp_path / "theirs")
    for archive in (theirs, ours):
        for seen in (path.stat(), path.lstat()):
            assert not archive.has(Sheet(sheet.name, seen.st_size, seen.st_mtime_ns))


def test_no_folder(tmp_path: Path) -> None:
    """Where nothing can be kept, the archive is there for this run, and gone after it."""
    (tmp_path / "file").write_bytes(b"")
    archive = Archive(tmp_path / "file" / "archive")
    sheet = archive.put(b"one")
    archive.place(sheet, str(tmp_path / "index.html"))
    assert (tmp_path / "index.html").read_bytes() == b"one"
    archive.close()
    assert not archive.has(sheet)


def test_room_is_made(tmp_path: Path) -> None:
    """What no run has used for long is taken away; what this one used stays."""
    archive = Archive(tmp_path)
    sheets = [archive.put(f"{number}".encode()) for number in range(9)]
    archive.tidy(sheets[:3])
    assert [archive.has(sheet) for sheet in sheets] == [True] * 3 + [False] * 6


def test_a_killed_run_leaves_nothing_for_long(tmp_path: Path) -> None:
    """A folder to work in goes with its run, or with a later one if that was killed; those at work are left alone."""
    archive = Archive(tmp_path)
    forsaken, at_work = tmp_path / "work-old", tmp_path / "work-new"
    for folder in (forsaken, at_work):
        folder.mkdir()
        (folder / "page").touch()
    os.utime(forsaken, (0, 0))

    with archive.workspace() as folder:
        (folder / "page").touch()
        assert [*folder.iterdir()] == [folder / "page"]

    assert [*tmp_path.iterdir()] == [at_work]


def test_a_folder_may_go_while_another_run_looks(tmp_path: Path) -> None:
    """Two runs that take away what a killed one left do not end each other: a link to nothing is what is gone."""
    (tmp_path / "work-gone").symlink_to("nowhere")
    with Archive(tmp_path).workspace() as folder:
        assert folder.is_dir()
