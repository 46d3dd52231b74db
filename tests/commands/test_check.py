"""`nutgraf check`: what is told, of which files, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.commands.newsrooms import nutgraf
from tests.commands.terminals import make_newsroom, on_terminal

GOOD = "---\ntitle: A\ndate: 2024-03-26\n---\n"
FILES = {
    "briefings/2024/good.md": GOOD,
    "briefings/2024/bad.md": "---\ntilte: B\ndate: 2024-03-26\n---\n",
    "briefings/undated.md": "---\ntitle: C\n---\n",
    "actors/zoe.md": "---\nname: Zoe\nmood: calm\n---\n",
}
BAD = (
    "error: content/briefings/2024/bad.md:2:1: tilte: expected the field `title`, but got `tilte`\n"
    "    Write `title`; a field of your own goes below `extra`.\n"
)
UNDATED = "error: content/briefings/undated.md:2:1: date: expected a date, but got none\n"
ZOE = "notice: content/actors/zoe.md:3:1: mood: "


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom with an error in two files and a notice in a third, and the working directory in it."""
    monkeypatch.chdir(make_newsroom(FILES, tmp_path))
    return tmp_path


@pytest.mark.usefixtures("newsroom")
def test_all_is_told() -> None:
    """Without paths, every problem is told, on the form's own stream; the summary goes elsewhere."""
    result = nutgraf("check")

    assert BAD in result.stdout
    assert UNDATED in result.stdout
    assert ZOE in result.stdout
    assert result.stderr == "2 errors, 1 notice\n"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "paths",
    [
        ["content/briefings/2024/bad.md"],
        ["content/briefings/2024"],
        ["content/briefings/2024/", "content/briefings/2024/good.md"],
        ["content/actors/../briefings/2024/bad.md"],
        ["{absolute}/content/briefings/2024/bad.md"],
    ],
    ids=" ".join,
)
def test_paths(paths: list[str], newsroom: Path) -> None:
    """Only the problems of the files and folders that are named are told, however they are named."""
    result = nutgraf("check", *(path.format(absolute=newsroom) for path in paths))

    assert result.stdout == BAD
    assert result.exit_code == 1


def test_paths_through_links(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A path that leads to the content by a link is one of the content."""
    link = tmp_path_factory.mktemp("elsewhere") / "newsroom"
    link.symlink_to(newsroom)

    assert nutgraf("check", f"{link}/content/briefings/2024").stdout == BAD


def test_paths_of_the_content_folder_itself(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the content folder, paths are as seen from there."""
    monkeypatch.chdir(newsroom / "content")

    result = nutgraf("check", "-f", "../mkdocs.yml", "briefings/2024")

    assert result.stdout.startswith("error: ./briefings/2024/bad.md:2:1: ")
    assert nutgraf("check", "-f", "../mkdocs.yml", ".").stderr == "2 errors, 1 notice\n"


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("path", ["content/briefings/2024/good.md", "content/actors"])
def test_what_is_good_passes(path: str) -> None:
    """Errors elsewhere do not fail the check of a file, and notices fail nothing."""
    assert nutgraf("check", "--strict", path).exit_code == 0


@pytest.mark.usefixtures("newsroom")
def test_references_into_what_is_not_named() -> None:
    """A single file is checked with all others known, as references lead to them."""
    text = GOOD.replace("---\n", "---\nactors: [zoe]\n", 1)
    Path("content/briefings/one.md").write_text(text, encoding="utf-8")

    result = nutgraf("check", "content/briefings/one.md")

    assert result.stderr == "Nothing to mend.\n"
    assert result.exit_code == 0


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("mkdocs.yml", "mkdocs.yml is not below content/"),
        ("content/nowhere.md", "there is no content/nowhere.md"),
    ],
)
def test_wrong_paths(path: str, message: str) -> None:
    """A path that is no part of the content is a wrong use of the command."""
    result = nutgraf("check", path)

    assert f"expected a file or folder of the content, but {message}" in result.stderr
    assert result.exit_code == 2


def test_no_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no newsroom, that is said."""
    monkeypatch.chdir(tmp_path)

    result = nutgraf("check")

    assert "expected a newsroom, but there is no mkdocs.yml" in result.stderr
    assert result.exit_code == 2


@pytest.mark.usefixtures("newsroom")
def test_the_folder_of_a_newsroom() -> None:
    """Who names the folder in the place of the settings is told their name."""
    result = nutgraf("check", "-f", ".")

    assert "expected a newsroom, but . is a folder. Name the settings in it" in result.stderr
    assert result.exit_code == 2


def test_warnings_fail_a_strict_check(newsroom: Path) -> None:
    """A warning fails a strict check only."""
    image = newsroom / "content/briefings/image.md"
    image.write_text(GOOD + "![A map](map.png)\n", encoding="utf-8")

    assert nutgraf("check", str(image)).exit_code == 0
    assert nutgraf("check", "--strict", str(image)).exit_code == 1


@pytest.mark.usefixtures("newsroom")
def test_reports_for_programs_are_alone_on_their_stream() -> None:
    """What a program reads holds nothing else."""
    assert len(json.loads(nutgraf("check", "--format", "json").stdout)["problems"]) == 3
    assert json.loads(nutgraf("check", "--format", "sarif").stdout)["version"] == "2.1.0"


@pytest.mark.slow
@pytest.mark.usefixtures("newsroom")
def test_colours() -> None:
    """Levels are coloured for a terminal, and nowhere else; nor there where NO_COLOR is set."""
    assert "\x1b[31m" in on_terminal("check")
    assert "\x1b[" not in on_terminal("check", NO_COLOR="1")
    assert "\x1b[" not in nutgraf("check").stdout


def test_in_a_folder_of_a_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stands too deep in a newsroom is told where it begins; who is in none, how to make one."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    lost = nutgraf("check")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    deep = nutgraf("check")

    assert "make one with `nutgraf init`" in lost.stderr
    assert f"There is one in {tmp_path}: go there first." in deep.stderr


def test_against_a_site_and_its_sitemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or a sitemap is held against the next site, in which no draft is; one without pages is a wrong use."""
    draft = "---\nname: C\ndraft: true\n---\n"
    folder = make_newsroom({"topics/b.md": "---\nname: B\n---\n", "topics/c.md": draft}, tmp_path)
    monkeypatch.chdir(folder)
    (folder / "old/topics/c").mkdir(parents=True)
    (folder / "old/topics/c/index.html").write_text("", encoding="utf-8")
    places = "".join(f"<url><loc>https://a.example/topics/{each}/</loc></url>" for each in "bd")
    (folder / "sitemap.xml").write_text(f"<urlset>{places}</urlset>", encoding="utf-8")
    (folder / "empty.xml").write_text("<urlset/>", encoding="utf-8")

    site, sitemap, empty = (
        nutgraf("check", "--against", each) for each in ("old", "sitemap.xml", "empty.xml")
    )

    assert "old:1:1: expected /topics/c/ to be there still" in site.stdout
    assert "expected /topics/d/ to be there still" in sitemap.stdout
    assert "/topics/b/" not in sitemap.stdout
    assert [each.exit_code for each in (site, sitemap, empty)] == [1, 1, 2]


def test_what_only_readers_miss_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What leads to a draft, or leans on one, is whole in a preview, and not in the site that readers get."""
    claim = "claims: [{{id: c, claim: D, positions: [{{stance: {}, holder: E}}]}}]\n---\n"
    head = GOOD.removesuffix("---\n")
    files = {
        "briefings/a.md": f"{head}{claim.format('asserts')}[That](/briefings/2024/03/26/b/).\n",
        "briefings/b.md": f"{head}draft: true\n{claim.format('disputes')}",
    }
    monkeypatch.chdir(make_newsroom(files, tmp_path))
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("{nutgraf: {rules: off}}", "nutgraf"))

    for _ in range(2):  # anew, and as it is known
        result = nutgraf("check", "--strict")
        assert result.exit_code == 1
        for code in ("broken-link", "claim-with-one-position"):
            [hint] = [line for line in result.stdout.splitlines() if f"(`{code}`)" in line]
            assert hint.endswith(
                "This is so for readers, who do not see drafts and what is under embargo."
            )
