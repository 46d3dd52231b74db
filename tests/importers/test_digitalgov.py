"""Real posts: the news of Digital.gov, 2010 to 2025, written for Hugo (public domain)."""

import os
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from nutgraf.importers import Generator, Options, Report, look, run
from nutgraf.keys import Kind
from nutgraf.load.front_matter import split
from nutgraf.read.markdown import MarkdownEngine, heading_anchor
from nutgraf.read.plain import Anchors, render_plain
from nutgraf.settings import MarkdownSettings
from tests.data import DATA, FOREIGN
from tests.importers.folders import contents

ARCHIVE = DATA / "digitalgov.tar.xz"
SETTINGS = """\
site_name: Digital.gov
site_url: https://example.org/
docs_dir: content
theme: {name: material, font: false}
plugins: [search, nutgraf]
markdown_extensions: [attr_list, fenced_code, footnotes, md_in_html, tables]
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not ARCHIVE.is_file(),
        reason=f"{FOREIGN}the import of real posts (NUTGRAF_DATA names the folder of {ARCHIVE.name})",
    ),
]


@dataclass(frozen=True)
class Newsroom:
    """A newsroom with the imported posts, and the report of their import."""

    folder: Path
    report: Report

    def call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program that is installed beside this Python in it."""
        return subprocess.run(
            [Path(sys.executable).with_name(program), *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """All of the set, imported as it is."""
    folder = tmp_path_factory.mktemp("digitalgov")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder / "old", filter="data")
    before = contents(folder / "old")
    (folder / "mkdocs.yml").write_text(SETTINGS)
    report = run(look(Generator.HUGO, folder / "old"), folder / "content", Options())
    assert contents(folder / "old") == before
    return Newsroom(folder, report)


def test_what_cannot_be_read_is_named_and_left_out(newsroom: Newsroom) -> None:
    """The 13 files with duplicate keys and the 4 without front matter are told by path and line; nothing else is."""
    left_out = newsroom.report.left_out
    duplicates = [each for each in left_out if "expected each field once" in each.message]
    headless = [each for each in left_out if "expected front matter" in each.message]

    assert (len(duplicates), len(headless), len(left_out)) == (13, 4, 17)
    assert all(each.place.line > 1 for each in duplicates)
    name = "2018/12/2018-12-20-designing-for-translation.md"
    told = f"{name}:20:1: expirydate: expected each field once, but got it again (first on line 8)"
    assert any(told in str(each) for each in duplicates)


def test_all_else_is_imported(newsroom: Newsroom) -> None:
    """2,066 posts and the head of their section, 51 topics and theirs."""
    report = newsroom.report

    assert report.read[Kind.BRIEFING] == 2084
    assert report.written == {Kind.BRIEFING: 2067, Kind.TOPIC: 52}
    assert (report.authors, report.named_authors) == (1043, 667)
    assert len(contents(newsroom.folder / "content")) == 2067 + 52


def test_no_shortcode_is_left(newsroom: Newsroom) -> None:
    """Each is converted, opened or taken away, and counted; no author is an id any more."""
    report = newsroom.report
    texts = contents(newsroom.folder / "content").values()

    assert not [text for text in texts if re.search(rb"\{\{[<%]", text)]
    assert {each.name for each in report.removed} == {"tmp", "legacy-file", "featured-resource"}
    assert report.converted["ref"] > 2000
    assert not [text for text in texts if b"  - jparcell\n" in text]


def test_plain_paragraphs_need_no_parser(newsroom: Newsroom) -> None:
    """Of each post what is plain becomes the HTML that Python-Markdown and the sanitiser make of it, byte for byte."""
    settings = MarkdownSettings(("toc", "extra"))
    anchors, full = Anchors(heading_anchor), MarkdownEngine(settings, shortcuts=False)
    tried = 0
    for path in (newsroom.folder / "content").rglob("*.md"):
        blocks = split(path.read_text(encoding="utf-8")).body.split("\n\n")
        text = "\n\n".join(each for each in blocks if render_plain(each, anchors))
        if plain := render_plain(text, anchors):
            tried += len(text)
            assert plain[0] == full.render(text).html, path

    assert tried > 1_000_000


def test_check_finds_no_error(newsroom: Newsroom) -> None:
    """The newsroom has nothing that stops a build, and a notice for each topic that has no file."""
    done = newsroom.call("nutgraf", "check")

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    unknown = re.findall(r"expected a known topic, but got '(.*?)'", done.stdout)
    assert sorted(unknown) == ["centers-of-excellence", "coe", "managing-digital"]


def test_build_makes_every_one_a_page(newsroom: Newsroom) -> None:
    """Each post but the one draft has its page, and so has each topic, those without a file included."""
    done = newsroom.call("mkdocs", "build", "--quiet")

    assert done.returncode == 0, done.stderr[-2000:]
    site = newsroom.folder / "site"
    assert len([*site.glob("briefings/*/*/*/*/index.html")]) == 2066 - 1
    for topic in ("artificial-intelligence", "centers-of-excellence", "coe", "managing-digital"):
        assert (site / "topics" / topic / "index.html").is_file()
    assert (site / "briefings/2014/02/20/124062/index.html").is_file()  # a slug that is a number
