"""A build that fails leaves the site that was there as it was, whatever it fails of."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nutgraf.publishing.lock import SiteLock
from nutgraf.publishing.made import LIST
from nutgraf.workers import FEW
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk, contents, run

pytestmark = pytest.mark.slow

BROKEN: dict[str, str | bytes] = {
    "briefings/no-title.md": "---\ndate: 2024-05-01\n---\nWords.\n",
    "briefings/bad-date.md": "---\ntitle: Words\ndate: soon\n---\n",
    "actors/board.md": "---\nname: A board\n---\n[[nobody-at-all]]\n",
    "topics/latin.md": b"---\nname: \xe9\n---\n",
    "topics/empty.md": "",
}

REPORTED = """\
content/actors/board.md:4:1: expected
content/briefings/bad-date.md:3:7: date: expected
content/briefings/no-title.md:2:1: title: expected
content/topics/empty.md:1:1: expected
content/topics/latin.md:2:7: expected
""".splitlines()

FAILING = {
    "on_pre_build": "def on_pre_build(config): raise RuntimeError('a hook fails')",
    "on_files": "def on_files(files, config): raise RuntimeError('a hook fails')",
    "on_page_content": "def on_page_content(html, **_): raise RuntimeError('a hook fails')",
    "on_env": "def on_env(env, config, files): raise RuntimeError('a hook fails')",
    "on_post_page": "def on_post_page(output, page, config): raise RuntimeError('a hook fails')",
    "on_post_build": "def on_post_build(config): raise RuntimeError('a hook fails')",
    "nutgraf/topic.html": "{{ page.no_such_thing.at_all }}",
    "main.html": '{% extends "base.html" %}\n{% block htmltitle %}{{ no_such_thing.at_all }}{% endblock %}',
    "partials/footer.html": "{% if no_such_thing %}",
}
"""Code of a hook, by its name; or a template, by its path."""

SLOW_HOOK = """\
import pathlib, time

def on_env(env, config, files):
    pathlib.Path(__file__).with_name("reached").touch()
    time.sleep(60)
"""


ROOT_OBEYS = """
import ctypes, os, sys
if os.geteuid() == 0:
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Runs a command without the right to write where it may not (`CAP_DAC_OVERRIDE`), which root has."""

MKDOCS = Path(sys.executable).with_name("mkdocs")


@pytest.fixture
def built(desk: Desk) -> Desk:
    """A newsroom whose site stands, with a file of the owner's own kept in its folder."""
    desk.site.mkdir()
    (desk.site / ".gitignore").write_text("*\n", encoding="utf-8")
    desk.build()
    return desk


def assert_untouched(desk: Desk, before: dict[str, str]) -> None:
    """Every byte of the site is as it was, and nothing lies beside it."""
    assert contents(desk.site) == before
    hidden = {path.name for path in desk.folder.iterdir() if path.name.startswith(".")}
    assert hidden == {".nutgraf"}


def test_broken_content_is_reported_whole_and_sorted(built: Desk) -> None:
    """All problems of all files at once, exit code 1, and the old site."""
    before = contents(built.site)
    for path, text in BROKEN.items():
        built.write(path, text)

    done = built.mkdocs("build")

    assert done.code == 1
    assert "5 problems in the content" in done.err
    assert re.findall(r"^content/\S+: (?:\w+: )?expected", done.err, re.MULTILINE) == REPORTED
    assert_untouched(built, before)


def test_two_builds_at_once(built: Desk) -> None:
    """The second says that another one is at work, and touches neither its folder nor the site."""
    before = contents(built.site)
    lock = SiteLock(built.site)
    assert lock.take()
    built.write("briefings/new.md", "---\ntitle: New\ndate: 2024-05-01\n---\n")

    done = built.mkdocs("build")

    assert (done.code, "another build is writing" in done.err) == (1, True)
    assert_untouched(built, before)
    lock.release()
    assert built.mkdocs("build").code == 0
    assert contents(built.site) != before


def test_a_folder_that_is_no_site_is_left_alone(desk: Desk) -> None:
    """A mistyped `-d` takes nothing away: what lies there stays, and is named."""
    theirs = desk.folder / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work", encoding="utf-8")
    before = contents(theirs)

    done = desk.mkdocs("build", "-d", "theirs")

    assert done.code == 1
    assert "expected an empty folder or a site, but in " in done.err
    assert "theirs is what no build made: thesis.txt. A build takes the place" in done.err
    assert "Traceback" not in done.err
    assert contents(theirs) == before


def test_what_no_build_made_is_in_the_way(built: Desk) -> None:
    """A file of the owner's own in the site's folder stops a build before it begins, and is named."""
    theirs = ("notes.txt", "briefings/2024/notes.txt", "assets/CNAME")
    for path in theirs:
        (built.site / path).write_text("years of work", encoding="utf-8")
    (built.site / "link").symlink_to(built.folder)
    built.write("briefings/new.md", "---\ntitle: New\ndate: 2024-05-01\n---\n")
    before = contents(built.site)

    done = built.mkdocs("build")

    assert done.code == 1
    assert "assets/CNAME, briefings/2024/notes.txt, link, notes.txt. A build takes" in done.err
    assert "Traceback" not in done.err
    assert_untouched(built, before)
    for path in (*theirs, "link"):
        (built.site / path).unlink()
    assert built.mkdocs("build").code == 0
    assert contents(built.site) != before


def test_what_comes_during_a_build_is_in_the_way(built: Desk) -> None:
    """It is there after the build, and the old site round it."""
    hook = (
        "def on_env(env, config, files): (pathlib.Path(__file__).parent / 'site/late.txt').touch()"
    )
    (built.folder / "hook.py").write_text(f"import pathlib\n\n{hook}\n", encoding="utf-8")
    built.set({"hooks": ["hook.py"]})
    before = contents(built.site)

    done = built.mkdocs("build")

    assert (done.code, "what no build made: late.txt." in done.err) == (1, True)
    assert (built.site / "late.txt").exists()
    (built.site / "late.txt").unlink()
    assert_untouched(built, before)


def test_what_is_edited_or_gone_is_set_right(built: Desk) -> None:
    """A file that a build made is made again, whatever has become of it."""
    before = contents(built.site)
    (built.site / "index.html").write_text("edited", encoding="utf-8")
    (built.site / "feed.xml").unlink()
    shutil.rmtree(built.site / "assets")

    built.build()

    assert contents(built.site) == before


def test_a_site_from_before_there_was_a_list(built: Desk) -> None:
    """It is known by its pages, and renewed; one of another program is not."""
    before = contents(built.site)
    (built.site / LIST).unlink()
    built.build()
    assert contents(built.site) == before

    (built.site / LIST).unlink()
    (built.site / "404.html").write_text("<p>Not here</p>", encoding="utf-8")
    assert "site is what no build made: 404.html, " in built.mkdocs("build").err


def test_a_file_in_the_place_of_the_site(desk: Desk) -> None:
    """It is told before anything is built, and stays."""
    desk.site.write_text("not a folder", encoding="utf-8")

    done = desk.mkdocs("build")

    assert (done.code, "is a file" in done.err) == (1, True)
    assert desk.site.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.parametrize("hook", FAILING)
def test_a_failure_elsewhere_leaves_the_old_site(built: Desk, hook: str) -> None:
    """Another plugin, or a template of the theme, that fails at any moment of the build."""
    before = contents(built.site)
    is_template = hook.endswith(".html")
    if is_template:
        template = built.folder / "own" / hook
        template.parent.mkdir(parents=True)
        template.write_text(FAILING[hook], encoding="utf-8")
        built.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})
    else:
        (built.folder / "hook.py").write_text(FAILING[hook], encoding="utf-8")
        built.set({"hooks": ["hook.py"]})

    done = built.mkdocs("build")

    assert done.code == 1
    assert ("Traceback" in done.err) is not is_template
    expected = f"{hook}:" if is_template else "a hook fails"
    assert expected in done.err
    assert_untouched(built, before)


def test_a_strict_build_with_warnings_leaves_the_old_site(built: Desk) -> None:
    """`--strict` turns a warning into a failure before anything is replaced; without it the site is renewed."""
    before = contents(built.site)
    built.write("about.md", "# About\n\n[Nowhere](nowhere.md)\n")

    strict = built.mkdocs("build", "--strict")

    assert strict.code == 1
    assert "Aborted with 2 warnings in strict mode" in strict.out
    assert_untouched(built, before)
    assert built.mkdocs("build").code == 0
    assert (built.site / "about" / "index.html").exists()


def test_an_interrupted_build_leaves_the_old_site(built: Desk) -> None:
    """Ctrl-C in the middle of a build."""
    before = contents(built.site)
    (built.folder / "hook.py").write_text(SLOW_HOOK, encoding="utf-8")
    built.set({"hooks": ["hook.py"]})
    command: list[str | Path] = [Path(sys.executable).with_name("mkdocs"), "build"]

    with subprocess.Popen(command, cwd=built.folder, stderr=subprocess.PIPE) as mkdocs:
        deadline = time.monotonic() + 30
        while not (built.folder / "reached").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        mkdocs.send_signal(signal.SIGINT)
        mkdocs.communicate(timeout=30)

    assert mkdocs.returncode != 0
    assert_untouched(built, before)


def test_a_good_build_replaces_the_old_site(built: Desk) -> None:
    """What is gone from the content is gone from the site; hidden files of the owner's stay."""
    (built.site / ".well-known").mkdir()
    (built.site / ".well-known" / "security.txt").write_text("Contact: …", encoding="utf-8")
    (built.site / ".git" / "refs").mkdir(parents=True)
    (built.site / "assets" / ".DS_Store").touch()
    (built.site / ".dangling").symlink_to("nowhere")
    briefings = built.folder / "content" / "briefings"
    (briefings / "boat.md").rename(briefings / "ship.md")

    built.build()

    assert {path.name for path in (built.site / "briefings/2024/05/01").iterdir()} == {"ship"}
    hidden = {path.name for path in built.site.iterdir() if path.name.startswith(".")}
    assert hidden == {".gitignore", ".well-known", ".dangling", ".git", LIST}
    for path in (".well-known/security.txt", ".git/refs", "assets/.DS_Store"):
        assert (built.site / path).exists()


def test_nothing_behind_a_link_is_removed(built: Desk, tmp_path: Path) -> None:
    """The old site goes, with a link that its owner keeps in it or a hook has made; what is behind that stays."""
    kept = tmp_path / "kept"
    for number in range(FEW + 1):
        (kept / str(number)).mkdir(parents=True)
        (kept / str(number) / "file").touch()
    (built.site / ".kept").symlink_to(kept)
    built.write("about.md", "# More\n")
    built.build()
    assert (built.site / ".kept").is_symlink()
    assert all((kept / str(number) / "file").exists() for number in range(FEW + 1))


def test_a_hidden_file_that_a_build_made_goes_with_it(built: Desk) -> None:
    """What is published as a hidden file and taken back is gone; what the owner keeps beside it stays."""
    built.set({"exclude_docs": "!.well-known\n", "plugins": [{"nutgraf": {"publish": "*.txt"}}]})
    built.write(".well-known/security.txt", "Contact: …")
    built.build()
    (built.site / ".well-known" / "own.txt").touch()
    assert (built.site / ".well-known" / "security.txt").exists()

    (built.folder / "content" / ".well-known" / "security.txt").unlink()
    built.build()

    assert [path.name for path in (built.site / ".well-known").iterdir()] == ["own.txt"]


def test_a_full_disk(built: Desk) -> None:
    """No file may have more than some blocks of 512 bytes: a build ends at one, tells it, and is made up for."""
    before = contents(built.site)
    built.write("briefings/new.md", "---\ntitle: New\ndate: 2024-05-01\n---\n")

    for blocks in ("1", "40", "400"):
        limited = ("-c", 'ulimit -f "$0" && exec "$@"', blocks, MKDOCS, "build")
        done = run("sh", *limited, cwd=built.folder)

        assert done.code == 1
        assert re.search(
            r"^Error: The site was not built: .*File too large$", done.err, re.MULTILINE
        )
        assert "Traceback" not in done.err
        assert_untouched(built, before)
    built.build()
    after = contents(built.site)
    shutil.rmtree(built.folder / ".nutgraf")
    built.build()
    assert contents(built.site) == after


@pytest.mark.parametrize(
    ("folder", "code"), [(".", 1), ("site", 1), (".nutgraf", 0), (".nutgraf/printed", 0)]
)
def test_a_folder_that_cannot_be_written(built: Desk, folder: str, code: int) -> None:
    """That of the site, or the one round it, is told; where it is the cache, the site is built without it."""
    before = contents(built.site)
    built.write("briefings/new.md", "---\ntitle: New\ndate: 2024-05-01\n---\n")
    (built.folder / folder).chmod(0o555)

    done = run("python", "-c", ROOT_OBEYS, MKDOCS, "build", cwd=built.folder)

    (built.folder / folder).chmod(0o755)
    assert done.code == code, done.err
    assert ("The site was not built:" in done.err) == bool(code)
    assert "Traceback" not in done.err
    if code:
        assert_untouched(built, before)
    else:
        assert (built.site / "briefings/2024/05/01/new/index.html").exists()


def test_a_build_killed_while_swapping_is_set_right(built: Desk) -> None:
    """Where the machine went down between the two renames, the next build begins from the old site."""
    before = contents(built.site)
    built.site.rename(built.folder / ".site.previous")
    built.write("briefings/bad.md", "---\ntitle: Bad\n---\n")

    done = built.mkdocs("build")

    assert done.code == 1
    assert_untouched(built, before)


def test_nothing_is_written_into_the_content(built: Desk) -> None:
    """Good builds, failed ones and checks leave the content folder as it is."""
    before = contents(built.folder / "content")

    built.build()
    built.nutgraf("check")

    assert contents(built.folder / "content") == before


def test_a_preview_of_broken_content_goes_on(built: Desk, tmp_path: Path) -> None:
    """It shows what there is, whole pages all of them, and names the problems."""
    for path, text in BROKEN.items():
        built.write(path, text)
    built.write("notes/broken.md", "---\ntitle: [\n---\n# Broken\n\n[[nobody-at-all]]\n")
    built.write("notes/latin.md", b"# \xe9\n")
    built.write(
        "notes/whole.md", "# Whole\n\n[Broken](broken.md), [latin](latin.md), [[nobody-at-all]]\n"
    )
    built.write("index.md", "---\ntitle: [\n---\n")
    built.write("briefings/clash.md", "---\ntitle: A\nslug: boat\ndate: 2024-05-01\n---\n")
    built.write("actors/many.yml", "board: {name: The same id}\n")

    site = BuiltSite(built.preview(tmp_path / "preview"))

    assert [*site.broken_links(), *site.faults()] == []
    problems = site.page("problems/").root.one("main").words
    for path in (*BROKEN, "notes/broken.md", "notes/latin.md", "briefings/clash.md"):
        assert path in problems
